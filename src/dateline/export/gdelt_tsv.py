"""GDELT's event table: 61 columns with tabs between, no names, a row for each happening."""

from collections.abc import Iterator
from datetime import date

from dateline.export.gdelt import Codes, Entry, actor_cells, each_entry, fips_code, make_number
from dateline.export.request import Request
from dateline.export.tables import Cell, write_tsv
from dateline.export.told import Happening, Spot
from dateline.store import Record

_OF_ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
_OF_PLACE = (
    "Type",
    "FullName",
    "CountryCode",
    "ADM1Code",
    "ADM2Code",
    "Lat",
    "Long",
    "FeatureID",
)
COLUMNS = (
    "GLOBALEVENTID",
    "SQLDATE",
    "MonthYear",
    "Year",
    "FractionDate",
    *(f"Actor1{one}" for one in _OF_ACTOR),
    *(f"Actor2{one}" for one in _OF_ACTOR),
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    *(f"{where}Geo_{one}" for where in ("Actor1", "Actor2", "Action") for one in _OF_PLACE),
    "DATEADDED",
    "SOURCEURL",
)
"""The names of the columns, which the file itself does not hold, as GDELT's files do not."""

NOWHERE: tuple[Cell, ...] = (0, *(None,) * 7)
"""A place that is not known: type 0."""

PLACE_TYPES = {1: 1, 2: 5, 3: 5, 4: 4, 5: 4}
"""GDELT's types of places for our precision, outside the USA: 1 country, 5 division, 4 town."""
US_PLACE_TYPES = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
"""The same inside the USA: 2 state, 3 town."""


def write_gdelt_tsv(record: Record, request: Request) -> Iterator[bytes]:
    """Write happenings, a row each."""
    return write_tsv((), map(make_cells, each_entry(record, request)))


def make_cells(entry: Entry) -> tuple[Cell, ...]:
    """Give the cells of one happening."""
    happening = entry.happening
    telling = happening.best
    # GDELT has room for one actor on each side: where all stand on one, the second is the other.
    second = (telling.recipient or telling.actor[1:])[:1]
    return (
        make_number(happening.row.id),
        *_date_cells(entry.day),
        *actor_cells(telling.actor[0] if telling.actor else None),
        *actor_cells(second[0] if second else None),
        *_count_cells(happening, entry.codes),
        *NOWHERE,
        *NOWHERE,
        *_place_cells(telling.spot),
        entry.added,
        telling.row.source.url or telling.row.source.found_at,
    )


def _date_cells(day: date) -> tuple[Cell, ...]:
    """Give SQLDATE, MonthYear, Year and FractionDate (months of 30 days, as GDELT counts)."""
    share = min(((day.month - 1) * 30 + day.day) / 365, 0.9999)
    return (f"{day:%Y%m%d}", f"{day:%Y%m}", day.year, f"{day.year + share:.4f}")


def _count_cells(happening: Happening, codes: Codes) -> tuple[Cell, ...]:
    """Give the cells from IsRootEvent to AvgTone; counts are of all reports, sources of texts."""
    return (
        int(any(one.sheet.sentence_number(one.row.start) <= 2 for one in happening.tellings)),
        codes.code,
        codes.base,
        codes.root,
        codes.quad,
        codes.scale,
        len(happening.tellings),
        happening.row.independent,
        len(happening.row.sources),
        None,
    )


def _place_cells(spot: Spot | None) -> tuple[Cell, ...]:
    if spot is None:
        return NOWHERE
    fips, place = fips_code(spot.country), spot.place
    if place is None:
        return (0, spot.party.name, fips, *(None,) * 5)
    kinds = US_PLACE_TYPES if spot.country == "USA" else PLACE_TYPES
    parts = (place.name, place.admin1 if place.admin1 != place.name else None, spot.country_name)
    full = ", ".join(dict.fromkeys(one for one in parts if one))
    numbers = (place.lat, place.lon, place.geonames)
    division = fips if place.precision == 1 else None  # GDELT's code of a whole country
    return (kinds[place.precision], full, fips, division, None, *numbers)
