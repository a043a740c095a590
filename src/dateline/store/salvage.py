"""What is whole in a damaged record, row by row, and what is lost.

Rows are found on their pages (pages.py), and told apart by their look. Ids are computed from
content, so every row proves itself: a report by its body, a reading by the words of its spans, a
claim by all of its values. What was read from a report is kept when its reading is whole: document
and lost claims are made from it again. When its body is lost, an empty one stands in its place.
"""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from dateline.findings import Reading
from dateline.record import Claim, Link
from dateline.rules import Rules
from dateline.store.growing import (
    add_claims,
    add_document,
    add_report,
    read_claims,
    read_reading,
)
from dateline.store.linking import LINK_COLUMNS
from dateline.store.pages import Pages, RawRow
from dateline.text import Report

GROWING = ("report", "document", "reading", "claim", "link", "withdrawal")
"""The tables of schema.sql that hold what was read and decided."""

_LOOKS = {"report": (1, "report-"), "document": (1, "doc-"), "claim": (1, "claim-"),
          "link": (1, "link-"), "reading": (0, "doc-")}  # fmt: skip
"""By which column a row of a table is known, and how that begins."""

_LATER = 4
"""As many columns no later version has added to a table so far."""

_PLACES = 4
"""Places of a link's score; an id says nothing of it, but noise is seldom as round."""

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class _Found:
    """A reading that is whole, with what its row says besides."""

    reading: Reading
    recorded: str
    version: str
    line: bytes


@dataclass(frozen=True, slots=True)
class Lost:
    """What could not be kept.

    `sources` are where reports were found that are to be read again, `unnamed` counts those of
    which not even that is left, `bodies` the reports whose body is lost and whose reading is kept,
    `links` the links, `broken` all rows that were broken.
    """

    sources: tuple[str, ...]
    unnamed: int
    bodies: int
    links: int
    broken: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept; `remade` counts claims that were lost and made again from readings."""

    reports: int
    claims: int
    remade: int
    links: int


def collect(pages: Pages, scratch: sqlite3.Connection, columns: dict[str, Sequence[str]]) -> int:
    """Put the rows of the growing tables into tables of `scratch` that take anything.

    `columns` are those of each table today; a column that a later version added comes last, and is
    empty in older rows. Gives the number of rows that are broken.
    """
    for table, names in columns.items():
        listed = ", ".join(f'"{name}"' for name in names)
        scratch.execute(f"CREATE TABLE {table} ({listed})")
    broken = 0
    rows = pages.rows()
    while batch := list(islice(rows, _BATCH)):
        found: dict[str, list[tuple[object, ...]]] = {}
        for row in batch:
            broken += row is None
            known = None if row is None else _tell_table(row, columns)
            if row is not None and known is not None:
                found.setdefault(known, []).append(_complete(row, columns[known]))
        for table, values in found.items():
            marks = ", ".join("?" * len(columns[table]))
            scratch.executemany(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608
    for table, column in (
        *(("report", "id"), ("document", "id"), ("reading", "document")),
        *(("claim", "document"), ("link", "n")),
    ):
        scratch.execute(f"CREATE INDEX found_{table} ON {table} ({column})")
    return broken


def _tell_table(row: RawRow, columns: dict[str, Sequence[str]]) -> str | None:
    values = row.values
    for table, (place, beginning) in _LOOKS.items():
        known = values[place] if place < len(values) else None
        fits = len(values) <= len(columns[table]) and len(values) > len(columns[table]) - _LATER
        if fits and isinstance(known, str) and known.startswith(beginning):
            return table
    if len(values) == len(columns["withdrawal"]) and values[0] is None:
        with suppress(ValueError, TypeError):
            datetime.fromisoformat(str(values[2]))
            return "withdrawal" if isinstance(values[1], str) else None
    return None


def _complete(row: RawRow, names: Sequence[str]) -> tuple[object, ...]:
    values = (*row.values, *(None,) * (len(names) - len(row.values)))
    numbered = names[0] == "n" or (len(names) == 3 and names[0] == "link")
    return (row.number, *values[1:]) if numbered else values


def restore(
    scratch: sqlite3.Connection, connection: sqlite3.Connection, broken: int, rules: Rules
) -> tuple[Kept, Lost]:
    """Write all that is whole into a new record, reports in the order in which they were read."""
    missed: dict[str, str] = {}
    reports = bodies = claims = remade = 0
    for document in _list_documents(scratch):
        found = _find_reading(scratch, document)
        if found is None:
            missed[document] = _find_source(scratch, document)
            continue
        report = _find_report(scratch, found.reading.document.report)
        bodies += report is None
        kept, again = _find_claims(scratch, found, rules)
        _write(connection, report, found, kept)
        reports, claims, remade = reports + 1, claims + len(kept), remade + again
    rest = tuple(_rest_of_reports(scratch, connection))
    for one in rest:
        add_report(connection, *one)
    links, links_lost = _restore_links(scratch, connection)
    sources = [source for source in missed.values() if source]
    sources += [one.source for one, _ in rest]
    unnamed = list(missed.values()).count("") + _count_vanished(scratch, len(rest))
    lost = Lost(tuple(dict.fromkeys(sources)), unnamed, bodies, links_lost, broken)
    return Kept(reports, claims, remade, links), lost


def _write(
    connection: sqlite3.Connection,
    report: tuple[Report, str] | None,
    found: "_Found",
    claims: tuple[Claim, ...],
) -> None:
    document = found.reading.document
    if report is not None:
        add_report(connection, *report)
    else:
        values = (document.report, document.source, document.url, document.publisher)
        more = (document.title, document.author, document.language, found.recorded)
        connection.execute(
            "INSERT OR IGNORE INTO report (id, source, url, publisher, title, author, language, "
            "recorded, media_type, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'text/plain', x'')",
            (*values, *more),
        )
    add_document(connection, document, document.report, found.recorded)
    connection.execute(
        "INSERT INTO reading (document, version, recorded, json) VALUES (?, ?, ?, ?)",
        (document.id, found.version, found.recorded, found.line),
    )
    add_claims(connection, claims, found.recorded)


def _count_vanished(scratch: sqlite3.Connection, rest: int) -> int:
    """How many documents at least left nothing at all: their numbers are missing in the row."""
    (highest, seen, others) = scratch.execute(
        "SELECT (SELECT coalesce(max(n), 0) FROM document), "
        "(SELECT count(DISTINCT n) FROM document), "
        "(SELECT count(DISTINCT document) FROM reading "
        "WHERE document NOT IN (SELECT id FROM document))"
    ).fetchone()
    return int(max(highest - seen - others - rest, 0))


def _list_documents(scratch: sqlite3.Connection) -> tuple[str, ...]:
    """Give the ids of all documents of which anything is left, those with a number by it."""
    rows = scratch.execute(
        "SELECT id FROM (SELECT id, n FROM document UNION ALL SELECT document, NULL FROM reading) "
        "GROUP BY id ORDER BY min(n) IS NULL, min(n), id"
    ).fetchall()
    return tuple(row[0] for row in rows)


def _find_reading(scratch: sqlite3.Connection, document: str) -> "_Found | None":
    with suppress(Exception):  # bytes that are damaged may break it in any way
        reading = read_reading(scratch, document)
        recorded, version, line = scratch.execute(
            "SELECT recorded, version, json FROM reading WHERE document = ?", (document,)
        ).fetchone()
        datetime.fromisoformat(recorded)
        if reading.document.id == document:
            return _Found(reading, recorded, version, line)
    return None


def _find_report(scratch: sqlite3.Connection, report: str) -> tuple[Report, str] | None:
    row = scratch.execute(
        "SELECT source, body, media_type, url, publisher, title, author, published, language, "
        "recorded FROM report WHERE id = ?",
        (report,),
    ).fetchone()
    with suppress(Exception):  # as above
        source, body, *rest, recorded = row
        found = Report(source, zlib.decompress(body).decode("utf-8", "surrogatepass"), *rest)
        datetime.fromisoformat(recorded)
        if found.id == report:
            return found, recorded
    return None


def _find_claims(
    scratch: sqlite3.Connection, found: "_Found", rules: Rules
) -> tuple[tuple[Claim, ...], int]:
    """Give a document's claims, and how many of them were lost and are made again.

    Only the version that made them can tell which there must be.
    """
    document = found.reading.document
    whole: dict[str, Claim] = {}
    rows = scratch.execute("SELECT rowid FROM claim WHERE document = ? ORDER BY n", (document.id,))
    for row in rows.fetchall():
        with suppress(Exception):  # as above
            ((stored, claim, _),) = read_claims(scratch, "rowid = ?", row)
            evidence = claim.evidence
            quoted = document.text[evidence.start : evidence.end]
            if claim.id == stored and quoted == evidence.quote:
                whole[stored] = claim
    if found.version != rules.version:
        return tuple(whole.values()), 0
    wanted = rules.make_claims(found.reading)
    return wanted, sum(claim.id not in whole for claim in wanted)


def _find_source(scratch: sqlite3.Connection, document: str) -> str:
    """Say where a lost document's report was found, as far as that is left."""
    row = scratch.execute(
        "SELECT coalesce(source, url) FROM document WHERE id = ?", (document,)
    ).fetchone()
    return str(row[0]) if row and row[0] else ""


def _rest_of_reports(
    scratch: sqlite3.Connection, connection: sqlite3.Connection
) -> Iterator[tuple[Report, str]]:
    """Give the whole reports whose reading is lost: their bodies are kept until they are read."""
    for (report,) in scratch.execute("SELECT id FROM report ORDER BY n").fetchall():
        there = connection.execute("SELECT 1 FROM report WHERE id = ?", (report,)).fetchone()
        found = None if there else _find_report(scratch, report)
        if found is not None:
            yield found


def _restore_links(scratch: sqlite3.Connection, connection: sqlite3.Connection) -> tuple[int, int]:
    """Write the links and withdrawals that are whole; gives how many links are kept and lost."""
    kept = 0
    for n, stored, *values, recorded in scratch.execute(
        f"SELECT {LINK_COLUMNS} FROM link GROUP BY n ORDER BY n"  # noqa: S608 (our own words)
    ).fetchall():
        link = Link(*values)
        if link.id != stored or round(link.score, _PLACES) != link.score:
            continue
        connection.execute(
            f"INSERT INTO link ({LINK_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (n, stored, *values, recorded),
        )
        kept += 1
    connection.executemany(
        "INSERT OR IGNORE INTO withdrawal (link, author, recorded) "
        "SELECT n, ?2, ?3 FROM link WHERE n = ?1",
        scratch.execute("SELECT link, author, recorded FROM withdrawal").fetchall(),
    )
    (highest,) = scratch.execute("SELECT coalesce(max(n), 0) FROM link").fetchone()
    return kept, highest - kept


def open_scratch(path: Path) -> sqlite3.Connection:
    """Open a file for the rows that are found; it may be thrown away at any time."""
    path.unlink(missing_ok=True)
    scratch = sqlite3.connect(path, isolation_level=None)
    scratch.execute("PRAGMA journal_mode = OFF")
    scratch.execute("PRAGMA synchronous = OFF")
    return scratch
