"""Quotation marks at character level, before any parsing: what stands between marks.

Each paragraph is read by itself, in one pass over its marks. Conventions of English newsrooms:
double marks, straight or typographic; two apostrophes as one double mark (wire copy); guillemets;
British single marks, told from apostrophes; a quotation of several paragraphs opens each of them
and is closed only in the last.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

_PARAGRAPH = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_DOUBLE = re.compile(r"[“”„‟«»\"＂]|(?<=\w[,.!?])'''|''|``|’’|‘‘")
"""Three apostrophes behind a stop close a single and a double mark at once."""

_SINGLE = re.compile(r"[‘’‚‹›'`]")
_OPENERS = frozenset(("“", "„", "«", "``", "‘‘", "‟"))
_CLOSERS = frozenset(("”", "»", "’’"))
_BEFORE_OPENER = frozenset(" \t\xa0([{—–-/:;,…“\"'‘")
_AFTER_CLOSER = frozenset(" \t\xa0)]}—–-/:;,.?!…”\"'’")
_PAUSES = frozenset(",;:!?")
"""Behind a mark and the space before it, these go on with the sentence: "a « farce », they say"."""

_ELIDED = ("tis", "twas", "em ", "til ", "cause", "n’", "n' ", "bout")


@dataclass(frozen=True, slots=True)
class Quote:
    """What stands between two marks: `start` and `end` with the marks, `first` and `last` without.

    `closed` is False for one that runs to the end of its paragraph without a closing mark;
    `continues` is True when the paragraph before left its quotation open and this one goes on.
    """

    start: int
    end: int
    first: int
    last: int
    closed: bool
    continues: bool


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


@lru_cache(maxsize=4)
def find_quotes(text: str) -> tuple[Quote, ...]:
    """Give the outermost quotations of a text in order; nothing makes it fail.

    Quotations inside quotations are part of the outer one. A mark that opens and is not closed
    holds to the end of its paragraph; one that closes nothing is no mark.
    """
    found: list[Quote] = []
    is_open = False
    paragraphs = [one.span() for one in _PARAGRAPH.finditer(text) if one.group().strip()]
    for (start, end), after in zip_longest(paragraphs, paragraphs[1:]):
        goes_on = after is not None and _begins_in_single(text, *after)
        inside = list(_find_in_paragraph(text, start, end, goes_on=goes_on))
        if inside and is_open and not text[start : inside[0].start].strip():
            inside[0] = _continued(inside[0])
        is_open = bool(inside) and not inside[-1].closed
        found.extend(inside)
    return tuple(found)


def quote_at(quotes: Sequence[Quote], offset: int) -> Quote | None:
    """Give the quotation that an offset lies in, marks included."""
    place = bisect_right(quotes, offset, key=lambda quote: quote.start) - 1
    return quotes[place] if place >= 0 and offset < quotes[place].end else None


def _continued(quote: Quote) -> Quote:
    return replace(quote, continues=True)


def _begins_in_single(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph opens with a single mark, as one that goes on quoting does."""
    first = end - len(text[start:end].lstrip())
    return _SINGLE.match(text, first) is not None and _opens_single(text, first, start, end)


def _find_in_paragraph(text: str, start: int, end: int, *, goes_on: bool) -> Iterator[Quote]:
    doubles = _pair_doubles(text, start, end)
    singles = _pair_singles(text, start, end, doubles, goes_on=goes_on)
    last = start
    for opener, closer in sorted(doubles + singles):
        if opener[0] < last:
            continue
        first, stop = _trim(text, opener[1], closer[0])
        last = closer[1]
        if first < stop:
            closed = closer[0] < closer[1]
            yield Quote(opener[0], closer[1], first, stop, closed=closed, continues=False)


_Pair = tuple[tuple[int, int], tuple[int, int]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def _pair_doubles(text: str, start: int, end: int) -> list[_Pair]:
    """Pair the double marks of a paragraph; an opener left over holds to the end if it can."""
    open_marks: list[tuple[_Mark, int]] = []
    pairs: list[_Pair] = []
    for match in _DOUBLE.finditer(text, start, end):
        mark = _judge(text, match.start(), match.end(), start, end)
        inside = bool(open_marks)
        if mark.closes and inside:
            opener, known = open_marks.pop()
            del pairs[known:]
            pairs.append(((opener.start, opener.end), (mark.start, mark.end)))
        elif mark.opens:
            open_marks.append((mark, len(pairs)))
    if open_marks and open_marks[-1][1] == len(pairs):
        opener = open_marks[-1][0]
        pairs.append(((opener.start, opener.end), (end, end)))
    return pairs


def _judge(text: str, start: int, end: int, first: int, last: int) -> _Mark:
    """Say whether a double mark opens or closes, from its form, else from what stands beside it."""
    form = text[start:end]
    before = text[start - 1] if start > first else " "
    after = text[end] if end < last else " "
    can_open = (
        before in _BEFORE_OPENER and not after.isspace() and not _ends_clause(text, end, last)
    )
    can_close = not before.isspace() and (after in _AFTER_CLOSER or not can_open)
    if form in _OPENERS and (can_open or not can_close):
        return _Mark(start, end, opens=True, closes=False)
    if form in _CLOSERS and (can_close or not can_open):
        return _Mark(start, end, opens=False, closes=True)
    if can_open and can_close:
        # Between two signs that fit both ways (a dash, a bracket) it closes what is open.
        return _Mark(start, end, opens=True, closes=True)
    if not can_open and not can_close:
        return _Mark(start, end, opens=not after.isspace(), closes=True)
    return _Mark(start, end, opens=can_open, closes=can_close)


def _ends_clause(text: str, place: int, last: int) -> bool:
    """Tell whether a pause stands at `place`, or a stop that nothing is joined to (no "...and")."""
    sign = text[place] if place < last else ""
    if sign == ".":
        return place + 1 >= last or text[place + 1].isspace()
    return bool(sign) and sign in _PAUSES


def _pair_singles(
    text: str, start: int, end: int, doubles: Sequence[_Pair], *, goes_on: bool
) -> list[_Pair]:
    """Pair British single marks outside double ones, leaving apostrophes alone.

    What is open at the end holds to it only when the next paragraph `goes_on` with such a mark; a
    phrase in small letters does not where a mark behind an s can close it.
    """
    pairs: list[_Pair] = []
    opener: int | None = None
    fallback: int | None = None
    outside = _Outside(doubles)
    for match in _SINGLE.finditer(text, start, end):
        place = match.start()
        if not outside.holds(place):
            continue
        if _opens_single(text, place, start, end):
            if opener is not None and fallback is not None:
                pairs.append(((opener, opener + 1), (fallback, fallback + 1)))
            opener, fallback = place, None
        elif opener is not None and _closes_single(text, place, end):
            if _looks_possessive(text, place, end):
                fallback = place if fallback is None else fallback
            else:
                pairs.append(((opener, opener + 1), (place, place + 1)))
                opener = fallback = None
    phrase = opener is not None and fallback is not None and text[opener + 1].islower()
    if opener is not None and goes_on and not phrase:
        pairs.append(((opener, opener + 1), (end, end)))
    elif opener is not None and fallback is not None:
        pairs.append(((opener, opener + 1), (fallback, fallback + 1)))
    return pairs


class _Outside:
    """Tells whether rising offsets lie outside pairs of double marks, in one walk."""

    def __init__(self, pairs: Sequence[_Pair]) -> None:
        self._pairs = sorted(pairs)
        self._at = 0

    def holds(self, place: int) -> bool:
        while self._at < len(self._pairs) and self._pairs[self._at][1][1] <= place:
            self._at += 1
        return self._at >= len(self._pairs) or place < self._pairs[self._at][0][0]


def _opens_single(text: str, place: int, start: int, end: int) -> bool:
    if text[place] in "’›" or place + 1 >= end:
        return False
    before = text[place - 1] if place > start else " "
    after = text[place + 1]
    if before not in _BEFORE_OPENER or not (after.isalnum() or after in "[(…."):
        return False
    return not (after.isdigit() or text.startswith(_ELIDED, place + 1))


def _closes_single(text: str, place: int, end: int) -> bool:
    if text[place] in "‘‚‹`" or text[place - 1].isspace():
        return False
    return place + 1 >= end or text[place + 1] in _AFTER_CLOSER


def _looks_possessive(text: str, place: int, end: int) -> bool:
    """A mark after an s and before a word can be the apostrophe of "the ministers' meeting"."""
    if text[place - 1] not in "sSzZ" or place + 2 >= end:
        return False
    return text[place + 1] == " " and text[place + 2].isalnum()
