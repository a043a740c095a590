"""What a time phrase means before anyone knows from where it is counted.

Five kinds of core: a point of the calendar with some fields open (Point), a step from where the
writer or the story stands (Shift), a length, a repetition, and vague present, past or future.
TIMEX3 codes throughout (TimeML 1.2.1).
"""

from dataclasses import dataclass

from dateline.findings import TimexType


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the calendar; fields that the words leave open are None.

    `digits` is how much of `year` the words give: 4 a year, 3 a decade, 2 a century. `season` is
    SP, SU, FA, WI, Q1-Q4, H1 or H2; `holiday` is a rule (see holidays); `weekday` is ISO (Monday
    1). `which` picks the last (-1), this (0) or next (1) one; `told` says that it is counted from
    the time the story is at. `of_unit` and `of_amount` say of which week or year it is part
    ("Friday of next week"); `plus_weeks` how many weeks after it ("a week from Friday");
    `whole_week` that its week is meant ("the week of March 6"); `part` how much of it, from the
    end that the mod names ("the first two weeks of March").
    """

    year: int | None = None
    digits: int = 4
    bc: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    holiday: str | None = None
    which: int | None = None
    told: bool = False
    of_unit: str | None = None
    of_amount: int = 0
    plus_weeks: int = 0
    whole_week: bool = False
    part: "Length | None" = None

    @property
    def stands_alone(self) -> bool:
        """Tell whether the words need no day to count from."""
        return self.year is not None


@dataclass(frozen=True, slots=True)
class Either:
    """A date in figures whose order of day and month the report does not settle."""

    first: Point
    second: Point


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units on from the day of writing, or, when `told`, from where the story stands."""

    unit: str
    amount: float
    told: bool = False
    counted: bool = False
    """True for "two weeks ago", false for "last week"."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length; None is an unnamed number. `which` puts it before (-1) or after (1) the day.

    `rest` is what a second unit adds ("an hour and twenty minutes").
    """

    unit: str
    amount: float | None
    which: int | None = None
    told: bool = False
    rest: "Length | None" = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """A repetition with its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """PRESENT_REF, PAST_REF or FUTURE_REF, counted from the day of writing or from the story.

    `unit` is the unit that is named without its number ("recent days"); `apart` says that some of
    them lie between ("some days ago"), not that the time is within them.
    """

    ref: str
    unit: str | None = None
    apart: bool = False
    told: bool = False


Core = Point | Either | Shift | Length | Repeat | Vague


@dataclass(frozen=True, slots=True)
class Meaning:
    """The core with its TIMEX3 mod and the hour or part of the day ("T15:00", "TNI").

    `at_edge` says that the mod is of the very beginning or end, narrower than "early" and "late".
    """

    core: Core
    mod: str | None = None
    clock: str = ""
    at_edge: bool = False

    @property
    def type(self) -> TimexType:
        """The TIMEX3 type."""
        if isinstance(self.core, Length):
            return "DURATION"
        if isinstance(self.core, Repeat):
            return "SET"
        return "TIME" if self.clock else "DATE"
