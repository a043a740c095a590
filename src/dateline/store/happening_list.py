"""Happenings by the first few events that fit: what a list that is read page by page asks for.

The timeline puts all that fits in order before it counts; here the order is that of the events
that were found, so that a page costs the same in a large record.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.answers import Filter, TimelineRow
from dateline.rules import Rules
from dateline.store.asking import ask_events
from dateline.store.happenings import load_whole
from dateline.store.naming import RecordNames
from dateline.store.views import OPEN


def find_happenings(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules, *, newest_first: bool
) -> tuple[TimelineRow, ...]:
    """Give happenings by the day of the first event of each that fits, those without a day last.

    Each has every event of it that may be seen; `limit` counts happenings.
    """
    names = RecordNames(connection, wanted.as_of)
    most = wanted.limit
    size = None if most is None else 2 * most
    while True:
        ids = _find_ids(connection, replace(wanted, limit=size), names, newest_first=newest_first)
        rows = rules.make_timeline(load_whole(connection, ids, wanted, rules))
        if most is None or size is None or len(rows) >= most or len(ids) < size:
            return _in_order(rows, ids)[:most]
        size *= 2


def _in_order(rows: Iterable[TimelineRow], ids: Sequence[str]) -> tuple[TimelineRow, ...]:
    """Give happenings by the first of these events that each has."""
    place = {one: at for at, one in enumerate(ids)}
    last = len(ids)
    return tuple(sorted(rows, key=lambda row: min(place.get(one.id, last) for one in row.events)))


def _find_ids(
    connection: sqlite3.Connection, wanted: Filter, names: RecordNames, *, newest_first: bool
) -> list[str]:
    """Give the ids of the first events that fit, walking the days forwards or backwards."""
    turn = "DESC" if newest_first else "ASC"
    parts = ("event.day < ?", "event.day = ?") if newest_first else ("event.day <= ?",)
    found: list[str] = []
    most = -1 if wanted.limit is None else wanted.limit  # SQLite's word for all
    for part in parts:
        asked = ask_events(wanted, names)
        asked.add(part, OPEN)
        rows = connection.execute(
            "SELECT event.id FROM event "  # noqa: S608 (values are bound)
            "CROSS JOIN edition ON edition.document = event.document "
            f"WHERE {asked.where} ORDER BY event.day {turn}, event.id {turn} LIMIT ?",
            (*asked.values, most - len(found) if most >= 0 else -1),
        )
        found += [one for (one,) in rows]
        if len(found) == most:
            break
    return found
