"""Happenings in order, the first ones found without loading all that come after them."""

import sqlite3
from dataclasses import replace
from datetime import date

from dateline.answers import Filter, TimelineRow
from dateline.rules import Rules
from dateline.store.asking import Conditions, ask_events
from dateline.store.happenings import with_others
from dateline.store.loading import load_events
from dateline.store.naming import RecordNames
from dateline.store.views import OPEN

TOLD = 4
"""Events for each happening wanted at which the walk through the days begins; then ever more."""


def find_timeline(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules
) -> tuple[TimelineRow, ...]:
    """Give happenings in order, each with every visible event of it, those without a day last.

    A happening is found by any of its events; `limit` counts happenings.
    """
    found = ask_events(wanted, RecordNames(connection, wanted.as_of))
    if wanted.limit is None:
        return _load(connection, found, wanted, rules)
    events = wanted.limit * TOLD
    while (day := _find_day(connection, found, events)) is not None:
        rows = _load(connection, _with_late(found, wanted, day), wanted, rules)
        if _count_by(rows, day) >= wanted.limit:
            return rows[: wanted.limit]
        events *= TOLD
    return _load(connection, found, wanted, rules)[: wanted.limit]


def _load(
    connection: sqlite3.Connection, found: Conditions, wanted: Filter, rules: Rules
) -> tuple[TimelineRow, ...]:
    return rules.make_timeline(
        with_others(connection, load_events(connection, found), wanted, rules)
    )


def _find_day(connection: sqlite3.Connection, found: Conditions, number: int) -> str | None:
    """Give the day of the event of that number that fits, None where there are fewer."""
    row = connection.execute(
        "SELECT event.day FROM event CROSS JOIN edition "  # noqa: S608 (values are bound)
        f"ON edition.document = event.document WHERE {found.where} "
        f"ORDER BY event.day, event.id LIMIT 1 OFFSET {number - 1:d}",
        found.values,
    ).fetchone()
    return None if row is None or row[0] == OPEN else str(row[0])


def _count_by(rows: tuple[TimelineRow, ...], day: str) -> int:
    last = date.fromisoformat(day)
    return sum((row.earliest or row.latest or date.max) <= last for row in rows)


def _with_late(found: Conditions, wanted: Filter, day: str) -> Conditions:
    """Narrow conditions to the events that began by a day, and those told with any of these.

    An event that fits and came later can be of a happening that began before, by an event that
    does not fit. There is none where nothing but the last day is asked for.
    """
    narrowed = Conditions(list(found.parts), list(found.values))
    plain = replace(wanted, to=None, as_of=None, superseded=False, limit=None)
    if plain == Filter():
        narrowed.add("event.day <= ?", day)
    else:
        narrowed.add(
            "(event.day <= ? OR EXISTS (SELECT 1 FROM event AS other "
            "WHERE other.happening = event.happening AND other.day <= ?))",
            day,
            day,
        )
    return narrowed
