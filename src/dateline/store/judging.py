"""Judgements of persons on two things: which are meant, what counts, and what was taken back."""

import sqlite3

from dateline.answers import LinkRow
from dateline.errors import UsageError
from dateline.record import MACHINE, Link
from dateline.rules import Rules
from dateline.store import writing
from dateline.store.linking import read_links
from dateline.store.naming import find_actor, find_id

LINKABLE = ("event", "actor", "document")
"""Kinds of things that can be judged to be the same."""

_OF_PAIR = '(("left" = ? AND "right" = ?) OR ("left" = ? AND "right" = ?))'


def find_pair(connection: sqlite3.Connection, one: str, other: str) -> tuple[str, str]:
    """Give the ids of two events, actors or documents by the starts of their ids, or names.

    They come in order of ids, so that a pair is the same however it is given.

    UsageError when they are no such things, not of one kind, or one and the same.
    """
    (kind, left), (other_kind, right) = _find_thing(connection, one), _find_thing(connection, other)
    if kind != other_kind:
        raise UsageError(
            f"{left} is one {kind} and {right} one {other_kind}: give two things of one kind"
        )
    if left == right:
        raise UsageError(f"{one!r} and {other!r} both mean {left}: give two things")
    return min(left, right), max(left, right)


def judge(connection: sqlite3.Connection, link: Link, recorded: str, rules: Rules) -> LinkRow:
    """Add a person's judgement, unless the latest on the pair says the same; gives it as kept."""
    latest = _find_latest(connection, link.left, link.right)
    if latest is None or latest.link.id != link.id:
        writing.add_judgement(connection, link, recorded, rules)
    found = _find_latest(connection, link.left, link.right)
    if found is None:
        raise UsageError(f"{link.author!r} is no person's name: give another author")
    return found


def withdraw_judgement(
    connection: sqlite3.Connection, pair: tuple[str, str], author: str, recorded: str, rules: Rules
) -> LinkRow:
    """Take back the latest judgement of a person on a pair; UsageError when there is none.

    What counts then is the judgement before it, or else what the machine decided.
    """
    latest = _find_latest(connection, *pair)
    if latest is None:
        left, right = pair
        raise UsageError(
            f"nobody has judged {left} and {right}: a decision of Dateline's own is overruled by "
            "judging the pair same or different"
        )
    writing.withdraw(connection, latest.link.id, author, recorded, rules)
    return LinkRow(latest.link, latest.recorded, author)


def _find_thing(connection: sqlite3.Connection, start: str) -> tuple[str, str]:
    """Give kind and id of what can be judged, by the start of its id, or the name of an actor."""
    try:
        kind, one = find_id(connection, start)
    except UsageError as error:
        if start.startswith(("event-", "doc-", "entity-")):
            raise
        try:
            return "actor", find_actor(connection, start)
        except UsageError:
            raise error from None
    if kind not in LINKABLE:
        raise UsageError(f"{one} is one {kind}: give the ids of events, actors or documents")
    return kind, one


def _find_latest(connection: sqlite3.Connection, left: str, right: str) -> LinkRow | None:
    """Give the judgement of a person that counts for a pair."""
    rows = read_links(connection, _OF_PAIR, (left, right, right, left))
    found = [
        row for row in rows if row.withdrawn is None and not row.link.author.startswith(MACHINE)
    ]
    return found[-1] if found else None
