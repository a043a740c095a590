"""Text that was cut into tokens put together again, for a parser that expects text as written."""

from collections.abc import Sequence
from dataclasses import dataclass

_WORDS = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
    "``": '"', "''": '"', "\\/": "/", "\\*": "*",
}  # fmt: skip
_LEFT = frozenset((".", ",", ";", ":", "?", "!", ")", "]", "}", "%", "...", "n't", "n’t"))
_CLITICS = ("s", "re", "ve", "ll", "d", "m", "")
_RIGHT = frozenset(("(", "[", "{", "$", "US$", "C$", "HK$", "#", "£", "€"))


@dataclass(frozen=True, slots=True)
class Joined:
    """A text, with the offsets at which each of its tokens starts and ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def join_tokens(tokens: Sequence[str]) -> Joined:
    """Put tokens together with spaces only where a writer would have them."""
    text = ""
    starts: list[int] = []
    ends: list[int] = []
    open_quote = glued = False
    for given in tokens:
        word = _WORDS.get(given, given)
        closes = word == '"' and (open_quote or given == "''")
        if text and not (glued or closes or _joins_left(word)):
            text += " "
        starts.append(len(text))
        text += word
        ends.append(len(text))
        if word == '"':
            open_quote = not closes
        glued = word in _RIGHT or (word == '"' and not closes)
    return Joined(text, tuple(starts), tuple(ends))


def _joins_left(word: str) -> bool:
    return word in _LEFT or (word[:1] in ("'", "’") and word[1:].lower() in _CLITICS)
