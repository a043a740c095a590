"""The same words in two reports: one agency's text, printed by two papers.

Papers change a spelling and drop the line that says where a text was filed, so sentences are
compared by their words, and found by the words at their end.
"""

import re
from datetime import timedelta
from functools import lru_cache

from dateline.identity import make_id
from dateline.record import EventRow

LEAST = 6
"""Words that a sentence must have: shorter ones may be alike by chance."""

TAIL = 7
"""Words at the end of a sentence by which its copies are found."""

ALIKE = 0.85
"""Share of the words of both that copies have in common."""

PRINTED = timedelta(days=7)
"""How far apart two papers print one agency's text, at most."""

MOST = timedelta(days=31)
"""Days before its last in which a report that names no day is taken to be printed, at most."""

_DROPPED = re.compile(r"[.'’]")
_WORD = re.compile(r"\w+")


def find_copy_blocks(row: EventRow) -> tuple[str, ...]:
    """Give the keys that copies of the telling sentence share, none when it is too short.

    One key stands for each stretch of time in which the report can have been printed, and for the
    one after: reports that are PRINTED apart at most share one, and a sentence that is printed year
    after year is not compared with all before it.
    """
    key = _make_key(row)
    if key is None:
        return ()
    last = row.source.published
    if last is None:
        return (f"{row.type} {key} undated",)
    first = max(row.source.earliest or last, last - MOST)
    stretches = range(first.toordinal() // PRINTED.days, last.toordinal() // PRINTED.days + 2)
    return tuple(f"{row.type} {key} {one}" for one in stretches)


def _make_key(row: EventRow) -> str | None:
    return _make_key_of(row.type, row.trigger, row.sentence)


@lru_cache(maxsize=8192)
def _make_key_of(kind: str, trigger: str, sentence: str) -> str | None:
    words = read_words(sentence)
    if len(words) < LEAST or sentence.count(trigger) != 1:
        return None
    return make_id("copy", kind, trigger.casefold(), *words[-TAIL:])


def is_copy(left: EventRow, right: EventRow) -> bool:
    """Tell whether two reports print the same words on one event.

    Type, status and trigger must be the same and the days must overlap: "on Friday" in the same
    words may be another Friday.
    """
    if left.source.document == right.source.document:
        return False
    if (left.type, left.status) != (right.type, right.status):
        return False
    key = _make_key(left)
    if key is None or key != _make_key(right):
        return False
    ours, theirs = frozenset(read_words(left.sentence)), frozenset(read_words(right.sentence))
    alike = len(ours & theirs) / len(ours | theirs) >= ALIKE or _ends_in(left, right)
    return alike and _printed_together(left, right) and _days_overlap(left, right)


@lru_cache(maxsize=8192)
def read_words(sentence: str) -> tuple[str, ...]:
    """Give the words of a sentence as split_words does, and remember them."""
    return split_words(sentence)


def split_words(text: str) -> tuple[str, ...]:
    """Give the words of a text without case, dots and apostrophes: "U.S." is "us"."""
    return tuple(_WORD.findall(_DROPPED.sub("", text.casefold())))


def _ends_in(left: EventRow, right: EventRow) -> bool:
    """Tell whether one sentence is the other without words before it, such as a dateline."""
    short, long = sorted((read_words(left.sentence), read_words(right.sentence)), key=len)
    return long[-len(short) :] == short


def _printed_together(left: EventRow, right: EventRow) -> bool:
    ours, theirs = left.source, right.source
    if ours.published is None or theirs.published is None:
        return True
    first = max(ours.earliest or ours.published, theirs.earliest or theirs.published)
    last = min(ours.published, theirs.published)
    return first - last <= PRINTED


def _days_overlap(left: EventRow, right: EventRow) -> bool:
    """Tell whether both can be of one day; an end that is not known is open."""
    return not any(
        one.latest is not None and other.earliest is not None and one.latest < other.earliest
        for one, other in ((left, right), (right, left))
    )
