"""Points of the calendar with open fields: which Friday, which March."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.extract.times.calendars import (
    Stretch,
    add_days,
    add_months,
    make_century,
    make_date,
    make_day,
    make_decade,
    make_either,
    make_month,
    make_season,
    make_week,
    make_year,
    move,
)
from dateline.extract.times.clause import Direction
from dateline.extract.times.holidays import find_holidays, fixed_day
from dateline.extract.times.meaning import Point

_BACK = 100
"""Days that a story told forward may go back without a new year."""

Found = tuple[Stretch | None, str]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the reader stands: the time told last (`story`), and how the anchor day is called.

    `year_from` is the time whose year holds for dates without one, when there is one; `chronicle`
    says that the text tells a history, in which nothing is counted from the day of writing.
    """

    story: Stretch | None = None
    year_from: Stretch | None = None
    chronicle: bool = False
    label: str = "the day of publication"


def open_value(point: Point) -> str:
    """Give the TIMEX3 value of a point whose year is not known."""
    if point.bc and point.year:
        return _bc_value(point)
    year = f"{point.year:04d}" if point.year else "XXXX"
    if point.season:
        return year if point.season == "FY" else f"{year}-{point.season.replace('FQ', 'Q')}"
    if point.month or point.day:
        month = f"{point.month:02d}" if point.month else "XX"
        return f"{year}-{month}" + (f"-{point.day:02d}" if point.day else "")
    if point.weekday:
        return f"{year}-WXX-{point.weekday}"
    if point.holiday:
        fixed = fixed_day(point.holiday)
        return f"{year}-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else f"{year}-XX-XX"
    return year


def open_edtf(point: Point) -> str | None:
    """Give a year before Christ in EDTF, which counts a year 0: 480 BC is -0479."""
    if not point.bc or point.year is None or point.digits != 4:
        return None
    year = f"-{point.year - 1:04d}" if point.year > 1 else "0000"
    return year + (f"-{point.month:02d}" if point.month else "")


def _bc_value(point: Point) -> str:
    year = point.year or 0
    if point.digits == 2:
        return f"BC{year // 100:02d}"
    if point.digits == 3:
        return f"BC{year // 10:03d}"  # the form of TIDES 2005, which has no other for these years
    tail = f"-{point.month:02d}" if point.month else f"-{point.season}" if point.season else ""
    return f"BC{year:04d}{tail}" + (f"-{point.day:02d}" if point.month and point.day else "")


def resolve_point(point: Point, *, said: date | None, stand: Stand, direction: Direction) -> Found:
    """Find the stretch of the calendar that a point means, and say what it was counted from."""
    if point.bc:
        return None, "before the first year that has days here"
    if point.year is not None:
        return _in_year(point, point.year), _alone(point)
    if point.of_unit:
        return _of_unit(point, said, stand)
    if point.day and not point.month:
        return _day_of_month(point, said, stand, direction)
    if point.told:
        return _told(point, stand)
    return _find_open(point, said, stand, direction)


def _day_of_month(point: Point, said: date | None, stand: Stand, direction: Direction) -> Found:
    """ "The 13th" is of the month told before or of the next, else the nearest one."""
    story, day = stand.story, point.day or 1
    base = story.first if story and story.grain in ("day", "month") else said
    if base is None:
        return None, "the month it is of is not known"
    near = (add_months(base.replace(day=1), step) for step in (-1, 0, 1))
    days = [
        one.first for month in near if month if (one := make_date(month.year, month.month, day))
    ]
    if story is not None and base == story.first:
        found = next((one for one in days if one >= base), None)
        return (make_day(found) if found else None), f"of the month told before, {story.value}"
    side = [one for one in days if (one >= base if direction.sign > 0 else one <= base)]
    chosen = (side[0] if direction.sign > 0 else side[-1]) if side else None
    why = f"the nearest by {stand.label}, {base.isoformat()}: {direction.why}"
    return (make_day(chosen) if chosen else None), why


def _find_open(point: Point, said: date | None, stand: Stand, direction: Direction) -> Found:
    """A point whose year the words leave open."""
    weekday_only = point.weekday and not point.day
    from_story = point.which is None and (direction.sign <= 0 or stand.chronicle)
    if stand.year_from is not None and from_story and not weekday_only:
        told = _from_story(point, stand.year_from)
        goes_on = direction.why != "since" and _goes_on(stand.year_from, told[0])
        if stand.chronicle or said is None:
            return told
        near = _nearest(point, said, stand, direction)
        recent = _is_recent(told[0], stand.year_from, near[0], said, day=bool(point.day))
        return told if goes_on and not recent else near
    if said is None:
        return None, "the day of writing is not known"
    if weekday_only:
        return _weekday(point, said, stand, direction)
    return _nearest(point, said, stand, direction)


def _is_recent(
    told: Stretch | None, story: Stretch, near: Stretch | None, said: date, *, day: bool
) -> bool:
    """Tell whether a day lies nearer to the day of writing than to the time told before.

    "France left in August 2022. Germany left on December 12", written in December 2023, is of 2023.
    So is a recent month that would else lie before the time told: stories go on, not back.
    """
    if told is None or near is None or near.first > said:
        return False
    if not day:
        return told.last < story.first and (said - near.last).days <= _BACK
    return said - near.last < told.first - story.last


def _alone(point: Point) -> str:
    found = _in_year(point, point.year) if point.year else None
    if (
        found
        and found.grain == "day"
        and point.weekday
        and found.first.isoweekday() != point.weekday
    ):
        return f"it stands alone; but {found.value} is no such weekday"
    return "it stands alone"


def _in_year(point: Point, year: int) -> Stretch | None:
    if point.digits != 4:
        return make_decade(year) if point.digits == 3 else make_century(year)
    if not 1 <= year <= 9999:
        return None
    if point.season:
        return make_season(year, point.season)
    if point.holiday:
        return next(iter(find_holidays(point.holiday, year)), None)
    return _by_numbers(year, point.month, point.day)


def _by_numbers(year: int, month: int | None, day: int | None) -> Stretch | None:
    if month is None:
        return make_year(year)
    return make_date(year, month, day) if day else make_month(year, month)


def _of_unit(point: Point, said: date | None, stand: Stand) -> Found:
    """ "March of last year", "Friday next week", "June of the same year"."""
    base = stand.story.first if point.told and stand.story else None if point.told else said
    label = "the time told before" if point.told else stand.label
    if base is None:
        return None, "the day it counts from is not known"
    day = move(base, point.of_unit or "year", point.of_amount)
    if day is None:
        return None, "outside the calendar"
    why = f"{point.of_amount:+d} {point.of_unit} from {label}, {base.isoformat()}"
    if point.of_unit == "week":
        week = make_week(day)
        found = add_days(week.first, (point.weekday or 1) - 1) if week else None
        return (make_day(found) if found else None), why
    return (_in_year(point, day.year) if point.of_unit == "year" else None), why


def _told(point: Point, stand: Stand) -> Found:
    story = stand.story
    if story is None:
        return None, "the text tells no time before it"
    why = f"counted from the time told before, {story.value}"
    sign = point.which or 0
    if point.weekday and not point.month:
        if story.grain != "day":
            return None, why
        step = (point.weekday - story.first.isoweekday()) % 7
        if sign < 0:
            step = step - 7
        elif sign > 0 and step == 0:
            step = 7
        day = add_days(story.first, step)
        return (make_day(day) if day else None), why
    return _in_year(point, story.first.year + sign), why


def _weekday(point: Point, said: date, stand: Stand, direction: Direction) -> Found:
    ahead = ((point.weekday or 1) - said.isoweekday()) % 7
    sign = direction.sign
    if direction.is_open and point.which is None and ahead and not point.plus_weeks:
        days = [add_days(said, step) for step in (ahead - 7, ahead)]
        return _either(point, [make_day(day) for day in days if day], direction)
    if point.which is not None:
        sign = point.which or (direction.sign or 1)
    strict = point.which in (-1, 1)
    step = (ahead or 7 * strict) if sign > 0 else ahead - 7 * (ahead > 0 or strict)
    if point.plus_weeks:
        step = ahead + 7 * point.plus_weeks
    day = add_days(said, step)
    side = "after" if step > 0 else "before" if step < 0 else "on"
    told = direction.why if sign else f"{direction.why}, so the last"
    cause = "the words say which" if point.which is not None else told
    why = f"the nearest such weekday {side} {stand.label}, {said.isoformat()}: {cause}"
    return (make_day(day) if day else None), why


def _goes_on(story: Stretch, found: Stretch | None) -> bool:
    """News goes on from a date of long ago for a season at most, or within the year it names.

    What has been so since a day without a year is counted from the day of writing.
    """
    same_year = found is not None and found.first.year == story.first.year
    return found is None or same_year or (found.first - story.last).days <= _BACK


def _either(point: Point, candidates: Sequence[Stretch], direction: Direction) -> Found:
    """Both sides remain possible: from the one before to the one after, and `why` names both."""
    if len(candidates) < 2:
        return next(iter(candidates), None), "the calendar has one such day"
    before, after = candidates
    why = f"{before.value} or {after.value}: {direction.why}"
    return make_either(before, after, open_value(point)), why


def _from_story(point: Point, story: Stretch) -> Found:
    """Stories are told forward: up to three months back is this year, else the year after."""
    same = _in_year(point, story.first.year)
    why = f"the year of the time told before, {story.value}"
    if same is None or story.grain in ("year", "decade", "century", "season"):
        return same, why
    if (story.first - same.last).days > _BACK:
        return _in_year(point, story.first.year + 1), f"the year after {story.value}, told before"
    return same, why


def _nearest(point: Point, said: date, stand: Stand, direction: Direction) -> Found:
    """Take the year in which the point lies on the side that its clause looks to."""
    years = [said.year - 1, said.year, said.year + 1]
    found = _in_years(point, years)
    if point.whole_week:
        found = [week for one in found if (week := make_week(one.first))]
    if not found:
        return None, "the calendar has no such day near"
    if point.which == 0:
        here = [one for one in found if one.last.year == said.year or one.first <= said <= one.last]
        if here:
            nearest = min(here, key=lambda one: _distance(one, said))
            return nearest, f"that of {stand.label}, {said.isoformat()}"
    if direction.is_open and point.which is None and point.month and not point.day:
        before = [one for one in found if one.last < said]
        after = [one for one in found if one.first > said]
        if len(before) + len(after) == len(found):
            return _either(point, [*before[-1:], *after[:1]], direction)
    sign = point.which if point.which else direction.sign
    strict = point.which in (-1, 1)
    chosen = _pick(found, said, sign or 0, strict=strict, fallback=_default(point))
    cause = "the words say which" if point.which is not None else direction.why
    if point.day and point.which is None:
        near = min(found, key=lambda one: _distance(one, said))
        if _distance(near, said) * _far_ratio(direction) < _distance(chosen, said):
            chosen, cause = near, "the other one is far away"
    return chosen, f"the nearest by {stand.label}, {said.isoformat()}: {cause}"


def _in_years(point: Point, years: Sequence[int]) -> list[Stretch]:
    """Give the point in each of these years; some holidays come twice in one."""
    if point.holiday:
        return [one for year in years for one in find_holidays(point.holiday, year)]
    return [one for one in (_in_year(point, year) for year in years) if one]


def _distance(one: Stretch, said: date) -> int:
    return abs((one.first - said).days)


def _far_ratio(direction: Direction) -> int:
    """How many times farther a day may lie on the side that its clause looks to than the other.

    Reports name the year of days that are far away. Tense tells more than an infinitive does:
    "pause the work on 5 January" looks ahead or back, by the clause around it; "will" always ahead.
    """
    ratios = {"future tense": 1000, "present tense": 30, "past tense": 8, "a plan": 6}
    return ratios.get(direction.why, 3)


def _default(point: Point) -> Callable[[Stretch, date], float]:
    """A date in a clause that tells no side is the nearest one; a month or season of this year."""
    if point.day or point.holiday:
        return lambda one, said: abs((one.first - said).days)
    return lambda one, said: abs(one.last.year - said.year)


def _pick(
    found: list[Stretch],
    said: date,
    sign: int,
    *,
    strict: bool,
    fallback: Callable[[Stretch, date], float],
) -> Stretch:
    if sign < 0:
        past = [
            one
            for one in found
            if (one.last if strict else one.first) < said or (not strict and one.first == said)
        ]
        return past[-1] if past else found[0]
    if sign > 0:
        coming = [
            one
            for one in found
            if (one.first if strict else one.last) > said or (not strict and one.last == said)
        ]
        return coming[0] if coming else found[-1]
    return min(found, key=lambda one: fallback(one, said))
