"""From a match to its meaning: one function for each word that a pattern can give as `means`.

A builder gives parts: first and last lexeme of the match with their meaning. No part means that
the words are no time after all ("February 31").
"""

import re
from calendar import isleap
from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.extract.times.fields import Fields
from dateline.extract.times.meaning import (
    Core,
    Either,
    Length,
    Meaning,
    Point,
    Repeat,
    Shift,
    Vague,
)

_LAST_YEAR = 9999
_MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_UNIT_ORDER = ("century", "decade", "year", "month", "fortnight", "week", "weekend", "day", "night",
               "hour", "minute", "second")  # fmt: skip
_UNIT_CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
               "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE",
               "century": "CE", "weekend": "WE", "season": "Y"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase within a match: its first lexeme, the one after its last, and its meaning."""

    first: int
    last: int
    meaning: Meaning


def _whole(fields: Fields, core: Core, *, clock: str = "", mod: str | None = None) -> list[Part]:
    return [Part(0, fields.length, Meaning(core, mod or fields.mod(), clock))]


def _read_point(fields: Fields) -> Point | None:
    year, digits = fields.number("bc_number", "year"), 4
    if year is not None and year > _LAST_YEAR:
        return None
    month, day = fields.number("month"), fields.number("day", "ordday")
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
        return f"Q{fields.number('quarter_code')}"
    if fields.has("quarter_number"):
        fiscal = "F" if fields.has("fiscal") else ""
        return f"{fiscal}Q{fields.number('quarter_number')}"
    if fields.has("half_number"):
        return f"H{fields.number('half_number')}"
    return fields.text("season")


def _point(fields: Fields) -> list[Part]:
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
    return _whole(fields, point, clock=fields.clock())


def _part_of(fields: Fields) -> list[Part]:
    """ "The first two weeks of March": so many units from its start, or to its end."""
    point = _read_point(fields)
    unit = fields.text("span_unit", "units") or "day"
    if point is None:
        return []
    count = fields.count() if fields.has("count") else 1 if fields.has("span_unit") else None
    return _whole(fields, replace(point, part=Length(unit, count)))


def _week_of(fields: Fields) -> list[Part]:
    point = _read_point(fields)
    return _whole(fields, replace(point, whole_week=True)) if point else []


def _day_of_story(fields: Fields) -> list[Part]:
    """ "The 13th", of the month that was told before."""
    return _whole(fields, Point(day=fields.number("ordday"), told=True))


def _iso(fields: Fields) -> list[Part]:
    text = fields.text("iso", "named_day") or ""
    year, month, day = (int(one) for one in text[:10].split("-"))
    point = _checked(year, month, day)
    zone = re.search(r"z$|[+-]\d\d(?=:?\d*$)", text[16:])
    clock = f"T{text[11:16]}{zone[0].upper() if zone else ''}" if len(text) > 10 else ""
    if int(clock[1:3] or 0) > 24 or int(clock[4:6] or 0) > 59:
        return []
    return _whole(fields, point, clock=clock) if point else []


def _checked(year: int, month: int, day: int) -> Point | None:
    if year < 1 or not 1 <= month <= 12 or not _has_day(year, month, day):
        return None
    return Point(year=year, month=month, day=day)


def _has_day(year: int | None, month: int, day: int) -> bool:
    """Tell whether the calendar has a day; February has 29 where the year is not told."""
    if (month, day) == (2, 29):
        return year is None or isleap(year)
    return 1 <= day <= _MONTH_LENGTHS[month - 1]


def _slash(fields: Fields) -> list[Part]:
    text = fields.text("slash") or ""
    numbers = [int(one) for one in text.replace(".", "/").split("/")]
    if numbers[0] > 31:
        point = _checked(*numbers)
        return _whole(fields, point) if point else []
    year = numbers[2] if numbers[2] > 99 else numbers[2] + (1900 if numbers[2] > 50 else 2000)
    day_first = _checked(year, numbers[1], numbers[0])
    month_first = _checked(year, numbers[0], numbers[1])
    if day_first and "." in text:
        month_first = None
    if day_first and month_first and day_first != month_first:
        return _whole(fields, Either(day_first, month_first))
    only = day_first or month_first
    return _whole(fields, only) if only else []


def _clock(fields: Fields) -> list[Part]:
    point = _read_point(fields)
    if point is None:
        return []
    clock = fields.clock()
    if point == Point():
        return _whole(fields, Shift("day", fields.number("dayword") or 0), clock=clock)
    return _whole(fields, point, clock=clock)


def _shift(fields: Fields) -> list[Part]:
    unit = fields.text("unit") or "day"
    amount = fields.number("dayword", "last", "next", "this") or 0
    return _whole(fields, Shift(unit, amount), clock=fields.clock())


def _shift_which(fields: Fields) -> list[Part]:
    unit = fields.text("shift") or "day"
    amount = fields.which() or 0
    return _whole(fields, Shift(unit, amount, told=fields.told()))


def _the_which(fields: Fields) -> list[Part]:
    """Words with "the": "the past year" is a length, "the next day" follows what was told."""
    unit = fields.text("shift") or "day"
    if fields.has("last") or (fields.has("next") and unit in ("hour", "decade", "century")):
        return _whole(fields, Length(unit, 1, fields.which()))
    told = not fields.has("this")
    return _whole(fields, Shift(unit, fields.which() or 0, told=told))


def _shift_count(fields: Fields) -> list[Part]:
    unit = fields.text("span_unit", "units") or "day"
    count = fields.count()
    sign = fields.number("ago", "earlier") or -1
    told = fields.has("earlier")
    if count is None:
        return _whole(fields, _some(sign, unit, told=told))
    return _whole(fields, Shift(unit, sign * count, told=told, counted=True))


def _some(sign: int, unit: str, *, told: bool) -> Vague:
    """An unnamed number of units before or after ("some days ago")."""
    return Vague("PAST_REF" if sign < 0 else "FUTURE_REF", unit, apart=True, told=told)


def _shift_vague(fields: Fields) -> list[Part]:
    sign = fields.number("ago", "earlier") or -1
    return _whole(fields, _some(sign, fields.text("units") or "day", told=fields.has("earlier")))


def _vague_units(fields: Fields) -> list[Part]:
    ref = "FUTURE_REF" if fields.number("side") == 1 else "PAST_REF"
    return _whole(fields, Vague(ref, fields.text("units")))


def _beside(fields: Fields) -> list[Part]:
    before = fields.number("dayword") or 0
    return _whole(fields, Shift("day", before * 2)) if before else []


def _told_day(fields: Fields) -> list[Part]:
    amount = fields.number("next", "following", "previous", "that") or 0
    return _whole(fields, Shift("day", amount, told=True), clock=fields.clock())


def _told_beside(fields: Fields) -> list[Part]:
    amount = fields.number("following", "side") or 1
    return _whole(fields, Shift(fields.text("shift") or "day", amount, told=True))


def _weekend(fields: Fields) -> list[Part]:
    amount = 1 if fields.has("coming") else fields.which()
    return _whole(fields, Shift("weekend", amount or 0, told=fields.told()))


def _length(fields: Fields) -> list[Part]:
    unit = fields.text("unit", "span_unit", "units", "long_units") or "day"
    return _whole(fields, Length(unit, fields.count(), fields.which(), fields.told()))


def _two_lengths(fields: Fields) -> list[Part]:
    """ "An hour and twenty minutes": the second unit is the smaller one."""
    more, less = fields.text("more") or "year", fields.text("less") or "day"
    if _UNIT_ORDER.index(more) >= _UNIT_ORDER.index(less):
        return []
    return _whole(fields, Length(more, fields.count(), rest=Length(less, fields.rest_count())))


def _overnight(fields: Fields) -> list[Part]:
    return _whole(fields, Shift("overnight", 0), clock="TNI")


def _repeat(fields: Fields) -> list[Part]:
    part = fields.text("strong_part", "parts")
    weekday = fields.number("weekday", "weekdays")
    value = fields.text("often")
    if weekday:
        value = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
    elif fields.has("month"):
        value = f"XXXX-{fields.number('month'):02d}"
    elif fields.has("season"):
        value = f"XXXX-{fields.text('season')}"
    elif part:
        value = f"XXXX-XX-XXT{part}"
    elif value is None:
        unit = fields.text("span_unit", "units") or "day"
        count = fields.count() if fields.has("units") else fields.number("every_nth") or 1
        value = length_value(Length(unit, count))
    return _whole(fields, Repeat(value))


def _vague(fields: Fields) -> list[Part]:
    return _whole(fields, Vague(fields.text("ref") or "PRESENT_REF"))


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


def _day_range_before(fields: Fields) -> list[Part]:
    return _day_range(fields, first_ends=1, second_starts=_second_day(fields))


def _second_day(fields: Fields) -> int:
    return min(fields.place(name)[0] for name in ("day", "ordday") if fields.has(name))


def _day_range_after(fields: Fields) -> list[Part]:
    """In "May 3-5" the second number is a day of May as well."""
    if not fields.has("day1"):
        return []
    return _day_range(fields, first_ends=fields.place("day1")[1], second_starts=_second_day(fields))


def _year_range(fields: Fields) -> list[Part]:
    first = fields.number("year1") or 0
    short = fields.number("short_year")
    second = fields.number("year") if short is None else first // 100 * 100 + short
    if second is None or second <= first or second > first + 150:
        return []
    return [
        Part(0, 1, Meaning(Point(year=first))),
        Part(2, fields.length, Meaning(Point(year=second))),
    ]


def _bc_range(fields: Fields) -> list[Part]:
    """ "499-493 BC": years are counted down."""
    first, last = fields.number("number1") or 0, fields.number("bc_number") or 0
    if not last < first < 3000:
        return []
    return [
        Part(0, 1, Meaning(Point(year=first, bc=True))),
        Part(2, fields.length, Meaning(Point(year=last, bc=True))),
    ]


def length_value(length: Length) -> str:
    """Give a length in TIMEX3: P2W, PT3H, PXY, P0.5Y, PT1H30M."""
    clocks, days = "", ""
    one: Length | None = length
    while one is not None:
        code, number = _count_units(one)
        if code[0] == "T":
            clocks += f"{number}{code[1:]}"
        else:
            days += f"{number}{code}"
        one = one.rest
    return "P" + days + (f"T{clocks}" if clocks else "")


def _count_units(length: Length) -> tuple[str, str]:
    """Give the code of a unit and its number; half hours are minutes."""
    code, amount = _UNIT_CODES.get(length.unit, "D"), length.amount
    if amount is None:
        return code, "X"
    if length.unit == "fortnight":
        amount *= 2
    if length.unit == "hour" and amount % 1 and (amount * 60) % 1 == 0 and amount < 1e6:
        hours, minutes = divmod(int(amount * 60), 60)
        return "TM" if not hours else "T", f"{hours}H{minutes}M" if hours else str(minutes)
    return code, f"{amount:g}" if amount < 1e6 else str(int(amount))


BUILDERS: dict[str, Callable[[Fields], list[Part]]] = {
    "point": _point,
    "iso": _iso,
    "slash": _slash,
    "clock": _clock,
    "shift": _shift,
    "shift_which": _shift_which,
    "the_which": _the_which,
    "shift_count": _shift_count,
    "shift_vague": _shift_vague,
    "beside": _beside,
    "told_day": _told_day,
    "told_beside": _told_beside,
    "weekend": _weekend,
    "length": _length,
    "repeat": _repeat,
    "vague": _vague,
    "vague_units": _vague_units,
    "two_lengths": _two_lengths,
    "overnight": _overnight,
    "part_of": _part_of,
    "week_of": _week_of,
    "day_of_story": _day_of_story,
    "bc_range": _bc_range,
    "day_range_before": _day_range_before,
    "day_range_after": _day_range_after,
    "year_range": _year_range,
    "part_of_day": lambda fields: _whole(fields, Shift("day", 0, told=True), clock=fields.clock()),
    "nothing": lambda _: [],
}
