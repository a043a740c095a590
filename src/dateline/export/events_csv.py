"""CSV of events: a row for each event as one report tells it."""

from collections.abc import Iterator

from dateline.export.columns import SOURCE, ids, names, only, source_cells
from dateline.export.request import Request
from dateline.export.tables import Cell, join_values, write_csv
from dateline.record import EventRow, Figure
from dateline.store import Record

COLUMNS = (
    "id",
    "happening",
    "type",
    "mode",
    "context",
    "status",
    "certainty",
    "background",
    "earliest",
    "latest",
    "actor",
    "actor_id",
    "recipient",
    "recipient_id",
    "place",
    "place_id",
    "country",
    "said_by",
    "said_by_id",
    "quantities",
    "because_of",
    "confidence",
    "trigger",
    "start",
    "end",
    "sentence",
    *SOURCE,
)


def write_events_csv(record: Record, request: Request) -> Iterator[bytes]:
    """Write events by day and id; those with one `happening` are judged to be the same."""
    return write_csv(COLUMNS, map(_cells, record.each_event(request.asked)))


def _cells(row: EventRow) -> tuple[Cell, ...]:
    return (
        row.id,
        row.happening,
        row.type,
        join_values(row.mode),
        join_values(row.context),
        row.status,
        row.certainty,
        int(row.background),
        row.earliest,
        row.latest,
        names(row.actor),
        ids(row.actor),
        names(row.recipient),
        ids(row.recipient),
        names(only(row.place)),
        ids(only(row.place)),
        row.country,
        names(row.said_by),
        ids(row.said_by),
        join_values(map(say_figure, row.quantities)),
        join_values(row.because_of),
        row.confidence,
        row.trigger,
        row.start,
        row.end,
        row.sentence,
        *source_cells(row.source),
    )


def say_figure(figure: Figure) -> str:
    """Give a number with its bounds and what it counts: "40..40 killed", "7.. killed"."""
    low = "" if figure.low is None else figure.low
    high = "" if figure.high is None else figure.high
    return f"{low}..{high} {figure.what}"
