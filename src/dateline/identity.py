"""Ids that are computed from content, so that every run and machine gives the same ones."""

import hashlib

ID_LENGTH = 16
"""Hexadecimal digits of an id: 64 bits, so that a thousand million things hardly ever clash."""

SHARED_LENGTH = 4
"""Digits that the parts of one document have in common with it: enough to tell apart some ten
thousand documents that lie side by side, and few enough to leave the parts' own."""


def make_id(prefix: str, *parts: object) -> str:
    """Give the id of what `parts` describe, as `prefix-` and 16 hexadecimal digits.

    Parts are told apart by a separator that no text holds, so ("ab", "c") and ("a", "bc") differ.
    """
    content = "\x1f".join(str(part) for part in parts)
    digest = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=ID_LENGTH // 2)
    return f"{prefix}-{digest.hexdigest()}"


def make_part_id(prefix: str, whole: str, *parts: object) -> str:
    """Give the id of what `parts` describe in a document, given the document's id (or a part's).

    It begins with the digits that the document's begins with: so all that one document adds to a
    record lies together there, wherever rows are in the order of ids.
    """
    shared = whole.partition("-")[2][:SHARED_LENGTH]
    own = make_id(prefix, whole, *parts)
    return f"{prefix}-{shared}{own[len(prefix) + 1 + len(shared) :]}"
