"""Disputes over a happening: whether it was at all, who did it, where, and on which day."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dateline.assemble.exclusion import (
    exclude_actors,
    exclude_days,
    exclude_places,
    exclude_statuses,
    find_ids,
)
from dateline.assemble.matters import DEEDS, Matter
from dateline.assemble.timeline import telling_key
from dateline.assemble.tolls import say_matter
from dateline.assemble.voices import (
    Claimed,
    end_corrected,
    end_updated,
    make_sides,
    settle,
    voice_of,
)
from dateline.disputes import Dispute
from dateline.findings import AFFIRMED, DENIED
from dateline.identity import make_id
from dateline.record import EventRow, PlaceRow

MOST = 60
"""Tellings of one happening that are compared, the last of them."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """A field of a happening: what a telling says of it, or None, and when two are opposed."""

    name: str
    say: Callable[[EventRow], str | None]
    exclude: Callable[[EventRow, EventRow, Mapping[str, PlaceRow]], bool]


def find_contradictions(
    happenings: Iterable[Sequence[EventRow]],
    places: Mapping[str, PlaceRow],
    corrected: Mapping[str, date],
) -> Iterator[Dispute]:
    """Give the disputes over the fields of each happening, given by its tellings."""
    for rows in happenings:
        if len(rows) > 1:
            told = sorted(rows, key=telling_key)[-MOST:]
            for aspect in ASPECTS:
                found = _dispute(aspect, told, places, corrected)
                if found is not None:
                    yield found


def _dispute(
    aspect: Aspect,
    rows: Sequence[EventRow],
    places: Mapping[str, PlaceRow],
    corrected: Mapping[str, date],
) -> Dispute | None:
    said = [(row, value) for row in rows if (value := aspect.say(row)) is not None]
    if len({value for _, value in said}) < 2:
        return None
    at = {row.id: row for row, _ in said}
    claims = [
        Claimed(value, voice_of(row, row.trigger), row.source.published) for row, value in said
    ]

    def excludes(one: Claimed, other: Claimed) -> bool:
        return aspect.exclude(at[one.voice.id], at[other.voice.id], places)

    claims = list(end_updated(end_corrected(claims, corrected), excludes))
    pairs = [
        (one, other)
        for one, other in combinations(claims, 2)
        if excludes(one, other) and one.claimant != other.claimant
    ]
    if not pairs:
        return None
    against = {one.voice.id for pair in pairs for one in pair}
    settled = settle(claims, pairs)
    matter = Matter(tuple(rows), ())
    days = _days(rows)
    return Dispute(
        about=aspect.name,
        subject=say_matter(matter),
        sides=make_sides(one for one in claims if one.voice.id in against),
        id=make_id("dispute", matter.id, aspect.name),
        what=matter.id,
        kind="event",
        type=rows[0].type,
        earliest=days[0],
        latest=days[1],
        places=tuple({row.place.id: row.place for row in rows if row.place}.values()),
        standing="open" if settled is None else "settled",
        settled=settled,
        events=tuple(sorted(row.id for row in rows)),
    )


def _say_status(row: EventRow) -> str | None:
    return row.status.replace("_", " ") if row.status in AFFIRMED | DENIED else None


def _say_actor(row: EventRow) -> str | None:
    if row.type not in DEEDS or row.status not in AFFIRMED or not find_ids(row.actor):
        return None
    return ", ".join(one.name for one in row.actor)


def _say_place(row: EventRow) -> str | None:
    return row.place.name if row.place is not None and row.status in AFFIRMED else None


def _say_day(row: EventRow) -> str | None:
    if row.earliest is None or row.latest is None or row.status not in AFFIRMED:
        return None
    return f"{row.earliest}" if row.earliest == row.latest else f"{row.earliest}..{row.latest}"


def _exclude_places(one: EventRow, other: EventRow, places: Mapping[str, PlaceRow]) -> bool:
    if one.place is None or other.place is None:
        return False
    wide = one if one.place.id.startswith("country/") else other
    inner = other if wide is one else one
    return exclude_places(one.place, other.place, places, inner.country or "")


ASPECTS = (
    Aspect("status", _say_status, lambda one, other, _: _denies(one, other)),
    Aspect("actor", _say_actor, lambda one, other, _: exclude_actors(one.actor, other.actor)),
    Aspect("place", _say_place, _exclude_places),
    Aspect(
        "day",
        _say_day,
        lambda one, other, _: exclude_days(
            (one.earliest, one.latest), (other.earliest, other.latest)
        ),
    ),
)


def _denies(one: EventRow, other: EventRow) -> bool:
    """Tell whether one denies what the other tells: that another did it denies nothing."""
    return exclude_statuses(one.status, other.status) and not exclude_actors(one.actor, other.actor)


def _days(rows: Sequence[EventRow]) -> tuple[date | None, date | None]:
    known = [(row.earliest, row.latest) for row in rows if row.earliest and row.latest]
    if not known:
        return (None, max((row.latest for row in rows if row.latest), default=None))
    return min(known, key=lambda days: (days[1] or date.max) - (days[0] or date.min))
