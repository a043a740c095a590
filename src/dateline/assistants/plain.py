"""Answers as JSON can hold them, with nothing in them that steers a terminal or floods a reader.

Characters that cannot be seen are replaced one for one, so that offsets hold; what is no quotation
is cut where it is longer than names, titles and urls are.
"""

import json
from unicodedata import category

from dateline.assistants.citing import LONG
from dateline.codec import Plain, encode

UNSEEN = "\ufffd"
"""Stands where a character was that cannot be seen: a control, a direction, half a surrogate."""


LAST = ("cursor", "advice")
"""What stands at the end of an answer: how to go on."""


QUOTED = frozenset(("quotation", "words"))
"""Fields that may be as long as a quotation: their offsets say how long they are."""

LONGEST = 400
"""Characters of any other string."""


def make_plain(reply: object) -> dict[str, Plain]:
    """Encode an answer and clean every string in it."""
    plain = clean(encode(reply))
    assert isinstance(plain, dict), "an answer is an object"  # noqa: S101 (for the type checker)
    return plain | {name: plain.pop(name) for name in LAST if name in plain}


def write_plain(plain: Plain) -> str:
    """Write an answer, or a part of it, as one line of JSON."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def clean(plain: Plain, field: str = "") -> Plain:
    """Clean all strings of a value, however deep."""
    if isinstance(plain, str):
        return plain if _is_harmless(plain) else _clean_string(plain, field)
    if isinstance(plain, list):
        return [clean(one, field) for one in plain]
    if isinstance(plain, dict):
        return {name: clean(one, name) for name, one in plain.items()}
    return plain


def _is_harmless(text: str) -> bool:
    return len(text) <= LONGEST and text.isprintable()


def _clean_string(text: str, field: str) -> str:
    most = LONG if field in QUOTED else LONGEST
    return clean_text(text if len(text) <= most else f"{text[: most - 1]}…")


def clean_text(text: str) -> str:
    """Replace what cannot be seen, and odd spaces by plain ones; line ends stay."""
    return "".join(one if one.isprintable() or one == "\n" else _replace(one) for one in text)


def _replace(one: str) -> str:
    return " " if category(one).startswith("Z") or one == "\t" else UNSEEN
