"""`dateline show`: one report with every finding underlined and its values listed."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from dateline import __version__
from dateline.answers import Filter
from dateline.cli.options import json_option, open_record, record_option, settings_with
from dateline.cli.output import make_console
from dateline.cli.page import print_reading
from dateline.codec import dump_reading
from dateline.errors import ReadError
from dateline.findings import Reading
from dateline.settings import Settings
from dateline.text import Failure

KINDS = ("mentions", "times", "events", "places", "states", "statements", "skipped", "removed")


_ID = re.compile(r"(doc-)?[0-9a-f]+|doc-")
"""What an id of a document, or its start, looks like."""


class Kinds(click.ParamType[frozenset[str]]):
    """Kinds of findings, separated by commas."""

    name = "kinds"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[str]:
        """Give the kinds as a set; a word that is no kind is a usage error."""
        if isinstance(value, frozenset):
            return value
        asked = [word.strip().lower() for word in str(value).split(",") if word.strip()]
        found = frozenset(kind for kind in KINDS for word in asked if word in (kind, kind[:-1]))
        wrong = [word for word in asked if word not in KINDS and f"{word}s" not in KINDS]
        if wrong or not found:
            self.fail(f"{', '.join(wrong) or 'nothing'} is no kind: {', '.join(KINDS)}", param, ctx)
        return found


@click.command(
    epilog="""\b
Examples:
  dateline show report.txt
  dateline show report.html --only events,statements --list
  dateline show doc-3f2a --json | jq .events
  curl -s https://example.org/story | dateline show -
"""
)
@click.argument("report", metavar="REPORT|ID")
@json_option
@click.option("--no-color", is_flag=True, help="Write without colour.")
@click.option(
    "--only", type=Kinds(), metavar="KIND,...", help=f"Show these kinds only: {', '.join(KINDS)}."
)
@click.option("--list", "at_end", is_flag=True, help="List the values at the end, not on the way.")
@click.option("--width", type=click.IntRange(min=40), metavar="N", help="Columns to write.")
@record_option
def command(
    *,
    report: str,
    as_json: bool,
    no_color: bool,
    only: frozenset[str] | None,
    at_end: bool,
    width: int | None,
    record: Path | None,
) -> None:
    """Show one report with every finding underlined and labelled, and list the values.

    REPORT is a file or url, read afresh without the record, or `-` for stdin. ID is the id of a
    document in the record, or its start.
    """
    settings = settings_with(record=record)
    for reading in find_readings(report, settings):
        if as_json:
            click.echo(dump_reading(reading, version=__version__))
        else:
            console = make_console(colour=False if no_color else None, width=width)
            print_reading(console, reading, only or frozenset(KINDS), at_end=at_end)


def find_readings(report: str, settings: Settings) -> Iterator[Reading]:
    """Give the readings of a file or stdin, or that of a document in the record."""
    is_url = report.lower().startswith(("http://", "https://"))
    if report == "-" or is_url or Path(report).exists():
        yield from _read_afresh(report, settings)
        return
    if not _ID.fullmatch(report):
        raise ReadError(
            f"there is no file {report!r}: give the path of a report, `-`, or the id of a document "
            "in the record (doc-...)"
        )
    with open_record(settings) as opened:
        reading = opened.reading(report)
        versions = opened.documents(Filter(report=reading.document.id, superseded=True))
        yield reading
    for one in versions:
        if one.superseded_by is not None:
            how = "withdrawn" if one.withdrawn else "corrected"
            said = f"{how} since: `dateline show {one.superseded_by}` shows the later version"
            click.echo(said, err=True)


def _read_afresh(report: str, settings: Settings) -> Iterator[Reading]:
    from dateline.run.local import read_reports  # noqa: PLC0415 (loads the language model)

    stdin = sys.stdin.buffer if report == "-" else None
    for result in read_reports((report,), settings, stdin=stdin):
        if isinstance(result, Failure):
            raise ReadError(f"{result.source}: {result.why}")
        yield result[1]
