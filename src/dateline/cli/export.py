"""`dateline export`: the record, or what filters leave of it, in the format of another tool."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from textwrap import indent

import click
from rich.console import Console
from rich.progress import DownloadColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dateline.answers import Filter
from dateline.cli.files import names_folder, open_target, write_files
from dateline.cli.filters import EVENT_FILTERS, filter_options
from dateline.cli.options import Day, open_record, record_option, settings_with
from dateline.errors import UsageError
from dateline.export import FORMATS, Format, Request
from dateline.knowledge import load_knowledge

_DAY = re.compile(r"\d{4}(-\d{1,2}){0,2}")


def say_formats() -> str:
    """Give all formats, a line each."""
    width = max(map(len, FORMATS))
    return "\n".join(f"{one.name:{width}}  {one.help}" for one in FORMATS.values())


def _list_formats(ctx: click.Context, _: click.Parameter, *, wanted: bool) -> None:
    """Print all formats and end."""
    if wanted and not ctx.resilient_parsing:
        click.echo(say_formats())
        ctx.exit()


_EPILOG = f"""\b
Formats:
{indent(say_formats(), "  ")}

\b
Examples:
  dateline export --list
  dateline export plover-jsonl --to events.jsonl
  dateline export polecat-tsv --from 2020 --until 2020 --to polecat.tsv
  dateline export csv --about NATO --from 2020-02 --until 2020-03 | head -3
  dateline export html --about "NATO Mission Iraq" --to mission.html
  dateline export statements-csv --speaker "Jens Stoltenberg" --as-of 2020-02-12

\b
Exit status: 0 all is written; 2 wrong use, a name that is not in the record,
or FILE cannot be written; 4 the record cannot be read.
"""


@click.command(epilog=_EPILOG)
@click.argument("name", metavar="FORMAT", type=click.Choice(list(FORMATS), case_sensitive=False))
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda ctx, param, value: _list_formats(ctx, param, wanted=value),
    help="List all formats, and write nothing.",
)
@click.option(
    "--to",
    type=click.Path(allow_dash=True),
    metavar="FILE",
    help="Write here  [default: stdout]. FILE appears when all is written.",
)
@filter_options(*(one for one in EVENT_FILTERS if one != "to"))
@click.option(
    "--until", type=Day("last"), metavar="DATE", help="On this day, month or year or earlier."
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="With events that the format has no place for: denied, hypothetical, without an actor.",
)
@record_option
@click.option("--quiet", is_flag=True, help="Show no progress.")
def command(
    *,
    name: str,
    to: str | None,
    asked: Filter,
    until: date | None,
    everything: bool,
    record: Path | None,
    quiet: bool,
) -> None:
    """Write the record, or what the filters leave of it, in another format.

    `--list` shows all formats; docs/exports.md says for each what its columns hold and what is
    lost.
    """
    wanted = FORMATS[name]
    _check_use(wanted, to, asked)
    settings = settings_with(record=record)
    request = Request(
        replace(asked, to=until),
        everything=everything,
        today=date.today(),
        knowledge=load_knowledge(settings.knowledge_folders),
    )
    shown = to not in (None, "-") and not quiet and sys.stderr.isatty()
    with open_record(settings) as opened, _show_progress(name, shown=shown) as tell:
        if wanted.files is not None and to is not None and names_folder(to):
            write_files(to, _tell_files(wanted.files(opened, request), tell))
            return
        with open_target(to) as out:
            for piece in wanted.write(opened, request):
                out.write(piece)
                tell(len(piece))


def _tell_files(
    parts: Iterable[tuple[str, bytes]], tell: Callable[[int], None]
) -> Iterator[tuple[str, bytes]]:
    for part in parts:
        tell(len(part[1]))
        yield part


def _check_use(wanted: Format, to: str | None, asked: Filter) -> None:
    if to is not None and _DAY.fullmatch(to):
        raise UsageError(f"--to names the file that is written: for the last day give --until {to}")
    if wanted.needs_name and asked.subject is None:
        raise UsageError(f"{wanted.name} is of one thing: name it with --about NAME")
    if wanted.binary and to in (None, "-") and sys.stdout.isatty():
        raise UsageError(
            f"{wanted.name} is not text and would spoil the terminal: write it with "
            f"--to FILE{wanted.suffix}"
        )


@contextmanager
def _show_progress(name: str, *, shown: bool) -> Iterator[Callable[[int], None]]:
    """Give what is told of bytes that are written; on a terminal a line says how many."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        DownloadColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not shown) as bar:
        task = bar.add_task(f"writing {name}", total=None)
        yield lambda size: bar.advance(task, size)
