"""The table of outlines: what each document is about in few words, and the day that orders it."""

import sqlite3
from base64 import b64decode
from datetime import date
from functools import lru_cache

from dateline.rules import Terms
from dateline.stories import Outline

OUTLINE_COLUMNS = "outline.document, outline.day, outline.terms, outline.meaning"


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
    row = connection.execute(
        f"SELECT {OUTLINE_COLUMNS} FROM outline WHERE document = ?",  # noqa: S608 (our own words)
        (document,),
    ).fetchone()
    return make_outline(*row)


def list_outlined(connection: sqlite3.Connection) -> set[str]:
    """Give the documents that have an outline."""
    return {row[0] for row in connection.execute("SELECT document FROM outline")}


@lru_cache(maxsize=4096)
def make_outline(document: str, day: str, terms: str, meaning: bytes | None) -> Outline:
    """Make an outline of a row; neighbours are read again and again."""
    parts = terms.split(" ") if terms else []
    weights = map(int, parts[1::2])
    pairs = tuple(zip(parts[::2], weights, strict=True))
    return Outline(document, date.fromisoformat(day), pairs, meaning or b"")
