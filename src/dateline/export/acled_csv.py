"""A table with ACLED's columns: a row for each happening that is one of its kinds of events.

The tables of kinds, actors and regions are in data/export/acled.yaml.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from functools import cache

from dateline.export.filing import Day, known_day, load_codes, pick_day
from dateline.export.gdelt import iso_number, make_number
from dateline.export.request import Request
from dateline.export.tables import Cell, join_values, write_csv
from dateline.export.told import COUNTRY, Happening, Member, Spot, Teller, Telling
from dateline.findings import AFFIRMED
from dateline.store import Record

FILE = "acled.yaml"

COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)

CIVILIANS = "Civilians"
STATE, FOREIGN = "State forces", "External/Other forces"
DEMONSTRATORS = {"Protests": "Protesters", "Riots": "Rioters"}
GEO_PRECISION = {5: 1, 4: 1, 3: 2, 2: 3, 1: 3}
"""ACLED's precision of places (1 exact, 2 near, 3 region) for ours; it has none for a country."""

WEEK = 7


def write_acled_csv(record: Record, request: Request) -> Iterator[bytes]:
    """Write what is told to be so, by the day of the first event; all statuses if all is asked."""
    return write_csv(COLUMNS, _rows(record, request))


def _rows(record: Record, request: Request) -> Iterator[tuple[Cell, ...]]:
    for happening in Teller(record, request).happenings():
        if happening.best.row.status in AFFIRMED or request.everything:
            cells = make_cells(happening)
            if cells is not None:
                yield cells


@cache
def _regions() -> Mapping[str, str]:
    regions: Mapping[str, Sequence[str]] = load_codes(FILE)["regions"]
    return {country: region for region, inside in regions.items() for country in inside}


def find_kind(telling: Telling) -> tuple[str, str] | None:
    """Give ACLED's event type and sub-type; None for what is no event of its."""
    row = telling.row
    armed: Sequence[str] = load_codes(FILE)["armed"]
    is_armed = "yes" if any(_sector(one) in armed for one in telling.recipient) else "no"
    for one in load_codes(FILE)["events"]:
        fits = one["type"] == row.type and one.get("mode", "") in ("", *row.mode)
        if fits and one.get("armed", is_armed) == is_armed:
            return one["event"], one["sub"]
    return None


def make_cells(happening: Happening) -> tuple[Cell, ...] | None:
    """Give the cells of one happening; None where it is no event of ACLED's, or has no day."""
    telling = happening.best
    row = telling.row
    kind, day = find_kind(telling), pick_day(row.earliest, row.latest, row.source)
    if kind is None or day is None:
        return None
    event, sub = kind
    disorder = load_codes(FILE)["disorder"][event]
    first, second = _sides(telling)
    one = DEMONSTRATORS.get(event) or _inter(first, row.country)
    other = _inter(second, row.country) or (CIVILIANS if second else None)
    changed = max(filter(None, map(known_day, happening.row.sources)), default=day.day)
    return (
        f"{row.country or ''}{make_number(happening.row.id)}",
        day.day,
        day.day.year,
        _time_precision(day),
        disorder,
        event,
        sub,
        *_side_cells(first, one),
        *_side_cells(second, other),
        "-".join(part for part in (one, other) if part),
        "Civilian targeting" if disorder == "Political violence" and other == CIVILIANS else None,
        *_place_cells(telling.spot),
        join_values(one.publisher or one.found_at for one in happening.row.sources),
        None,
        row.sentence,
        _count_killed(happening),
        "; ".join(f"crowd size={words}" for words in _crowds(happening)),
        int(datetime.combine(changed, time(), UTC).timestamp()),
    )


def _sides(telling: Telling) -> tuple[Sequence[Member], Sequence[Member]]:
    """Give both sides; where all stand on one, as in a fight, the first faces the others."""
    if telling.recipient or len(telling.actor) < 2:
        return telling.actor, telling.recipient
    return telling.actor[:1], telling.actor[1:]


def _sector(member: Member) -> str | None:
    """Give a sector; a country by its bare name is its state."""
    state = "GOV" if member.party.id.startswith(COUNTRY) else None
    return member.sector or state


def _inter(side: Sequence[Member], country: str | None) -> str | None:
    """Give the kind of the first of a side; None of nobody, and of those who are mere words."""
    sector = _sector(side[0]) if side else None
    if sector is None:
        return None
    kind: str = load_codes(FILE)["inter"].get(sector, CIVILIANS)
    own = side[0].country
    return FOREIGN if kind == STATE and own and country and own != country else kind


def _side_cells(side: Sequence[Member], kind: str | None) -> tuple[Cell, ...]:
    names = [one.party.name for one in side]
    return (names[0] if names else None, join_values(names[1:]), kind)


def _time_precision(day: Day) -> int:
    """Give 1 for a day, 2 for days of one week, 3 for more, or for one bound alone."""
    if day.basis == "day":
        return 1
    return 2 if day.last is not None and (day.last - day.day).days < WEEK else 3


def _place_cells(spot: Spot | None) -> tuple[Cell, ...]:
    """Give the cells from iso to geo_precision."""
    if spot is None:
        return (None,) * 10
    place = spot.place
    return (
        iso_number(spot.country),
        _regions().get(spot.country or ""),
        spot.country_name,
        place.admin1 if place else None,
        place.name if place and place.precision == 3 else None,
        None,
        spot.party.name,
        place.lat if place else None,
        place.lon if place else None,
        GEO_PRECISION[place.precision] if place else None,
    )


def _count_killed(happening: Happening) -> int | None:
    """Give the lowest number of dead that the tellings give; None where none does."""
    figures = (
        one.low if one.low is not None else one.high
        for telling in happening.tellings
        for one in telling.row.quantities
        if one.what == "killed"
    )
    return min((number for number in figures if number is not None), default=None)


def _crowds(happening: Happening) -> tuple[str, ...]:
    words = (
        one.words
        for telling in happening.tellings
        for one in telling.row.quantities
        if one.what == "participants"
    )
    return tuple(dict.fromkeys(words))
