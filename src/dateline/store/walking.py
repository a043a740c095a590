"""Rows of the whole record one after the other, a page in memory at a time, to be written out.

The order is that of the questions that give rows at once (store.query). Which rows there are is
found first, as their numbers, so that a page costs the same wherever it stands.
"""

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from dateline.answers import Filter, TimelineRow
from dateline.record import EventRow, StatementRow, StateRow
from dateline.rules import Rules
from dateline.store.asking import Conditions, ask_events, ask_statements, ask_states
from dateline.store.copies import mark_copies
from dateline.store.happenings import split_happenings, with_others
from dateline.store.loading import load_events, load_statements, load_states, write_from
from dateline.store.naming import RecordNames

PAGE = 500
"""Rows that are in memory together."""

T = TypeVar("T", EventRow, StatementRow, StateRow)
Load = Callable[[sqlite3.Connection, Conditions], tuple[T, ...]]


def walk_events(connection: sqlite3.Connection, wanted: Filter, rules: Rules) -> Iterator[EventRow]:
    """Give events by day and id; happenings are those that can be seen at `as_of`."""
    for rows in _page_events(connection, wanted, wanted.limit):
        split = wanted.as_of is not None
        seen = split_happenings(connection, rows, wanted, rules) if split else rows
        yield from mark_copies(connection, seen, wanted, rules)


def walk_happenings(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules
) -> Iterator[TimelineRow]:
    """Give happenings by the day of the first of their events that is asked for.

    Each comes once with every visible event of it; `limit` counts happenings.
    """
    return islice(_each_happening(connection, wanted, rules), wanted.limit)


def _each_happening(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules
) -> Iterator[TimelineRow]:
    given: set[str] = set()
    for rows in _page_events(connection, wanted, None):
        for row in rules.make_timeline(with_others(connection, rows, wanted, rules)):
            if row.id not in given:
                given.add(row.id)
                yield row


def _page_events(
    connection: sqlite3.Connection, wanted: Filter, limit: int | None
) -> Iterator[tuple[EventRow, ...]]:
    every = replace(wanted, limit=limit)
    found = ask_events(every, RecordNames(connection, wanted.as_of))
    return _pages(connection, "event", found, limit, load_events)


def walk_statements(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules | None
) -> Iterator[StatementRow]:
    """Give statements by day, and those of one day as they stand in their reports."""
    found = ask_statements(wanted, RecordNames(connection, wanted.as_of))
    for rows in _pages(connection, "statement", found, wanted.limit, load_statements):
        yield from mark_copies(connection, rows, wanted, rules)


def walk_states(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules | None
) -> Iterator[StateRow]:
    """Give states by day and id."""
    found = ask_states(wanted, RecordNames(connection, wanted.as_of))
    for rows in _pages(connection, "state", found, wanted.limit, load_states):
        yield from mark_copies(connection, rows, wanted, rules)


def _pages(
    connection: sqlite3.Connection,
    table: str,
    found: Conditions,
    limit: int | None,
    load: Load[T],
) -> Iterator[tuple[T, ...]]:
    rows = connection.execute(
        f"SELECT {table}.n {write_from(table, found, limit)}",
        found.values,
    )
    numbers = array("q", (number for (number,) in rows))
    for at in range(0, len(numbers), PAGE):
        page = Conditions()
        inside = json.dumps(numbers[at : at + PAGE].tolist())
        page.add(f"{table}.n IN (SELECT value FROM json_each(?))", inside)  # noqa: S608
        yield load(connection, page)
