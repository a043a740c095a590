"""Ids that are computed from content, so that every run and machine gives the same ones."""

import hashlib

ID_LENGTH = 16
"""Hexadecimal digits of an id: 64 bits, so that a thousand million things hardly ever clash."""


def make_id(prefix: str, *parts: object) -> str:
    """Give the id of what `parts` describe, as `prefix-` and 16 hexadecimal digits.

    Parts are told apart by a separator that no text holds, so ("ab", "c") and ("a", "bc") differ.
    """
    content = "\x1f".join(str(part) for part in parts)
    digest = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=ID_LENGTH // 2)
    return f"{prefix}-{digest.hexdigest()}"
