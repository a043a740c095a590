"""The dateline of the text: the place, day and agency that a report opens with.

Forms are those of the news agencies' stylebooks (AP: "MOSUL, Iraq (AP) —"; Reuters: "BRUSSELS,
Feb 12 (Reuters) -"). The dateline stays in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.clean.dates import WEEKDAY, WrittenDate, find_date
from dateline.datafiles import data_folder, load_list

_HEAD = re.compile(
    r"(?P<place>[^\n()—–―:_]{2,80}?)(?: ?\((?P<agency>[^()\n]{2,40})\))?"
    r"(?P<after>,[^\n()—–―:_]{3,30})?"
    r" ?(?P<mark>—|–|―|--+|:|_|(?<= )-(?= )|(?<=[)])-|(?<=[)] )-)(?=[\s\"'“‘A-Z])"
)
_AGENCY_ALONE = re.compile(r"\((?P<agency>[A-Z]{2,5})\) ?(?:—|–|--|-)? ?(?=[A-Z“\"])")
_WORD = re.compile(r"[^\W\d_][\w.'’‘`-]*")
_REGION = re.compile(
    r"(?:[A-Z][\w'’-]*\.?|(?:[A-Z]\.){2,3})(?: (?:of|and|the|[A-Z][\w'’.-]*)){0,3}"
)
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_PARAGRAPHS = 5
_LONGEST = 130
_MOST_WORDS_ALONE = 4
"""Words in capitals that are a place with nothing to bear it out; more are a heading."""

_SAINTS = frozenset(("St.", "Ste.", "Ft.", "Mt."))
_PARTY = re.compile(r"[A-Z]{1,3}-")
_JOINERS = frozenset(
    ("and", "de", "del", "di", "la", "le", "du", "al", "el", "of", "the", "sur", "in")
)


@dataclass(frozen=True, slots=True)
class Filing:
    """Where and when a report says it was written; offsets count from the text's start.

    `whole` reaches to the dash or colon that ends the dateline.
    """

    whole: tuple[int, int] | None
    place: tuple[int, int] | None
    written: WrittenDate | None
    words: tuple[int, int] | None
    agency: str | None


NOT_FILED = Filing(None, None, None, None, None)


def find_filing(paragraphs: Sequence[str], *, gap: int) -> Filing:
    """Find the dateline at the start of one of the first paragraphs.

    `gap` is the number of characters between two paragraphs of the text. The offsets of what is
    found count from the start of the first paragraph. An agency alone can be a mark of its copy:
    a place with a day or an agency below it counts for more.
    """
    start = 0
    alone: Filing | None = None
    for paragraph in paragraphs[:_PARAGRAPHS]:
        found = _read_filing(paragraph[:_LONGEST], start)
        start += len(paragraph) + gap
        if found is None or len(paragraph) <= _shortest_body():
            continue
        if found.place is not None and (alone is None or found.written or found.agency):
            return found
        alone = alone or found
    return alone or NOT_FILED


def _shortest_body() -> int:
    return 60


def _read_filing(line: str, start: int) -> Filing | None:
    alone = _AGENCY_ALONE.match(line)
    if alone is not None:
        return _file_by_agency(alone, start)
    found = _HEAD.match(line)
    if found is None:
        return None
    pieces = _cut_pieces(line, found)
    date_at = next(
        (n for n, piece in enumerate(pieces) if n and _is_date(line, piece)), len(pieces)
    )
    places, dates = pieces[:date_at], pieces[date_at:]
    if not _are_places(line, places) or not _are_dates(line, dates):
        return None
    city = line[places[0][0] : places[0][1]]
    if _PARTY.match(found["agency"] or ""):  # "Rep. Anna Bell (D-Mass.) - "
        return None
    if not _is_city(city, sure=bool(dates or found["agency"]), colon=found["mark"] in ":_"):
        return None
    words = (dates[0][0] + start, dates[-1][1] + start) if dates else None
    written = find_date(line[dates[0][0] : dates[-1][1]]) if dates else None
    place = (places[0][0] + start, places[0][0] + len(re.split(r"/", city)[0].rstrip()) + start)
    return Filing((start, start + found.end()), place, written, words, found["agency"])


def _file_by_agency(alone: re.Match[str], start: int) -> Filing | None:
    """Give the filing of an agency that stands alone; "(LEAD)" is a mark of the copy."""
    if alone["agency"].casefold() in _load_names("not_agencies"):
        return None
    whole = (start, start + len(alone[0].rstrip()))
    return Filing(whole, None, None, None, alone["agency"])


def _cut_pieces(line: str, found: re.Match[str]) -> list[tuple[int, int]]:
    """Give start and end of the parts between commas, without spaces; the agency is none."""
    pieces = []
    for group in ("place", "after"):
        start, end = found.span(group)
        while 0 <= start < end:
            comma = line.find(",", start, end)
            stop = end if comma < 0 else comma
            piece = line[start:stop]
            first = start + len(piece) - len(piece.lstrip())
            if piece.strip():
                pieces.append((first, first + len(piece.strip())))
            start = stop + 1
    return pieces


def _is_date(line: str, piece: tuple[int, int]) -> bool:
    words = line[piece[0] : piece[1]]
    date = find_date(words)
    return _WEEKDAY.fullmatch(words) is not None or (date is not None and date.words == words)


def _are_dates(line: str, pieces: Sequence[tuple[int, int]]) -> bool:
    return all(
        _is_date(line, piece) or (n and _YEAR.fullmatch(line[piece[0] : piece[1]]))
        for n, piece in enumerate(pieces)
    )


def _are_places(line: str, pieces: Sequence[tuple[int, int]]) -> bool:
    """Tell whether this is a city, and at most a region and a country after it."""
    return 0 < len(pieces) <= 3 and all(
        _REGION.fullmatch(line[start:end]) for start, end in pieces[1:]
    )


def _is_city(city: str, *, sure: bool, colon: bool) -> bool:
    """Tell whether words can be the place: in capitals, or capitalised when more speaks for it."""
    if city.casefold() in _load_names("not_places"):
        return False
    words = re.split(r"[ /]+", city)
    if not 0 < len(words) <= 6 or not all(_WORD.fullmatch(word) for word in words):
        return False
    capitals = city.replace("Mc", "MC").replace("Mac", "MAC")
    if capitals.upper() == capitals:
        return sure or (not colon and len(words) <= _MOST_WORDS_ALONE and "’S" not in city)
    return (
        sure
        and len(words) <= 4
        and all(word[0].isupper() or word in _JOINERS for word in words)
        and not any(word.endswith(".") and word not in _SAINTS for word in words)
    )


@cache
def _load_names(name: str) -> frozenset[str]:
    return frozenset(
        word.casefold() for word in load_list(data_folder("clean") / "filing.yaml", name)
    )
