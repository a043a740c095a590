"""`dateline stories`: the reports about one happening, put together."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from dateline.answers import Filter
from dateline.cli.filters import filter_options
from dateline.cli.options import open_record, record_option, rows_options, settings_with
from dateline.cli.output import (
    Column,
    make_console,
    print_line,
    print_rows,
    print_table,
    wants_json,
)
from dateline.cli.render import wrap
from dateline.cli.rows import write_rows
from dateline.errors import UsageError
from dateline.phrasing import (
    SHORT_ID,
    one_line,
    say_days,
    say_many,
    say_source,
    say_sources,
    shorten_id,
)
from dateline.record import Source
from dateline.stories import StoryLine, StoryRow

_COLUMNS = (
    Column("when", 22),
    Column("story", 30, style="bold"),
    Column("reports", 7),
    Column("publishers", 10, 3),
    Column("from", 14, 2, most=30),
    Column("id", len("story-") + SHORT_ID, 1, "dim"),
)
_REPORTS = (
    Column("report", 14, most=34),
    Column("title", 30, style="bold"),
    Column("id", 10, 1, "dim"),
)


@click.command(
    epilog="""\b
Examples:
  dateline stories --actor NATO --from 2020-02
  dateline stories --place Iraq --as-of 2020-02-13 | jq .title.words
  dateline stories story-3f2a91
"""
)
@click.argument("id_", metavar="ID", required=False)
@filter_options("actor", "place", "from_", "to", "as_of", "limit")
@rows_options
@record_option
def command(
    *, id_: str | None, asked: Filter, as_json: bool, table: bool, record: Path | None
) -> None:
    """List stories: the reports about one happening, with title and summary in their own words.

    With ID, the id of a story or of a report in it, or its start, show that story with its reports.
    A story's title is its most central headline. Copies of one text count as reports each.
    """
    as_json = wants_json(as_json=as_json, table=table)
    if id_ is not None and asked != Filter(as_of=asked.as_of):
        raise UsageError("ID asks for one story: give no filter but --as-of with it")
    with open_record(settings_with(record=record)) as opened:
        if id_ is None:
            write_rows(opened.stories(asked), _COLUMNS, _list_cells, as_json=as_json)
            return
        story = opened.story(id_, as_of=asked.as_of)
    if as_json:
        print_rows((story,))
    else:
        print_story(make_console(), story)


def print_story(console: Console, story: StoryRow) -> None:
    """Print one story: title, days, summary with the report of each sentence, its reports."""
    by_document = {one.document: one for one in story.sources}
    print_line(console, Text(one_line(story.title.words), "bold"))
    days = say_days(story.first, story.last)
    print_line(console, f"{days}  {_count(story)}  {story.id}", style="dim")
    for line in story.summary:
        print_line(console)
        for words in wrap(one_line(line.words), console.width - 2):
            print_line(console, f"  {words}")
        print_line(console, f"  {_say_origin(line, by_document)}", style="dim")
    print_line(console)
    cells = [
        [say_source(one), one_line(one.title or ""), shorten_id(one.document)]
        for one in story.sources
    ]
    print_table(console, _REPORTS, cells)


def _list_cells(row: StoryRow) -> tuple[str, ...]:
    return (
        say_days(row.first, row.last),
        row.title.words,
        str(row.reports),
        str(row.publishers),
        say_sources(row.sources),
        shorten_id(row.id),
    )


def _count(story: StoryRow) -> str:
    reports = say_many(story.reports, "report")
    if not story.publishers:
        return reports
    return f"{reports} of {say_many(story.publishers, 'publisher')}"


def _say_origin(line: StoryLine, sources: dict[str, Source]) -> str:
    source = sources.get(line.document)
    return say_source(source) if source is not None else line.document
