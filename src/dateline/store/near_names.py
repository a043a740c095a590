"""Names that are spelled much like one that nobody bears: what a person may have meant."""

import re
import sqlite3
from datetime import date
from difflib import get_close_matches

from dateline.record import Party
from dateline.store.naming import SHOWN, name_actor
from dateline.store.views import OPEN

BEGINNING = 3
"""Letters that a name must share with the beginning of a word of what was typed."""

WORDS, READ = 6, 500
"""Words of what was typed that are looked at, and names that each of them leads to."""

ALIKE = 0.6
"""How alike two names must be, by the share of letters in common runs (difflib)."""

_BEGINS = (
    "SELECT DISTINCT folded, coalesce(actor.canonical, alias.actor) FROM alias "
    "LEFT JOIN actor ON actor.id = alias.actor "
    "LEFT JOIN edition ON edition.document = alias.document "
    "WHERE folded >= ? AND folded < ? AND (alias.document = '' OR edition.known_from <= ?) LIMIT ?"
)
_NAMED = (
    "SELECT EXISTS (SELECT 1 FROM actor CROSS JOIN appearance ON appearance.actor = actor.id "
    "CROSS JOIN edition ON edition.document = appearance.document "
    "WHERE actor.canonical = ? AND edition.known_from <= ?)"
)
"""Names that are known beforehand count only for those whom a report names by then."""

_WORD = re.compile(r"\w+")


def find_near_names(
    connection: sqlite3.Connection, name: str, as_of: date | None
) -> tuple[Party, ...]:
    """Give actors, at most eight, whose names in reports up to `as_of` are spelled most like one.

    `words` of each is that name. They are found by how names begin, which an index gives.
    """
    known = as_of.isoformat() if as_of is not None else OPEN
    typed = name.casefold()
    bearers: dict[str, str] = {}
    for word in _WORD.findall(typed)[:WORDS]:
        start = word[:BEGINNING]
        if len(start) == BEGINNING:
            values = (start, f"{start}\U0010ffff", known, READ)
            bearers.update(connection.execute(_BEGINS, values).fetchall())
    found: dict[str, Party] = {}
    for near in get_close_matches(typed, sorted(bearers), n=2 * SHOWN, cutoff=ALIKE):
        one = bearers[near]
        if connection.execute(_NAMED, (one, known)).fetchone()[0]:
            found.setdefault(one, Party(one, name_actor(connection, one), near))
    return tuple(found.values())[:SHOWN]
