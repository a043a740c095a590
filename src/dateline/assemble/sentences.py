"""The sentence around a place in a text, by rule: the record keeps no parse.

It is only shown to people, so a wrong guess costs a longer or shorter quotation and no value.
"""

import re

WINDOW = 600
"""Characters looked at on each side; longer sentences are cut there, at a space."""

_ENDS = re.compile(r"[.!?…][\"'”’»)\]]{0,3}(?=\s)|\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Prof|Jr|Sr|No|vs|etc|Inc|Corp|Co"
    r"|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z]|\b[a-z]\.[a-z])\.$"
)


def find_sentence(text: str, start: int, end: int) -> str:
    """Give the words of the sentence, or sentences, that `start` to `end` stand in."""
    first, last = find_range(text, start, end)
    return text[first:last].strip()


def find_range(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where that sentence begins and ends, outer spaces included."""
    return _find_start(text, start), _find_end(text, end)


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Give where each sentence of a text begins and ends, without the spaces around it."""
    found: list[tuple[int, int]] = []
    start = 0
    ends = [end.end() for end in _ENDS.finditer(text) if _is_end(text, end)]
    for end in (*ends, len(text)):
        words = text[start:end]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            found.append((first, first + len(words.strip())))
        start = end
    return tuple(found)


def _find_start(text: str, start: int) -> int:
    low = max(0, start - WINDOW)
    for found in reversed(list(_ENDS.finditer(text, low, start))):
        if _is_end(text, found):
            return found.end()
    if low == 0:
        return 0
    space = text.find(" ", low, start)
    return space + 1 if space >= 0 else low


def _find_end(text: str, end: int) -> int:
    if text[end - 1 : end] in ".!?" and text[end : end + 1].isspace():
        return end
    high = min(len(text), end + WINDOW)
    for found in _ENDS.finditer(text, end, high):
        if _is_end(text, found):
            return found.end()
    if high == len(text):
        return high
    space = text.rfind(" ", end, high)
    return space if space >= 0 else high


def _is_end(text: str, found: re.Match[str]) -> bool:
    """Tell whether a full stop ends a sentence rather than an abbreviation or an initial."""
    if found.group()[0] != ".":
        return True
    return _ABBREVIATED.search(text[max(0, found.start() - 8) : found.start() + 1]) is None
