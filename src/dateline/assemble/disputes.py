"""Values that exclude each other: of a state, of a happening, of what was counted.

Nothing is overruled: each side is kept, with who says so, since when and on which words; what was
corrected or taken back stays, and the dispute is then settled. Fields that can have several values
at once (members, partners, tasks) are no dispute, unless one report affirms what another denies.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, islice

from dateline.assemble.contradictions import find_contradictions
from dateline.assemble.exclusion import exclude_states, find_seat, read_bounds
from dateline.assemble.matters import group_happenings, make_matters
from dateline.assemble.parts import drop_wholes
from dateline.assemble.timeline import telling_key
from dateline.assemble.tolls import find_toll_disputes
from dateline.assemble.voices import (
    Claimed,
    end_corrected,
    end_updated,
    later,
    make_sides,
    settle,
    voice_of,
)
from dateline.disputes import Count, Dispute, DisputeParts, Settlement, Side
from dateline.findings import AFFIRMED, DENIED
from dateline.identity import make_id
from dateline.record import Party, StateRow

NEAR = 7
"""Days: reports of undated states that are further apart may tell of a change, not a dispute."""

MOST = 150
"""States of one field and subject that are compared, the last of them."""


def find_disputes(parts: DisputeParts) -> tuple[Dispute, ...]:
    """Give the disputes among these rows: of states, then of happenings, then of numbers."""
    corrected = dict(parts.corrected)
    places = {row.actor: row for row in parts.places}
    matters = make_matters(parts.events, parts.tallies, places)
    return (
        *_dispute_states(parts.states, corrected),
        *_dispute_seats(parts.states, corrected),
        *find_contradictions(group_happenings(parts.events), places, corrected),
        *find_toll_disputes(matters, corrected),
    )


# --- states of one subject


def _dispute_states(states: Iterable[StateRow], corrected: Mapping[str, date]) -> Iterator[Dispute]:
    fields: dict[tuple[str, str], list[StateRow]] = {}
    for state in states:
        if state.field != "office":
            fields.setdefault((state.field, state.subject.id), []).append(state)
    for (field, subject), rows in sorted(fields.items()):
        found = _dispute_field(field, subject, sorted(rows, key=telling_key)[-MOST:], corrected)
        if found is not None:
            yield found


def _dispute_field(
    field: str, subject: str, rows: Sequence[StateRow], corrected: Mapping[str, date]
) -> Dispute | None:
    rows = drop_wholes(rows) if field == "status" else rows
    at = {row.id: row for row in rows}
    against = _find_excluding(field, rows)
    if not against and field != "strength":
        return None

    def excludes(one: Claimed, other: Claimed) -> bool:
        ours, theirs = at[one.voice.id], at[other.voice.id]
        if (ours.value, ours.status, theirs.value, theirs.status) not in against:
            return False
        return _may_exclude(field, ours, theirs)

    claims = [_claim(row) for row in rows]
    claims = list(end_updated(end_corrected(claims, corrected), excludes))
    near = {frozenset((one.id, other.id)) for one, other in _pairs_at_one_time(rows)}
    pairs = [
        (one, other)
        for one, other in combinations(claims, 2)
        if excludes(one, other) and frozenset((one.voice.id, other.voice.id)) in near
    ]
    if not pairs and not (field == "strength" and _vary(rows)):
        return None
    sides = {one.voice.id for pair in pairs for one in pair} or set(at)
    settled = settle(claims, pairs)
    return _make_dispute(
        field,
        rows[0].subject,
        [at[one] for one in sorted(sides)],
        make_sides(one for one in claims if one.voice.id in sides),
        settled,
        tuple(_counts(claims, at)) if field == "strength" else (),
        make_id("dispute", subject, field),
        is_range=not pairs,
    )


def _vary(rows: Sequence[StateRow]) -> bool:
    """Tell whether numbers of one time differ, though they leave room for each other."""
    return any(
        None not in (ours := read_bounds(one.value), theirs := read_bounds(other.value))
        and ours != theirs
        for one, other in _pairs_at_one_time(rows)
    )


def _counts(claims: Iterable[Claimed], at: Mapping[str, StateRow]) -> Iterator[Count]:
    """Give all numbers of a strength, in order of publication."""
    for one in claims:
        bounds = read_bounds(at[one.voice.id].value)
        if bounds is not None:
            low, high = round(bounds[0]), None if bounds[1] == float("inf") else round(bounds[1])
            yield Count("strength", low, high, (), one.as_of, one.voice)


def _claim(row: StateRow) -> Claimed:
    return Claimed(_say(row), voice_of(row, row.words), row.source.published)


def _make_dispute(  # noqa: PLR0913 (each names a field of what it makes)
    about: str,
    subject: Party,
    rows: Sequence[StateRow],
    sides: tuple[Side, ...],
    settled: Settlement | None,
    counts: tuple[Count, ...],
    one: str,
    *,
    is_range: bool = False,
) -> Dispute:
    held = [days for row in rows if (days := _held(row)) is not None]
    return Dispute(
        about=about,
        subject=subject.name,
        sides=sides,
        id=one,
        what=subject.id,
        kind="state",
        earliest=min((first for first, _ in held), default=None),
        latest=max((last for _, last in held), default=None),
        standing="range" if is_range else "open" if settled is None else "settled",
        settled=settled,
        counts=counts,
    )


# --- offices


def _dispute_seats(states: Iterable[StateRow], corrected: Mapping[str, date]) -> Iterator[Dispute]:
    """Give the offices that two people are said to hold at one time.

    Who follows another is told of after him: a dispute has each told of while the other is.
    """
    seats: dict[str, list[StateRow]] = {}
    for row in states:
        seat = find_seat(row.value) if row.field == "office" and row.status in AFFIRMED else None
        if seat is not None and "/" in row.subject.id:
            seats.setdefault(seat, []).append(row)
    for seat, rows in sorted(seats.items()):
        holders: dict[str, list[StateRow]] = {}
        for row in sorted(rows, key=telling_key)[-MOST:]:
            holders.setdefault(row.subject.id, []).append(row)
        against = [pair for pair in combinations(sorted(holders), 2) if _at_once(*pair, holders)]
        if against:
            yield _dispute_seat(seat, holders, against, corrected)


def _dispute_seat(
    seat: str,
    holders: Mapping[str, Sequence[StateRow]],
    against: Sequence[tuple[str, str]],
    corrected: Mapping[str, date],
) -> Dispute:
    names = sorted({one for pair in against for one in pair})
    rows = [row for name in names for row in holders[name]]
    claims = [
        Claimed(row.subject.name, voice_of(row, row.words), row.source.published) for row in rows
    ]
    claims = list(end_corrected(claims, corrected))
    at = {one.voice.id: one for one in claims}
    pairs = [
        (at[one.id], at[other.id])
        for first, last in against
        for one in holders[first]
        for other in holders[last]
    ]
    office = next((row.value for row in rows if row.value.casefold() == seat), seat)
    subject = Party(f"office/{seat.replace(' ', '-')}", office, office)
    one = make_id("dispute", "office", seat)
    return _make_dispute(
        "office", subject, rows, make_sides(claims), settle(claims, pairs), (), one
    )


def _at_once(one: str, other: str, holders: Mapping[str, Sequence[StateRow]]) -> bool:
    """Tell whether each is told of as holder before the other's last day of being told so."""
    ours = [days for row in holders[one] if (days := _held(row)) is not None]
    theirs = [days for row in holders[other] if (days := _held(row)) is not None]
    if not ours or not theirs:
        return False
    first = max(min(days[0] for days in ours), min(days[0] for days in theirs))
    last = min(max(days[1] for days in ours), max(days[1] for days in theirs))
    return first <= last


def _pairs_at_one_time(rows: Iterable[StateRow]) -> Iterator[tuple[StateRow, StateRow]]:
    """Give the pairs of states that hold at about the same time.

    Ordered by their first day, each is compared with those only that begin before it has ended.
    States without any day are compared within their report.
    """
    dated = [(held, row) for row in rows if (held := _held(row)) is not None]
    dated.sort(key=lambda one: (one[0], one[1].id))
    for place, ((_, last), row) in enumerate(dated):
        for (first, _), other in islice(dated, place + 1, None):
            if first > later(last, NEAR):
                break
            yield row, other
    undated: dict[str, list[StateRow]] = {}
    for row in rows:
        if _held(row) is None:
            undated.setdefault(row.source.document, []).append(row)
    for inside in undated.values():
        yield from combinations(inside, 2)


def _say(row: StateRow) -> str:
    return f"not {row.value}" if row.status in DENIED else row.value


def _find_excluding(field: str, rows: Iterable[StateRow]) -> frozenset[tuple[str, str, str, str]]:
    """Give the values and statuses that cannot both be true of one time, each pair both ways.

    There are few of them, while a field that everybody tells of has many states.
    """
    kinds = dict.fromkeys((row.value, row.status) for row in rows)
    found = [
        (*one, *other) for one, other in combinations(kinds, 2) if exclude_states(field, one, other)
    ]
    return frozenset((*found, *((*one[2:], *one[:2]) for one in found)))


def _may_exclude(field: str, one: StateRow, other: StateRow) -> bool:
    """Tell whether the days of two states let them exclude each other: a later status follows."""
    return field != "status" or one.value == other.value or _same_days(one, other)


def _same_days(one: StateRow, other: StateRow) -> bool:
    """Tell whether two states hold on one day: what comes after the other is a change."""
    ours, theirs = _held(one), _held(other)
    return bool(ours and theirs and ours[0] <= theirs[1] and theirs[0] <= ours[1])


def _held(row: StateRow) -> tuple[date, date] | None:
    """Give the days of a state; one without days holds on the day of its report."""
    reported = row.source.published
    first = row.earliest or row.latest or reported
    last = row.latest or (max(first, reported) if first and reported else first)
    return None if first is None or last is None else (first, last)
