"""Rows of the tables that only grow: writing them, and reading them back as they were."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from dateline.codec import Excerpt, dump_reading, iso_day, load_reading
from dateline.errors import StoreError
from dateline.findings import Reading
from dateline.record import Claim, Evidence, Link, Passage, Source
from dateline.text import Document, Report

CLAIM_COLUMNS = (
    'subject, kind, field, value, document, start, "end", quote, said_by, by, '
    "earliest, latest, published, status, certainty"
)
SOURCE_COLUMNS = (
    "document.id, document.report, document.title, document.publisher, document.url, "
    "document.source, document.latest, document.earliest"
)
SOURCE_WIDTH = 8

SQUEEZE = 3
"""How hard bodies and readings are compressed: a tenth larger than the default, in a third of the
time."""

_INSERT_CLAIM = (
    'INSERT INTO claim (id, subject, kind, field, value, document, start, "end", quote, said_by, '
    "by, earliest, latest, published, status, certainty, recorded) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_IN_FORCE = (
    "SELECT 1 FROM link WHERE id = ? AND n NOT IN (SELECT link FROM withdrawal) "
    "AND (author LIKE 'dateline %' OR NOT EXISTS (SELECT 1 FROM link AS later "
    'WHERE later."left" = link."left" AND later."right" = link."right" AND later.n > link.n '
    "AND later.author NOT LIKE 'dateline %' AND later.n NOT IN (SELECT link FROM withdrawal)))"
)


def write_time(recorded: datetime) -> str:
    """Write a time as ISO text in UTC, so that text order is order in time."""
    if recorded.tzinfo is not None:
        recorded = recorded.astimezone(UTC).replace(tzinfo=None)
    return f"{recorded.isoformat(timespec='seconds')}Z"


def add_report(connection: sqlite3.Connection, report: Report, recorded: str) -> None:
    """Add a report, unless it is there."""
    connection.execute(
        "INSERT OR IGNORE INTO report (id, source, url, publisher, title, author, published, "
        "language, media_type, recorded, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            report.id,
            report.source,
            report.url,
            report.publisher,
            report.title,
            report.author,
            report.published,
            report.language,
            report.media_type,
            recorded,
            zlib.compress(report.body.encode("utf-8", "surrogatepass"), SQUEEZE),
        ),
    )


def add_document(
    connection: sqlite3.Connection, document: Document, report: str, recorded: str
) -> None:
    """Add a document under the id of its report."""
    published = document.published
    connection.execute(
        "INSERT INTO document (id, report, source, url, publisher, title, author, language, "
        "published, basis, earliest, latest, words, recorded, text, changed) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document.id,
            report,
            document.source,
            document.url,
            document.publisher,
            document.title,
            document.author,
            document.language,
            published.value,
            published.basis,
            iso_day(published.earliest),
            iso_day(published.latest),
            len(document.text.split()),
            recorded,
            document.text,
            document.changed,
        ),
    )


def add_reading(
    connection: sqlite3.Connection, reading: Reading, version: str, recorded: str
) -> None:
    """Add a reading as its JSON line."""
    line = dump_reading(reading, version=version).encode("utf-8", "surrogatepass")
    connection.execute(
        "INSERT INTO reading (document, version, recorded, json) VALUES (?, ?, ?, ?)",
        (reading.document.id, version, recorded, zlib.compress(line, SQUEEZE)),
    )


def read_reading(connection: sqlite3.Connection, document: str) -> Reading:
    """Give the reading of a document, every span checked against its text again."""
    return load_reading(_read_line(connection, document))


def read_excerpt(connection: sqlite3.Connection, document: str) -> Excerpt:
    """Give the reading of a document to look a few things up in."""
    return Excerpt(_read_line(connection, document))


def _read_line(connection: sqlite3.Connection, document: str) -> str:
    row = connection.execute("SELECT json FROM reading WHERE document = ?", (document,)).fetchone()
    if row is None:
        raise StoreError(f"the record holds no reading of {document}: run `dateline doctor`")
    return zlib.decompress(row[0]).decode("utf-8", "surrogatepass")


def read_texts(connection: sqlite3.Connection, documents: Iterable[str]) -> tuple[Passage, ...]:
    """Give the whole texts of those of these documents that are there, by id."""
    rows = connection.execute(
        "SELECT id, text FROM document WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(sorted(set(documents))),),
    )
    return tuple(Passage(one, 0, len(text), text) for one, text in rows)


def add_claims(connection: sqlite3.Connection, claims: Iterable[Claim], recorded: str) -> None:
    """Add claims in their order."""
    connection.executemany(_INSERT_CLAIM, (_claim_row(claim, recorded) for claim in claims))


def read_claims(
    connection: sqlite3.Connection,
    where: str,
    values: tuple[object, ...],
    limit: int | None = None,
) -> Iterator[tuple[str, Claim, str]]:
    """Give stored id, claim and time of recording of the claims `where` picks, in order."""
    rows = connection.execute(
        f"SELECT {CLAIM_COLUMNS}, id, recorded "  # noqa: S608 (our own words)
        f"FROM claim WHERE {where} ORDER BY n LIMIT ?",
        (*values, -1 if limit is None else limit),
    )
    for row in rows:
        yield row[15], _make_claim(row), row[16]


def read_source(row: tuple[object, ...]) -> Source:
    """Make a source from the values of SOURCE_COLUMNS."""
    document, report, title, publisher, url, found_at, published, earliest = row
    return Source(
        document=str(document),
        report=str(report),
        title=_text(title),
        publisher=_text(publisher),
        url=_text(url),
        found_at=str(found_at),
        published=read_day(published),
        earliest=read_day(earliest) if earliest != published else None,
    )


def make_source(document: Document, report: str) -> Source:
    """Make the source that a document's rows rest on."""
    published = document.published
    sure = published.earliest == published.latest
    return Source(
        document=document.id,
        report=report,
        title=document.title,
        publisher=document.publisher,
        url=document.url,
        found_at=document.source,
        published=published.latest,
        earliest=None if sure else published.earliest,
    )


def add_link(connection: sqlite3.Connection, link: Link, recorded: str) -> bool:
    """Add a link, unless it is there and in force; tell whether it was added.

    What a person judged, judged otherwise and judges again as at first is added again.
    """
    known = connection.execute(_IN_FORCE, (link.id,)).fetchone()
    if known is not None:
        return False
    values = (link.left, link.right, link.judgement, link.score, link.reason, link.author)
    connection.execute(
        'INSERT INTO link (id, "left", "right", judgement, score, reason, author, recorded) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (link.id, *values, recorded),
    )
    return True


def read_day(value: object) -> date | None:
    """Read a day that the record wrote."""
    return date.fromisoformat(value) if isinstance(value, str) else None


def _claim_row(claim: Claim, recorded: str) -> tuple[object, ...]:
    evidence = claim.evidence
    return (
        claim.id,
        claim.subject,
        claim.kind,
        claim.field,
        claim.value,
        evidence.document,
        evidence.start,
        evidence.end,
        evidence.quote,
        " ".join(evidence.said_by),
        evidence.by,
        iso_day(claim.earliest),
        iso_day(claim.latest),
        iso_day(claim.published),
        claim.status,
        claim.certainty,
        recorded,
    )


def _make_claim(row: tuple[Any, ...]) -> Claim:
    subject, kind, field, value, document, start, end, quote, said_by, by = row[:10]
    return Claim(
        subject=subject,
        kind=kind,
        field=field,
        value=value,
        evidence=Evidence(
            document=document,
            start=start,
            end=end,
            quote=quote,
            said_by=tuple(said_by.split()),
            by=by,
        ),
        earliest=read_day(row[10]),
        latest=read_day(row[11]),
        published=read_day(row[12]),
        status=row[13],
        certainty=row[14],
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
