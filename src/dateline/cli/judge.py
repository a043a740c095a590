"""`dateline judge`: a person's decision that two things are the same, are not, or may be."""

import getpass
from datetime import UTC, datetime
from pathlib import Path

import click

from dateline.answers import LinkRow
from dateline.cli.options import json_option, open_record, record_option, settings_with
from dateline.cli.output import make_console, print_line, print_rows
from dateline.errors import UsageError
from dateline.record import Judgement, Link, is_machine
from dateline.wording import say_link

NO_REASON = "judged without a reason given"


@click.command(
    epilog="""\b
Examples:
  dateline judge event-3f2a91 event-80c4d7 same
  dateline judge event-3f2a91 event-80c4d7 different --because "two attacks, a day apart"
  dateline judge name/person/ann-lee "Anne Lee" same --by Maria
  dateline judge event-3f2a91 event-80c4d7 --withdraw
"""
)
@click.argument("a")
@click.argument("b")
@click.argument(
    "judgement",
    metavar="[same|different|unsure]",
    type=click.Choice(["same", "different", "unsure"]),
    required=False,
)
@click.option("--by", metavar="NAME", help="Who judges  [default: your login name].")
@click.option("--because", metavar="WORDS", help="Why; it is kept and shown.")
@click.option("--withdraw", is_flag=True, help="Take back the latest judgement of a person.")
@json_option
@record_option
def command(  # noqa: PLR0913 (one for each option)
    *,
    a: str,
    b: str,
    judgement: Judgement | None,
    by: str | None,
    because: str | None,
    withdraw: bool,
    as_json: bool,
    record: Path | None,
) -> None:
    """Judge whether A and B are the same thing, and keep who judged it, when and why.

    A and B are ids of two events, two actors or two documents, or their starts; of actors also
    names. A judgement is stronger than what Dateline decided, and of several the latest counts.
    `dateline why` shows all of them.
    """
    if withdraw == (judgement is not None):
        raise UsageError("say either same, different or unsure, or --withdraw")
    author = find_author(by)
    now = datetime.now(tz=UTC)
    with open_record(settings_with(record=record), read_only=False) as opened:
        left, right = opened.find_pair(a, b)
        if judgement is None:
            found = opened.withdraw_judgement(left, right, author=author, recorded=now)
        else:
            link = Link(left, right, judgement, 1.0, because or NO_REASON, author)
            found = opened.judge(link, recorded=now)
    _print_decision(found, as_json=as_json)


def _print_decision(found: LinkRow, *, as_json: bool) -> None:
    if as_json:
        print_rows((found,))
    else:
        print_line(make_console(), say_link(found))


def find_author(by: str | None) -> str:
    """Give who signs: the name given, else the login name; UsageError for what is no person's."""
    author = by if by is not None else _find_login()
    if not author.strip():
        raise UsageError("--by is empty: say who judges")
    if is_machine(author):
        raise UsageError(f"--by {author!r} is how Dateline signs: give the name of a person")
    return author


def _find_login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise UsageError("your login name is not known here: say who judges with --by") from None
