"""`dateline agenda`: what was planned, and what came of it."""

from datetime import date
from pathlib import Path

import click

from dateline.answers import Filter
from dateline.cli.filters import filter_options
from dateline.cli.options import open_record, record_option, rows_options, settings_with
from dateline.cli.output import make_console, print_rows, wants_json
from dateline.cli.plan_page import (
    AGENDA_COLUMNS,
    OUTCOME_COLUMNS,
    agenda_cells,
    outcome_cells,
    print_plan,
)
from dateline.cli.rows import write_rows
from dateline.plans import AgendaPart, AgendaRow


@click.command(
    epilog="""\b
Examples:
  dateline agenda --actor NATO
  dateline agenda --as-of 2020-02-13        what was still to come on that day
  dateline agenda --overdue                 what should have come and nobody told of
  dateline agenda event-3f2a91              one plan whole
"""
)
@click.argument("id_", metavar="[ID]", required=False)
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
@click.option("--overdue", is_flag=True, help="Whose day has passed while nothing tells of it.")
@click.option("--all", "all_", is_flag=True, help="All plans, with what came of each.")
@rows_options
@record_option
def command(
    *,
    id_: str | None,
    asked: Filter,
    overdue: bool,
    all_: bool,
    as_json: bool,
    table: bool,
    record: Path | None,
) -> None:
    """List what is planned, promised, threatened or demanded and still to come.

    Without --as-of that is what is to come today; with it, what was to come on that day, by the
    reports published until then. --overdue and --all look at plans of the past. With the ID of a
    plan, or its start, that one is shown whole: who announced it in which words, its days over
    time, what came of it.
    """
    if overdue and all_:
        raise click.UsageError("--overdue is a part of --all: give one of them")
    today = asked.as_of or date.today()
    as_json = wants_json(as_json=as_json, table=table)
    with open_record(settings_with(record=record)) as opened:
        if id_ is not None:
            _write_one(opened.plan(id_, today=today, as_of=asked.as_of), as_json=as_json)
            return
        part: AgendaPart = "overdue" if overdue else "all" if all_ else "to_come"
        rows = opened.agenda(asked, today=today, part=part)
    columns, cells = (
        (AGENDA_COLUMNS, agenda_cells) if part == "to_come" else (OUTCOME_COLUMNS, outcome_cells)
    )
    write_rows(rows, columns, cells, as_json=as_json, none=_say_none(part, today))


def _write_one(row: AgendaRow, *, as_json: bool) -> None:
    if as_json:
        print_rows((row,))
    else:
        print_plan(make_console(), row)


def _say_none(part: AgendaPart, today: date) -> str:
    if part == "overdue":
        return f"nothing that fits was due before {today} without a report of what came of it"
    if part == "all":
        return "the record has no plan that fits: ask for less, or read more"
    return f"nothing that fits is still to come after {today}: look from another day with --as-of"
