"""From what a person typed to one id: names of actors, and the starts of ids."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from dateline.errors import AmbiguousError, UnknownError
from dateline.record import ActorRow
from dateline.store.views import OPEN

COMMON = 2_000
"""Parts taken from which on an actor is common."""

SHOWN = 8
"""How many candidates an error lists."""

_ID_TABLES = (
    ("event", "event"),
    ("statement", "statement"),
    ("state", "state"),
    ("document", "document"),
    ("claim", "claim"),
    ("link", "link"),
    ("tally", "tally"),
    ("actor", "actor"),
)
"""Kinds of things that have an id, with the table that holds them."""

_CLAIM = "claim-"
"""How the ids of claims begin."""


class RecordNames:
    """What a record knows of names on a day, as store/asking.py asks for it."""

    def __init__(self, connection: sqlite3.Connection, as_of: date | None = None) -> None:
        self._connection = connection
        self._as_of = as_of

    def resolve(self, name: str) -> str:
        """Give the canonical id of the one actor that a person typed; see find_actor."""
        return find_actor(self._connection, name, self._as_of)

    def is_common(self, actor: str) -> bool:
        """Tell whether an actor takes part in so much that walking by day finds it sooner."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM party WHERE actor IN "
            "(SELECT ? UNION ALL SELECT id FROM actor WHERE canonical = ?) LIMIT ?)",
            (actor, actor, COMMON),
        ).fetchone()
        return bool(count == COMMON)


def find_actor(connection: sqlite3.Connection, name: str, as_of: date | None = None) -> str:
    """Give the canonical id of the one actor that `name` means in reports up to `as_of`.

    Tried in turn: an id, a name as written, a name in any case, a part of a name. The first of
    these that fits anybody decides; AmbiguousError, which lists them, when it fits several, and
    UnknownError when it fits nobody.
    """
    day = () if as_of is None else (as_of.isoformat(),)
    tries = (
        ("SELECT canonical FROM actor WHERE id = ? OR canonical = ?", (name, name)),
        (_by_alias("folded = ? AND alias.name = ?", as_of), (name.casefold(), name, *day)),
        (_by_alias("folded = ?", as_of), (name.casefold(), *day)),
        (_by_alias("instr(folded, ?) > 0", as_of), (name.casefold(), *day)),
    )
    for select, values in tries:
        found = sorted({row[0] for row in connection.execute(select, values)})
        if len(found) == 1:
            return str(found[0])
        if found:
            near = _name_each(connection, found[:SHOWN])
            raise AmbiguousError(
                f"{name!r} can mean {_list_names(near, len(found))}: give one id",
                name=name,
                near=near,
            )
    then = f" by {as_of}" if as_of is not None else ""
    raise UnknownError(
        f"no report in this record names {name!r}{then}: try a shorter part of it",
        name=name,
        as_of=as_of,
    )


def find_id(connection: sqlite3.Connection, start: str) -> tuple[str, str]:
    """Give kind and id of the one thing whose id begins with `start`.

    UsageError when there is none, or several and none of them is `start` itself.
    """
    if connection.execute("SELECT 1 FROM actor WHERE canonical = ?", (start,)).fetchone():
        return ("actor", start)
    found: list[tuple[str, str]] = []
    for kind, table in _ID_TABLES:
        if kind == "claim":
            found.extend((kind, one) for one, _ in find_claims(connection, start))
            continue
        rows = connection.execute(
            f"SELECT DISTINCT id FROM {table} WHERE id >= ? AND id < ? LIMIT ?",  # noqa: S608
            (start, f"{start}\U0010ffff", SHOWN + 1),
        )
        found.extend((kind, row[0]) for row in rows)
    exact = [one for one in found if one[1] == start]
    if exact:
        return exact[0]
    found = found or _find_rejected(connection, start)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownError(f"no id in this record begins with {start!r}: copy one from a listing")
    shown = ", ".join(one for _, one in found[:SHOWN])
    more = " and more" if len(found) > SHOWN else ""
    raise AmbiguousError(f"{start!r} begins several ids: {shown}{more}: give more of it")


def find_claims(connection: sqlite3.Connection, start: str) -> list[tuple[str, str]]:
    """Give the ids that begin with `start`, and the documents, of a few claims.

    Claims lie by document, so that adding a report costs little, and each document is looked into:
    that takes under 2 ms for a thousand documents, and only persons ask for a claim by its id.
    """
    if not start.startswith(_CLAIM[: len(start)]):
        return []
    rows = connection.execute(
        "SELECT claim.id, document.id FROM document "
        "CROSS JOIN claim ON claim.document = document.id "
        "WHERE claim.id >= ? AND claim.id < ? ORDER BY document.id, claim.id LIMIT ?",
        (start, f"{start}\U0010ffff", SHOWN + 1),
    )
    return rows.fetchall()


def get_actor(connection: sqlite3.Connection, name: str, as_of: date | None) -> ActorRow:
    """Give the one actor that `name` means; UsageError where nobody by then bears it or several."""
    one = find_actor(connection, name, as_of)
    actor = load_actor(connection, one, as_of)
    if actor is None:
        then = f" by {as_of}" if as_of is not None else ""
        raise UnknownError(
            f"no report names {one}{then}: give another name, or a later day",
            name=name,
            as_of=as_of,
        )
    return actor


def _find_rejected(connection: sqlite3.Connection, start: str) -> list[tuple[str, str]]:
    """Give what has claims and no row: what a person rejected."""
    rows = connection.execute(
        "SELECT DISTINCT kind, subject FROM claim WHERE subject >= ? AND subject < ? "
        "AND kind IN ('event', 'statement', 'state') LIMIT ?",
        (start, f"{start}\U0010ffff", SHOWN + 1),
    )
    return rows.fetchall()


def load_actor(
    connection: sqlite3.Connection, canonical: str, as_of: date | None = None
) -> ActorRow | None:
    """Give an actor with all names that the knowledge base and reports up to `as_of` give it.

    None when no report by then names it.
    """
    seen = (canonical, as_of.isoformat() if as_of is not None else OPEN)
    rows = connection.execute(
        "SELECT id, kind, name FROM actor WHERE canonical = ? AND EXISTS ("
        "SELECT 1 FROM appearance JOIN edition USING (document) WHERE appearance.actor = actor.id "
        "AND known_from <= ?) ORDER BY id = ? DESC, length(name) DESC, name, id",
        (*seen, canonical),
    ).fetchall()
    if not rows:
        return None
    inside = "actor IN (SELECT id FROM actor WHERE canonical = ?)"
    met = connection.execute(
        f"SELECT name, count(DISTINCT document) AS often FROM alias JOIN edition "  # noqa: S608
        f"USING (document) WHERE {inside} AND known_from <= ? "
        "GROUP BY name ORDER BY often DESC, name",
        seen,
    ).fetchall()
    known = connection.execute(
        f"SELECT DISTINCT name FROM alias WHERE {inside} AND document = '' ORDER BY name",  # noqa: S608
        (canonical,),
    ).fetchall()
    (documents,) = connection.execute(
        f"SELECT count(DISTINCT document) FROM appearance JOIN edition "  # noqa: S608
        f"USING (document) WHERE {inside} AND known_from <= ?",
        seen,
    ).fetchone()
    return ActorRow(canonical, rows[0][1], rows[0][2], _firsts(met), _firsts(known), documents)


def _by_alias(where: str, as_of: date | None) -> str:
    known = "" if as_of is None else " AND (alias.document = '' OR edition.known_from <= ?)"
    join = "" if as_of is None else "LEFT JOIN edition ON edition.document = alias.document "
    return (
        "SELECT DISTINCT coalesce(actor.canonical, alias.actor) FROM alias "  # noqa: S608
        f"{join}LEFT JOIN actor ON actor.id = alias.actor WHERE {where}{known} LIMIT 200"
    )


def _name_each(connection: sqlite3.Connection, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Give each actor's id with its fullest name."""
    return tuple((one, name_actor(connection, one)) for one in ids)


def name_actor(connection: sqlite3.Connection, one: str) -> str:
    """Give the fullest name of an actor by its canonical id, or the id where it has none."""
    row = connection.execute(
        "SELECT name FROM actor WHERE canonical = ? ORDER BY length(name) DESC, name LIMIT 1",
        (one,),
    ).fetchone()
    return str(row[0]) if row else one


def _list_names(near: Sequence[tuple[str, str]], every: int) -> str:
    shown = (f"{name} ({one})" for one, name in near)
    more = f" and {every - len(near)} more" if every > len(near) else ""
    return ", ".join(shown) + more


def _firsts(rows: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(row[0] for row in rows)
