"""Where disputes are looked for: the candidates by index, newest first, and what belongs to them.

The candidates come from dispute_search, numbers by day. What is loaded holds all versions of
reports known by the day that is asked for, so that what was corrected still shows. Nothing is
stored.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from dateline.answers import Filter
from dateline.disputes import Dispute, DisputeParts
from dateline.errors import UnknownError
from dateline.record import EventRow, PlaceRow, StateRow, TallyRow
from dateline.rules import Rules
from dateline.store.asking import IN, Conditions, ask_events, ask_states, ask_visible
from dateline.store.copies import mark_copies
from dateline.store.dispute_search import (
    ABOUT,
    DENIED,
    STATES,
    TALLIES,
    events_before,
    find_candidates,
    find_counterparts,
    find_denied,
    find_last,
    find_shared,
    load_disputed_states,
)
from dateline.store.linking import split_groups
from dateline.store.loading import load_events, load_states, pick_ids
from dateline.store.naming import RecordNames, find_id
from dateline.store.tallies import load_tallies
from dateline.store.views import OPEN

STEPS = 3
"""Steps back in time that a question with a limit takes at most."""

PLANS = timedelta(days=90)
"""Days after the one asked for on which what was told by then can be to happen."""

WINDOW = timedelta(days=3)
"""Days around a tally in which others can be of the same occasion."""

_AT = "EXISTS (SELECT 1 FROM party WHERE subject = tally.id AND role = 'place' AND {there})"


@dataclass(frozen=True, slots=True)
class _Step:
    """One step back in time: its parts, and the day down to which all is looked at."""

    parts: DisputeParts
    down_to: date


def find_disputes(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules, *, only_open: bool = False
) -> tuple[Dispute, ...]:
    """Give disputes, those of the last days first; with a limit only the last days are looked at.

    `subject` is whom or what they are about, `type` that of their events, `field` what is in
    dispute, a field or a counted thing; `as_of` shows them as they stood on that day.
    """
    if wanted.subject is not None:
        one = RecordNames(connection).resolve(wanted.subject)
        parts = _load_about(connection, one, wanted, rules)
        return _pick(rules.make_disputes(parts), wanted, only_open=only_open)[: wanted.limit]
    found: dict[str, Dispute] = {}
    for number, step in enumerate(_walk(connection, wanted, rules)):
        for dispute in rules.make_disputes(step.parts):
            known = found.get(dispute.id)
            if known is None or len(dispute.sides) > len(known.sides):
                found[dispute.id] = dispute
        kept = _pick(found.values(), wanted, only_open=only_open)
        if wanted.limit is not None:
            sure = [one for one in kept if (one.day or date.min) >= step.down_to]
            if len(sure) >= wanted.limit or number + 1 >= STEPS:
                break
    return _pick(found.values(), wanted, only_open=only_open)[: wanted.limit]


def find_dispute(
    connection: sqlite3.Connection, start: str, as_of: date | None, rules: Rules
) -> tuple[Dispute, ...]:
    """Give the disputes of an id or its start: of a dispute itself, or of what it is over.

    UsageError when nothing in dispute has such an id.
    """
    about = Filter(as_of=as_of)
    if start.startswith("dispute-"):
        every = find_disputes(connection, about, rules)
        found = tuple(one for one in every if one.id.startswith(start))
    else:
        kind, one = find_id(connection, start)
        if kind not in ("event", "state"):
            raise UnknownError(f"{one} is a {kind}: give the id of a dispute, an event or a state")
        parts = _load_around(connection, kind, one, about, rules)
        found = tuple(
            dispute
            for dispute in rules.make_disputes(parts)
            if one in dispute.events
            or any(voice.id == one for side in dispute.sides for voice in side.voices)
        )
    if not found:
        raise UnknownError(f"nothing in dispute has an id that begins with {start!r}")
    return found


def load_parts(
    connection: sqlite3.Connection,
    one: str,
    states: Sequence[StateRow],
    events: Iterable[str],
    about: Filter,
    rules: Rules,
) -> DisputeParts:
    """Give what the disputes of an actor or place need: its states, and of what was counted there.

    `events` are ids of its events, the last ones first, of which as many are looked at as a quick
    answer allows. Happenings whose tellings agree are left out.
    """
    ids = tuple(islice(events, ABOUT))
    told = _load_differing(connection, ids, about, rules)
    found = Conditions()
    # Subjects are ordered by their kind, so that only tallies are looked through.
    found.add(
        "tally.id IN (SELECT subject FROM party WHERE role = 'place' AND subject >= 'tally-' "
        "AND subject < 'tally.' AND actor IN "
        "(SELECT ? UNION ALL SELECT id FROM actor WHERE canonical = ?))",
        one,
        one,
    )
    ask_visible(found, Filter(as_of=about.as_of, superseded=True))
    there = load_tallies(connection, found, TALLIES)
    tallies = (*there, *_tallies_of(connection, (*ids, *(row.id for row in told)), about))
    tallies = _with_mates(connection, tallies, about)
    counted = _load_happenings(connection, (row.happening for row in tallies), about, rules)
    return _put_together(connection, states, (*told, *counted), tallies, about, rules)


# --- one actor or place, one event or state


def _load_about(
    connection: sqlite3.Connection, one: str, wanted: Filter, rules: Rules
) -> DisputeParts:
    about = Filter(subject=one, as_of=wanted.as_of, superseded=True)
    names = RecordNames(connection)
    events = find_last(connection, "event", ask_events(about, names))
    if one.startswith("country/"):
        inside = replace(about, subject=None, place=one)
        events = (*events, *find_last(connection, "event", ask_events(inside, names)))
    last = find_last(connection, "state", ask_states(about, names))
    states = load_states(connection, pick_ids("state", last))
    return load_parts(connection, one, states, events, about, rules)


def _load_differing(
    connection: sqlite3.Connection, events: Iterable[str], about: Filter, rules: Rules
) -> tuple[EventRow, ...]:
    """Give the tellings of the happenings of these events that can be in dispute."""
    ids = tuple(events)
    candidates = find_candidates(connection, find_shared(connection, ids))
    against = find_counterparts(connection, ids)
    return _load_happenings(connection, {*candidates, *against}, about, rules)


def _load_around(
    connection: sqlite3.Connection, kind: str, one: str, about: Filter, rules: Rules
) -> DisputeParts:
    about = replace(about, superseded=True)
    if kind == "event":
        events = load_events(connection, pick_ids("event", (one,)))
        whole = _load_happenings(connection, (row.happening for row in events), about, rules)
        told = (*whole, *_load_differing(connection, [row.id for row in whole], about, rules))
        tallies = _tallies_of(connection, [row.id for row in told], about)
        tallies = _with_mates(connection, tallies, about)
        return _put_together(connection, (), told, tallies, about, rules)
    state = next(iter(load_states(connection, pick_ids("state", (one,)))), None)
    if state is None:  # rejected by a person
        return DisputeParts()
    asked = replace(about, subject=state.subject.id, field=state.field)
    states = load_states(connection, ask_states(asked, RecordNames(connection)))
    return _put_together(connection, states, (), (), about, rules)


# --- walking back in time


def _walk(connection: sqlite3.Connection, wanted: Filter, rules: Rules) -> Iterator[_Step]:
    """Give what is to be looked at, step by step back from the last day."""
    about = Filter(as_of=wanted.as_of, superseded=True)
    ahead = wanted.as_of + PLANS if wanted.as_of is not None else date.max
    upto = min(wanted.to or date.max, ahead, date.max - WINDOW)
    only = wanted.limit is not None
    first = True
    while True:
        happenings, low_events = events_before(connection, upto, about)
        tallies = _tallies_before(connection, upto, about)
        low_tallies = min((_day_of(row) for row in tallies), default=None)
        lows = [
            low
            for low, full in (
                (low_events, len(happenings) >= 1 and low_events is not None),
                (low_tallies, len(tallies) == TALLIES),
            )
            if low is not None and full
        ]
        down_to = max(lows, default=date.min)
        events = _load_happenings(connection, find_candidates(connection, happenings), about, rules)
        states: tuple[StateRow, ...] = ()
        if first:
            denied = find_denied(connection, about, DENIED if only else None)
            against = find_counterparts(connection, denied)
            events = (*events, *_load_happenings(connection, against, about, rules))
            states = load_disputed_states(connection, about, STATES if only else None)
        first = False
        tallies = (*tallies, *_tallies_of(connection, [row.id for row in events], about))
        tallies = _with_mates(connection, tallies, about)
        more = _load_happenings(connection, (row.happening for row in tallies), about, rules)
        parts = _put_together(connection, states, (*events, *more), tallies, about, rules)
        yield _Step(parts, down_to)
        if down_to <= (wanted.from_ or date.min) or down_to == date.min:
            return
        upto = down_to - timedelta(days=1)


def _tallies_before(
    connection: sqlite3.Connection, upto: date, about: Filter
) -> tuple[TallyRow, ...]:
    found = Conditions()
    found.add("tally.day <= ?", upto.isoformat())
    ask_visible(found, about)
    return load_tallies(connection, found, TALLIES)


def _day_of(row: TallyRow) -> date:
    return row.earliest or row.latest or date.max


# --- rows


def _load_happenings(
    connection: sqlite3.Connection, happenings: Iterable[str], about: Filter, rules: Rules
) -> tuple[EventRow, ...]:
    """Give all visible tellings of happenings, told apart where only a later report joins them."""
    wanted = sorted({one for one in happenings if one})
    if not wanted:
        return ()
    found = Conditions()
    found.add(f"happening IN {IN}", json.dumps(wanted))
    ask_visible(found, Filter(as_of=about.as_of, superseded=True))
    return _split(connection, load_events(connection, found), about, rules)


def _split(
    connection: sqlite3.Connection, rows: tuple[EventRow, ...], about: Filter, rules: Rules
) -> tuple[EventRow, ...]:
    if about.as_of is None:
        return rows
    found = split_groups(connection, ((row.happening, row.id) for row in rows), rules)
    return tuple(replace(row, happening=found[row.id]) for row in rows)


def _tallies_of(
    connection: sqlite3.Connection, events: Iterable[str], about: Filter
) -> tuple[TallyRow, ...]:
    wanted = sorted(set(events))
    if not wanted:
        return ()
    found = Conditions()
    found.add(f"tally.event IN {IN}", json.dumps(wanted))
    ask_visible(found, about)
    return load_tallies(connection, found, ABOUT)


def _with_mates(
    connection: sqlite3.Connection, tallies: Sequence[TallyRow], about: Filter
) -> tuple[TallyRow, ...]:
    """Add the tallies that can be of the same occasions: of the class, at a place, within days."""
    found = {row.id: row for row in tallies}
    spans: dict[str, tuple[set[date], set[str]]] = {}
    for row in tallies:
        day = _day_of(row)
        if row.sort and row.places and day < date.max - WINDOW:
            days, places = spans.setdefault(row.sort, (set(), set()))
            days.add(day)
            places.update(place.id for place in row.places)
    for sort, (days, places) in sorted(spans.items()):
        for first, last in _stretches(days):
            asked = Conditions()
            asked.add("sort = ?", sort)
            asked.add("tally.day >= ?", (first - WINDOW).isoformat())
            asked.add("tally.day <= ?", (last + WINDOW).isoformat())
            there = f"actor IN {IN}"
            asked.add(_AT.format(there=there), json.dumps(sorted(places)))
            ask_visible(asked, about)
            for row in load_tallies(connection, asked, TALLIES):
                found.setdefault(row.id, row)
    return tuple(found[one] for one in sorted(found))


def _stretches(days: set[date]) -> Iterator[tuple[date, date]]:
    """Give the stretches that days form which lie close together."""
    ordered = sorted(days)
    first = last = ordered[0]
    for day in ordered[1:]:
        if day - last > 2 * WINDOW:
            yield first, last
            first = day
        last = day
    yield first, last


def _put_together(
    connection: sqlite3.Connection,
    states: Iterable[StateRow],
    events: Iterable[EventRow],
    tallies: Iterable[TallyRow],
    about: Filter,
    rules: Rules,
) -> DisputeParts:
    """Give parts with each row once, the copies marked, and what was corrected by then."""
    told = {row.id: row for row in events}
    counted = {row.id: row for row in tallies}
    held = {row.id: row for row in states}
    whole = Filter(as_of=about.as_of, superseded=True)
    happenings = {row.id: row.happening for row in told.values()}
    numbers = tuple(
        replace(
            row, happening=happenings.get(row.event or "", "" if about.as_of else row.happening)
        )
        for row in (counted[one] for one in sorted(counted))
    )
    rows = mark_copies(connection, tuple(told[one] for one in sorted(told)), whole, rules)
    marked = mark_copies(connection, numbers, whole, rules)
    stated = mark_copies(connection, tuple(held[one] for one in sorted(held)), whole, rules)
    sources = (*(row.source for row in rows), *(row.source for row in marked))
    documents = {one.document for one in (*sources, *(row.source for row in stated))}
    spots = {row.place.id for row in rows if row.place is not None}
    spots |= {place.id for row in marked for place in row.places}
    return DisputeParts(
        states=stated,
        events=rows,
        tallies=marked,
        places=load_places(connection, spots, about),
        corrected=_find_corrected(connection, documents, about),
    )


def load_places(
    connection: sqlite3.Connection, ids: Iterable[str], about: Filter
) -> tuple[PlaceRow, ...]:
    """Give where places lie, each by the first of the documents that may be seen and place it."""
    known = about.as_of.isoformat() if about.as_of is not None else OPEN
    rows = connection.execute(
        "SELECT actor, name, words, geonames, country, admin1, lat, lon, precision, "  # noqa: S608
        "min(place.document) FROM place JOIN edition USING (document) "
        f"WHERE actor IN {IN} AND known_from <= ? GROUP BY actor ORDER BY actor",
        (json.dumps(sorted(set(ids))), known),
    )
    return tuple(PlaceRow(*row) for row in rows)


def _find_corrected(
    connection: sqlite3.Connection, documents: Iterable[str], about: Filter
) -> tuple[tuple[str, date], ...]:
    """Give those documents that were corrected by the day, each with the day."""
    day = about.as_of.isoformat() if about.as_of is not None else OPEN
    rows = connection.execute(
        "SELECT document, known_until FROM edition WHERE superseded_by IS NOT NULL "  # noqa: S608
        f"AND known_until <= ? AND document IN {IN} ORDER BY document",
        (day, json.dumps(sorted(set(documents)))),
    )
    return tuple((document, date.fromisoformat(until)) for document, until in rows)


def _pick(disputes: Iterable[Dispute], wanted: Filter, *, only_open: bool) -> tuple[Dispute, ...]:
    """Give those disputes that the filter wants, those of the last days first."""
    kept = [one for one in disputes if _is_wanted(one, wanted, only_open=only_open)]
    kept.sort(key=lambda one: (-(one.day or date.min).toordinal(), one.id))
    return tuple(kept)


def _is_wanted(one: Dispute, wanted: Filter, *, only_open: bool) -> bool:
    first = one.earliest or one.latest or one.day
    last = one.latest or one.earliest or one.day
    early = wanted.from_ is not None and (last is None or last < wanted.from_)
    late = wanted.to is not None and (first is None or first > wanted.to)
    of_type = wanted.type is None or one.type == wanted.type.upper()
    of_field = wanted.field is None or one.about == wanted.field
    open_ = not only_open or one.standing == "open"
    return of_type and of_field and open_ and not early and not late
