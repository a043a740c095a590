"""`dateline sources`: who reports a thing, and which of them are independent."""

from datetime import date
from pathlib import Path

import click

from dateline.answers import SourceRow
from dateline.cli.options import (
    as_of_option,
    open_record,
    record_option,
    rows_options,
    settings_with,
)
from dateline.cli.output import Column, make_console, print_line, wants_json
from dateline.cli.rows import write_rows
from dateline.phrasing import say_copies, say_many, say_published, say_publisher, shorten_id

_COLUMNS = (
    Column("report", 20, style="bold", most=34),
    Column("published", 10),
    Column("changed", 7),
    Column("of", 8, 2, most=24),
    Column("wire", 8, 1, most=20),
    Column("family", 8, 4, most=20),
    Column("parts", 12, 3, most=30),
    Column("id", 10, 2, "dim", most=20),
    Column("words", 20, 5, "dim"),
)


@click.command(
    epilog="""\b
Examples:
  dateline sources event-3f2a91
  dateline sources "NATO Mission Iraq" --as-of 2020-02-13
  dateline sources event-3f2a91 | jq 'select(.independent) | .source.publisher'
"""
)
@click.argument("id_", metavar="ID")
@as_of_option
@rows_options
@record_option
def command(
    *, id_: str, as_of: date | None, as_json: bool, table: bool, record: Path | None
) -> None:
    """Show every report that tells a thing: independent ones, each with its copies below it.

    ID is the id of an event, statement, state or report, or its start; a report's url or path; or
    a name, for the reports that name it. A copy prints another report's text, under a head of its
    own, shortened or mended: "changed" is the share of its sentences that do not stand in the
    original.
    """
    with open_record(settings_with(record=record)) as opened:
        rows = opened.sources(id_, as_of=as_of)
    as_json = wants_json(as_json=as_json, table=table)
    write_rows(rows, _COLUMNS, source_cells, as_json=as_json, none="no report tells it by then")
    if rows and not as_json:
        print_line(make_console(), say_count(rows), style="dim")


def source_cells(row: SourceRow) -> tuple[str, ...]:
    """Give the cells of one report; a copy stands on a branch."""
    original = row.original
    return (
        f"{'' if row.independent else '└ '}{say_publisher(row.source)}",
        say_published(row.source),
        "" if row.changed is None else f"{row.changed:.0%}",
        "" if original is None else f"{say_publisher(original)} {say_published(original)}".strip(),
        row.wire or "",
        row.family or "",
        "; ".join(f"{part.share:.0%} from {say_publisher(part.source)}" for part in row.parts),
        shorten_id(row.source.document),
        row.words,
    )


def say_count(rows: tuple[SourceRow, ...]) -> str:
    """Say how many independent reports and copies there are."""
    count = sum(row.independent for row in rows)
    said = say_many(count, "independent report")
    return ", ".join(part for part in (said, say_copies(len(rows) - count)) if part)
