"""Happenings as a question may see them: events that visible links join, and the others of each."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from dateline.answers import Filter
from dateline.record import EventRow
from dateline.rules import Rules
from dateline.store.asking import Conditions, ask_visible
from dateline.store.copies import mark_copies
from dateline.store.linking import split_groups
from dateline.store.loading import load_events


def split_happenings(
    connection: sqlite3.Connection, rows: tuple[EventRow, ...], wanted: Filter, rules: Rules
) -> tuple[EventRow, ...]:
    """Group events by what is visible only, so that no later report joins what was apart."""
    shared = _find_shared(connection, (row.happening for row in rows))
    visible: dict[str, list[str]] = {}
    for row in _events_of_happenings(connection, shared, wanted):
        visible.setdefault(row.happening, []).append(row.id)
    found = split_groups(connection, visible, rules)
    return tuple(replace(row, happening=found.get(row.id, row.id)) for row in rows)


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
        split = split_happenings(connection, others, wanted, rules)
        heads = {row.id: row.happening for row in split}
        rows = tuple(_under(row, heads, shared) for row in rows)
        happenings = {row.happening for row in rows}
        others = tuple(row for row in split if row.happening in happenings)
    known = set(ids)
    every = (*rows, *(row for row in others if row.id not in known))
    return mark_copies(connection, every, wanted, rules)


def _under(row: EventRow, heads: Mapping[str, str], shared: Collection[str]) -> EventRow:
    """Put an event under the happening that can be seen, also where it came with the stored one."""
    stored = row.id if row.happening in shared else row.happening
    return replace(row, happening=heads.get(row.id, stored))


def _find_shared(connection: sqlite3.Connection, happenings: Iterable[str]) -> set[str]:
    """Give those happenings that more than one event tells."""
    rows = connection.execute(
        "SELECT DISTINCT canonical FROM same WHERE canonical IN (SELECT value FROM json_each(?))",
        (as_json(set(happenings)),),
    )
    return {row[0] for row in rows}


def _events_of_happenings(
    connection: sqlite3.Connection, happenings: Iterable[str], wanted: Filter
) -> tuple[EventRow, ...]:
    found = Conditions()
    found.add("happening IN (SELECT value FROM json_each(?))", as_json(happenings))
    ask_visible(found, Filter(as_of=wanted.as_of, superseded=wanted.superseded))
    return load_events(connection, found)


def as_json(values: Iterable[str]) -> str:
    """Give ids as one bound value, in order."""
    return json.dumps(sorted(values))
