"""Options that several commands share, and the settings that come out of them."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from dateline.errors import StoreError, UsageError
from dateline.questions import parse_day
from dateline.settings import Settings, make_settings

if TYPE_CHECKING:
    from dateline.store import Record

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date | None]):
    """A day as YYYY-MM-DD, or a month or year, of which the first or the last day is meant."""

    name = "date"

    def __init__(self, edge: Literal["first", "last"]) -> None:
        self.edge = edge

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | None:
        """Give the day; anything that is no day, month or year is a usage error."""
        if value is None or isinstance(value, date):
            return value
        try:
            return parse_day(str(value), self.edge)
        except UsageError as error:
            self.fail(str(error), param, ctx)


def record_option(command: F) -> F:
    """Add --record."""
    return click.option(
        "--record",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="The record's file  [default: $DATELINE_RECORD or dateline.db].",
    )(command)


def json_option(command: F) -> F:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON, one object a line.")(
        command
    )


def rows_options(command: F) -> F:
    """Add --json and --table, for commands that pick by where the output goes."""
    table = click.option("--table", is_flag=True, help="Write a table, also into a pipe or file.")
    return json_option(table(command))


def as_of_option(command: F) -> F:
    """Add --as-of."""
    return click.option(
        "--as-of",
        type=Day("last"),
        metavar="DATE",
        help="See nothing that was published later than this day.",
    )(command)


def codebook_option(command: F) -> F:
    """Add --codebook, which may be given more than once."""
    return click.option(
        "--codebook",
        "codebooks",
        multiple=True,
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        help="Own event types and frames, beside the shipped ones  [default: $DATELINE_CODEBOOK].",
    )(command)


def settings_with(
    *, record: Path | None = None, jobs: int | None = None, codebooks: Sequence[Path] = ()
) -> Settings:
    """Take the settings from the environment, then what the command line says."""
    settings = make_settings(os.environ)
    if record is not None:
        settings = replace(settings, record=record)
    if codebooks:
        settings = replace(settings, codebook=os.pathsep.join(str(one) for one in codebooks))
    return settings if jobs is None else replace(settings, jobs=jobs)


def open_record(
    settings: Settings,
    *,
    read_only: bool = True,
    make: bool = False,
    with_knowledge: bool = False,
    seconds: float | None = None,
) -> "Record":
    """Open the record that the settings name; StoreError when there is none and `make` is off.

    `seconds` limits each question, see Record.open.

    `with_knowledge` loads what a comparison with freshly made views needs, for reading too.
    """
    if not make and not settings.record.exists():
        raise StoreError(
            f"there is no record {str(settings.record)!r}: make one with `dateline read PATH`, or "
            "name one with --record FILE or DATELINE_RECORD"
        )
    from dateline import recording  # noqa: PLC0415 (commands without a record need none)

    knowledge = None
    if with_knowledge or not read_only:
        from dateline.knowledge import load_knowledge  # noqa: PLC0415 (to read, names are stored)

        knowledge = load_knowledge(settings.knowledge_folders)
    return recording.open_record(
        settings.record,
        read_only=read_only,
        knowledge=knowledge,
        wait=settings.wait,
        tell=partial(click.echo, err=True),
        seconds=seconds,
    )
