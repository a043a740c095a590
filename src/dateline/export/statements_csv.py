"""CSV of statements: a row for each statement as one report gives it."""

from collections.abc import Iterator

from dateline.export.columns import SOURCE, ids, names, only, source_cells
from dateline.export.request import Request
from dateline.export.tables import Cell, write_csv
from dateline.record import StatementRow
from dateline.store import Record

COLUMNS = (
    "id",
    "kind",
    "speaker",
    "speaker_id",
    "speaker_kind",
    "number",
    "speaks_for",
    "speaks_for_id",
    "audience",
    "audience_id",
    "place",
    "place_id",
    "cue",
    "content",
    "earliest",
    "latest",
    "within",
    "anonymity",
    "named",
    "named_id",
    "start",
    "end",
    *SOURCE,
)


def write_statements_csv(record: Record, request: Request) -> Iterator[bytes]:
    """Write statements by day; the parts of a content are joined by " … "."""
    return write_csv(COLUMNS, map(_cells, record.each_statement(request.asked)))


def _cells(row: StatementRow) -> tuple[Cell, ...]:
    return (
        row.id,
        row.kind,
        names(only(row.speaker)),
        ids(only(row.speaker)),
        row.speaker_kind,
        row.number,
        names(only(row.speaks_for)),
        ids(only(row.speaks_for)),
        names(only(row.audience)),
        ids(only(row.audience)),
        names(only(row.place)),
        ids(only(row.place)),
        row.cue,
        row.content,
        row.earliest,
        row.latest,
        row.within,
        row.anonymity,
        names(row.named),
        ids(row.named),
        row.start,
        row.end,
        *source_cells(row.source),
    )
