"""Reading the fields of knowledge files: words, lists, days, points, each checked.

Every error is a KnowledgeError that names the file, the entry and what to write instead.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.datafiles import Plain
from dateline.errors import KnowledgeError

LEVELS = {"region": 1, "province": 2, "district": 3, "city": 4, "site": 5}
"""What a place can be, with PLOVER's resolution."""


@dataclass(frozen=True, slots=True)
class Where:
    """The place in the files that an error message points at."""

    file: str
    entry: str

    def error(self, what: str) -> KnowledgeError:
        """Give the error that says what is wrong here."""
        return KnowledgeError(f"{self.file}: {self.entry}: {what}")


def read_line(line: str) -> dict[str, Plain]:
    """Read the one-line form of an entry: its name, then "field value" parts."""
    name, *parts = line.split(";")
    fields: dict[str, Plain] = {"name": name.strip()}
    for part in parts:
        field_name, _, value = part.strip().partition(" ")
        fields[field_name] = value.strip()
    return fields


def check_fields(fields: dict[str, Plain], known: frozenset[str], where: Where) -> None:
    """Raise KnowledgeError for a field that is not known."""
    for name in fields:
        if name not in known:
            raise where.error(f"unknown field {name!r}; known are {', '.join(sorted(known))}")


def read_mapping(plain: Plain, where: Where) -> dict[str, Plain]:
    """Give the fields of a section or entry; nothing is no fields."""
    if plain is None:
        return {}
    if not isinstance(plain, dict):
        raise where.error(f"expected fields (name: value), found {plain!r}")
    return {str(key): value for key, value in plain.items()}


def read_text(plain: Plain, where: Where) -> str:
    """Give a word or a line of text; numbers count as text."""
    if plain is None or isinstance(plain, list | dict | bool):
        raise where.error(f"expected a word or a line of text, found {plain!r}")
    return str(plain)


def read_optional(plain: Plain, where: Where) -> str | None:
    """Give a line of text, or None where there is none."""
    return None if plain is None else read_text(plain, where)


def read_list(plain: Plain, where: Where) -> tuple[str, ...]:
    """Give a list, written as one or as a line with commas."""
    if plain is None:
        return ()
    if isinstance(plain, list):
        return tuple(read_text(item, where) for item in plain)
    return tuple(
        part for part in (piece.strip() for piece in read_text(plain, where).split(",")) if part
    )


def read_number(plain: Plain, where: Where) -> int:
    """Give a whole number."""
    if isinstance(plain, int | str) and str(plain).isdecimal():
        return int(plain)
    raise where.error(f"expected a whole number, found {plain!r}")


def read_level(plain: Plain, where: Where) -> int:
    """Give the resolution of what a place is called (LEVELS)."""
    level = LEVELS.get(read_text(plain, where))
    if level is None:
        raise where.error(f"level is {plain!r}: give one of {', '.join(LEVELS)}")
    return level


def read_point(plain: Plain, where: Where) -> tuple[float, float]:
    """Give latitude and longitude, in degrees, of "33.31 44.37"."""
    try:
        lat, lon = (float(part) for part in read_text(plain, where).split())
    except ValueError:
        raise where.error(
            f"at is {plain!r}: give latitude and longitude as in 33.31 44.37"
        ) from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise where.error(
            f"at is {plain!r}: latitude is from -90 to 90, longitude from -180 to 180"
        )
    return lat, lon


def read_day(text: str, where: Where, *, last: bool) -> date:
    """Read a day, month or year; of a month or year the first day, or the last."""
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        year, month = int(text[:4]), int(text[5:7] or (12 if last else 1))
        if len(text) not in (4, 7) or (len(text) == 7 and text[4] != "-"):
            raise ValueError(text)
        first = date(year, month, 1)
        return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1) if last else first
    except (ValueError, OverflowError):
        raise where.error(f"{text!r} is no date: give 2020-02-13, 2020-02 or 2020") from None


def read_period(text: str, where: Where) -> tuple[date, date | None]:
    """Give first and last day of "FROM to TO", or first and None of "FROM on"."""
    if text.endswith(" on"):
        return read_day(text[:-3].strip(), where, last=False), None
    first, mark, last = text.partition(" to ")
    if not mark:
        raise where.error(f"{text!r} is no period: give 2014-10-01 to 2024-10-01, or 2025-01-20 on")
    earliest = read_day(first.strip(), where, last=False)
    latest = read_day(last.strip(), where, last=True)
    if latest < earliest:
        raise where.error(f"{text!r} ends before it begins")
    return earliest, latest
