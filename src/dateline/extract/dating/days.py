"""Sets of days, as intervals in order: what is left after each clue to a report's day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

FIRST, LAST = date(1990, 1, 1), date(2035, 12, 31)
"""The days a report can be of when nothing is known; an end at one of them is an open end."""

Stretch = tuple[date, date]
"""A first and a last day, both within."""


@dataclass(frozen=True, slots=True)
class Days:
    """Intervals of days, inclusive, in order, without overlap."""

    intervals: tuple[Stretch, ...]

    @property
    def earliest(self) -> date | None:
        """The first day, None when the set is empty or open to the past."""
        first = self.intervals[0][0] if self.intervals else FIRST
        return None if first == FIRST else first

    @property
    def latest(self) -> date | None:
        """The last day, None when the set is empty or open to the future."""
        last = self.intervals[-1][1] if self.intervals else LAST
        return None if last == LAST else last

    @property
    def only(self) -> date | None:
        """The day, when one is left."""
        if len(self.intervals) != 1 or self.intervals[0][0] != self.intervals[0][1]:
            return None
        return self.intervals[0][0]

    def years(self) -> tuple[int, ...]:
        """Give the years in which days are left."""
        found = {year for a, b in self.intervals for year in range(a.year, b.year + 1)}
        return tuple(sorted(found))

    def meet(self, other: "Days") -> "Days":
        """Give the days that are in both."""
        found: list[tuple[date, date]] = []
        left, right = list(self.intervals), list(other.intervals)
        while left and right:
            first, last = max(left[0][0], right[0][0]), min(left[0][1], right[0][1])
            if first <= last:
                found.append((first, last))
            (left if left[0][1] < right[0][1] else right).pop(0)
        return Days(tuple(found))


ALL_DAYS = Days(((FIRST, LAST),))


def make_days(intervals: Iterable[tuple[date, date]]) -> Days:
    """Give the set of all days in these intervals, cut to what a report can be of."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(intervals):
        first, last = max(first, FIRST), min(last, LAST)  # noqa: PLW2901 (cut to the horizon)
        if first > last:
            continue
        if joined and first <= joined[-1][1] + timedelta(days=1):
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return Days(tuple(joined))


def since(day: date) -> Days:
    """Give all days from `day` on."""
    return make_days([(day, LAST)])


def until(day: date) -> Days:
    """Give all days up to `day`."""
    return make_days([(FIRST, day)])
