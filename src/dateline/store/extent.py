"""How much a record holds, and one happening of it whole."""

import sqlite3
from datetime import date

from dateline.answers import Extent, Filter, TimelineRow
from dateline.errors import UnknownError
from dateline.rules import Rules
from dateline.store.editions import AFTER_ALL
from dateline.store.growing import read_day
from dateline.store.happenings import load_whole
from dateline.store.naming import find_id

_COUNTS = (
    "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM event), "
    "(SELECT count(*) FROM statement), (SELECT count(*) FROM state)"
)


def find_extent(connection: sqlite3.Connection) -> Extent:
    """Give the days on which the first and the last report became known, and counts of all rows."""
    first, last = (
        connection.execute(
            f"SELECT known_from FROM edition WHERE known_from < ? ORDER BY known_from {turn} "  # noqa: S608 (our own words)
            "LIMIT 1",
            (AFTER_ALL,),
        ).fetchone()
        for turn in ("ASC", "DESC")
    )
    return Extent(
        read_day(first[0]) if first else None,
        read_day(last[0]) if last else None,
        *connection.execute(_COUNTS).fetchone(),
    )


def find_happening(
    connection: sqlite3.Connection, start: str, as_of: date | None, rules: Rules
) -> TimelineRow:
    """Give the happening of an event by the start of its id, with all that may be seen of it.

    UsageError when the id is no event's, or the event cannot be seen on that day.
    """
    kind, one = find_id(connection, start)
    if kind != "event":
        raise UnknownError(f"{one} is no event but one {kind}: give an event's id")
    rows = rules.make_timeline(load_whole(connection, [one], Filter(as_of=as_of), rules))
    if not rows:
        when = f" on {as_of}" if as_of is not None else ": its report was corrected or withdrawn"
        raise UnknownError(f"{one} was not known{when}")
    return rows[0]
