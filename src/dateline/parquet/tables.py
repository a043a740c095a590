"""Readings and claims as Parquet tables: the same rows give the same bytes, each page has a sum.

`reading` is the reading's line of JSON, from which it is made again; `report` holds the report as
it came. The other columns of `readings` are there to be asked: they repeat what these two say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal

from dateline import __version__
from dateline.codec import dump_reading, load_reading
from dateline.errors import ReadError
from dateline.findings import Reading
from dateline.parquet.library import load
from dateline.record import Claim
from dateline.text import Report

Kind = Literal["readings", "claims"]
KINDS: tuple[Kind, ...] = ("readings", "claims")

GROUP = {"readings": 256, "claims": 65_536}
"""Rows that are written together, and held in memory until then."""

AT_ONCE = 16
"""Readings that are held in memory while they are read back."""

Row = dict[str, Any]


def _schema(kind: Kind) -> Any:
    """Give the columns of a table."""
    pa = load()
    text, day, number = pa.string(), pa.date32(), pa.int32()
    report = pa.struct([(name, text) for name in ("id", *_REPORT)])
    columns: dict[Kind, list[tuple[str, Any]]] = {
        "readings": [
            ("number", pa.int64()),
            *((name, text) for name in ("document", "source", "url", "publisher", "title")),
            ("language", text),
            ("published", day),
            ("earliest", day),
            ("latest", day),
            ("words", number),
            ("reading", text),
            ("report", report),
        ],
        "claims": [
            *((name, text) for name in ("id", "subject", "kind", "field", "value", "document")),
            ("start", number),
            ("end", number),
            ("quote", text),
            ("said_by", pa.list_(text)),
            ("by", text),
            ("earliest", day),
            ("latest", day),
            ("published", day),
            ("status", text),
            ("certainty", pa.int8()),
        ],
    }
    return pa.schema(columns[kind])


_REPORT = (
    *("source", "body", "media_type", "url", "publisher", "title", "author", "published"),
    "language",
)
"""The fields that a report is made of again."""


def make_reading_row(report: Report, reading: Reading, number: int) -> Row:
    """Give the row of a report and its reading; `number` is its place in the inputs."""
    document = reading.document
    published = document.published
    return {
        "number": number,
        "document": document.id,
        "source": document.source,
        "url": document.url,
        "publisher": document.publisher,
        "title": document.title,
        "language": document.language,
        "published": published.day,
        "earliest": published.earliest,
        "latest": published.latest,
        "words": len(document.text.split()),
        "reading": dump_reading(reading, version=__version__),
        "report": {"id": report.id, **{name: getattr(report, name) for name in _REPORT}},
    }


def make_claim_row(claim: Claim) -> Row:
    """Give the row of a claim; its columns are those of the table `claim` of a record."""
    proof = claim.evidence
    return {
        **{name: getattr(claim, name) for name in ("id", "subject", "kind", "field", "value")},
        **{name: getattr(proof, name) for name in ("document", "start", "end", "quote", "by")},
        "said_by": list(proof.said_by),
        **{name: getattr(claim, name) for name in ("earliest", "latest", "published")},
        "status": claim.status,
        "certainty": claim.certainty,
    }


class Table:
    """A Parquet file in the making: rows are written in groups, `rows` counts them.

    `end` must be called once all rows are added: without its last bytes a file is none.
    """

    def __init__(self, kind: Kind, out: BinaryIO) -> None:
        self.rows = 0
        self._group = GROUP[kind]
        self._schema = _schema(kind)
        self._waiting: list[Row] = []
        self._writer = load().parquet.ParquetWriter(
            out, self._schema, compression="zstd", write_page_checksum=True, version="2.6"
        )

    def add(self, row: Row) -> None:
        """Add a row."""
        self.rows += 1
        self._waiting.append(row)
        if len(self._waiting) >= self._group:
            self._flush()

    def end(self) -> None:
        """Write what waits, and the end of the file."""
        if self._waiting:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        table = load().Table.from_pylist(self._waiting, schema=self._schema)
        self._writer.write_table(table, row_group_size=self._group)
        self._waiting.clear()


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading as it lies in a file, not decoded yet, beside its report."""

    number: int
    report: Report
    line: str

    def decode(self) -> Reading:
        """Give the reading, every span checked against its text again.

        ReadError when the line is no reading of this version.
        """
        try:
            return load_reading(self.line)
        except (ValueError, KeyError, TypeError) as error:
            raise ReadError(
                f"a reading in it cannot be read back ({type(error).__name__}: {error}): read the "
                "reports again"
            ) from error


def read_readings(stream: Any) -> Iterator[Kept]:
    """Give what a file of readings holds; ReadError when it is broken or no such file."""
    pa = load()
    try:
        file = pa.parquet.ParquetFile(stream, page_checksum_verification=True)
        for batch in file.iter_batches(AT_ONCE, columns=["number", "reading", "report"]):
            for row in batch.to_pylist():
                yield _keep(row)
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException) as error:
        why = str(error).partition("\n")[0][:200]
        raise ReadError(f"it is broken or no file of readings ({why})") from error


def _keep(row: Row) -> Kept:
    whole = dict(row["report"])
    name = whole.pop("id")
    report = Report(**whole)
    if report.id != name:
        raise ValueError(f"the report {name} is not what it was when it was read")
    return Kept(row["number"], report, row["reading"])
