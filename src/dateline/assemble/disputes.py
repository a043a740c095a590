"""Values that exclude each other: the same field of the same thing at the same time.

Nothing is overruled: each side is kept, with who says so. Fields that can have several values at
once (members, partners, tasks) are no dispute, unless one report affirms what another denies.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, islice

from dateline.answers import Dispute, Side
from dateline.record import EventRow, StateRow

ONE_VALUE = frozenset(("strength", "status", "lead", "consent"))
"""Fields that have one value at a time."""

OFF = frozenset(("suspended", "ended", "planned"))
"""Values of a status under which a thing is not at work; all others can hold at once."""

NEAR = timedelta(days=7)
"""Reports of undated states that are further apart may tell of a change, not a dispute."""

TOLERANCE = 0.1
"""How far "about 500" may be off."""

_AFFIRMED = frozenset(("happened", "ongoing"))
_DENIED = frozenset(("denied", "did_not_happen"))
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|nearly|almost|approximately|close to)\b")
_OVER = re.compile(r"\b(?:over|above|more than|at least|exceeding)\b")
_UNDER = re.compile(r"\b(?:under|below|up to|less than|fewer than|at most)\b")


def find_disputes(
    states: Iterable[StateRow], events: Iterable[EventRow] = ()
) -> tuple[Dispute, ...]:
    """Give the disputes among the states of one subject and the figures of its happenings."""
    fields: dict[tuple[str, str], list[StateRow]] = {}
    for state in states:
        fields.setdefault((state.field, state.subject.id), []).append(state)
    found = [_dispute_states(field, rows) for (field, _), rows in sorted(fields.items())]
    return (*(one for one in found if one is not None), *_dispute_figures(events))


@lru_cache(maxsize=4096)
def read_bounds(value: str) -> tuple[float, float] | None:
    """Give the least and the greatest number that words such as "more than 40" allow.

    None when they hold no number. "about" allows TOLERANCE either way.
    """
    found = _NUMBER.search(value[:100])
    if found is None:
        return None
    number = float(found.group().replace(",", ""))
    words = value[:100].casefold()
    if _OVER.search(words):
        return (number, float("inf"))
    if _UNDER.search(words):
        return (0.0, number)
    slack = number * TOLERANCE if _ABOUT.search(words) else 0.0
    return (number - slack, number + slack)


def _dispute_states(field: str, rows: list[StateRow]) -> Dispute | None:
    against: set[str] = set()
    for one, other in _pairs_at_one_time(rows):
        if _exclude(field, one, other):
            against.update((one.id, other.id))
    if not against:
        return None
    told = [row for row in rows if row.id in against]
    told.sort(key=lambda row: (row.source.published or date.max, row.id))
    sides = tuple(Side(_say(row), row.sentence, row.said_by, row.source) for row in told)
    return Dispute(field, rows[0].subject.name, sides)


def _pairs_at_one_time(rows: Iterable[StateRow]) -> Iterator[tuple[StateRow, StateRow]]:
    """Give the pairs of states that hold at about the same time.

    Ordered by their first day, each is compared with those only that begin before it has ended.
    States without any day are compared within their report.
    """
    dated = [(held, row) for row in rows if (held := _held(row)) is not None]
    dated.sort(key=lambda one: (one[0], one[1].id))
    for place, ((_, last), row) in enumerate(dated):
        for (first, _), other in islice(dated, place + 1, None):
            if first > _later(last):
                break
            yield row, other
    undated: dict[str, list[StateRow]] = {}
    for row in rows:
        if _held(row) is None:
            undated.setdefault(row.source.document, []).append(row)
    for inside in undated.values():
        yield from combinations(inside, 2)


def _say(row: StateRow) -> str:
    return f"not {row.value}" if row.status in _DENIED else row.value


def _exclude(field: str, one: StateRow, other: StateRow) -> bool:
    """Tell whether two states of one field and time cannot both be true."""
    statuses = {one.status, other.status}
    if one.value.casefold() == other.value.casefold():
        return bool(statuses & _AFFIRMED and statuses & _DENIED)
    if field not in ONE_VALUE or not statuses <= _AFFIRMED:
        return False
    ours, theirs = read_bounds(one.value), read_bounds(other.value)
    if field == "strength":
        return ours is not None and theirs is not None and not _overlap(ours, theirs)
    if field == "status":
        return _is_on(one.value) != _is_on(other.value) and _same_days(one, other)
    return True


def _is_on(value: str) -> bool:
    return value.casefold() not in OFF


def _same_days(one: StateRow, other: StateRow) -> bool:
    """Tell whether two states hold on one day: what comes after the other is a change."""
    ours, theirs = _held(one), _held(other)
    return bool(ours and theirs and ours[0] <= theirs[1] and theirs[0] <= ours[1])


def _later(last: date) -> date:
    return last + NEAR if last < date.max - NEAR else date.max


def _held(row: StateRow) -> tuple[date, date] | None:
    """Give the days of a state; one without days holds on the day of its report."""
    reported = row.source.published
    first = row.earliest or row.latest or reported
    last = row.latest or (max(first, reported) if first and reported else first)
    return None if first is None or last is None else (first, last)


def _dispute_figures(events: Iterable[EventRow]) -> tuple[Dispute, ...]:
    """Give the counts that differ between the tellings of one happening."""
    counts: dict[tuple[str, str], list[tuple[tuple[float, float], str, EventRow]]] = {}
    for row in events:
        for one in row.quantities:
            low = float(one.low) if one.low is not None else 0.0
            high = float(one.high) if one.high is not None else float("inf")
            counts.setdefault((row.happening, one.what), []).append(((low, high), one.words, row))
    found = []
    for (happening, what), told in sorted(counts.items(), key=lambda item: item[0]):
        if max(low for (low, _), _, _ in told) > min(high for (_, high), _, _ in told):
            sides = tuple(_figure_side(bounds, words, row) for bounds, words, row in told)
            found.append(Dispute(what, happening, sides))
    return tuple(found)


def _figure_side(bounds: Sequence[float], words: str, row: EventRow) -> Side:
    low, high = bounds
    value = f"{low:g}" if low == high else f"{low:g}..{'' if high == float('inf') else f'{high:g}'}"
    return Side(value, words, row.said_by, row.source)


def _overlap(ours: tuple[float, float], theirs: tuple[float, float]) -> bool:
    return ours[0] <= theirs[1] and theirs[0] <= ours[1]
