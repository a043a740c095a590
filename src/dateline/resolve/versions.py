"""Whether two texts are versions of one report, and by what reports are named."""

from collections import Counter
from itertools import pairwise

from dateline.record import Source
from dateline.resolve.addresses import find_address, find_heading
from dateline.resolve.wire import split_words

ALIKE = 0.5
"""Share of their pairs of words from which on two texts that one file held are versions of one
report. Two reports of one beat share under a tenth."""


def name_report(source: Source) -> tuple[str | None, str | None]:
    """Give the address of a report, and the key of its headline; None for what it has not."""
    return find_address(source), find_heading(source)


def is_version(text: str, other: str) -> bool:
    """Tell whether two texts from one path are versions of one report (Dice's coefficient)."""
    ours, theirs = _pairs(text), _pairs(other)
    shared = sum((ours & theirs).values())
    return 2 * shared >= ALIKE * (ours.total() + theirs.total()) > 0


def _pairs(text: str) -> Counter[tuple[str, str]]:
    words = split_words(text)
    return Counter(pairwise(words))
