"""The table of outlines: what each document is about in few words, and the day that orders it."""

import json
import sqlite3
from base64 import b64decode
from collections.abc import Iterable
from datetime import date
from sys import intern
from weakref import WeakKeyDictionary

from dateline.rules import Terms
from dateline.store.patience import PatientConnection
from dateline.stories import Outline

MOST = 8192
"""Outlines that are remembered, at most: those of some weeks."""

_KNOWN: WeakKeyDictionary[PatientConnection, tuple[int, dict[tuple[str, str], Outline]]] = (
    WeakKeyDictionary()
)
"""What each connection read, by document and day, and the data_version that it saw then."""


def write_outline(
    connection: sqlite3.Connection, document: str, terms: Terms, meaning: str
) -> None:
    """Add the outline of a document that the record holds; `meaning` is in base64."""
    words = " ".join(f"{word} {weight}" for word, weight in terms)
    connection.execute(
        "INSERT INTO outline (document, day, terms, meaning) "
        "SELECT id, coalesce(latest, substr(recorded, 1, 10)), ?, ? FROM document WHERE id = ?",
        (words, b64decode(meaning), document),
    )


def read_outline(connection: sqlite3.Connection, document: str) -> Outline:
    """Give the outline of a document."""
    (found,) = read_known_outlines(connection, (document,))
    return found


def read_known_outlines(
    connection: sqlite3.Connection, documents: Iterable[str]
) -> tuple[Outline, ...]:
    """Give the outlines of documents, by id; those of an older record have none until a rebuild."""
    dated = connection.execute(
        "SELECT document, day FROM outline WHERE document IN (SELECT value FROM json_each(?)) "
        "ORDER BY document",
        (json.dumps(sorted(documents)),),
    )
    return read_outlines(connection, dated)


def list_outlined(connection: sqlite3.Connection) -> set[str]:
    """Give the documents that have an outline."""
    return {row[0] for row in connection.execute("SELECT document FROM outline")}


def read_outlines(
    connection: sqlite3.Connection, dated: Iterable[tuple[str, str]]
) -> tuple[Outline, ...]:
    """Give the outlines of documents, each named with its day, in their order.

    Neighbours are read again and again, so what a connection read is remembered, until another
    process writes: it may have made outlines anew.
    """
    wanted = tuple(dated)
    known = _remember(connection)
    missing = [document for document, day in wanted if (document, day) not in known]
    if missing:
        rows = connection.execute(
            "SELECT document, day, terms, meaning FROM outline "
            "WHERE document IN (SELECT value FROM json_each(?))",
            (json.dumps(missing),),
        )
        known.update(((row[0], row[1]), _make_outline(*row)) for row in rows)
    return tuple(known[one] for one in wanted)


def forget_outlines(connection: sqlite3.Connection) -> None:
    """Read all outlines anew from here on: they were, or may have been, made again."""
    if isinstance(connection, PatientConnection):
        _KNOWN.pop(connection, None)


def _remember(connection: sqlite3.Connection) -> dict[tuple[str, str], Outline]:
    """Give what is known of outlines, by document and day; nothing when it is too much or old."""
    if not isinstance(connection, PatientConnection):
        return {}
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    kept = _KNOWN.get(connection)
    if kept is None or kept[0] != version or len(kept[1]) > MOST:
        kept = _KNOWN[connection] = (version, {})
    return kept[1]


def _make_outline(document: str, day: str, terms: str, meaning: bytes | None) -> Outline:
    """Make an outline of a row.

    A word is one object in all outlines, so that comparing them looks at few.
    """
    parts = terms.split(" ") if terms else []
    pairs = tuple(zip(map(intern, parts[::2]), map(int, parts[1::2]), strict=True))
    return Outline(document, date.fromisoformat(day), pairs, meaning or b"")
