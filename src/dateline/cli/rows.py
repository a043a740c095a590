"""Rows of the record as cells of a table."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from dateline.answers import TimelineRow
from dateline.cli.days import say_days
from dateline.cli.marks import one_line
from dateline.cli.output import Column, make_console, print_rows, print_table, start_near
from dateline.record import EventRow, Party, Source, StatementRow

SHORT_ID = 6
"""Digits of an id that a table shows; `dateline why` takes them."""

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


def shorten_id(whole: str) -> str:
    """Give an id with as many digits as tell things apart in a listing."""
    kind, _, digits = whole.partition("-")
    return f"{kind}-{digits[:SHORT_ID]}"


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


def say_names(parties: Iterable[Party]) -> str:
    """Give the names, each once, in their order."""
    return ", ".join(dict.fromkeys(party.name for party in parties))


def say_source(source: Source) -> str:
    """Name a report in a few words: its publisher, or where it was found, and its day."""
    name, day = say_publisher(source), say_published(source)
    return f"{name} {day}" if day else name


def say_sources(sources: Sequence[Source]) -> str:
    """Name the first report, and say how many independent ones and copies there are more.

    "Harbour Wire +2, 1 copy, 2020-02-13": two more reports tell it in their own words, and another
    prints one of these texts.
    """
    if len(sources) < 2:
        return say_source(sources[0]) if sources else ""
    first, texts = sources[0], len({one.text_id for one in sources})
    more = f" +{texts - 1}" if texts > 1 else ""
    parts = (
        f"{say_publisher(first)}{more}",
        say_copies(len(sources) - texts),
        say_published(first),
    )
    return ", ".join(part for part in parts if part)


def say_copies(count: int) -> str:
    """Say how many copies there are, nothing of none."""
    return f"{count} {'copy' if count == 1 else 'copies'}" if count else ""


def say_published(source: Source) -> str:
    """Give the days on which a report can have been published."""
    return say_days(source.earliest or source.published, source.published)


def say_publisher(source: Source) -> str:
    """Give who published a report, or the name of its file."""
    return source.publisher or source.found_at.rstrip("/").rsplit("/", 1)[-1]
