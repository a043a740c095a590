"""Holidays that fall by a rule: from a name and a year to a day."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from dateline.datafiles import data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.extract.times.calendars import add_days, easter, nth_weekday


@dataclass(frozen=True, slots=True)
class Holiday:
    """When a holiday falls: a month and day, an nth weekday of a month, or days from Easter."""

    fixed: tuple[int, ...] = ()
    nth: tuple[int, ...] = ()
    easter: int = 0
    since: int = 1

    def day(self, year: int) -> date | None:
        """Give the day in a year, or None before the rule held or outside the calendar."""
        if not max(self.since, 1583) <= year <= 9998:
            return None
        if self.fixed:
            return date(year, *self.fixed)
        if self.nth:
            return nth_weekday(year, *self.nth)
        return add_days(easter(year), self.easter)


@cache
def load_holidays() -> dict[str, Holiday]:
    """Read holidays.yaml: names in small letters to rules."""
    content = load_yaml(data_folder("times") / "holidays.yaml")
    found: dict[str, Holiday] = {}
    for plain in content if isinstance(content, list) else []:
        if not isinstance(plain, dict) or not isinstance(plain.get("names"), list):
            raise KnowledgeError(f"data/times/holidays.yaml: a holiday needs names: {plain!r}")
        since, offset = plain.get("from") or 1, plain.get("easter") or 0
        holiday = Holiday(
            _numbers(plain.get("fixed")),
            _numbers(plain.get("nth")),
            offset if isinstance(offset, int) else 0,
            since if isinstance(since, int) else 1,
        )
        names = plain["names"]
        found.update({str(name): holiday for name in names} if isinstance(names, list) else {})
    return found


def _numbers(plain: object) -> tuple[int, ...]:
    return tuple(int(one) for one in plain) if isinstance(plain, list) else ()
