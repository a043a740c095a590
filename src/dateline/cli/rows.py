"""Rows of the record as cells of a table."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from dateline.answers import TimelineRow
from dateline.cli.output import Column, make_console, print_rows, print_table, start_near
from dateline.phrasing import (
    SHORT_ID,
    one_line,
    say_days,
    say_names,
    say_source,
    say_sources,
    shorten_id,
)
from dateline.record import EventRow, StatementRow

_WHEN = Column("when", 22)
_WHO = Column("who", 10, style="cyan", most=18)
_WHOM = Column("to whom", 10, style="cyan", most=16)
_WHERE = Column("where", 8, 3, most=8)
_SAID_BY = Column("said by", 8, 2, most=12)
_WORDS = Column("words", 20, 5, "dim")
_ID = Column("id", len("event-") + SHORT_ID, 1, "dim")
_STATEMENT_ID = Column("id", len("statement-") + SHORT_ID, 1, "dim")
_REPORTS = Column("report", 10, 4, most=14)

_TELLING = (
    Column("status", 8),
    _WHO,
    _WHOM,
    _WHERE,
    _SAID_BY,
    _REPORTS,
    _ID,
    _WORDS,
)
"""What a row of one report holds beside its day and its type."""

EVENT_COLUMNS = (_WHEN, Column("type", 8, style="bold red"), *_TELLING)
STATEMENT_COLUMNS = (
    _WHEN,
    Column("speaker", 10, style="green"),
    _WHOM,
    _WHERE,
    Column("kind", 8, 3),
    Column("statement", 24),
    Column("report", 10, 2),
    _STATEMENT_ID,
)
TIMELINE_COLUMNS = (
    _WHEN,
    Column("what", 12, style="bold red"),
    _WHO,
    _WHOM,
    _WHERE,
    Column("reports", 14, 1, most=27),
    Column("words", 26, 2, "dim"),
)


def write_rows(
    rows: Sequence[object],
    columns: Sequence[Column],
    cells: Callable[[Any], tuple[str, ...]],
    *,
    as_json: bool,
    none: str = "the record has nothing that fits: ask for less, or read more",
) -> None:
    """Write rows to stdout, as JSON lines or as a table; `none` is said on stderr of no rows."""
    if as_json:
        print_rows(rows)
    elif rows:
        lines = [[one_line(cell) for cell in cells(row)] for row in rows]
        print_table(make_console(), columns, lines)
    else:
        click.echo(none, err=True)


def event_cells(row: EventRow) -> tuple[str, ...]:
    """Give the cells of EVENT_COLUMNS."""
    return (
        say_days(row.earliest, row.latest),
        row.type,
        row.status,
        say_names(row.actor) or "?",
        say_names(row.recipient),
        row.place.name if row.place else "",
        say_names(row.said_by),
        say_source(row.source),
        shorten_id(row.id),
        start_near(row.sentence, row.trigger),
    )


def statement_cells(row: StatementRow) -> tuple[str, ...]:
    """Give the cells of STATEMENT_COLUMNS."""
    return (
        say_days(row.earliest, row.latest),
        _say_speaker(row),
        row.audience.name if row.audience else "",
        row.place.name if row.place else "",
        row.kind,
        row.content,
        say_source(row.source),
        shorten_id(row.id),
    )


def _say_speaker(row: StatementRow) -> str:
    speaker = row.speaker.name if row.speaker else "?"
    return f"{speaker}, for {row.speaks_for.name}" if row.speaks_for else speaker


def timeline_cells(row: TimelineRow) -> tuple[str, ...]:
    """Give the cells of TIMELINE_COLUMNS."""
    return (
        say_days(row.earliest, row.latest) or "no day given",
        row.type if row.status == "happened" else f"{row.type} {row.status}",
        say_names(row.actor) or "?",
        say_names(row.recipient),
        row.place.name if row.place else "",
        say_sources(row.sources),
        _near_trigger(row),
    )


def _near_trigger(row: TimelineRow) -> str:
    triggers = (event.trigger for event in row.events if event.sentence == row.sentence)
    return start_near(row.sentence, next(triggers, ""))
