"""Quotation marks of other languages as those that an English parser has learned from.

It takes "»" for a name or an adjective, and what it closes for a part of the sentence around it. So
it is given “ and ” in the place of guillemets and of the low marks of German, one character for
one, and words keep their own signs and offsets.
"""

import re

_OPENING = re.compile(r"(?:(?<=[\s(\[])|^)[«»„‟](?=[^\s.,;:!?)])|[«„](?=\s)")
_CLOSING = re.compile(r"(?<=\S)[«»“](?=[\s.,;:!?)\]…]|$)|(?<=\s)»")
_SINGLE = str.maketrans("‹›‚", "‘’‘")
_OTHERS = frozenset("«»„‟‹›‚")


def has_other_marks(text: str) -> bool:
    """Tell whether a text has quotation marks that English does not use."""
    return not _OTHERS.isdisjoint(text)


def as_english(text: str) -> str:
    """Give a text with English quotation marks where it has others, of the same length.

    Marks are told by the spaces beside them, since languages turn guillemets either way; where both
    sides are the same, by their shape.
    """
    if not has_other_marks(text):
        return text
    text = _CLOSING.sub("”", _OPENING.sub("“", text))
    return text.replace("«", "“").replace("»", "”").replace("„", "“").translate(_SINGLE)
