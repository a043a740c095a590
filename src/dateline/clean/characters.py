"""Characters: line ends, odd spaces and what cannot be seen; typographic quotes and dashes stay."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphens, joiners, fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"  # lone surrogates, tags
)
_RUNS = re.compile("  +")


def normalise(text: str) -> str:
    """Give `text` with line feeds as line ends, plain spaces, nothing unseen, in NFC.

    Runs of spaces become one, and lines begin and end without a space. Doing it twice changes
    nothing.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSEEN.sub("", text)
    text = unicodedata.normalize("NFC", text)
    text = _SPACES.sub(" ", text)
    return "\n".join(_RUNS.sub(" ", line).strip(" ") for line in text.split("\n"))


def collapse(text: str) -> str:
    """Give `text` normalised and on one line."""
    return " ".join(normalise(text).split())
