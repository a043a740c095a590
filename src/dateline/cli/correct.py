"""`dateline correct`: what a person confirms, rejects, changes or adds."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.answers import Filter
from dateline.cli.judge import find_author
from dateline.cli.options import json_option, open_record, record_option, settings_with
from dateline.cli.output import Column, make_console, print_rows, print_table
from dateline.corrections import Change, Correction, CorrectionRow, Missed, Verdict
from dateline.errors import UsageError
from dateline.phrasing import shorten_id

if TYPE_CHECKING:
    from dateline.store import Record

_PLACE = re.compile(r"([0-9]{1,12})-([0-9]{1,12})")
_VERDICTS: dict[str, Verdict] = {"confirm": "confirmed", "reject": "rejected"}
_COLUMNS = (
    Column("when", 19),
    Column("who", 8, style="cyan"),
    Column("of", 12, style="dim"),
    Column("what", 24),
    Column("undone by", 8, 1),
)


@click.command(
    epilog="""\b
Examples:
  dateline correct event-3f2a91 confirm
  dateline correct event-3f2a91 reject --by Maria
  dateline correct event-3f2a91 --set status=denied --set actor=Iraq
  dateline correct event-3f2a91 --set date=2020-02-10..2020-02-12 --at 812-826
  dateline correct doc-80c4d7 --missed 120-131 --type AID --set actor=NATO
  dateline correct event-3f2a91 --undo
  dateline correct                                what was corrected so far
"""
)
@click.argument("thing", metavar="[ID]", required=False)
@click.argument(
    "verdict", metavar="[confirm|reject]", type=click.Choice(list(_VERDICTS)), required=False
)
@click.option(
    "--set", "values", multiple=True, metavar="FIELD=VALUE", help="Another value of a field."
)
@click.option("--at", metavar="START-END", help="Where the words for the value stand.")
@click.option("--missed", metavar="START-END", help="The words of an event that was not found.")
@click.option("--type", "type_", metavar="TYPE", help="The PLOVER type of what was missed.")
@click.option("--undo", is_flag=True, help="Take back the latest correction of the thing.")
@click.option("--by", metavar="NAME", help="Who corrects  [default: your login name].")
@json_option
@record_option
def command(  # noqa: PLR0913 (one for each option)
    *,
    thing: str | None,
    verdict: str | None,
    values: tuple[str, ...],
    at: str | None,
    missed: str | None,
    type_: str | None,
    undo: bool,
    by: str | None,
    as_json: bool,
    record: Path | None,
) -> None:
    """Confirm, reject or correct what was read, and keep who did so, when.

    ID is an event, statement or state, or with --missed a document; without it, all corrections are
    listed. Nothing is overwritten: the coder's value stays on record beside the person's, which
    counts everywhere from then on, until it is taken back.
    """
    settings = settings_with(record=record)
    if thing is None:
        with open_record(settings) as opened:
            _print(opened.corrections(Filter()), as_json=as_json)
        return
    author = find_author(by)
    changes = tuple(_parse_change(one, at) for one in values)
    now = datetime.now(tz=UTC)
    with open_record(settings, read_only=False) as opened:
        if undo:
            if verdict or changes or missed:
                raise UsageError("--undo takes back a correction and makes none: give it alone")
            row = opened.undo_correction(thing, author=author, recorded=now)
        elif missed is not None:
            row = _add_missed(opened, thing, missed, type_, author, changes, now)
        else:
            said = None if verdict is None else _VERDICTS[verdict]
            row = opened.correct(Correction(thing, author, said, changes), recorded=now)
    _print((row,), as_json=as_json)


def _add_missed(
    record: "Record",
    document: str,
    place: str,
    type_: str | None,
    author: str,
    changes: tuple[Change, ...],
    now: datetime,
) -> CorrectionRow:
    if type_ is None:
        raise UsageError("--missed needs the --type of the event")
    start, end = _parse_place(place)
    return record.add_missed(Missed(document, start, end, author, type_, changes), recorded=now)


def _parse_change(text: str, at: str | None) -> Change:
    field, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"{text!r} says no value: write --set FIELD=VALUE")
    if at is None:
        return Change(field.strip(), value.strip())
    return Change(field.strip(), value.strip(), *_parse_place(at))


def _parse_place(text: str) -> tuple[int, int]:
    found = _PLACE.fullmatch(text)
    if found is None:
        raise UsageError(f"{text!r} is no place in a document: write START-END, as 120-131")
    return int(found[1]), int(found[2])


def _print(rows: tuple[CorrectionRow, ...], *, as_json: bool) -> None:
    if as_json:
        print_rows(rows)
    elif rows:
        print_table(make_console(), _COLUMNS, [_cells(one) for one in rows])
    else:
        click.echo("nobody has corrected anything in this record", err=True)


def _cells(one: CorrectionRow) -> tuple[str, ...]:
    said = ", ".join(f"{field}: {value}" for field, value in one.values)
    when = one.recorded[:19].replace("T", " ")
    return when, one.author, shorten_id(one.subject), said, one.undone or ""
