"""Days along a line: where each stands, which are named, and how one looks closer or further."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Unit = Literal["day", "month", "year"]

NAMED_EVERY = 84.0
"""Units of the drawing that the name of a day takes at least."""

_YEAR = 365.25
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named; `strong` where a year, or of days a month, begins."""

    day: date
    x: float
    text: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are looked at, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `left` to `right`: a day stands where it begins."""

    window: Window
    left: float
    right: float

    @property
    def day_width(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / self.window.days

    def place(self, day: date) -> float:
        """Give where a day begins; it can lie outside."""
        return self.left + (day - self.window.first).days * self.day_width

    def place_end(self, day: date) -> float:
        """Give where a day is over."""
        return self.place(day) + self.day_width

    def clip(self, x: float) -> float:
        """Give the nearest place that is inside."""
        return min(max(x, self.left), self.right)

    def ticks(self) -> tuple[Tick, ...]:
        """Give the days to name: few enough that their names do not touch."""
        least = NAMED_EVERY / self.day_width
        found: list[Tick] = []
        for unit, day in _pick_days(self.window, least):
            new_year = not found or found[-1].day.year != day.year
            found.append(Tick(day, self.place(day), *_name(day, unit, new_year=new_year)))
        return tuple(found)


def _pick_days(window: Window, least: float) -> Iterator[tuple[Unit, date]]:
    """Give days that lie at least so many days apart, in units that people count in."""
    for step in _DAYS:
        if step >= least:
            yield from (("day", day) for day in _step_days(window, step))
            return
    for step in _MONTHS:
        if step * 28 >= least:
            yield from (("month", day) for day in _step_months(window, step))
            return
    step = next((one for one in _YEARS if one * _YEAR >= least), _YEARS[-1])
    yield from (
        ("year", date(year, 1, 1))
        for year in range(window.first.year, window.last.year + 1)
        if year % step == 0 and date(year, 1, 1) >= window.first
    )


def _step_days(window: Window, step: int) -> Iterator[date]:
    """Weeks begin on Mondays, other steps on a day that does not depend on the window."""
    start = window.first.toordinal()
    start += -(start - 1) % step  # ordinal 1 is a Monday
    return (date.fromordinal(one) for one in range(start, window.last.toordinal() + 1, step))


def _step_months(window: Window, step: int) -> Iterator[date]:
    number = window.first.year * 12 + window.first.month - 1
    if window.first.day > 1:
        number += 1
    number += -number % step
    while (day := _month(number)) is not None and day <= window.last:
        yield day
        number += step


def _month(number: int) -> date | None:
    year, month = divmod(number, 12)
    return date(year, month + 1, 1) if year <= date.max.year else None


def _name(day: date, unit: Unit, *, new_year: bool) -> tuple[str, bool]:
    """Name a day; the first one of a year with its year."""
    if unit == "year":
        return (f"{day.year}", True)
    if unit == "month":
        return (f"{day:%Y-%m}", day.month == 1)
    return (f"{day}" if new_year else f"{day:%m-%d}", day.day == 1)


@dataclass(frozen=True, slots=True)
class Step:
    """A way to look at other days: what it does, and the days."""

    name: str
    window: Window


def make_window(first: date, last: date, *, least: int = 14) -> Window:
    """Give a window of at least so many days, around what is asked for where it is too narrow."""
    if last < first:
        first, last = last, first
    lacking = least - ((last - first).days + 1)
    if lacking <= 0:
        return Window(first, last)
    return Window(add_days(first, -(lacking // 2)), add_days(last, lacking - lacking // 2))


def make_steps(window: Window, whole: Window) -> tuple[Step, ...]:
    """Give the ways to look closer, further, earlier, later and at all, none that leads nowhere."""
    half, quarter = max(window.days // 2, 1), window.days // 4
    steps: list[Step] = []
    if window.days > 1:
        inner = Window(add_days(window.first, quarter), add_days(window.first, quarter + half - 1))
        steps.append(Step("closer", inner))
    if window.first > whole.first or window.last < whole.last:
        first, last = add_days(window.first, -half), add_days(window.last, half)
        wider = Window(
            max(first, min(whole.first, window.first)), min(last, max(whole.last, window.last))
        )
        steps.append(Step("further", wider))
    if window.first > whole.first:
        steps.append(Step("earlier", _move(window, -half)))
    if window.last < whole.last:
        steps.append(Step("later", _move(window, half)))
    if window != whole:
        steps.append(Step("all", whole))
    return tuple(steps)


def _move(window: Window, days: int) -> Window:
    return Window(add_days(window.first, days), add_days(window.last, days))


def add_days(day: date, days: int) -> date:
    """Give the day so many days later, or earlier, and at the ends the first or last there is."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)
