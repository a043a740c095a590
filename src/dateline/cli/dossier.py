"""`dateline dossier`: one actor, place or operation over time."""

from datetime import date
from pathlib import Path

import click

from dateline.cli.dossier_page import print_dossier
from dateline.cli.options import (
    as_of_option,
    json_option,
    open_record,
    record_option,
    settings_with,
)
from dateline.cli.output import make_console, print_rows


@click.command(
    epilog="""\b
Examples:
  dateline dossier "NATO Mission Iraq"
  dateline dossier operation/nato-mission-iraq --as-of 2020-01-31
  dateline dossier "Jens Stoltenberg" --json | jq .statements
"""
)
@click.argument("name")
@as_of_option
@click.option("--all", "show_all", is_flag=True, help="Leave nothing out for the sake of a screen.")
@json_option
@record_option
def command(
    *, name: str, as_of: date | None, show_all: bool, as_json: bool, record: Path | None
) -> None:
    """Show one actor, place or operation over time, on one screen.

    NAME is a name as reports write it, or an id. The page shows its life, strength, lead, host's
    consent, tasks, members and partners, its events, what it says and what is said of it, what is
    next, and who reports it; each value with the words that it rests on. Where reports disagree,
    both sides are shown.
    """
    with open_record(settings_with(record=record)) as opened:
        found = opened.dossier(name, as_of=as_of)
    if as_json:
        print_rows((found,))
    else:
        print_dossier(make_console(), found, show_all=show_all)
