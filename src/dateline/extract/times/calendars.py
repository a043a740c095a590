"""The calendar: stretches of days with their TIMEX3 value, and counting from one to another.

A year outside 1-9999 has no days here; the makers then give None.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
EDTF_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36,
                "H1": 40, "H2": 41}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row that the calendar has a name for: grain, first and last day, TIMEX3 value."""

    grain: str
    first: date
    last: date
    value: str


def make_day(day: date) -> Stretch:
    """Give one day as a stretch."""
    return Stretch("day", day, day, day.isoformat())


def make_either(first: Stretch, second: Stretch, value: str) -> Stretch:
    """Give two stretches of which one is meant, as the days from one to the other."""
    return Stretch("either", first.first, second.last, value)


def make_date(year: int, month: int, day: int) -> Stretch | None:
    """Give a day by its numbers, or None where the calendar has no such day."""
    try:
        return make_day(date(year, month, day))
    except ValueError:
        return None


def make_week(day: date) -> Stretch | None:
    """Give the ISO week of a day."""
    try:
        first = day - timedelta(days=day.weekday())
        last = first + timedelta(days=6)
    except OverflowError:
        return None
    year, week, _ = day.isocalendar()
    return Stretch("week", first, last, f"{year:04d}-W{week:02d}")


def make_weekend(day: date) -> Stretch | None:
    """Give Saturday and Sunday of the ISO week of a day."""
    week = make_week(day)
    if week is None:
        return None
    return Stretch("weekend", week.first + timedelta(days=5), week.last, f"{week.value}-WE")


def make_month(year: int, month: int) -> Stretch | None:
    """Give a month."""
    if not 1 <= year <= 9999 or not 1 <= month <= 12:
        return None
    last = date(year, month, monthrange(year, month)[1])
    return Stretch("month", date(year, month, 1), last, f"{year:04d}-{month:02d}")


def make_months(year: int, first: int, last: int, code: str) -> Stretch | None:
    """Give a stretch of whole months with a code of its own (2020-Q1, 2020-SU)."""
    start, end = make_month(year, first), make_month(year, last)
    if start is None or end is None:
        return None
    return Stretch(
        code[0] if code[0] in "QH" else "season", start.first, end.last, f"{year:04d}-{code}"
    )


def make_season(year: int, code: str) -> Stretch | None:
    """Give a season, quarter (Q1-Q4), half (H1-H2) or the fiscal year (FY) of a year.

    Seasons are those of the northern half of the earth. A winter is told by either of the years it
    touches, so its days reach over both.
    """
    if code == "FY":
        return _make_fiscal_year(year)
    if code[:2] == "FQ":
        return _make_fiscal_quarter(year, int(code[2]))
    if code[0] in "QH":
        size = 3 if code[0] == "Q" else 6
        number = int(code[1])
        return make_months(year, (number - 1) * size + 1, number * size, code)
    if code == "WI":
        before, after = make_month(year - 1, 12), make_month(year + 1, 2)
        if before is None or after is None:
            return None
        return Stretch("season", before.first, after.last, f"{year:04d}-WI")
    return make_months(year, *SEASON_MONTHS[code], code)


def _make_fiscal_year(year: int) -> Stretch | None:
    """Give all days that a fiscal year can have: it begins in July before (Australia), October
    before (United States), or April of the year (Japan, India, United Kingdom).
    """
    first, last = make_month(year - 1, 7), make_month(year + 1, 3)
    if first is None or last is None:
        return None
    return Stretch("fiscal year", first.first, last.last, f"{year:04d}")


def _make_fiscal_quarter(year: int, number: int) -> Stretch | None:
    """Give all days that a quarter can have in the fiscal years of _make_fiscal_year."""
    whole = _make_fiscal_year(year)
    first = add_months(whole.first, 3 * (number - 1)) if whole else None
    last = add_months(whole.last, 3 * (number - 4)) if whole else None
    if first is None or last is None:
        return None
    end = last.replace(day=monthrange(last.year, last.month)[1])
    return Stretch("fiscal year", first, end, f"{year:04d}-Q{number}")


def make_year(year: int) -> Stretch | None:
    """Give a year."""
    if not 1 <= year <= 9999:
        return None
    return Stretch("year", date(year, 1, 1), date(year, 12, 31), f"{year:04d}")


def make_decade(year: int) -> Stretch | None:
    """Give the decade of a year: 1994 is of the 1990s, value 199X (TimeML 1.2.1, EDTF)."""
    start = year // 10 * 10
    if not 1 <= start <= 9989:
        return None
    return Stretch("decade", date(start, 1, 1), date(start + 9, 12, 31), f"{start // 10:03d}X")


def make_century(year: int) -> Stretch | None:
    """Give the hundred years of a year: 1994 is of the 20th century, value 19 (TIMEX3)."""
    start = year // 100 * 100
    if not 100 <= start <= 9899:
        return None
    return Stretch("century", date(start, 1, 1), date(start + 99, 12, 31), f"{start // 100:02d}")


def season_of(day: date) -> str:
    """Give the season of a day."""
    return next((code for code, (a, b) in SEASON_MONTHS.items() if a <= day.month <= b), "WI")


def add_months(day: date, months: int) -> date | None:
    """Give the day so many months on, the last of the month where it has fewer days."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date | None:
    """Give the day so many days on, or None where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


_MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "night": 1, "overnight": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MAKERS: dict[str, Callable[[date], Stretch | None]] = {
    "day": make_day,
    "night": make_day,
    "overnight": lambda day: Stretch("day", add_days(day, -1) or day, day, day.isoformat()),
    "week": make_week,
    "fortnight": make_week,
    "weekend": make_weekend,
    "month": lambda day: make_month(day.year, day.month),
    "quarter": lambda day: make_season(day.year, f"Q{(day.month + 2) // 3}"),
    "season": lambda day: make_season(day.year, season_of(day)),
    "year": lambda day: make_year(day.year),
    "decade": lambda day: make_decade(day.year),
    "century": lambda day: make_century(day.year),
}


def move(day: date, unit: str, amount: float) -> date | None:
    """Give the day so many units on; hours count where they fill days, as in "48 hours ago"."""
    if unit in _DAYS_IN:
        return add_days(day, round(amount * _DAYS_IN[unit]))
    if unit in _MONTHS_IN:
        return add_months(day, round(amount * _MONTHS_IN[unit]))
    return add_days(day, int(amount / 24)) if unit == "hour" else day


def stretch_of(day: date, unit: str) -> Stretch | None:
    """Give the stretch of kind `unit` that a day lies in."""
    return _MAKERS.get(unit, make_day)(day)


def easter(year: int) -> date:
    """Give Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Give the nth weekday (ISO, Monday 1) of a month; -1 is the last."""
    last = monthrange(year, month)[1]
    if nth < 0:
        end = date(year, month, last)
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


_MONTH_PARTS = {"START": (1, 10), "MID": (10, 21), "END": (21, 31)}


_EDGE_DAYS = {"week": 2, "season": 30, "Q": 30, "H": 45, "year": 61, "decade": 730,
              "century": 7305}  # fmt: skip
"""Days that the beginning and the end of a stretch have at most; of a month its tenth part."""


def narrow(stretch: Stretch, mod: str | None, *, at_edge: bool = False) -> tuple[date, date]:
    """Give first and last day of the early, middle or late part of a stretch.

    A month has its parts at 1-10, 10-21 and 21-end; a longer or shorter stretch is cut in thirds,
    each a little widened, as "early" and "late" are wide words. "The end" and "the beginning"
    (`at_edge`) are narrower.
    """
    if mod not in _MONTH_PARTS:
        return stretch.first, stretch.last
    edge = timedelta(days=_EDGE_DAYS.get(stretch.grain, 0))
    if at_edge and edge and mod == "END":
        return stretch.last - edge, stretch.last
    if at_edge and edge and mod == "START":
        return stretch.first, stretch.first + edge
    if stretch.grain == "month":
        first, last = _MONTH_PARTS[mod]
        end = stretch.last.day
        return stretch.first.replace(day=first), stretch.first.replace(day=min(last, end))
    days = (stretch.last - stretch.first).days
    cuts = {
        "START": (0, days * 2 // 5),
        "MID": (days // 4, days * 3 // 4),
        "END": (days * 3 // 5, days),
    }
    first, last = cuts[mod]
    return stretch.first + timedelta(days=first), stretch.first + timedelta(days=last)
