"""What changed between two days: the documents that came or gave way, and all that they touch.

Documents are found by the day on which they were known or gave way, so that the size of the record
does not matter; they are looked at in parcels until enough changes are found.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from dateline.answers import Filter
from dateline.errors import UsageError
from dateline.record import EventRow, StateRow
from dateline.rules import Rules
from dateline.store.asking import Conditions, ask_visible
from dateline.store.change_picks import pick_states
from dateline.store.copies import mark_copies
from dateline.store.disputes import load_places
from dateline.store.editions import find_group, find_visible
from dateline.store.linking import split_groups
from dateline.store.loading import load_events, load_states, pick_ids
from dateline.store.naming import find_actor
from dateline.store.versions import read_parts
from dateline.versions import TO_COME, ChangeParts, ChangeRow, Known, VersionParts, order_changes

PARCEL = 16
"""Documents, or plans that are due, that are looked at together."""

_IDS = "(SELECT ? UNION ALL SELECT id FROM actor WHERE canonical = ?)"
_LISTED = "(SELECT value FROM json_each(?))"


R = TypeVar("R", EventRow, StateRow)


@dataclass(slots=True)
class _Search:
    """What is asked, and what was looked at already."""

    connection: sqlite3.Connection
    rules: Rules
    before: date
    after: date
    actor: str | None
    touched: frozenset[str] = frozenset()
    happenings: set[str] = field(default_factory=set)
    subjects: set[tuple[str, str]] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)


def find_changes(
    connection: sqlite3.Connection,
    days: tuple[date, date],
    name: str | None,
    limit: int | None,
    rules: Rules,
) -> tuple[ChangeRow, ...]:
    """Give what was known on the second day and not on the first, of everything or of one name.

    `limit` gives the first ones by day, of one day those that are found first. UsageError when the
    days are the wrong way round, or the name is nobody or several.
    """
    before, after = days
    if after < before:
        raise UsageError(f"{before} is later than {after}: give the earlier day first")
    actor = find_actor(connection, name, after) if name is not None else None
    search = _Search(connection, rules, before, after, actor)
    rows: list[ChangeRow] = []
    touched = _find_touched(search)
    search.touched = frozenset(touched)
    for happenings in _parcels(_find_due(search)):
        rows += _look_at(search, happenings, (), ())
        if limit is not None and sum(row.kind == "overdue" for row in rows) >= limit:
            break
    due = len(rows)
    for documents in _parcels(touched):
        happenings = _find_happenings(search, documents)
        subjects = _find_subjects(search, documents)
        rows += _look_at(search, happenings, subjects, documents)
        if limit is not None and len(rows) - due >= limit:
            break
    return order_changes(rows)[:limit]


def _parcels(things: Iterable[str]) -> Iterator[list[str]]:
    every = list(things)
    yield from (every[at : at + PARCEL] for at in range(0, len(every), PARCEL))


def _find_touched(search: _Search) -> list[str]:
    """Give the documents that were known, or gave way, between the days, by day and id."""
    named, values = _naming(search)
    span = (search.before.isoformat(), search.after.isoformat())
    rows = search.connection.execute(
        "SELECT document, min(day) AS first FROM ("  # noqa: S608 (values are bound)
        "SELECT document, known_from AS day FROM edition WHERE known_from > ? AND known_from <= ? "
        "UNION ALL "
        "SELECT document, known_until FROM edition WHERE known_until > ? AND known_until <= ?"
        f") AS came WHERE {named} GROUP BY document ORDER BY first, document",
        (*span, *span, *values),
    )
    return [document for document, _ in rows.fetchall()]


def _naming(search: _Search) -> tuple[str, tuple[str, ...]]:
    """Give the condition that a document names the actor, or tells what happened in the country."""
    actor = search.actor
    if actor is None:
        return "1", ()
    named = (
        "EXISTS (SELECT 1 FROM appearance "  # noqa: S608 (our own words)
        f"WHERE appearance.document = came.document AND actor IN {_IDS})"
    )
    if not actor.startswith("country/"):
        return named, (actor, actor)
    there = "EXISTS (SELECT 1 FROM event WHERE event.document = came.document AND country = ?)"
    return f"({named} OR {there})", (actor, actor, actor.removeprefix("country/"))


def _taking_part(search: _Search, table: str) -> tuple[str, tuple[str, ...]]:
    """Give the condition that the actor takes part in an event, or in a state."""
    actor = search.actor
    if actor is None:
        return "1", ()
    part = (
        f"EXISTS (SELECT 1 FROM party WHERE party.subject = {table}.id "  # noqa: S608
        f"AND party.actor IN {_IDS})"
    )
    if table == "event" and actor.startswith("country/"):
        return f"({part} OR event.country = ?)", (actor, actor, actor.removeprefix("country/"))
    return part, (actor, actor)


def _find_due(search: _Search) -> list[str]:
    """Give the happenings of the plans whose last day passed between the days, by that day."""
    part, values = _taking_part(search, "event")
    found = Conditions()
    found.add("event.status IN (?, ?)", *TO_COME)
    found.add("event.last_day >= ?", search.before.isoformat())
    found.add("event.last_day < ?", search.after.isoformat())
    found.add("NOT event.background")
    found.add(part, *values)
    ask_visible(found, Filter(as_of=search.after))
    rows = search.connection.execute(
        "SELECT happening FROM event "  # noqa: S608 (values are bound)
        "CROSS JOIN edition ON edition.document = event.document "
        f"WHERE {found.where} GROUP BY happening ORDER BY min(event.last_day), happening",
        found.values,
    )
    return [one for (one,) in rows.fetchall()]


def _find_happenings(search: _Search, documents: Sequence[str]) -> list[str]:
    part, values = _taking_part(search, "event")
    rows = search.connection.execute(
        f"SELECT DISTINCT happening FROM event WHERE document IN {_LISTED} AND {part} "  # noqa: S608
        "ORDER BY happening",
        (json.dumps(documents), *values),
    )
    return [one for (one,) in rows.fetchall()]


def _find_subjects(search: _Search, documents: Sequence[str]) -> list[tuple[str, str]]:
    """Give whose states documents tell, with the fields."""
    part, values = _taking_part(search, "state")
    rows = search.connection.execute(
        "SELECT DISTINCT coalesce(actor.canonical, party.actor), field FROM state "  # noqa: S608
        "JOIN party ON party.subject = state.id AND role = 'subject' "
        "LEFT JOIN actor ON actor.id = party.actor "
        f"WHERE state.document IN {_LISTED} AND {part} ORDER BY 1, 2",
        (json.dumps(documents), *values),
    )
    return rows.fetchall()


def _make_known(
    search: _Search, day: date, events: tuple[EventRow, ...], states: tuple[StateRow, ...]
) -> Known:
    spots = {one.place.id for one in events if one.place is not None}
    places = load_places(search.connection, spots, Filter(as_of=day)) if spots else ()
    return Known(day, events, states, places)


def _look_at(
    search: _Search,
    happenings: Iterable[str],
    subjects: Iterable[tuple[str, str]],
    documents: Collection[str],
) -> tuple[ChangeRow, ...]:
    """Compare what both days know of these happenings and states, each looked at once."""
    fresh = [one for one in happenings if one not in search.happenings]
    pairs = [one for one in subjects if one not in search.subjects]
    search.happenings.update(fresh)
    search.subjects.update(pairs)
    told = frozenset(documents)
    logs = tuple(_read_logs(search, documents))
    events = _load_both(search, fresh)
    days = (search.before, search.after)
    ids = [one for pair in pairs for one in pick_states(search.connection, pair, told, days)]
    states = _load_states(search, ids)
    rows: list[EventRow | StateRow] = [*events[0], *events[1], *states[0], *states[1]]
    return search.rules.make_changes(
        ChangeParts(
            before=_make_known(search, search.before, events[0], states[0]),
            after=_make_known(search, search.after, events[1], states[1]),
            since=_read_since(search, {row.source.document for row in rows}),
            logs=logs,
        )
    )


def _load_both(
    search: _Search, happenings: Sequence[str]
) -> tuple[tuple[EventRow, ...], tuple[EventRow, ...]]:
    """Give the events that each day knows, under the happenings that both days together know."""
    if not happenings:
        return (), ()
    found = Conditions()
    found.add(f"happening IN {_LISTED}", json.dumps(happenings))
    found.add(*_seen_on_either(search))
    sides = _split_by_day(search, load_events(search.connection, found))
    told = {(row.happening, row.id) for side in sides for row in side}
    heads = split_groups(search.connection, told, search.rules)
    meant = {heads[row.id] for side in sides for row in side if _is_meant(search, row)}
    before, after = (
        mark_copies(
            search.connection,
            tuple(replace(row, happening=heads[row.id]) for row in side if heads[row.id] in meant),
            Filter(as_of=day),
            search.rules,
        )
        for side, day in zip(sides, (search.before, search.after), strict=True)
    )
    return before, after


def _is_meant(search: _Search, row: EventRow) -> bool:
    """Tell whether an event is why its happening is looked at.

    What is one happening now may have been several then, of which not all concern the name.
    """
    actor = search.actor
    if actor is None:
        return True
    places = (row.place,) if row.place is not None else ()
    parties = (*row.actor, *row.recipient, *places, *row.said_by, *row.named)
    country = actor.startswith("country/") and row.country == actor.removeprefix("country/")
    if not country and all(one.id != actor for one in parties):
        return False
    last = row.latest or date.max
    due = row.status in TO_COME and search.before <= last < search.after
    return due or row.source.document in search.touched


def _load_states(
    search: _Search, ids: Collection[str]
) -> tuple[tuple[StateRow, ...], tuple[StateRow, ...]]:
    """Give those of these states that each day knows."""
    if not ids:
        return (), ()
    found = pick_ids("state", sorted(set(ids)))
    found.add(*_seen_on_either(search))
    return _split_by_day(search, load_states(search.connection, found))


def _seen_on_either(search: _Search) -> tuple[str, *tuple[str, ...]]:
    """Give the condition that one of the days knows a row, with its values."""
    parts, values = [], list[str]()
    for day in (search.before, search.after):
        seen = Conditions()
        ask_visible(seen, Filter(as_of=day))
        parts.append(f"({seen.where})")
        values += [str(one) for one in seen.values]
    return (f"({' OR '.join(parts)})", *values)


def _split_by_day(search: _Search, rows: tuple[R, ...]) -> tuple[tuple[R, ...], tuple[R, ...]]:
    """Give the rows that the first day knows, and those that the second one knows."""
    documents = {row.source.document for row in rows}
    known = (
        find_visible(search.connection, documents, Filter(as_of=day))
        for day in (search.before, search.after)
    )
    before, after = (
        tuple(row for row in rows if row.source.document in inside) for inside in known
    )
    return before, after


def _read_since(search: _Search, documents: Iterable[str]) -> dict[str, date]:
    rows = search.connection.execute(
        f"SELECT document, known_from FROM edition WHERE document IN {_LISTED}",  # noqa: S608
        (json.dumps(sorted(documents)),),
    )
    return {document: date.fromisoformat(day) for document, day in rows.fetchall()}


def _read_logs(search: _Search, documents: Iterable[str]) -> Iterator[tuple[VersionParts, ...]]:
    """Give the versions of those reports that have several, or were withdrawn."""
    for document in documents:
        if document in search.documents:
            continue
        group = find_group(search.connection, document, search.rules)
        (ended,) = search.connection.execute(
            "SELECT ended FROM edition WHERE document = ?", (document,)
        ).fetchone()
        if len(group) > 1 or ended is not None:
            search.documents.update(group)
            yield read_parts(search.connection, document, search.after, search.rules)
