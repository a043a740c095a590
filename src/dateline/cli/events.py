"""`dateline events`: who did what to whom, when, where."""

from pathlib import Path

import click

from dateline.answers import Filter
from dateline.cli.filters import EVENT_FILTERS, filter_options
from dateline.cli.options import open_record, record_option, rows_options, settings_with
from dateline.cli.output import wants_json
from dateline.cli.rows import EVENT_COLUMNS, event_cells, write_rows


@click.command(
    epilog="""\b
Examples:
  dateline events --actor NATO --type CONSULT
  dateline events --place Iraq --from 2020-01 --to 2020-02 --status planned
  dateline events --text '"training mission"' --as-of 2020-02-12 | jq .sentence
"""
)
@filter_options(*EVENT_FILTERS)
@rows_options
@record_option
def command(*, asked: Filter, as_json: bool, table: bool, record: Path | None) -> None:
    """List events: a table on a terminal, JSON lines in a pipe.

    Each row is one event as one report tells it; `dateline timeline` puts those of one happening
    together.
    """
    with open_record(settings_with(record=record)) as opened:
        as_json = wants_json(as_json=as_json, table=table)
        write_rows(opened.events(asked), EVENT_COLUMNS, event_cells, as_json=as_json)
