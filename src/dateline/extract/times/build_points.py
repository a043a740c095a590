"""Builders of points of the calendar: days, months, years, seasons, and ranges of them."""

import re
from calendar import isleap
from dataclasses import replace

from dateline.extract.times.fields import Fields
from dateline.extract.times.meaning import Either, Length, Meaning, Point, Shift
from dateline.extract.times.parts import Part, make_whole

_LAST_YEAR = 9999
_MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _read_point(fields: Fields) -> Point | None:
    year, digits = fields.number("bc_number", "year", "apostrophe_year"), 4
    if year is not None and year > _LAST_YEAR:
        return None
    month, day = fields.number("month"), fields.number("day", "ordday", "day_word")
    if fields.has("century") and not month:
        day = None
    if day is not None and (month is None or not _has_day(year, month, day)):
        return None
    decade = fields.text("decade", "early_decade")
    if decade is not None:
        year, digits = int(decade) if len(decade) > 2 else 1900 + int(decade), 3
    if fields.has("decade_word"):
        year, digits = 1900 + (fields.number("decade_word") or 0), 3
    if fields.has("century"):
        number = fields.number("ordinal", "ordnum", "ordday") or 0
        if not 1 <= number <= 21:
            return None
        year, digits = (number - 1) * 100, 2
    unit = fields.text("shift")
    return Point(
        year=year,
        digits=digits,
        bc=fields.has("bc") or fields.has("era_before"),
        month=month,
        day=day,
        weekday=fields.number("weekday", "shortday"),
        season=_read_season(fields),
        holiday=fields.text("holiday"),
        which=None if unit else fields.which(),
        told=fields.told(),
        of_unit=unit or ("week" if fields.has("weeks") else None),
        of_amount=(fields.which() or 0) if unit else fields.number("weeks") or 0,
        plus_weeks=fields.number("weeks_on") or 0,
    )


def _read_season(fields: Fields) -> str | None:
    if fields.has("quarter_code"):
        return fields.text("quarter_code")
    if fields.has("quarter_number"):
        fiscal = "F" if fields.has("fiscal") else ""
        return f"{fiscal}Q{fields.number('quarter_number')}"
    if fields.has("half_number"):
        return f"H{fields.number('half_number')}"
    return fields.text("season")


def build_point(fields: Fields) -> list[Part]:
    """A date, month, year, season, quarter or holiday, whole or with open fields."""
    point = _read_point(fields)
    if point is None or (
        point.season
        and point.season[0] in "QHF"
        and point.season != "FA"
        and fields.text("shift") not in (None, "year")
    ):
        return []
    if point.season == "FY" and point.which is not None:
        point = replace(point, which=None, of_unit="year", of_amount=point.which)
    return make_whole(fields, point, clock=fields.clock())


def build_part_of(fields: Fields) -> list[Part]:
    """ "The first two weeks of March": so many units from its start, or to its end."""
    point = _read_point(fields)
    unit = fields.text("span_unit", "units") or "day"
    if point is None:
        return []
    count = fields.count() if fields.has("count") else 1 if fields.has("span_unit") else None
    return make_whole(fields, replace(point, part=Length(unit, count)))


def build_week_of(fields: Fields) -> list[Part]:
    """ "The week of March 6": the week that a day lies in."""
    point = _read_point(fields)
    return make_whole(fields, replace(point, whole_week=True)) if point else []


def build_day_of_story(fields: Fields) -> list[Part]:
    """ "The 13th", of the month that was told before."""
    return make_whole(fields, Point(day=fields.number("ordday"), told=True))


def build_iso(fields: Fields) -> list[Part]:
    """A date or instant as ISO 8601 writes it."""
    text = fields.text("iso", "named_day") or ""
    year, month, day = (int(one) for one in text[:10].split("-"))
    point = _checked(year, month, day)
    zone = re.search(r"z$|[+-]\d\d(?=:?\d*$)", text[16:])
    clock = f"T{text[11:16]}{zone[0].upper() if zone else ''}" if len(text) > 10 else ""
    if int(clock[1:3] or 0) > 24 or int(clock[4:6] or 0) > 59:
        return []
    return make_whole(fields, point, clock=clock) if point else []


def _checked(year: int, month: int, day: int) -> Point | None:
    if year < 1 or not 1 <= month <= 12 or not _has_day(year, month, day):
        return None
    return Point(year=year, month=month, day=day)


def _has_day(year: int | None, month: int, day: int) -> bool:
    """Tell whether the calendar has a day; February has 29 where the year is not told."""
    if (month, day) == (2, 29):
        return year is None or isleap(year)
    return 1 <= day <= _MONTH_LENGTHS[month - 1]


def build_slash(fields: Fields) -> list[Part]:
    """A date in figures, whose order of day and month can be open."""
    text = fields.text("slash") or ""
    numbers = [int(one) for one in text.replace(".", "/").split("/")]
    if numbers[0] > 31:
        point = _checked(*numbers)
        return make_whole(fields, point) if point else []
    year = numbers[2] if numbers[2] > 99 else numbers[2] + (1900 if numbers[2] > 50 else 2000)
    day_first = _checked(year, numbers[1], numbers[0])
    month_first = _checked(year, numbers[0], numbers[1])
    if day_first and "." in text:
        month_first = None
    if day_first and month_first and day_first != month_first:
        return make_whole(fields, Either(day_first, month_first))
    only = day_first or month_first
    return make_whole(fields, only) if only else []


def build_clock(fields: Fields) -> list[Part]:
    """An hour, with the day that stands in the same words, or alone."""
    point = _read_point(fields)
    if point is None:
        return []
    clock = fields.clock()
    if point == Point():
        return make_whole(fields, Shift("day", fields.number("dayword") or 0), clock=clock)
    return make_whole(fields, point, clock=clock)


def _day_range(fields: Fields, *, first_ends: int, second_starts: int) -> list[Part]:
    point, start = _read_point(fields), fields.number("day1")
    days = [day for day in (start, fields.number("day", "ordday")) if day]
    month = fields.number("month") or 1
    if point is None or start is None or days != sorted(days) or start > _MONTH_LENGTHS[month - 1]:
        return []
    first = Point(year=point.year, month=point.month, day=start)
    return [
        Part(0, first_ends, Meaning(first)),
        Part(second_starts, fields.length, Meaning(point)),
    ]


def build_day_range_before(fields: Fields) -> list[Part]:
    """ "12-14 January": two days of one month."""
    return _day_range(fields, first_ends=1, second_starts=_second_day(fields))


def _second_day(fields: Fields) -> int:
    return min(fields.place(name)[0] for name in ("day", "ordday") if fields.has(name))


def build_day_range_after(fields: Fields) -> list[Part]:
    """In "May 3-5" the second number is a day of May as well."""
    if not fields.has("day1"):
        return []
    return _day_range(fields, first_ends=fields.place("day1")[1], second_starts=_second_day(fields))


def build_year_range(fields: Fields) -> list[Part]:
    """ "1939-45": two years."""
    first = fields.number("year1") or 0
    short = fields.number("short_year")
    second = fields.number("year") if short is None else first // 100 * 100 + short
    if second is None or second <= first or second > first + 150:
        return []
    return [
        Part(0, 1, Meaning(Point(year=first))),
        Part(2, fields.length, Meaning(Point(year=second))),
    ]


def build_bc_range(fields: Fields) -> list[Part]:
    """ "499-493 BC": years are counted down."""
    first, last = fields.number("number1") or 0, fields.number("bc_number") or 0
    if not last < first < 3000:
        return []
    return [
        Part(0, 1, Meaning(Point(year=first, bc=True))),
        Part(2, fields.length, Meaning(Point(year=last, bc=True))),
    ]
