"""Rows of the whole record one after the other, a page in memory at a time, to be written out.

The order is that of the questions that give rows at once (store.query). Which rows there are is
found first, as their numbers, so that a page costs the same wherever it stands.
"""

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby, islice
from operator import itemgetter
from typing import TypeVar

from dateline.answers import Filter, TimelineRow
from dateline.record import ActorRow, Claim, EventRow, StatementRow, StateRow
from dateline.rules import Rules
from dateline.store.asking import Conditions, ask_events, ask_statements, ask_states, ask_visible
from dateline.store.copies import mark_copies
from dateline.store.growing import read_claims
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


def walk_texts(connection: sqlite3.Connection, wanted: Filter) -> Iterator[tuple[str, str]]:
    """Give id and text of the documents that may be seen, by id."""
    found = Conditions()
    ask_visible(found, wanted, withdrawn=True)
    rows = connection.execute(
        "SELECT document.id, text FROM document "  # noqa: S608 (values are bound)
        "JOIN edition ON edition.document = document.id "
        f"WHERE {found.where} ORDER BY document.id",
        found.values,
    )
    yield from rows


def walk_claims(connection: sqlite3.Connection, wanted: Filter) -> Iterator[tuple[str, Claim, str]]:
    """Give id, claim and time of recording of the claims of visible documents, document by one."""
    found = Conditions()
    ask_visible(found, wanted)
    documents = connection.execute(
        f"SELECT document FROM edition WHERE {found.where} ORDER BY document",  # noqa: S608
        found.values,
    ).fetchall()
    for (document,) in documents:
        yield from read_claims(connection, "document = ?", (document,))


def walk_actors(
    connection: sqlite3.Connection, wanted: Filter
) -> Iterator[tuple[ActorRow, tuple[str, ...]]]:
    """Give who visible documents name, by id, each with the ids that links put under it.

    `names` are those that the documents give, `documents` counts these.
    """
    found = Conditions()
    ask_visible(found, wanted)
    rows = connection.execute(
        "SELECT coalesce(actor.canonical, appearance.actor) AS who, appearance.actor, "  # noqa: S608
        "appearance.document, coalesce(best.kind, appearance.kind), "
        "coalesce(best.name, appearance.name), appearance.name FROM appearance "
        "JOIN edition ON edition.document = appearance.document "
        "LEFT JOIN actor ON actor.id = appearance.actor "
        "LEFT JOIN actor AS best ON best.id = actor.canonical "
        f"WHERE {found.where} ORDER BY who, appearance.actor, appearance.document",
        found.values,
    )
    for who, group in groupby(rows, key=itemgetter(0)):
        inside = list(group)
        names = tuple(sorted({name for *_, name in inside}))
        documents = len({row[2] for row in inside})
        ids = tuple(dict.fromkeys(row[1] for row in inside))
        yield ActorRow(who, inside[0][3], inside[0][4], names, documents=documents), ids


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
