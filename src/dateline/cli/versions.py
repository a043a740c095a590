"""`dateline versions`: what later versions of a report changed, with a note or silently."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click
from rich.console import Console

from dateline.cli.options import (
    as_of_option,
    open_record,
    record_option,
    rows_options,
    settings_with,
)
from dateline.cli.output import make_console, print_line, print_rows, wants_json
from dateline.cli.render import wrap
from dateline.phrasing import one_line, say_many, say_publisher, shorten_id
from dateline.text import Span
from dateline.values import quote
from dateline.versions import TextChange, ValueChange, VersionRow
from dateline.wording import say_change, say_how, say_withdrawn

_STYLES = {"added": "green", "withdrawn": "red", "changed": "", "moved": "dim"}
_INDENT = "   "
Line = tuple[int, str, str]
"""How far a line is moved in, its words, and its style."""

_WHOLE = 2_000
"""Characters of words that are shown: as good as all."""


@click.command(
    epilog="""\b
Examples:
  dateline versions https://example.org/story
  dateline versions doc-3d9b --as-of 2020-01-07
  dateline versions event-3f2a91 | jq '.values[] | select(.noted | not)'
"""
)
@click.argument("id_", metavar="REPORT|ID|URL")
@as_of_option
@rows_options
@record_option
def command(
    *, id_: str, as_of: date | None, as_json: bool, table: bool, record: Path | None
) -> None:
    """Show the versions of a report in order, and what each changed in the one before it.

    REPORT is a report's path and URL its address, in any of its forms; ID is the id of a report, or
    of an event, statement or state, for what versions changed in it, or the start of one. Below
    each version stand its values that changed, then its sentences; "silent" is what no note of it
    tells of.
    """
    with open_record(settings_with(record=record)) as opened:
        rows = opened.versions(id_, as_of=as_of)
    if wants_json(as_json=as_json, table=table):
        print_rows(rows)
    elif rows:
        console = make_console()
        for row in rows:
            print_version(console, row)
        print_line(console)
        print_line(console, say_count(rows), style="dim")
    else:
        click.echo("no report that tells it has more than one version by then", err=True)


def print_version(console: Console, row: VersionRow) -> None:
    """Print one version: what it is, its notes, the values and then the sentences it changed."""
    if row.number > 1:
        print_line(console)
    for depth, line, style in version_lines(row):
        indent = _INDENT * depth
        for part in wrap(line, max(console.width - len(indent), 20)):
            print_line(console, f"{indent}{part}", style=style)


def version_lines(row: VersionRow) -> Iterator[Line]:
    """Give the lines of one version."""
    name = f"{say_publisher(row.source)} {shorten_id(row.source.document)}"
    until = f" until {row.known_until}" if row.known_until is not None else ""
    yield 0, f"{row.number}  {name}, {row.kind}, known from {row.known_from}{until}", "bold"
    if row.source.title:
        yield 1, one_line(row.source.title), ""
    for note in row.notes:
        yield 1, f"note {quote(note.text, _WHOLE)}", "yellow"
    if row.kind == "retraction" and row.number > 1:
        yield 1, f"withdraws {say_withdrawn(row.values)}", "red"
        return
    told: set[str] = set()
    for value in row.values:
        told |= {words for words in (value.words_before, value.words_after) if words}
        yield from value_lines(value)
    for change in row.text:
        if not {_text(change.before), _text(change.after)} & told:
            yield from text_lines(change, row.source.title)


def value_lines(value: ValueChange) -> Iterator[Line]:
    """Give the lines of a value that changed: what, from what to what, in which words."""
    said = say_change(value)
    yield 1, f"{say_how(value)}: {said}", _STYLES[value.change]
    for words in dict.fromkeys((value.words_before, value.words_after)):
        if words and one_line(words) not in said:
            yield 2, quote(words, _WHOLE), "dim"


def text_lines(change: TextChange, title: str | None) -> Iterator[Line]:
    """Give the lines of a sentence that changed: the words in which it differs, and the whole."""
    differ = "; ".join(
        f"{quote(_text(one.before), _WHOLE) if one.before else 'nothing'} → "
        f"{quote(_text(one.after), _WHOLE) if one.after else 'nothing'}"
        for one in change.words
    )
    whole = _text(change.after) or _text(change.before)
    what = "the headline" if whole == title else "a sentence"
    yield 1, f"{say_how(change)}: {what}{f': {differ}' if differ else ''}", _STYLES[change.change]
    yield 2, quote(whole, _WHOLE), "dim"


def say_count(rows: Sequence[VersionRow]) -> str:
    """Say how many versions there are, how many values changed, and how many silently."""
    values = [one for row in rows for one in row.values if row.kind != "retraction"]
    silent = sum(not one.noted for one in values)
    said = [say_many(len(rows), "version")]
    if values:
        said.append(f"{say_many(len(values), 'value')} changed")
        said.append(f"{silent} of them silently")
    if rows[-1].kind == "retraction":
        said.append("withdrawn")
    return ", ".join(said)


def _text(span: Span | None) -> str:
    return "" if span is None else span.text
