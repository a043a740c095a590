"""`dateline timeline`: events in order, those of one happening together."""

from dataclasses import replace
from pathlib import Path

import click

from dateline.answers import Filter
from dateline.cli.filters import EVENT_FILTERS, filter_options
from dateline.cli.options import json_option, open_record, record_option, settings_with
from dateline.cli.rows import TIMELINE_COLUMNS, timeline_cells, write_rows
from dateline.errors import UsageError


@click.command(
    epilog="""\b
Examples:
  dateline timeline --about "NATO Mission Iraq" --from 2020-01
  dateline timeline "training mission" --json | jq .sources
"""
)
@click.argument("query", required=False)
@filter_options(*EVENT_FILTERS)
@json_option
@record_option
def command(*, query: str | None, asked: Filter, as_json: bool, record: Path | None) -> None:
    """Show events in order, one line each, with the reports that tell them.

    Events that are judged to be one happening share a line. QUERY holds words that must all occur
    in the telling sentence, a phrase in double quotes.
    """
    if query is not None and asked.text is not None:
        raise UsageError("QUERY and --text ask the same: give one of them")
    asked = asked if query is None else replace(asked, text=query)
    with open_record(settings_with(record=record)) as opened:
        rows = opened.timeline(asked)
    write_rows(rows, TIMELINE_COLUMNS, timeline_cells, as_json=as_json)
