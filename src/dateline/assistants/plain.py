"""Answers as JSON can hold them, with nothing in them that could steer a terminal or a reader.

Characters that cannot be seen are replaced one for one, so that offsets hold.
"""

from unicodedata import category

from dateline.codec import Plain, encode

UNSEEN = "\ufffd"
"""Stands where a character was that cannot be seen: a control, a direction, half a surrogate."""


LAST = ("cursor", "advice")
"""What stands at the end of an answer: how to go on."""


def make_plain(reply: object) -> dict[str, Plain]:
    """Encode an answer and clean every string in it."""
    plain = clean(encode(reply))
    assert isinstance(plain, dict), "an answer is an object"  # noqa: S101 (for the type checker)
    return plain | {name: plain.pop(name) for name in LAST if name in plain}


def clean(plain: Plain) -> Plain:
    """Clean all strings of a value, however deep."""
    if isinstance(plain, str):
        return plain if plain.isprintable() else clean_text(plain)
    if isinstance(plain, list):
        return [clean(one) for one in plain]
    if isinstance(plain, dict):
        return {name: clean(one) for name, one in plain.items()}
    return plain


def clean_text(text: str) -> str:
    """Replace what cannot be seen, and odd spaces by plain ones; line ends stay."""
    return "".join(one if one.isprintable() or one == "\n" else _replace(one) for one in text)


def _replace(one: str) -> str:
    return " " if category(one).startswith("Z") or one == "\t" else UNSEEN
