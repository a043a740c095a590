"""Actors, places and operations by how their names begin: quick enough to ask at every key."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from dateline.answers import NameRow
from dateline.record import ENTITY, UNKNOWN, Party
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

_ONE_REPORT = 3
"""Of those who are known in one report only and bear the same name, how many are looked at."""

_CANONICAL = "SELECT canonical FROM actor WHERE id = ?"
_BEST = (
    "SELECT kind, name FROM actor WHERE canonical = ? "
    "ORDER BY id = ? DESC, length(name) DESC, name, id LIMIT 1"
)
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
        (one,) = connection.execute(_CANONICAL, (actor,)).fetchone() or (actor,)
        if one in found or one.startswith(UNKNOWN):
            continue
        row = connection.execute(_BEST, (one, one)).fetchone()
        if row is None:
            continue
        kind, best = row
        (reports,) = connection.execute(_COUNT, (one, day, MOST_COUNTED)).fetchone()
        if reports:
            found[one] = NameRow(Party(one, best, name), kind, reports)
    order = sorted(found.values(), key=lambda one: (-one.documents, one.actor.name, one.actor.id))
    return tuple(order[:limit])


def _walk(connection: sqlite3.Connection, start: str) -> Iterator[tuple[str, str]]:
    """Give the names that begin so, each with each actor that has it.

    Of those known in one report only, links join nearly all who bear one name: a few stand for all.
    """
    at, end, alike = (start, "", ""), f"{start}\U0010ffff", 0
    for _ in range(_LOOKED_AT):
        row = connection.execute(_NEXT, (*at, end)).fetchone()
        if row is None:
            return
        folded, name, actor = row
        alike = alike + 1 if actor.startswith(ENTITY) and name == at[1] else 1
        at = (folded, name, _BEHIND if actor.startswith(ENTITY) and alike >= _ONE_REPORT else actor)
        yield name, actor


_BEHIND = f"{ENTITY}\U0010ffff"
"""An id behind all of those who are known in one report only."""
