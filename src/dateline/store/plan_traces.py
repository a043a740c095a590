"""What may tell what came of plans, looked up in `trace` by party, type and days.

Plans of one page ask for the same parties and days again and again: each stretch of days is read
once, and which versions of reports may be seen is asked once for each report.
"""

import json
import sqlite3
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, product
from operator import itemgetter

from dateline.answers import Filter
from dateline.plans import Asked
from dateline.store.editions import find_visible

MANY = 8
"""Rows that are compared with one plan for one reason at most, those that share most first."""

_TRACES = (
    "WITH want (at, key, type, first, last) AS MATERIALIZED (SELECT value ->> 0, value ->> 1, "
    "value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)) "
    "SELECT at, trace.day, subject, parties, document FROM want CROSS JOIN trace "
    "ON trace.key = want.key AND trace.type = want.type "
    "AND trace.day BETWEEN want.first AND want.last"
)

_Row = tuple[int, str, str, int, str]
"""Which stretch was asked for, day, id, how many parties it has, document."""


@dataclass(slots=True)
class _Shelf:
    """The traces under one key and type that were read, by day, and which days these are.

    `days` and `subjects` go side by side.
    """

    read: list[tuple[int, int]] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)

    def between(self, first: str, last: str) -> list[str]:
        """Give the rows of these days, both included."""
        return self.subjects[bisect_left(self.days, first) : bisect_right(self.days, last)]


class Traces:
    """What one question has looked up so far, and may look at."""

    def __init__(self, connection: sqlite3.Connection, wanted: Filter) -> None:
        self._connection = connection
        self._wanted = wanted
        self._shelves: dict[tuple[str, str], _Shelf] = {}
        self._known: dict[str, _Row] = {}
        self._seen: dict[str, bool] = {}

    def find(self, asked: Iterable[Asked]) -> set[str]:
        """Give the ids of what fits one of the things asked for and may be seen."""
        wants = tuple(dict.fromkeys(asked))
        self._read(wants)
        fitting = [(one, self._find_fitting(one)) for one in wants]
        self._look_at({self._known[subject][4] for _, inside in fitting for subject in inside})
        found: set[str] = set()
        for one, inside in fitting:
            found.update(self._pick(one, inside))
        return found

    def _read(self, wants: Iterable[Asked]) -> None:
        """Read what was not read before."""
        spans: dict[tuple[str, str], set[tuple[int, int]]] = {}
        for one in wants:
            span = (one.first.toordinal(), one.last.toordinal())
            for place in product(one.keys, one.types):
                spans.setdefault(place, set()).add(span)
        places = list(spans)
        stretches = []
        for at, place in enumerate(places):
            shelf = self._shelves.setdefault(place, _Shelf())
            for first, last in _missing(spans[place], shelf.read):
                days = (date.fromordinal(one).isoformat() for one in (first, last))
                stretches.append([at, *place, *days])
            shelf.read = _unite((*shelf.read, *spans[place]))
        rows: list[_Row] = self._connection.execute(_TRACES, (json.dumps(stretches),)).fetchall()
        rows.sort()
        for at, inside in groupby(rows, key=itemgetter(0)):
            self._put(self._shelves[places[at]], list(inside))

    def _put(self, shelf: _Shelf, rows: Sequence[_Row]) -> None:
        more = [(row[1], row[2]) for row in rows]
        self._known.update(zip((one for _, one in more), rows, strict=True))
        if shelf.days:
            more = sorted((*zip(shelf.days, shelf.subjects, strict=True), *more))
        shelf.days = [day for day, _ in more]
        shelf.subjects = [one for _, one in more]

    def _find_fitting(self, one: Asked) -> dict[str, int]:
        """Give what bears enough keys, with their number."""
        first, last = one.first.isoformat(), one.last.isoformat()
        hits: Counter[str] = Counter()
        for place in product(dict.fromkeys(one.keys), dict.fromkeys(one.types)):
            hits.update(self._shelves[place].between(first, last))
        known, need, most = self._known, one.need, one.most
        return {
            subject: many
            for subject, many in hits.items()
            if (many >= need or known[subject][3] < need) and known[subject][3] <= most
        }

    def _look_at(self, documents: Iterable[str]) -> None:
        """Learn which of the documents may be seen."""
        fresh = [one for one in documents if one not in self._seen]
        visible = find_visible(self._connection, fresh, self._wanted)
        self._seen.update((one, one in visible) for one in fresh)

    def _pick(self, one: Asked, hits: Mapping[str, int]) -> Sequence[str]:
        """Give what fits; of too much, what shares most keys, then what is nearest in time."""
        known, seen = self._known, self._seen
        found = [subject for subject in hits if seen[known[subject][4]]]
        if len(found) <= MANY:
            return found
        least = sorted((hits[subject] for subject in found), reverse=True)[MANY - 1]
        sure = [subject for subject in found if hits[subject] > least]
        rest = [subject for subject in found if hits[subject] == least]
        days = {known[subject][1] for subject in rest}
        far = {day: abs((date.fromisoformat(day) - one.day).days) for day in days}
        rest.sort(key=lambda subject: (far[known[subject][1]], subject))
        return (*sure, *rest[: MANY - len(sure)])


def _unite(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the stretches of days that spans cover, each day in one of them, in order."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _missing(
    spans: Iterable[tuple[int, int]], read: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Give the stretches of days that spans cover and that were not read."""
    for start, last in _unite(spans):
        first = start
        for low, high in read:
            if first <= high and low <= last:
                if first < low:
                    yield first, low - 1
                first = high + 1
        if first <= last:
            yield first, last
