"""CSV of states: a row for each state as one report tells it."""

from collections.abc import Iterator

from dateline.export.columns import SOURCE, ids, names, source_cells
from dateline.export.request import Request
from dateline.export.tables import Cell, write_csv
from dateline.record import StateRow
from dateline.store import Record

COLUMNS = (
    "id",
    "subject",
    "subject_id",
    "field",
    "value",
    "words",
    "status",
    "certainty",
    "earliest",
    "latest",
    "said_by",
    "said_by_id",
    "start",
    "end",
    "sentence",
    *SOURCE,
)


def write_states_csv(record: Record, request: Request) -> Iterator[bytes]:
    """Write states by day and id."""
    return write_csv(COLUMNS, map(_cells, record.each_state(request.asked)))


def _cells(row: StateRow) -> tuple[Cell, ...]:
    return (
        row.id,
        row.subject.name,
        row.subject.id,
        row.field,
        row.value,
        row.words,
        row.status,
        row.certainty,
        row.earliest,
        row.latest,
        names(row.said_by),
        ids(row.said_by),
        row.start,
        row.end,
        row.sentence,
        *source_cells(row.source),
    )
