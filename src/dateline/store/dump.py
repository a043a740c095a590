"""A record as text that can be compared: all rows, in an order that their content gives."""

import json
import sqlite3
from base64 import b64encode
from collections.abc import Iterator

_LEFT_OUT = frozenset(("n", "recorded", "body", "json"))
"""Columns that depend on when and in which order reports were read, and compressed ones, whose
content is in other columns (a report's body counts into its id)."""

_TABLES = (
    *(
        "report",
        "document",
        "reading",
        "claim",
        "link",
        "edition",
        "notice",
        "event",
        "figure",
    ),
    *("statement", "state", "party", "actor", "appearance", "alias", "place", "same", "block"),
    *("outline", "keyword", "near", "story_report", "bridge", "story", "story_line"),
    "tally",
)

_BY_IDS = {
    "shared": "SELECT key, document.id AS document FROM shared "
    "JOIN document ON document.n = shared.document",
    "withdrawal": "SELECT link.id AS link, withdrawal.author FROM withdrawal "
    "JOIN link ON link.n = withdrawal.link",
}
"""Tables that hold numbers of rows, which depend on the order of reading, with the ids instead."""


def dump_tables(connection: sqlite3.Connection) -> Iterator[str]:
    """Give each row of each table as a JSON line with the table's name first, sorted by content."""
    whole = {table: f"SELECT * FROM {table}" for table in _TABLES}  # noqa: S608 (our own names)
    for table, select in (whole | _BY_IDS).items():
        yield from sorted(_dump_rows(connection, select, table))


def _dump_rows(connection: sqlite3.Connection, select: str, table: str) -> Iterator[str]:
    rows = connection.execute(select)
    names = [column[0] for column in rows.description]
    kept = [place for place, name in enumerate(names) if name not in _LEFT_OUT]
    for row in rows:
        values = {names[place]: row[place] for place in kept}
        yield json.dumps({"table": table, **values}, ensure_ascii=False, default=_write_bytes)


def _write_bytes(value: bytes) -> str:
    return b64encode(value).decode("ascii")
