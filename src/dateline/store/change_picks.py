"""Which states of a subject can tell what changed: of thousands, those told last.

Whoever has few states is looked up by the index of who takes part. Of whom everybody tells, reports
are walked from the last day on, which meets enough of them soon.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

RECENT = 24
"""States of one subject and field, those told last, with which those of documents are compared."""

SAME = 3
"""States of one value that are looked at, beside those of documents: one is enough to know it."""

FEW = 1_000
"""States of a subject up to which all of them are looked up and ordered."""

WALKED = 2_000
"""Documents that are walked from the last day on before all states are looked up after all."""

_Row = tuple[str, str, str, str, str | None]
"""Id, value and document of a state, and from when until when its document is known."""

_IDS = "(SELECT ? UNION ALL SELECT id FROM actor WHERE canonical = ?)"
_COUNT = (
    f"SELECT count(*) FROM (SELECT 1 FROM party WHERE actor IN {_IDS} "  # noqa: S608 (our own words)
    "AND role = 'subject' LIMIT ?)"
)
_ROW = "SELECT state.id, state.value, state.document, known_from, known_until FROM "
_OWN = (
    f"{_ROW} json_each(?) AS told "
    "CROSS JOIN state INDEXED BY state_document ON state.document = told.value "
    "CROSS JOIN party ON party.subject = state.id AND role = 'subject' "
    "CROSS JOIN edition ON edition.document = state.document "
    f"WHERE field = ? AND party.actor IN {_IDS} AND withdrawn = 0 AND known_from <= ?"
)
_ALL = (
    f"{_ROW} party CROSS JOIN state ON state.id = party.subject "
    "CROSS JOIN edition ON edition.document = state.document "
    f"WHERE role = 'subject' AND party.actor IN {_IDS} AND field = ? AND withdrawn = 0 "
    "AND known_from <= ? ORDER BY known_from DESC, state.id"
)
_WALK = (
    f"{_ROW} edition CROSS JOIN state ON state.document = edition.document "
    "CROSS JOIN party ON party.subject = state.id AND role = 'subject' "
    f"WHERE known_from > ? AND party.actor IN {_IDS} AND field = ? AND withdrawn = 0 "
    "AND known_from <= ? ORDER BY known_from DESC, state.id"
)
_FLOOR = (
    "SELECT known_from FROM edition WHERE known_from <= ? ORDER BY known_from DESC LIMIT 1 OFFSET ?"
)


@dataclass(slots=True)
class _Side:
    """What one of the days knows: how many more states are wanted, of any and of each value."""

    day: str
    left: int = RECENT
    same: dict[str, int] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        """Whether no more are wanted but those of the documents."""
        return self.left <= 0 and all(many <= 0 for many in self.same.values())

    def knows(self, row: _Row) -> bool:
        """Tell whether the day knows a state."""
        _, _, _, since, until = row
        return since <= self.day and (until is None or until > self.day)

    def takes(self, row: _Row, *, own: bool) -> bool:
        """Tell whether a state is wanted, and count it."""
        value = row[1]
        if not self.knows(row):
            return False
        if not own and self.left <= 0 and self.same.get(value, 0) <= 0:
            return False
        self.left -= 1
        self.same[value] = self.same.get(value, 0) - 1
        return True


def pick_states(
    connection: sqlite3.Connection,
    pair: tuple[str, str],
    documents: Collection[str],
    days: tuple[date, date],
) -> frozenset[str]:
    """Give the ids of the states of a subject and field that can tell what changed between days.

    Those of the documents in question, some of the same values, and the ones that each day knew
    last.
    """
    subject, name = pair
    after = days[1].isoformat()
    who = (subject, subject)
    rows = connection.execute(_OWN, (json.dumps(sorted(documents)), name, *who, after)).fetchall()
    (many,) = connection.execute(_COUNT, (*who, FEW + 1)).fetchone()
    if many > FEW:
        floor = connection.execute(_FLOOR, (after, WALKED)).fetchone()
        walked = connection.execute(_WALK, (floor[0] if floor else "", *who, name, after))
        found, is_whole = _pick(walked, rows, days)
        walked.close()
        if is_whole:
            return found
    return _pick(connection.execute(_ALL, (*who, name, after)), rows, days)[0]


def _pick(
    rows: Iterable[_Row], own: Sequence[_Row], days: Sequence[date]
) -> tuple[frozenset[str], bool]:
    """Give what is wanted of rows that come last known first, and whether there was enough.

    `own` are those of the documents in question, which are wanted wherever they come.
    """
    values = {row[1] for row in own}
    sides = [_Side(day.isoformat(), same=dict.fromkeys(values, SAME)) for day in days]
    ids = {row[0] for row in own}
    found = {row[0] for row in own if any(side.knows(row) for side in sides)}
    for row in rows:
        wanted = [side.takes(row, own=row[0] in ids) for side in sides]  # each counts for itself
        if any(wanted):
            found.add(row[0])
        if all(side.is_full for side in sides):
            return frozenset(found), True
    return frozenset(found), False
