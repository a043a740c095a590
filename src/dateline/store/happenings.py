"""Happenings as a question may see them: events that visible links join, and the others of each."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.answers import Filter
from dateline.record import EventRow
from dateline.rules import Rules
from dateline.store.asking import Conditions, ask_visible
from dateline.store.copies import mark_copies
from dateline.store.linking import split_groups
from dateline.store.loading import load_events, pick_ids


def split_happenings(
    connection: sqlite3.Connection, rows: tuple[EventRow, ...], wanted: Filter, rules: Rules
) -> tuple[EventRow, ...]:
    """Group events by what is visible only, so that no later report joins what was apart."""
    shared = _find_shared(connection, (row.happening for row in rows))
    found = split_groups(connection, ids_of_happenings(connection, shared, wanted), rules)
    return tuple(_put_under(row, found.get(row.id, row.id)) for row in rows)


def with_others(
    connection: sqlite3.Connection, rows: tuple[EventRow, ...], wanted: Filter, rules: Rules
) -> tuple[EventRow, ...]:
    """Add the other visible events of the same happenings; all name their reports' texts."""
    ids = [row.id for row in rows]
    stored = connection.execute(
        "SELECT happening FROM event WHERE id IN (SELECT value FROM json_each(?))",
        (as_json(ids),),
    )
    shared = _find_shared(connection, (row[0] for row in stored.fetchall()))
    others = _events_of_happenings(connection, shared, wanted)
    if wanted.as_of is not None:
        heads = split_groups(connection, ((row.happening, row.id) for row in others), rules)
        rows = tuple(_under(row, heads, shared) for row in rows)
        happenings = {row.happening for row in rows}
        others = tuple(
            _put_under(row, heads[row.id]) for row in others if heads[row.id] in happenings
        )
    known = set(ids)
    every = (*rows, *(row for row in others if row.id not in known))
    return mark_copies(connection, every, wanted, rules)


def load_whole(
    connection: sqlite3.Connection, ids: Sequence[str], wanted: Filter, rules: Rules
) -> tuple[EventRow, ...]:
    """Give those of these events that may be seen with the others of their happenings.

    The same as with_others of what is loaded by id, but each event is loaded once.
    """
    if not ids:
        return ()
    found = pick_ids("event", ids)
    ask_visible(found, wanted)
    own = {one: happening for happening, one in _read_ids(connection, found)}
    heads = dict(own)
    shared = _find_shared(connection, own.values())
    members = ids_of_happenings(connection, shared, wanted)
    heads.update((one, happening) for happening, one in members)
    if wanted.as_of is not None:
        heads.update(split_groups(connection, members, rules))
    happenings = {heads[one] for one in own}
    kept = [one for one, head in heads.items() if one in own or head in happenings]
    rows = load_events(connection, pick_ids("event", kept))
    every = tuple(_put_under(row, heads[row.id]) for row in rows)
    return mark_copies(connection, every, wanted, rules)


def _under(row: EventRow, heads: Mapping[str, str], shared: Collection[str]) -> EventRow:
    """Put an event under the happening that can be seen, also where it came with the stored one."""
    stored = row.id if row.happening in shared else row.happening
    return _put_under(row, heads.get(row.id, stored))


def _put_under(row: EventRow, happening: str) -> EventRow:
    return row if row.happening == happening else replace(row, happening=happening)


def _find_shared(connection: sqlite3.Connection, happenings: Iterable[str]) -> set[str]:
    """Give those happenings that more than one event tells."""
    rows = connection.execute(
        "SELECT DISTINCT canonical FROM same WHERE canonical IN (SELECT value FROM json_each(?))",
        (as_json(set(happenings)),),
    )
    return {row[0] for row in rows}


def _events_of_happenings(
    connection: sqlite3.Connection, happenings: Collection[str], wanted: Filter
) -> tuple[EventRow, ...]:
    return load_events(connection, _ask_happenings(happenings, wanted)) if happenings else ()


def ids_of_happenings(
    connection: sqlite3.Connection, happenings: Collection[str], wanted: Filter
) -> list[tuple[str, str]]:
    """Give the visible events of these happenings, as happening and id."""
    if not happenings:
        return []
    return _read_ids(connection, _ask_happenings(happenings, wanted))


def _read_ids(connection: sqlite3.Connection, found: Conditions) -> list[tuple[str, str]]:
    """Give the events that the conditions pick, as happening and id."""
    rows = connection.execute(
        "SELECT happening, event.id FROM event CROSS JOIN edition "  # noqa: S608 (values are bound)
        f"ON edition.document = event.document WHERE {found.where}",
        found.values,
    )
    return rows.fetchall()


def _ask_happenings(happenings: Iterable[str], wanted: Filter) -> Conditions:
    found = Conditions()
    found.add("happening IN (SELECT value FROM json_each(?))", as_json(happenings))
    ask_visible(found, wanted)
    return found


def as_json(values: Iterable[str]) -> str:
    """Give ids as one bound value, in order."""
    return json.dumps(sorted(values))
