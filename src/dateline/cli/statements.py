"""`dateline statements`: who said what, when."""

from pathlib import Path

import click

from dateline.answers import Filter
from dateline.cli.filters import filter_options
from dateline.cli.options import open_record, record_option, rows_options, settings_with
from dateline.cli.output import wants_json
from dateline.cli.rows import STATEMENT_COLUMNS, statement_cells, write_rows


@click.command(
    epilog="""\b
Examples:
  dateline statements --speaker "Jens Stoltenberg" --from 2020-02
  dateline statements --text suspended --table | less -S
"""
)
@filter_options("speaker", "from_", "to", "text", "as_of", "limit")
@rows_options
@record_option
def command(*, asked: Filter, as_json: bool, table: bool, record: Path | None) -> None:
    """List statements: a table on a terminal, JSON lines in a pipe."""
    with open_record(settings_with(record=record)) as opened:
        as_json = wants_json(as_json=as_json, table=table)
        write_rows(opened.statements(asked), STATEMENT_COLUMNS, statement_cells, as_json=as_json)
