"""`dateline agenda`: what is planned and still to come."""

from datetime import date
from pathlib import Path

import click

from dateline.answers import Filter
from dateline.cli.filters import filter_options
from dateline.cli.options import open_record, record_option, rows_options, settings_with
from dateline.cli.output import wants_json
from dateline.cli.rows import AGENDA_COLUMNS, agenda_cells, write_rows


@click.command(
    epilog="""\b
Examples:
  dateline agenda --actor NATO
  dateline agenda --as-of 2020-02-13        what was still to come on that day
"""
)
@filter_options(
    "subject",
    "actor",
    "recipient",
    "place",
    "type",
    "status",
    "from_",
    "to",
    "text",
    "as_of",
    "limit",
)
@rows_options
@record_option
def command(*, asked: Filter, as_json: bool, table: bool, record: Path | None) -> None:
    """List what is planned, called for or announced and still to come.

    Without --as-of that is what is to come today; with it, what was to come on that day, by the
    reports published until then.
    """
    today = asked.as_of or date.today()
    none = f"nothing that fits is still to come after {today}: look from another day with --as-of"
    with open_record(settings_with(record=record)) as opened:
        rows = opened.agenda(asked, today=today)
    as_json = wants_json(as_json=as_json, table=table)
    write_rows(rows, AGENDA_COLUMNS, agenda_cells, as_json=as_json, none=none)
