"""What changed: in the record between two days, and in a report between its versions."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dateline.phrasing import say_publisher
from dateline.questions import check_length, parse_day
from dateline.store import Record
from dateline.versions import ChangeKind, ChangeRow, VersionRow
from dateline.web.asked import Asked
from dateline.web.frame import Table
from dateline.wording import CHANGES

DAYS = 7
"""Days back that are looked at where no days are asked for."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What was known on the day `to` and had not been known on `since`, of `name` or everything."""

    since: date
    to: date
    name: str
    changes: tuple[ChangeRow, ...]
    more: bool

    def by_kind(self) -> tuple[tuple[ChangeKind, str, tuple[ChangeRow, ...]], ...]:
        """Give the changes of each kind, with what stands above them."""
        places = {kind: number for number, kind in enumerate(CHANGES)}
        rows = sorted(self.changes, key=lambda row: places[row.kind])
        return tuple(
            (kind, CHANGES[kind], tuple(inside))
            for kind, inside in groupby(rows, key=lambda row: row.kind)
        )


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of a report, or of those that tell a thing."""

    of: str
    versions: tuple[VersionRow, ...]


def make_changes(record: Record, asked: Asked) -> Changes:
    """List what became known: in the last days, or between the days asked for.

    UsageError where a day makes no sense, or lies after the day up to which things are known.
    """
    to = parse_day(asked.word("to"), "last") if asked.word("to") else asked.day
    if asked.as_of is not None and to > asked.as_of:
        to = asked.as_of
    given = asked.word("from")
    since = parse_day(given, "last") if given else to - timedelta(days=DAYS)
    name = check_length("name", asked.word("name").strip())
    limit = asked.filter.limit or 1
    found = record.changes(since, to, name or None, limit=limit + 1)
    return Changes(since, to, name, found[:limit], len(found) > limit)


def list_changes(view: Changes) -> Table:
    """Give the table of changes, a row each."""
    titles = ("kind", "day", "id", "what", "before", "after", "words", "document", "publisher")
    return titles, (
        (
            *(one.kind, one.day, one.id, one.what, one.before, one.after, one.words),
            *(one.source.document, say_publisher(one.source)),
        )
        for one in view.changes
    )


def make_versions(record: Record, asked: Asked) -> Versions:
    """Ask for the versions of a report, or of those that tell an event, statement or state."""
    return Versions(asked.item, record.versions(asked.item, as_of=asked.as_of))


def list_versions(view: Versions) -> Table:
    """Give the table of values that versions changed, a row each."""
    titles = (
        *("version", "document", "kind", "known_from", "change", "of", "what", "field", "before"),
        *("after", "noted", "words_before", "words_after"),
    )
    return titles, (
        (
            *(row.number, row.source.document, row.kind, row.known_from, one.change, one.kind),
            *(one.what, one.field, one.before, one.after, one.noted),
            *(one.words_before, one.words_after),
        )
        for row in view.versions
        for one in row.values
    )
