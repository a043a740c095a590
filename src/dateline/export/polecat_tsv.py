"""POLECAT's table: tab-separated, its 40 columns by their names, a row for each happening."""

from collections.abc import Iterable, Iterator

from dateline import __version__
from dateline.export.coded import FEATURES, Coded, each_happening
from dateline.export.request import Request
from dateline.export.sheet import BODIES, LOCATIONS
from dateline.export.tables import Cell, write_tsv
from dateline.export.told import Happening, Member, Spot
from dateline.plover import quad_of
from dateline.store import Record

MANY = ";"
"""Stands between the values of one cell."""

_OF_WHOM = (
    "{who} Name",
    "{who} Country",
    "{who} COW",
    "Primary {who} Sector",
    "{who} Sectors",
    "{who} Title",
    "{who} Name Raw",
    "Wikipedia {who} ID",
)

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    *(one.format(who="Actor") for one in _OF_WHOM),
    *(one.format(who="Recipient") for one in _OF_WHOM),
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)


def write_polecat_tsv(record: Record, request: Request) -> Iterator[bytes]:
    """Write happenings by the day of their first event; only what the manual codes, unless all."""
    found = each_happening(record, request)
    return write_tsv(COLUMNS, (make_cells(one, coded) for one, coded in found))


def make_cells(happening: Happening, coded: Coded) -> tuple[Cell, ...]:
    """Give the cells of one happening, by what its tellings add up to."""
    telling, filed, day = coded.telling, coded.filed, coded.day
    row, quad = telling.row, quad_of(filed.type)
    return (
        happening.row.id,
        day.day,
        filed.type,
        _join(filed.mode),
        filed.score,
        quad.upper() if quad else None,
        _join(row.context),
        *_member_cells(telling.actor),
        *_member_cells(telling.recipient),
        *_place_cells(telling.spot),
        row.source.publisher or row.source.found_at,
        row.source.published,
        _join(telling.sheet.names(("person",))),
        _join(telling.sheet.names(BODIES)),
        _join(telling.sheet.names(LOCATIONS)),
        telling.sheet.language,
        f"dateline {__version__}",
    )


def _member_cells(members: tuple[Member, ...]) -> tuple[Cell, ...]:
    sectors = [one.sector for one in members if one.sector]
    return (
        _join(one.party.name for one in members),
        _join(one.country for one in members if one.country),
        _join(one.cow for one in members if one.cow),
        sectors[0] if sectors else None,
        _join(sectors),
        _join(one.role for one in members if one.role),
        _join(one.party.words for one in members),
        _join(one.entry.wikidata for one in members if one.entry and one.entry.wikidata),
    )


def _place_cells(spot: Spot | None) -> tuple[Cell, ...]:
    if spot is None:
        return (None,) * 10
    place = spot.place
    if place is None:
        return (spot.party.name, *(None,) * 3, spot.country, *(None,) * 3, spot.party.words, None)
    return (
        spot.party.name,
        place.name if place.precision == 4 else None,
        place.name if place.precision == 3 else None,
        place.admin1 or (place.name if place.precision == 2 else None),
        spot.country,
        place.lat,
        place.lon,
        place.geonames,
        spot.party.words,
        FEATURES[place.precision][1],
    )


def _join(values: Iterable[str]) -> str:
    """Give the values of one cell, each once; a semicolon inside one becomes a comma."""
    return MANY.join(dict.fromkeys(one.replace(MANY, ",") for one in values))
