"""What people write in a question, to what the record is asked: days, types, limits."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any, Literal, get_args

from dateline.answers import Filter
from dateline.errors import UsageError
from dateline.findings import EventType, StateField, Status

MOST = 500
"""Rows that one page or answer holds at most."""

LONGEST = 400
"""Characters that a name or words to look for may have."""

TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)

_NAMES = {"from_": "from"}
"""How fields of Filter are called in a question, where that is not their name."""

_WORDS = ("actor", "recipient", "speaker", "subject", "place", "text", "report", "after")
_CHOICES: dict[str, tuple[str, ...]] = {
    "status": STATUSES,
    "field": get_args(StateField),
}


def parse_day(text: str, edge: Literal["first", "last"]) -> date:
    """Give a day from YYYY-MM-DD, or the first or last day of YYYY-MM or YYYY; else UsageError."""
    try:
        parts = [int(part) for part in text.split("-")]
        year, month, day = [*parts, None, None][:3] if len(parts) < 4 else (0, 0, 0)
        if edge == "last":
            month = month or 12
            day = day or monthrange(year or 0, month)[1]
        return date(year or 0, month or 1, day or 1)
    except (ValueError, IndexError) as error:
        raise UsageError(f"{text!r} is no date: write 2020-02-14, 2020-02 or 2020") from error


def make_filter(given: Mapping[str, str], *, limit: int, most: int = MOST) -> Filter:
    """Give what is asked for by names and values; names that Filter does not have are left alone.

    `limit` holds where none is given, `most` is the highest that may be. A value that is empty
    asks nothing. Raises UsageError for a value that makes no sense.
    """
    asked = Filter(limit=_parse_limit(given.get("limit", ""), limit, most))
    for one in fields(Filter):
        value = given.get(_NAMES.get(one.name, one.name), "").strip()
        if value and one.name != "limit":
            asked = replace(asked, **{one.name: _parse(one.name, value)})
    return asked


def check_length(name: str, value: str) -> str:
    """Give words that are not too many; else UsageError."""
    if len(value) > LONGEST:
        raise UsageError(f"{name} has more than {LONGEST} characters: ask with fewer words")
    return value


def _parse(name: str, value: str) -> Any:
    if name in _WORDS:
        return check_length(name, value)
    if name in ("from_", "to", "as_of"):
        return parse_day(value, "first" if name == "from_" else "last")
    if name == "type":
        return value.upper()
    if name in _CHOICES:
        return _choose(name, value, _CHOICES[name])
    return _choose(name, value, ("true", "false")) == "true"


def _choose(name: str, value: str, known: tuple[str, ...]) -> str:
    found = next((one for one in known if one == value.casefold()), None)
    if found is None:
        raise UsageError(f"{value!r} is no {name}: take one of {', '.join(known)}")
    return found


def _parse_limit(value: str, limit: int, most: int) -> int:
    if not value.strip():
        return limit
    try:
        number = int(value)
    except ValueError:
        number = 0
    if not 1 <= number <= most:
        raise UsageError(f"{value!r} is no limit: give a number from 1 to {most}")
    return number
