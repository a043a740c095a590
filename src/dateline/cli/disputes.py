"""`dateline disputes`: what reports disagree on, each side with who claims it, since when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from dateline.answers import Filter
from dateline.cli.filters import filter_options
from dateline.cli.options import open_record, record_option, rows_options, settings_with
from dateline.cli.output import GAP, cut, make_console, print_line, print_rows, wants_json
from dateline.cli.render import wrap
from dateline.disputes import Count, Dispute, Side, Voice
from dateline.phrasing import (
    one_line,
    say_days,
    say_many,
    say_names,
    say_publisher,
    say_source,
    shorten_id,
)
from dateline.wording import in_order, say_bounds, say_counted, say_standing

_LEAST = 20
"""Columns that a subject needs beside the rest of a line."""

_FILTERS = ("subject", "type", "from_", "to", "as_of", "limit")


@click.command(
    epilog="""\b
Examples:
  dateline disputes --about Iraq --from 2020-01
  dateline disputes --field killed --open
  dateline disputes dispute-3f2a91
  dateline disputes --as-of 2020-01-07 | jq .sides
"""
)
@click.argument("name", metavar="[NAME|ID]", required=False)
@filter_options(*_FILTERS)
@click.option(
    "--field",
    metavar="FIELD",
    help="status, actor, place, day, strength, lead, consent, office, member, or what is counted: "
    "killed, wounded, rockets, crowd ...",
)
@click.option(
    "--open/--all",
    "only_open",
    default=False,
    help="Only those that stand; or also what was settled, and numbers that merely differ.",
)
@rows_options
@record_option
def command(
    *,
    name: str | None,
    asked: Filter,
    field: str | None,
    only_open: bool,
    as_json: bool,
    table: bool,
    record: Path | None,
) -> None:
    """List what reports disagree on, the last days first; or show one dispute whole.

    NAME is who or what it is about, as with --about; ID the id of a dispute, or of an event or
    state that is part of one. Values that only narrow each other are no dispute; numbers that
    differ without excluding each other are listed as a range.
    """
    wanted = replace(asked, field=field.lower() if field else None)
    as_json = wants_json(as_json=as_json, table=table)
    with open_record(settings_with(record=record)) as opened:
        if name is not None and _is_id(name):
            found = opened.dispute(name, as_of=wanted.as_of)
            if not as_json:
                print_whole(make_console(), found)
                return
        else:
            wanted = replace(wanted, subject=name or wanted.subject)
            found = opened.disputes(wanted, only_open=only_open)
    if as_json:
        print_rows(found)
    else:
        print_listing(make_console(), found)
        if not found:
            click.echo("nothing is in dispute: ask for less, or read more", err=True)


def _is_id(name: str) -> bool:
    return name.startswith(("dispute-", "event-", "state-"))


def print_listing(console: Console, found: Iterable[Dispute]) -> None:
    """Print two or more lines for each dispute: what it is over, then its sides."""
    for row in found:
        days = say_days(row.earliest, row.latest) or "no day given"
        head = Text.assemble((f"{days}  ", ""), (row.about, "bold red"))
        tail = f"  {say_standing(row)}  {shorten_id(row.id)}"
        room = console.width - head.cell_len - cell_len(tail) - len(GAP)
        if room < _LEAST:
            print_line(console, head.append(tail, style="dim"))
            head, tail, room = Text("  "), "", console.width - 2 * len(GAP)
        head.append(GAP + cut(one_line(row.subject), room), style="cyan")
        print_line(console, head.append(tail, style="dim"))
        _print_wrapped(console, (f"    {one_line(say_sides(row))}", ""))


def say_sides(row: Dispute) -> str:
    """Say the values with who claims each: "10 (officials) ≠ 7 (Early accounts)"."""
    values: dict[str, list[str]] = {}
    for side in row.sides:
        values.setdefault(side.value, []).append(say_claimants(side))
    between = " … " if row.standing == "range" else " ≠ "
    said = (f"{value} ({', '.join(dict.fromkeys(who))})" for value, who in values.items())
    return between.join(said)


def say_claimants(side: Side) -> str:
    """Name who claims a side: the speakers, else the first report, and how many more reports."""
    more = f" +{side.independent - 1}" if side.independent > 1 else ""
    return f"{say_names(side.said_by) or say_publisher(side.source)}{more}"


def print_whole(console: Console, found: Sequence[Dispute]) -> None:
    """Print disputes with every side, all words, and the series of numbers."""
    for number, dispute in enumerate(found):
        if number:
            print_line(console)
        for line in whole_lines(dispute):
            _print_wrapped(console, line)


def whole_lines(row: Dispute) -> Iterator[tuple[str, str]]:
    """Give the lines that show a dispute whole, each with its style."""
    days = say_days(row.earliest, row.latest)
    yield f"{row.about}: {row.subject}{f', {days}' if days else ''}", "bold"
    yield f"{row.id}  {say_standing(row)}", "dim"
    if row.settled is not None:
        kept = f"; what stands: {row.settled.value}" if row.settled.value else ""
        yield f"settled on {row.settled.on}: {row.settled.how}{kept}", "yellow"
    for side in row.sides:
        yield "", ""
        count = say_many(side.independent, "independent report")
        since = f", since {side.since}" if side.since else ""
        until = f", until {side.until}" if side.until else ""
        who = say_names(side.said_by) or f"{say_publisher(side.source)} itself"
        yield f"{side.value}  {who}{since}{until}, {count}", "cyan"
        yield from ((f"  {line}", "") for line in _say_voices(side.voices))
    if len(row.counts) > 1:
        yield "", ""
        yield "the numbers in the order of the days for which they are given", "bold"
        yield from ((f"  {say_count(one)}", "") for one in in_order(row.counts))


def _say_voices(voices: Iterable[Voice]) -> Iterator[str]:
    """Give each sentence once, with its words and the reports that hold it."""
    sentences: dict[str, list[Voice]] = {}
    for voice in voices:
        sentences.setdefault(one_line(voice.sentence), []).append(voice)
    for sentence, inside in sentences.items():
        where = ", ".join(dict.fromkeys(say_source(one.source) for one in inside))
        first = inside[0]
        yield f"“{sentence}” [{one_line(first.quote)}, {first.start}-{first.end}] {where}"


def say_count(one: Count) -> str:
    """Say one number of a series: day, how many, of whom, by whom, in which words."""
    who = say_names(one.voice.said_by)
    of = f" ({say_counted(one)})" if one.of else ""
    by = f"{who} in " if who else ""
    until = f", until {one.voice.until}" if one.voice.until else ""
    number = say_bounds(one.low, one.high)
    where = say_source(one.voice.source)
    words = f" “{one_line(one.voice.quote)}”" if one.low != one.high else ""
    day = str(one.as_of or "no day")
    return f"{day:10}  {number} {one.what}{of}{words}  {by}{where}{until}"


def _print_wrapped(console: Console, line: tuple[str, str]) -> None:
    text, style = line
    if not text:
        print_line(console)
        return
    indent = len(text) - len(text.lstrip())
    for part in wrap(text[indent:], max(console.width - indent, 20)):
        print_line(console, " " * indent + part, style=style)
