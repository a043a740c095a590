"""`dateline read`: reports into the record, or their readings to a file."""

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path

import click

from dateline import __version__
from dateline.cli.options import open_record, record_option, settings_with
from dateline.cli.progress import Display, Tally, open_display
from dateline.codec import dump_reading
from dateline.errors import UsageError
from dateline.findings import Reading
from dateline.settings import Settings
from dateline.text import Failure, Report

Read = tuple[Report, Reading]
Result = Read | Failure

WAIT = 0.5
"""Seconds that a reading waits to be written together with others."""


@click.command(
    epilog="""\b
Examples:
  dateline read reports/                          a folder into dateline.db
  dateline read archive.jsonl --jobs 8 --record archive.db
  dateline read report.html --to -                the reading as JSON, no record
  curl -s https://example.org/story | dateline read -

\b
Exit status: 0 all was read; 1 some inputs failed, the rest was read; 2 wrong
use; 3 nothing could be read; 4 the record cannot be used; 5 the language
model or a knowledge file is missing.
"""
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@record_option
@click.option(
    "--to",
    type=click.Path(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write readings here as JSON lines (`-`: stdout), and nothing into a record.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read  [default: $DATELINE_JOBS or 1].",
)
@click.option("--quiet", is_flag=True, help="Say nothing but what failed.")
def command(
    *, paths: tuple[str, ...], record: Path | None, to: str | None, jobs: int | None, quiet: bool
) -> int:
    """Read reports into the record.

    PATH is a file (text, HTML, JSON, JSON lines), a folder of such files, or `-` for stdin. A
    report that the record knows already changes nothing, so a run that was stopped can be
    repeated.
    """
    if to is not None and record is not None:
        raise UsageError("--to writes readings and fills no record: drop either --to or --record")
    settings = settings_with(record=record, jobs=jobs)
    tally = Tally()
    shares_screen = to == "-" and sys.stdout.isatty()
    try:
        with open_display(paths, quiet=quiet or shares_screen) as display:
            from dateline.run.local import read_reports  # noqa: PLC0415 (loads the language model)

            stdin = sys.stdin.buffer if "-" in paths else None
            readings = drop_failures(read_reports(paths, settings, stdin=stdin), tally, display)
            if to is None:
                fill_record(readings, settings, tally, display)
            else:
                write_readings(readings, to, tally, display)
    except KeyboardInterrupt:
        click.echo(f"stopped; {tally.line} before that. Read the same again to go on.", err=True)
        raise
    if not quiet:
        where = "" if to is not None or tally.status == 3 else f" -> {settings.record}"
        click.echo(f"{tally.line}{where}", err=True)
    return tally.status


def drop_failures(results: Iterable[Result], tally: Tally, display: Display) -> Iterator[Read]:
    """Pass on what was read; what failed is counted and named."""
    for result in results:
        if isinstance(result, Failure):
            tally.failed += 1
            display.fail(result)
            display.show(tally)
        else:
            yield result


def fill_record(
    readings: Iterator[Read], settings: Settings, tally: Tally, display: Display
) -> None:
    """Add readings to the record; each is counted once it is on the disk.

    The record is opened, and made, when there is a first reading.
    """
    first = next(readings, None)
    if first is None:
        return
    waiting: deque[Reading] = deque()

    def pass_on() -> Iterator[Read]:
        for report, reading in chain((first,), readings):
            waiting.append(reading)
            yield report, reading

    with open_record(settings, read_only=False, make=True) as record:
        for added in record.add_all(pass_on(), clock=partial(datetime.now, UTC), seconds=WAIT):
            tally.count(waiting.popleft(), new=added.new)
            display.show(tally)


def write_readings(readings: Iterable[Read], to: str, tally: Tally, display: Display) -> None:
    """Write readings to a file as JSON lines."""
    try:
        opened = click.open_file(to, "w", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{to} cannot be written ({error.strerror}): name another file") from error
    with opened as out:
        for _, reading in readings:
            out.write(dump_reading(reading, version=__version__) + "\n")
            tally.count(reading, new=True)
            display.show(tally)
