"""Killings of one named person: nobody is killed twice."""

import re
from datetime import date, timedelta

from dateline.record import EventRow

_KILLING = re.compile(r"(?:kill|assassinat|murder|slain|slay|slew)", re.IGNORECASE)
_PERSON = re.compile(r"(?:name/)?person/")


def find_death_blocks(row: EventRow) -> tuple[str, ...]:
    """Give keys for each named person whom an event kills, none when it kills nobody named.

    One key stands for the month of the report and one for the month before, so that reports of
    neighbouring months meet, and those of a much-told death need not all be compared.
    """
    if row.type != "ASSAULT" or row.status != "happened" or not _KILLING.match(row.trigger):
        return ()
    killed = sorted(one.id for one in row.recipient if _PERSON.match(one.id))
    return tuple(f"killed {one} {month}" for one in killed for month in _months(row))


def _months(row: EventRow) -> tuple[str, ...]:
    day = row.source.published
    if day is None:
        return ("undated",)
    before = day.replace(day=1) - timedelta(days=1) if day > date(1, 1, 31) else day
    return (f"{day:%Y-%m}", f"{before:%Y-%m}")


def is_one_death(left: EventRow, right: EventRow) -> bool:
    """Tell whether both kill the same named person."""
    return not frozenset(find_death_blocks(left)).isdisjoint(find_death_blocks(right))
