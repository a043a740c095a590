"""`dateline merge`: folders that `dateline read ... --to DIR/` wrote, into the record."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from dateline.cli.options import record_option, settings_with
from dateline.cli.progress import Display, Tally, miss, open_display
from dateline.cli.read import Read, fill_record
from dateline.cli.stopping import last_words
from dateline.run.merging import Finished, find_finished, read_finished
from dateline.text import Failure, Report


@click.command(
    epilog="""\b
Examples:
  dateline merge readings/
  dateline merge part1/ part2/ --record archive.db
  dateline merge s3://bucket/readings/ --record archive.db

\b
Exit status: 0 all is in the record; 1 some files are broken or not finished,
the rest is in; 2 DIR is no folder of readings; 3 nothing could be read; 4 the
record cannot be used.
"""
)
@click.argument("folders", metavar="DIR...", nargs=-1, required=True)
@record_option
@click.option("--quiet", is_flag=True, help="Say nothing but what failed.")
def command(*, folders: tuple[str, ...], record: Path | None, quiet: bool) -> int:
    """Bring folders of readings into the record.

    DIR is what `dateline read ... --to DIR/` wrote, here or on a cluster. The record is the same
    as if it had read the reports itself. A report that the record knows already changes nothing,
    so a run that was stopped can be repeated.
    """
    settings = settings_with(record=record)
    tally = Tally()

    def stopped() -> str:
        return f"stopped; {tally.line} before that. Merge the same again to go on."

    finished = [find_finished(one) for one in folders]
    total = sum(one.reports for one in finished)
    with (
        last_words(stopped),
        open_display((), quiet=quiet, total=total, doing="merging") as display,
    ):
        find = partial(find_merged, finished, tally, display)
        fill_record(find, settings, tally, display)
    if not quiet:
        where = "" if tally.status == 3 else f" -> {settings.record}"
        click.echo(f"{tally.line}{where}", err=True)
    return tally.status


def find_merged(
    finished: Sequence[Finished],
    tally: Tally,
    display: Display,
    *,
    skip: Callable[[Report], bool],
) -> Iterator[Read]:
    """Give what the folders hold, but for what `skip` says True for; what is broken is counted."""
    for one in finished:
        for failure in one.failures:
            miss(failure, tally, display)
        for found in read_finished(one, skip=skip):
            if isinstance(found, Failure):
                miss(found, tally, display)
            else:
                yield found
