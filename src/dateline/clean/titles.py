"""The headline of a plain text: its first line, when it looks like one."""

import re
from collections.abc import Sequence

from dateline.clean.filing import find_filing

_MOST_WORDS, _MOST_CHARACTERS = 30, 200
_MOST_WORDS_WITH_STOP, _MOST_WORDS_OF_TWO = 18, 10
_CAPITALISED_SHARE = 0.7
_SHORTEST_BODY = 80
_STOP = re.compile(r"[.…][\"'”’)]?$")
_INNER_STOP = re.compile(r"(?<=[a-z]{3})[.!?] (?=[A-Z])")


def _is_capitalised(words: Sequence[str]) -> bool:
    """Tell whether the words are written as in a headline of the American kind."""
    return sum(not word[:1].islower() for word in words) >= _CAPITALISED_SHARE * len(words)


def _is_prose(line: str, words: Sequence[str]) -> bool:
    limit = _MOST_WORDS_OF_TWO if _INNER_STOP.search(line) else _MOST_WORDS_WITH_STOP
    return len(words) > limit


def is_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return _STOP.search(line) is not None


def find_title(lines: Sequence[str]) -> str | None:
    """Give the headline that is the first of these paragraphs, or None.

    A headline is short, is followed by a longer paragraph, and ends without a full stop; with one,
    it is a short sentence, two very short ones, or has most of its words capitalised.
    A first line with a dateline is no headline.
    """
    if len(lines) < 2:
        return None
    first = lines[0]
    words = first.split()
    if len(words) > _MOST_WORDS or len(first) > _MOST_CHARACTERS:
        return None
    longest = max(len(line) for line in lines[1:5])
    if longest < _SHORTEST_BODY or longest <= len(first):
        return None
    if is_sentence(first) and not _is_capitalised(words) and _is_prose(first, words):
        return None
    if find_filing([first.ljust(61)], gap=0).place is not None:
        return None
    return first.rstrip(" ;")
