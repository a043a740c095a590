"""How names are compared: accents, odd quotation marks and odd spaces do not count."""

import unicodedata

_ODD = {"’": "'", "‘": "'", "\xa0": " ", "\n": " ", "\t": " ", "‑": "-"}
_WHOLE = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ħ": "h", "Ħ": "H"}
"""Letters that Unicode does not take apart into a letter and a mark."""


def _plain_letters() -> dict[int, str]:
    table = {ord(odd): plain for odd, plain in (_ODD | _WHOLE).items()}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        parts = unicodedata.normalize("NFKD", chr(code))
        if len(parts) > 1 and parts[0].isascii() and all(map(unicodedata.combining, parts[1:])):
            table[code] = parts[0]
    return table


_TABLE = _plain_letters()


def fold(text: str) -> str:
    """Give a text of the same length without accents, with straight apostrophes and plain spaces.

    Letters without an ASCII letter at their root ("ß", "æ", other scripts) stay.
    """
    return text if text.isascii() and not _is_odd(text) else text.translate(_TABLE)


def _is_odd(text: str) -> bool:
    return "\n" in text or "\t" in text


def make_slug(name: str) -> str:
    """Give the slug of a name: ASCII letters and digits in lower case, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(
        "".join(c if c.isalnum() else " " for c in plain.lower().replace("'", "")).split()
    )
