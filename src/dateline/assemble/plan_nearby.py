"""Rows by who and what they are about, so that only those are compared that can be of one plan."""

from collections import Counter
from collections.abc import Iterable

from dateline.answers import Told
from dateline.assemble.plan_rows import find_keys
from dateline.record import EventRow, StateRow

NEED = 2
"""Keys that two rows must share where both have as many: one great power is in half the news."""


class Nearby:
    """Rows under the keys of their parties and places, their happenings, subjects and speakers."""

    def __init__(self, rows: Iterable[Told] = ()) -> None:
        self._rows: dict[str, Told] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self._found: dict[str, list[str]] = {}
        self._same: dict[str, list[str]] = {}
        for one in rows:
            self.add(one)

    def add(self, one: Told) -> None:
        """Put a row under its keys."""
        self._rows[one.row.id] = one
        keys = self._keys[one.row.id] = keys_of(one)
        if isinstance(one.row, EventRow):
            self._same.setdefault(one.row.happening, []).append(one.row.id)
        for key in keys:
            self._found.setdefault(key, []).append(one.row.id)

    def near(self, rows: Iterable[Told]) -> tuple[Told, ...]:
        """Give the rows that share enough keys with one of these, each once, by id."""
        found: set[str] = set()
        for row in rows:
            if isinstance(row.row, EventRow):
                found.update(self._same.get(row.row.happening, ()))
            keys = self._keys.get(row.row.id) or keys_of(row)
            hits = Counter(one for key in keys for one in self._found.get(key, ()))
            need = min(NEED, len(keys))
            found.update(
                one for one, many in hits.items() if many >= min(need, len(self._keys[one]))
            )
        return tuple(self._rows[one] for one in sorted(found))


def keys_of(told: Told) -> frozenset[str]:
    """Give the keys of a row: of an event who takes part, where, and what else is the same."""
    row = told.row
    if isinstance(row, EventRow):
        people = frozenset(find_keys((*row.actor, *row.recipient)))
        place = frozenset(find_keys(() if row.place is None else (row.place,)))
        is_demand = told.plan is not None and row.status == "called_for"
        askers = frozenset(find_keys(row.said_by)) if is_demand else frozenset()
        return people | place | askers
    if isinstance(row, StateRow):
        return frozenset((f"{row.subject.id} {row.field}: {row.value}",))
    return frozenset(find_keys(() if row.speaker is None else (row.speaker,)))
