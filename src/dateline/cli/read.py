"""`dateline read`: reports into the record, or their readings to a file."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline import __version__
from dateline.cli.options import codebook_option, open_record, record_option, settings_with
from dateline.cli.progress import Display, Tally, miss, open_display
from dateline.cli.read_folder import ENGINES, describe_folder, fill_folder, want_folder
from dateline.cli.stopping import last_words
from dateline.codec import dump_reading
from dateline.errors import StoreError, UsageError
from dateline.findings import Reading
from dateline.run.inputs import Way
from dateline.run.interrupts import hold_interrupts
from dateline.settings import Settings
from dateline.text import Failure, Report

if TYPE_CHECKING:
    from dateline.store import Record

Read = tuple[Report, Reading]

WAIT = 0.5
"""Seconds that a reading waits to be written together with others."""


@click.command(
    epilog="""\b
Examples:
  dateline read reports/                          a folder into dateline.db
  dateline read archive.jsonl --jobs 8 --record archive.db
  dateline read report.html --to -                the reading as JSON, no record
  dateline read stories.csv --columns title=headline,text=story
  dateline read crawl.warc.gz 'archive/2020/**/*.html' https://example.org/story
  dateline read https://example.org/feed.xml --follow
  curl -s https://example.org/story | dateline read -
  dateline read archive/ --engine ray --to readings/    Parquet, for dateline merge

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
    type=click.Path(allow_dash=True),
    metavar="FILE|DIR/",
    help="Write readings here, and nothing into a record: JSON lines (`-`: stdout), or Parquet into"
    " a folder.",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="local",
    help="What reads into a folder: this machine, or Ray ($RAY_ADDRESS, else a cluster here).",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read  [default: $DATELINE_JOBS or 1; with Ray all processors].",
)
@click.option(
    "--columns",
    metavar="SHAPE|PART=NAME,...",
    help="What fields or columns are called: a known shape, or title=headline,text=story.",
)
@click.option(
    "--follow",
    is_flag=True,
    help="Fetch the pages that feeds, sitemaps and tables name without their text.",
)
@click.option(
    "--allow-private", is_flag=True, help="Fetch from addresses of the local network as well."
)
@codebook_option
@click.option("--quiet", is_flag=True, help="Say nothing but what failed.")
def command(  # noqa: PLR0913 (each is an option)
    *,
    paths: tuple[str, ...],
    record: Path | None,
    to: str | None,
    engine: str,
    jobs: int | None,
    columns: str | None,
    follow: bool,
    allow_private: bool,
    codebooks: tuple[Path, ...],
    quiet: bool,
) -> int:
    """Read reports into the record.

    PATH is a file, a folder, a pattern of names in quotes, a url, or `-` for stdin. Read are text,
    HTML, Markdown, mail, PDF, Word, JSON, JSON lines, CSV, feeds, sitemaps, WARC and WACZ, also
    packed as zip, tar, gzip, Zstandard or bzip2. A report that the record knows already changes
    nothing, so a run that was stopped can be repeated.
    """
    if to is not None and record is not None:
        raise UsageError("--to writes readings and fills no record: drop either --to or --record")
    settings = settings_with(record=record, jobs=jobs, codebooks=codebooks)
    way = Way(columns, follow=follow, allow_private=allow_private)
    folder = want_folder(paths, to, engine, jobs, os.environ)
    tally = Tally()
    shards = (0, 0)
    shares_screen = to == "-" and sys.stdout.isatty()

    def stopped() -> str:
        return f"stopped; {tally.line} before that. Read the same again to go on."

    try:
        with last_words(stopped), open_display(paths, quiet=quiet or shares_screen) as display:
            if to is None:
                find = partial(find_readings, paths, settings, tally, display, way)
                fill_record(find, settings, tally, display)
            elif folder is not None:
                shards = fill_folder(folder, settings, way, tally, display)
            else:
                readings = find_readings(paths, settings, tally, display, way)
                write_readings(readings, to, tally, display)
    except StoreError:
        if tally.read:
            click.echo(f"{tally.line} before this:", err=True)
        raise
    status = tally.status if not shards[1] else int(tally.failed > 0)
    if not quiet:
        where = "" if to is not None or status == 3 else f" -> {settings.record}"
        if folder is not None:
            where = describe_folder(folder, *shards)
        click.echo(f"{tally.line}{where}", err=True)
    return status


def find_readings(
    paths: Sequence[str],
    settings: Settings,
    tally: Tally,
    display: Display,
    way: Way,
    *,
    skip: Callable[[Report], bool] | None = None,
) -> Iterator[Read]:
    """Give what was read, but for what `skip` says True for; what failed is counted, left out."""
    with hold_interrupts():
        from dateline.run.local import read_reports  # noqa: PLC0415 (loads the language model)

    stdin = sys.stdin.buffer if "-" in paths else None
    for result in read_reports(paths, settings, stdin=stdin, skip=skip, way=way):
        if isinstance(result, Failure):
            miss(result, tally, display)
        else:
            yield result


def fill_record(
    find: Callable[..., Iterator[Read]], settings: Settings, tally: Tally, display: Display
) -> None:
    """Add readings to the record; each is counted once it is on the disk.

    `find` gives them, and takes what says which reports the record knows, and counts these. A new
    record is made when there is a first reading for it.
    """
    with ExitStack() as stack:
        there = stack.enter_context(_open(settings)) if settings.record.exists() else None

        def skip(report: Report) -> bool:
            known = there is not None and there.knows(report)
            tally.known += known
            return known

        readings = find(skip=skip)
        first = next(readings, None)
        display.show(tally)
        if first is None:
            return
        record = there or stack.enter_context(_open(settings))
        waiting: deque[Reading] = deque()

        def pass_on() -> Iterator[Read]:
            for report, reading in chain((first,), readings):
                waiting.append(reading)
                yield report, reading

        now = partial(datetime.now, UTC)
        for added in record.add_all(pass_on(), clock=now, recorded=now(), seconds=WAIT):
            tally.count(waiting.popleft(), new=added.new)
            display.show(tally)


def _open(settings: Settings) -> "Record":
    return open_record(settings, read_only=False, make=True)


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
