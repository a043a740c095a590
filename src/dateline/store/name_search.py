"""Actors, places and operations by how their names begin: quick enough to ask at every key."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from dateline.answers import NameRow
from dateline.record import UNKNOWN, Party
from dateline.store.views import OPEN

MOST_COUNTED = 1_000
"""Reports from which on those that name somebody are not counted any further."""

_LOOKED_AT = 120
"""Names that are looked at, in the order of their letters."""

_NEXT = (
    "SELECT folded, name, actor FROM alias "
    "WHERE (folded, name, actor) > (?, ?, ?) AND folded < ? ORDER BY folded, name, actor LIMIT 1"
)
"""The next name of the next actor: each is one step in the index, however many reports use it."""

_COUNT = (
    "SELECT count(*) FROM (SELECT DISTINCT document FROM appearance JOIN edition USING (document) "
    "WHERE appearance.actor IN (SELECT id FROM actor WHERE canonical = ?) AND known_from <= ? "
    "LIMIT ?)"
)


def find_names(
    connection: sqlite3.Connection, start: str, as_of: date | None, limit: int
) -> tuple[NameRow, ...]:
    """Give who has a name that begins with `start`, in any case, those in most reports first.

    Only who is named in a report known by `as_of` counts.
    """
    folded = " ".join(start.split()).casefold()
    if not folded:
        return ()
    day = as_of.isoformat() if as_of is not None else OPEN
    found: dict[str, NameRow] = {}
    for name, actor in _walk(connection, folded):
        row = connection.execute(
            "SELECT best.id, best.kind, best.name FROM actor JOIN actor AS best "
            "ON best.id = actor.canonical WHERE actor.id = ?",
            (actor,),
        ).fetchone()
        if row is None or row[0] in found or row[0].startswith(UNKNOWN):
            continue
        one, kind, best = row
        (reports,) = connection.execute(_COUNT, (one, day, MOST_COUNTED)).fetchone()
        if reports:
            found[one] = NameRow(Party(one, best, name), kind, reports)
    order = sorted(found.values(), key=lambda one: (-one.documents, one.actor.name, one.actor.id))
    return tuple(order[:limit])


def _walk(connection: sqlite3.Connection, start: str) -> Iterator[tuple[str, str]]:
    """Give the names that begin so, each with each actor that has it."""
    at, end = (start, "", ""), f"{start}\U0010ffff"
    for _ in range(_LOOKED_AT):
        row = connection.execute(_NEXT, (*at, end)).fetchone()
        if row is None:
            return
        at = row
        yield row[1], row[2]
