"""`dateline why`: what one value in the record rests on."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from dateline.answers import ClaimRow, Explanation
from dateline.cli.disputes import print_whole
from dateline.cli.options import json_option, open_record, record_option, settings_with
from dateline.cli.output import Column, make_console, print_line, print_rows, print_table
from dateline.cli.plan_page import print_plan
from dateline.cli.render import wrap
from dateline.errors import UsageError
from dateline.phrasing import one_line, say_days, say_names
from dateline.plans import AgendaRow
from dateline.values import quote, say_reasons
from dateline.wording import say_certainty, say_link, say_versions

if TYPE_CHECKING:
    from dateline.store import Record

_COLUMNS = (
    Column("field", 8),
    Column("value", 12, style="bold"),
    Column("words", 16, style="green"),
    Column("when", 10, 2),
    Column("status", 8, 3),
    Column("said by", 8, 1),
    Column("rule", 8, 4, "dim"),
)


@click.command(
    epilog="""\b
Examples:
  dateline why event-3f2a91
  dateline events --type CONSULT --limit 1 --json | jq -r .id | xargs dateline why
"""
)
@click.argument("id_", metavar="ID")
@json_option
@record_option
def command(*, id_: str, as_json: bool, record: Path | None) -> None:
    """Show the words, rules, reports and decisions behind one value.

    ID is the id of an event, statement, state, tally, actor, document, claim, link or dispute, or
    its start, as the other commands print it.
    """
    with open_record(settings_with(record=record)) as opened:
        if id_.startswith("dispute-"):
            disputes = opened.dispute(id_)
            print_rows(disputes) if as_json else print_whole(make_console(), disputes)
            return
        found = opened.why(id_)
        plan = None if as_json else _find_plan(opened, found)
    if as_json:
        print_rows((found,))
        return
    console = make_console()
    print_explanation(console, found)
    if plan is not None:
        print_line(console)
        print_plan(console, plan)


def _find_plan(record: "Record", found: Explanation) -> AgendaRow | None:
    """Give the plan that an event, state or statement announces, None where it announces none."""
    if found.kind not in ("event", "state", "statement"):
        return None
    try:
        return record.plan(found.id, today=date.today())
    except UsageError:
        return None


def print_explanation(console: Console, found: Explanation) -> None:
    """Print an explanation: the report, each sentence with the claims that rest on it, links."""
    print_line(console, Text.assemble((found.kind, "bold"), f"  {found.id}"))
    if found.source:
        source = found.source
        day = f"published {source.published}" if source.published else "no date found"
        parts = (source.title, source.publisher, day, source.url or source.found_at)
        for line in _wrapped(console, " · ".join(one_line(part) for part in parts if part)):
            print_line(console, line)
    _print_standing(console, found)
    for sentence, claims in groupby(found.claims, key=lambda row: row.sentence):
        print_line(console)
        for line in _wrapped(console, quote(sentence, 2_000)):
            print_line(console, line, style="italic")
        print_table(console, _COLUMNS, [_cells(row) for row in claims])
    lines = [*say_reasons(found.reasons), *(say_link(row) for row in found.links)]
    if lines:
        print_line(console)
    for said in lines:
        for line in _wrapped(console, said):
            print_line(console, line)


def _print_standing(console: Console, found: Explanation) -> None:
    """Print which version of the report this is from, and how sure a happening is."""
    for said in say_versions(found):
        for line in _wrapped(console, said):
            print_line(console, line, style="yellow")
    if found.certainty is not None:
        for line in _wrapped(console, say_certainty(found.certainty)):
            print_line(console, line)


def _cells(row: ClaimRow) -> tuple[str, ...]:
    claim = row.claim
    certainty = "" if claim.certainty is None else f" {claim.certainty:+d}"
    return (
        claim.field,
        one_line(claim.value),
        quote(claim.evidence.quote),
        say_days(claim.earliest, claim.latest),
        f"{claim.status or ''}{certainty}".strip(),
        say_names(row.said_by),
        claim.evidence.by,
    )


def _wrapped(console: Console, text: str) -> Iterator[str]:
    return wrap(text, console.width)
