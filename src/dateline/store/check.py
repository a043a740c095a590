"""Whether a record is whole: the file, its claims, and its views against a fresh making."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import islice

from dateline.answers import Problem
from dateline.rules import Rules
from dateline.store.editions import (
    COLUMNS,
    describe_edition,
    find_group,
    is_in_place,
    place_group,
)
from dateline.store.growing import read_claims
from dateline.store.keys import find_number, number_keys
from dateline.store.linking import in_force, read_links
from dateline.store.story_check import check_stories
from dateline.store.views import TABLES, Values
from dateline.store.writing import find_keys, list_documents, rows_of

SHOWN = 100
"""How many problems are listed at most."""

_REBUILD = "run `dateline rebuild`"


def find_problems(connection: sqlite3.Connection, rules: Rules) -> tuple[Problem, ...]:
    """Give what is wrong with a record, nothing when it is whole."""
    found = [*_check_file(connection)]
    if found:
        return tuple(found[:SHOWN])
    checks = (
        _check_quotes(connection),
        _check_rows(connection, rules),
        _check_keys(connection, rules),
        _check_editions(connection, rules),
        _check_groups(connection, rules),
        check_stories(connection, rules),
    )
    return tuple(islice((problem for check in checks for problem in check), SHOWN))


def _check_file(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Problem(
                "file", f"SQLite finds {line}: run `dateline doctor --repair`, or restore a copy"
            )
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem(table, f"row {row} refers to a {parent} that is missing: restore a copy")


def _check_quotes(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Check that each claim is as it was recorded and quotes its document's words."""
    for document, text, _ in list_documents(connection):
        for stored, claim, _ in read_claims(connection, "document = ?", (document,)):
            evidence = claim.evidence
            if text[evidence.start : evidence.end] != evidence.quote:
                place = f"{evidence.start}-{evidence.end} of {document}"
                yield Problem(stored, f"quotes words that do not stand at {place}: restore a copy")
            if claim.id != stored:
                yield Problem(stored, f"was changed: its content makes {claim.id}; restore a copy")


def _check_rows(connection: sqlite3.Connection, rules: Rules) -> Iterator[Problem]:
    for document, text, source in list_documents(connection):
        rows = rows_of(connection, document, text, source, rules)
        for table in TABLES:
            fresh = sorted(map(repr, table.make(rows, document)))
            found = connection.execute(table.select, (document,)).fetchall()
            if sorted(map(repr, found)) != fresh:
                where = f"view {table.name}, {document}"
                yield Problem(where, f"differs from a fresh making: {_REBUILD}")


def _check_keys(connection: sqlite3.Connection, rules: Rules) -> Iterator[Problem]:
    wanted = 0
    for document, text, source in list_documents(connection):
        fresh = frozenset(number_keys(find_keys(text, source.published, rules)))
        wanted += len(fresh)
        (there,) = connection.execute(
            "SELECT count(*) FROM shared WHERE document = ? "
            "AND key IN (SELECT value FROM json_each(?))",
            (find_number(connection, document), json.dumps(sorted(fresh))),
        ).fetchone()
        if there != len(fresh):
            yield Problem(f"view shared, {document}", f"lacks keys that its text has: {_REBUILD}")
    (held,) = connection.execute("SELECT count(*) FROM shared").fetchone()
    if held > wanted:
        yield Problem("view shared", f"holds {held - wanted} keys that no text has: {_REBUILD}")


def _check_editions(connection: sqlite3.Connection, rules: Rules) -> Iterator[Problem]:
    """Check what each document says of itself, and its place among the versions of its report."""
    for document, _, _ in list_documents(connection):
        fresh, keys = describe_edition(connection, document, rules)
        stored = connection.execute(
            f"SELECT {COLUMNS} FROM edition WHERE document = ?",  # noqa: S608 (our own words)
            (document,),
        ).fetchone()
        named = connection.execute("SELECT key FROM notice WHERE document = ?", (document,))
        wrong = stored != fresh or {key for (key,) in named} != set(keys)
        if not wrong:
            group = find_group(connection, document, rules)
            wrong = not is_in_place(connection, place_group(connection, group))
        if wrong:
            yield Problem(f"view edition, {document}", f"differs from a fresh making: {_REBUILD}")


def _check_groups(connection: sqlite3.Connection, rules: Rules) -> Iterator[Problem]:
    links = in_force(read_links(connection))
    fresh = {one: best for one, best in rules.group((), links) if one != best}
    found = dict(connection.execute("SELECT id, canonical FROM same").fetchall())
    if found != fresh:
        yield Problem("view same", f"differs from what the links say: {_REBUILD}")
    for table, column in (("event", "happening"), ("actor", "canonical")):
        rows: list[Values] = connection.execute(
            f"SELECT {table}.id FROM {table} LEFT JOIN same USING (id) "  # noqa: S608
            f"WHERE {table}.{column} != coalesce(same.canonical, {table}.id) LIMIT {SHOWN}"
        ).fetchall()
        for (one,) in rows:
            yield Problem(f"view {table}, {one}", f"bears a wrong {column}: {_REBUILD}")
