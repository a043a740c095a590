"""Header lines near the top that say in one go for whom, where and when a report was written.

    Northgate Bulletin, Chisinau, 8 March 2023        The Herald | Tuesday, 4 June 2024
    Oslo, 12 May 2021 — Northgate Bulletin            Press release, Oslo, 12 May 2021

The dates are found first, whatever stands around them is cut at its commas and marks, and every
part must be understood: a caption or an event ("Summit, Vilnius, 11 July 2023") is written alike.
The words are in data/clean/bylines.yaml.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.clean.bylines import (
    Byline,
    Dated,
    find_label_before,
    find_time_end,
    is_media,
    list_words,
    read_byline,
)
from dateline.clean.dates import find_dates
from dateline.gazetteer import load_gazetteer

LONGEST_HEADER = 120
_PARTS = re.compile(r" ?[,·•|()\[\]] ?| [/–—-] | ?-- ?|—")
_STOP = re.compile(r"(?<![ap]\.m)[.!?:;]$", re.IGNORECASE)
_EDGES = " :;/–—-.@"
_TIME = re.compile(r"\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,5})?", re.IGNORECASE)
_NAME = re.compile(
    r"(?=[A-ZÀ-ÖØ-Þ])(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|del|la|le|el|al|of|the|and|&|for|[a-z]{2}-[A-Z]\w+)"
    r"(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|\d{1,3}|de|del|la|le|el|al|of|the|and|&|for)){0,6}"
)
_UNNAMED = re.compile(
    r"(?:by|from)? ?(?:(?:our|an?|the) )?(?:\w+ )?(?:correspondents?|reporters?|writers?)"
    r"(?: (?:in|at|for) .{2,40})?",
    re.IGNORECASE,
)
"""A writer without a name: "by our correspondent in Dakar", "from staff reporters"."""

_MOST_PARTS = 4
_SMALLEST_TOWN = 10_000
"""Inhabitants of a place that a line can be from though it names nothing but place and day."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a header line says; `sure` unless it names neither outlet nor writer."""

    said: Byline
    sure: bool


@dataclass(slots=True)
class _Parts:
    """What the parts of a line beside its dates were understood as."""

    author: str | None = None
    publisher: str | None = None
    kind: str | None = None
    unnamed: bool = False
    names: tuple[str, ...] = ()


def read_header(line: str) -> Header | None:
    """Read a line of outlet, place or writer beside a whole date; None for any other line."""
    if not 10 <= len(line) <= LONGEST_HEADER or _STOP.search(line):
        return None
    dates, labelled, rest = _cut_dates(line)
    if not _agree(dates):
        return None
    parts = _read_parts(rest)
    if parts is None:
        return None
    written = parts.publisher or parts.author or parts.unnamed
    signed = bool(written or (labelled and len(parts.names) <= 1))
    if not signed and not _are_places(parts.names) and (parts.names or not parts.kind):
        return None
    kind = (
        "byline"
        if parts.author or parts.unnamed
        else "publisher's line"
        if parts.publisher
        else "date line"
    )
    publisher = parts.publisher or (_find_outlet(parts.names) if written else None)
    return Header(Byline(kind, parts.author, publisher, dates), sure=signed)


def _cut_dates(line: str) -> tuple[tuple[Dated, ...], bool, tuple[str, ...]]:
    """Give the dates with their labels and times of day, whether a label is of a page, the rest."""
    dates, rest, at, labelled = [], [], 0, False
    for start, written in find_dates(line):
        if start < at:
            continue
        label = find_label_before(line[at:start])
        rest.append(line[at : at + label.start])
        at = find_time_end(line, start + len(written.words))
        dates.append(Dated(written, label.later))
        labelled = labelled or label.words in list_words("page_labels")
    rest.append(line[at:])
    return tuple(dates), labelled, tuple(part for one in rest for part in _cut_parts(one))


def _cut_parts(rest: str) -> Iterator[str]:
    yield from (one for part in _PARTS.split(rest) if (one := part.strip(_EDGES)))


def _agree(dates: Sequence[Dated]) -> bool:
    """Tell whether the dates are whole, and are one day but for what tells of a change."""
    first = {one.written.interval for one in dates if not one.later}
    whole = all(one.written.year and one.written.interval for one in dates)
    return bool(dates) and whole and len(first) <= 1


def _read_parts(parts: Sequence[str]) -> _Parts | None:
    """Understand the parts; None when there is one that is not understood.

    They are a writer, a publisher, what the text calls itself, a time of day, and other names.
    """
    seen = _Parts()
    if len(parts) > _MOST_PARTS:
        return None
    for part in parts:
        if _TIME.fullmatch(part):
            continue
        if is_kind(part) and not seen.kind:
            seen.kind = part
        elif _UNNAMED.fullmatch(part):
            seen.unnamed = True
        elif not seen.author and (byline := read_byline(part)) is not None and byline.author:
            seen.author, seen.publisher = byline.author, byline.publisher or seen.publisher
        elif not _NAME.fullmatch(part) or _is_other(part):
            return None
        elif seen.publisher is None and is_outlet(part):
            seen.publisher = part
        else:
            seen.names = (*seen.names, part)
    return seen


def _find_outlet(names: Sequence[str]) -> str | None:
    """Give the outlet beside a writer that no word shows to be one: "The Lantern"."""
    found = [one for one in names if one.startswith("The ") and not _are_places((one,))]
    return found[0] if len(found) == 1 else None


def is_kind(line: str) -> bool:
    """Tell whether words are what a text calls itself ("Press release")."""
    return line.casefold() in list_words("kinds")


def is_outlet(name: str) -> bool:
    """Tell whether a name beside a date is a publisher's: there even a weaker word shows it."""
    words = name.casefold().split(" ")
    weak = len(words) > 1 and not list_words("outlets").isdisjoint(words)
    return is_media(name) or (weak and name.casefold() not in list_words("not_media"))


def _is_other(name: str) -> bool:
    """Tell whether a name is that of a meeting, a building ..., and no outlet or town."""
    return not list_words("other_things").isdisjoint(name.casefold().split(" "))


def _are_places(names: Sequence[str]) -> bool:
    """Tell whether these are a town, and at most a region and a country after it."""
    if not 0 < len(names) <= 3:
        return False
    found = [load_gazetteer().find(name) for name in names]
    return any(
        row.kind in ("country", "admin1", "city") and row.population >= _SMALLEST_TOWN
        for row in found[0]
    ) and all(found[1:])
