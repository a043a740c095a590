"""Days of a report from other reports: copies of its text, and quotations whose day they tell.

A report in which a dated one stands again was printed within a week of it; one that quotes what was
said on a day is not from before that day. What excludes each other settles nothing.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateline.identity import make_id
from dateline.record import Bounds, Telling
from dateline.resolve.wire import LEAST, PRINTED, read_words

KEYS = 12
"""Sentences, and quotations, of a text by which its copies are found: those whose keys come first
in the alphabet, which are the same in all copies."""

SHARED = 3
"""Sentences that copies share at least."""

_SURE = timedelta(days=31)
"""How wide the days of a report may be for others to be dated by it."""

_ENDS = re.compile(r"[.!?]+[\"”’')]*\s+|\n+")
_QUOTED = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"")


def find_copy_keys(text: str) -> tuple[str, ...]:
    """Give the keys that a text shares with its copies and with those that quote the same words."""
    quotes = sorted(make_id("q", *words) for words in _quotes(text))[:KEYS]
    return (*find_sentence_keys(text), *quotes)


def find_sentence_keys(text: str) -> tuple[str, ...]:
    """Give those of them that stand for a text's sentences."""
    return tuple(sorted(make_id("s", *words) for words in _sentences(text))[:KEYS])


def bound_by_others(telling: Telling, others: Iterable[Telling]) -> Bounds | None:
    """Give the days that other reports leave an undated one, None where they leave no fewer.

    The reasons name the others. What a report says of its own day stays: the days are cut, never
    widened.
    """
    sentences, quotes = _sentences(telling.text), _quotes(telling.text)
    lower = _Edge(telling.earliest)
    upper = _Edge(telling.latest)
    for other in sorted(others, key=_order):
        if other.document == telling.document:
            continue
        first, last = other.earliest, other.latest
        shared = len(sentences & _sentences(other.text)) if _is_sure(other) else 0
        least = min(len(sentences), len(_sentences(other.text)))
        if first and last and shared >= SHARED and 2 * shared >= least:
            why = (
                f"{shared} of its sentences stand in {_name(other)}, published "
                f"{_say(first, last)}: one text is printed within a week"
            )
            lower.raise_to(first - PRINTED, why)
            upper.cut_to(last + PRINTED, why)
        for words, day in other.said:
            if _is_long(read_words(words)) and read_words(words) in quotes:
                lower.raise_to(
                    day, f"it quotes what was said on {day.isoformat()} ({_name(other)})"
                )
    reasons = tuple(dict.fromkeys(edge.why for edge in (lower, upper) if edge.why))
    if not reasons or (lower.day and upper.day and lower.day > upper.day):
        return None
    return Bounds(lower.day, upper.day, reasons)


class _Edge:
    """The first or the last day that is left, and why."""

    def __init__(self, day: date | None) -> None:
        self.day = day
        self.why = ""

    def raise_to(self, day: date, why: str) -> None:
        """Leave the days before `day` out."""
        if self.day is None or day > self.day:
            self.day, self.why = day, why

    def cut_to(self, day: date, why: str) -> None:
        """Leave the days after `day` out."""
        if self.day is None or day < self.day:
            self.day, self.why = day, why


def _is_sure(other: Telling) -> bool:
    first, last = other.earliest, other.latest
    return first is not None and last is not None and last - first <= _SURE


def _say(first: date, last: date) -> str:
    same = first == last
    return first.isoformat() if same else f"{first.isoformat()} to {last.isoformat()}"


def _name(other: Telling) -> str:
    return f"{other.document}, {other.title}" if other.title else other.document


def _order(other: Telling) -> tuple[str, str]:
    return (str(other.latest or ""), other.document)


def _sentences(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(filter(_is_long, map(read_words, _ENDS.split(text))))


def _quotes(text: str) -> frozenset[tuple[str, ...]]:
    found = (curly or straight for curly, straight in _QUOTED.findall(text))
    return frozenset(filter(_is_long, map(read_words, found)))


def _is_long(words: Sequence[str]) -> bool:
    return len(words) >= LEAST
