"""`dateline backup`: a checked copy of the record, while others read and write it."""

import sys
from functools import partial
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from dateline.cli.options import record_option, settings_with


@click.command(
    epilog="""\b
Examples:
  dateline backup monday.db
  dateline backup --record archive.db /mnt/safe/archive.db --force

\b
Exit status: 0 the copy is made and sound; 2 FILE is there already; 4 the
record cannot be read or the copy not be written.
"""
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@record_option
@click.option("--force", is_flag=True, help="Replace FILE when it is there.")
@click.option("--quiet", is_flag=True, help="Say nothing but what failed.")
def command(*, file: Path, record: Path | None, force: bool, quiet: bool) -> None:
    """Copy the record into FILE as it is at this moment.

    Others may go on reading and writing it. The copy is checked, and is a record like any other:
    one file.
    """
    from dateline.store.backup import back_up  # noqa: PLC0415 (not for --help)

    settings = settings_with(record=record)
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    hidden = quiet or not sys.stderr.isatty()
    with Progress(console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task("copying", total=None)
        done = back_up(
            settings.record,
            file,
            force=force,
            wait=settings.wait,
            tell=partial(click.echo, err=True),
            progress=lambda copied, total: bar.update(task, completed=copied, total=total),
        )
    if not quiet:
        click.echo(
            f"{done.reports} reports, {done.size:,} bytes -> {file}; the copy is sound", err=True
        )
