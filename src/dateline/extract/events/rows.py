"""Rows: frames by the order of words, for codebooks that are lists of words and phrases.

A row is written in the order of the text, its verb with a star in front:

    *sign treaty                     the word after the verb, with any words between them
    will not *sign                   words before it, in this order
    *set_up {base|camp}              an underscore: the words follow each other
    rival <weapons>_in *be_moved     alternatives and groups, as in the other frames
    RECIPIENT was *seen with ACTOR   who takes part, where the grammar does not say so
    BOTH *agree                      two or more stand before the verb, and all act
    *warn in ANY of RECIPIENT        a noun phrase that is passed over

Words stand as they are written; only the verb is in its base form (a form that is no base form,
as `*found`, fits itself). A word of a group may be several: "trade embargo".
Without ACTOR the subject acts; without RECIPIENT it is whoever stands next after the verb.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

Words = tuple[str, ...]
RowRole = Literal["ACTOR", "RECIPIENT", "BOTH", "ANY"]
ROW_ROLES: tuple[str, ...] = get_args(RowRole)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that follow each other, each with its alternatives; or somebody in a role."""

    slots: tuple[tuple[Words, ...], ...] = ()
    role: RowRole | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces before and after the verb; `near_left` and `near_right` touch it."""

    verbs: frozenset[str]
    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()
    near_left: bool = False
    near_right: bool = False


_CHUNK = re.compile(r"(?:\{[^}]*\}|<[^>]*>|[^\s{}<>])+")
_SLOT = re.compile(r"\*|\{[^}]*\}|<[^>]*>|[^_{}<>*]+")


def is_row(pattern: str) -> bool:
    """Tell whether a pattern is a row: it has a starred verb."""
    return "*" in pattern


def parse_row(pattern: str, groups: Mapping[str, frozenset[str]]) -> Row:
    """Read one row; ValueError says what cannot be read."""
    chunks = _CHUNK.findall(pattern)
    starred = [n for n, chunk in enumerate(chunks) if "*" in chunk]
    if len(starred) != 1 or pattern.count("*") != 1:
        raise ValueError("a row has one verb with a star in front, as in '*sign treaty'")
    (at,) = starred
    slots = _SLOT.findall(chunks[at])
    star = slots.index("*")
    if star + 1 >= len(slots):
        raise ValueError("no verb stands after the star")
    left, right = slots[:star], slots[star + 2 :]
    before = [_read_piece(_SLOT.findall(chunk), groups) for chunk in chunks[:at]]
    after = [_read_piece(_SLOT.findall(chunk), groups) for chunk in chunks[at + 1 :]]
    return Row(
        verbs=frozenset(" ".join(words) for words in _read_slot(slots[star + 1], groups)),
        left=(*before, *([_read_piece(left, groups)] if left else [])),
        right=(*([_read_piece(right, groups)] if right else []), *after),
        near_left=bool(left),
        near_right=bool(right),
    )


def _read_piece(slots: list[str], groups: Mapping[str, frozenset[str]]) -> Piece:
    if len(slots) == 1 and slots[0] in ROW_ROLES:
        return Piece(role=cast(RowRole, slots[0]))
    wrong = next((slot for slot in slots if slot.isupper() and slot in ROW_ROLES), None)
    if wrong is not None:
        raise ValueError(f"{wrong} stands alone, without an underscore beside it")
    return Piece(tuple(_read_slot(slot, groups) for slot in slots))


def _read_slot(slot: str, groups: Mapping[str, frozenset[str]]) -> tuple[Words, ...]:
    """Give the alternatives of one slot, those of most words first."""
    if slot.startswith("<"):
        name = slot[1:-1]
        if name not in groups:
            raise ValueError(f"there is no group {name!r} in groups.yaml")
        texts = set(groups[name])
    else:
        inner = slot[1:-1] if slot.startswith("{") else slot
        texts = {one.strip() for one in inner.split("|")}
    found = {tuple(text.lower().split()) for text in texts if text}
    if not found:
        raise ValueError(f"cannot read {slot!r}")
    return tuple(sorted(found, key=lambda words: (-len(words), words)))
