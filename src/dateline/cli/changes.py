"""`dateline changes`: what the record knew on one day and had not known on an earlier one."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from dateline.cli.options import Day, open_record, record_option, rows_options, settings_with
from dateline.cli.output import (
    Column,
    make_console,
    print_line,
    print_rows,
    print_table,
    wants_json,
)
from dateline.phrasing import one_line, say_publisher, shorten_id
from dateline.versions import ChangeRow
from dateline.wording import CHANGES

_COLUMNS = (
    Column("day", 10),
    Column("what", 20, style="bold", most=44),
    Column("before", 10, style="red", most=26),
    Column("now", 10, style="green", most=34),
    Column("report", 10, 3, most=18),
    Column("id", 12, 2, "dim", most=20),
    Column("words", 20, 4, "dim"),
)


@click.command(
    epilog="""\b
Examples:
  dateline changes --from 2020-01-07 --to 2020-01-08
  dateline changes --from 2020-01-31 --to 2020-02-29 "NATO Mission Iraq"
  dateline changes --from 2020-01 --to 2020-02 | jq 'select(.kind == "figures")'
"""
)
@click.argument("name", required=False)
@click.option(
    "--from",
    "from_",
    required=True,
    type=Day("last"),
    metavar="DATE",
    help="What was known on this day is no change.",
)
@click.option(
    "--to",
    required=True,
    type=Day("last"),
    metavar="DATE",
    help="See what was known on this day, and nothing that was published later.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="The first N changes by day  [100]."
)
@rows_options
@record_option
def command(
    *,
    name: str | None,
    from_: date,
    to: date,
    limit: int | None,
    as_json: bool,
    table: bool,
    record: Path | None,
) -> None:
    """Show what was known on one day and had not been known on an earlier one.

    NAME is an actor, place or operation, by its name or id; without it, everything. The changes
    stand by kind: happenings that are new or told otherwise, plans, states, disputes, corrections
    and retractions of reports.
    """
    most = limit or _MOST
    with open_record(settings_with(record=record)) as opened:
        found = opened.changes(from_, to, name, limit=most + 1)
    rows = found[:most]
    if wants_json(as_json=as_json, table=table):
        print_rows(rows)
    elif rows:
        print_changes(rows)
    else:
        click.echo(f"nothing that fits became known after {from_} and by {to}", err=True)
    if len(found) > most:
        last = rows[-1].day
        click.echo(f"more follow from {last} on: give --limit, or later days", err=True)


_MOST = 100
"""Changes that are shown unless a limit is given."""


def print_changes(rows: Sequence[ChangeRow]) -> None:
    """Print changes by kind, each kind as a table under its name."""
    console = make_console()
    places = {kind: number for number, kind in enumerate(CHANGES)}
    ordered = sorted(rows, key=lambda row: places[row.kind])
    for number, (kind, inside) in enumerate(groupby(ordered, key=lambda row: row.kind)):
        if number:
            print_line(console)
        lines = [tuple(one_line(cell) for cell in change_cells(row)) for row in inside]
        print_line(console, f"{CHANGES[kind]} ({len(lines)})", style="bold underline")
        print_table(console, _COLUMNS, lines)


def change_cells(row: ChangeRow) -> tuple[str, ...]:
    """Give the cells of one change."""
    return (
        row.day.isoformat(),
        row.what,
        row.before or "",
        row.after or "",
        say_publisher(row.source),
        shorten_id(row.id),
        row.words,
    )
