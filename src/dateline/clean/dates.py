"""Written dates to days: the forms in which pages, files and datelines give a date."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from email.utils import parsedate_tz

FIRST_YEAR, LAST_YEAR = 1800, 2199
"""Years of which there are news; "0001-01-01" and the like mean that no date was given."""

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in MONTHS).replace(
    "sep(?:tember)?", "sep(?:t(?:ember)?)?"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\b\.?"
)
_DAY = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{}>\d{{4}})"
_YEAR_AFTER = rf"(?:,?[ -]{_YEAR.format('y2')}|(?!\d))"
_WORDS = "|".join(
    (
        rf"(?P<m1>{_MONTH})\b\.? {_DAY.format('d1')}(?:,? {_YEAR.format('y1')})?(?![\d:.]\d)",
        rf"{_DAY.format('d2')}(?: of)?[ -](?P<m2>{_MONTH})\b\.?{_YEAR_AFTER}",
    )
)
_NUMBERS = "|".join(
    (
        r"(?P<y3>\d{4})-(?P<m3>\d\d?)-(?P<d3>\d\d?)(?!\d)",
        r"(?P<y4>\d{4})[/.](?P<m4>\d\d?)[/.](?P<d4>\d\d?)(?!\d)",
        r"(?P<y5>(?:1[89]|2[01])\d\d)(?P<m5>\d\d)(?P<d5>\d\d)(?!\d)",
        r"(?P<a6>\d\d?)[/.-](?P<b6>\d\d?)[/.-](?P<y6>\d{4})(?!\d)",
    )
)
DATE_WORDS = rf"(?<![\w.])(?:{WEEKDAY},? )?(?:(?:{_WORDS})|(?:{_NUMBERS}))"
_DATE = re.compile(DATE_WORDS, re.IGNORECASE)
_PARTIAL = re.compile(r"(?P<y>\d{4})(?:[-/](?P<m>\d\d?))?")
_LONGEST = 60
"""Characters of a field or a line in which a date is looked for."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it is written: what it leaves out is None. Such a day may not exist.

    `before` is how many days before it are meant as well.
    """

    year: int | None
    month: int | None
    day: int | None
    words: str
    before: int = 0

    @property
    def interval(self) -> tuple[date, date] | None:
        """The first and last day it can mean; None without a year, or outside the calendar."""
        if self.year is None or not FIRST_YEAR <= self.year <= LAST_YEAR:
            return None
        first = self.month or 1
        last = self.month or 12
        if not 1 <= first <= 12:
            return None
        length = monthrange(self.year, last)[1]
        if self.day is not None and not 1 <= self.day <= length:
            return None
        earliest = date(self.year, first, self.day or 1) - timedelta(days=self.before)
        return earliest, date(self.year, last, self.day or length)


def read_date(text: str) -> WrittenDate | None:
    """Read a field that holds a date and nothing else but a time of day or a weekday.

    ISO 8601 dates and times (the date as written, whatever the zone), RFC 2822, 20200213,
    "13 February 2020", "February 13, 2020", "2020-02" and "2020" are read. "3/4/2020" is not:
    nobody can tell which number is the month.
    """
    text = " ".join(text[:200].split())
    partial = _PARTIAL.fullmatch(text)
    if partial is not None:
        month = int(partial["m"]) if partial["m"] else None
        return WrittenDate(int(partial["y"]), month, None, text)
    found = find_date(text)
    if found is not None and found.year is not None:
        return found
    parts = parsedate_tz(text) if re.search("[A-Za-z]{3}", text) else None
    if parts is None or parts[0] < 1000:
        return found
    return WrittenDate(parts[0], parts[1], parts[2], text)


def find_date(text: str) -> WrittenDate | None:
    """Give the first date in the first characters of a line, year or no year; None if none."""
    found = _DATE.search(text[:_LONGEST])
    return None if found is None else _make_date(found)


def find_dates(text: str) -> Iterator[tuple[int, WrittenDate]]:
    """Give the dates of a line with where they start, from left to right."""
    for found in _DATE.finditer(text):
        written = _make_date(found)
        if written is not None:
            yield found.start() + found[0].index(written.words), written


def _make_date(found: re.Match[str]) -> WrittenDate | None:
    groups = found.groupdict()
    if groups["y6"]:
        return _make_slashed(found)
    for n in "12345":
        if groups[f"m{n}"]:
            written = groups[f"m{n}"].lower()
            month = int(written) if written.isdecimal() else _month_number(written)
            year = groups[f"y{n}"]
            return WrittenDate(
                int(year) if year else None, month, int(groups[f"d{n}"]), found[0].strip()
            )
    return None


def _make_slashed(found: re.Match[str]) -> WrittenDate | None:
    first, second, year = int(found["a6"]), int(found["b6"]), int(found["y6"])
    if first > 12 >= second:
        return WrittenDate(year, second, first, found[0])
    if second > 12 >= first:
        return WrittenDate(year, first, second, found[0])
    return WrittenDate(year, first, second, found[0]) if first == second else None


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))
