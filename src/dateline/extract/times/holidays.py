"""Holidays: from a name to a rule, from a rule and a year to days.

A rule is written as one text, so that it can stand as the value of a word: "fixed 12 25",
"nth 11 4 4" (fourth Thursday of November), "easter -2" (days from Western Easter Sunday),
"table ramadan" (a row of data/calendars/moving_days.yaml). "since 1986" may follow.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.datafiles import Plain, data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.extract.times.calendars import Stretch, add_days, easter, make_day, nth_weekday

_KINDS = ("fixed", "nth", "easter", "table")
_FIRST_YEAR = 1583  # the first whole year of the calendar that is reckoned with here


@dataclass(frozen=True, slots=True)
class Moving:
    """A holiday of another calendar: its first days, how many it has, and how sure they are.

    `slack` is by how many days sighting the moon can move it.
    """

    first_days: Mapping[int, tuple[date, ...]]
    days: int
    slack: int


def read_names(path: Traversable | Path) -> dict[str, str]:
    """Read holidays.yaml of a language: names in small letters to rules."""
    content = load_yaml(path)
    found: dict[str, str] = {}
    for plain in content if isinstance(content, list) else []:
        names = plain.get("names") if isinstance(plain, dict) else None
        if not isinstance(plain, dict) or not isinstance(names, list):
            raise KnowledgeError(f"data/times/{path.name}: a holiday needs names: {plain!r}")
        rule = _write_rule(plain, path.name)
        found.update({str(name): rule for name in names})
    return found


def _write_rule(plain: Mapping[str, Plain], file: str) -> str:
    kinds = [kind for kind in _KINDS if kind in plain]
    if len(kinds) != 1:
        raise KnowledgeError(f"data/times/{file}: a holiday needs one of {_KINDS}: {plain!r}")
    value = plain[kinds[0]]
    parts = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    if kinds[0] == "table" and parts[0] not in load_moving():
        raise KnowledgeError(
            f"data/times/{file}: no row {parts[0]!r} in data/calendars/moving_days.yaml"
        )
    since = ["since", str(plain["from"])] if plain.get("from") else []
    return " ".join([kinds[0], *parts, *since])


def fixed_day(rule: str) -> tuple[int, int] | None:
    """Give month and day of a holiday that is on the same date every year."""
    kind, *parts = rule.split()
    return (int(parts[0]), int(parts[1])) if kind == "fixed" else None


def find_holidays(rule: str, year: int) -> tuple[Stretch, ...]:
    """Give the days of a holiday that begin in a year: one, or two where the year of its calendar
    is shorter, or none before its rule held, outside the table, or outside the calendar.
    """
    kind, *parts = rule.split()
    since = int(parts[-1]) if "since" in parts else 1
    if not max(since, _FIRST_YEAR) <= year <= 9998:
        return ()
    if kind == "table":
        moving = load_moving()[parts[0]]
        return tuple(_stretch(moving, first) for first in moving.first_days.get(year, ()))
    day = _day(kind, [int(part) for part in parts if part != "since"], year)
    return (make_day(day),) if day else ()


def _day(kind: str, numbers: list[int], year: int) -> date | None:
    if kind == "fixed":
        return date(year, numbers[0], numbers[1])
    if kind == "nth":
        return nth_weekday(year, numbers[0], numbers[1], numbers[2])
    return add_days(easter(year), numbers[0])


def _stretch(moving: Moving, first: date) -> Stretch:
    last = first + timedelta(days=moving.days - 1)
    if moving.days == 1 and not moving.slack:
        return make_day(first)
    slack = timedelta(days=moving.slack)
    return Stretch("holiday", first - slack, last + slack, first.isoformat())


@cache
def load_moving() -> Mapping[str, Moving]:
    """Read data/calendars/moving_days.yaml; KnowledgeError names the row that is wrong."""
    content = load_yaml(data_folder("calendars") / "moving_days.yaml")
    found: dict[str, Moving] = {}
    for name, plain in content.items() if isinstance(content, dict) else ():
        if not isinstance(plain, dict) or not isinstance(plain.get("first_days"), list):
            raise KnowledgeError(f"data/calendars/moving_days.yaml: {name} needs first_days")
        listed = plain["first_days"]
        days, slack = plain.get("days", 1), plain.get("slack", 0)
        years: dict[int, tuple[date, ...]] = {}
        for one in listed if isinstance(listed, list) else []:
            day = date.fromisoformat(str(one))
            years[day.year] = (*years.get(day.year, ()), day)
        found[name] = Moving(
            years, days if isinstance(days, int) else 1, slack if isinstance(slack, int) else 0
        )
    return found
