"""Word pieces of a sentence with its source and target marked: what the model of relations reads.

Unused entries of the vocabulary mark where source and target start and end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.extract.pieces import CLS, SEP, cut_text

LONGEST = 96
"""Pieces that the model reads at once; of longer sentences those around source and target."""

MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")
"""Start and end of the source, start and end of the target."""

_EDGE = 8
"""Pieces kept before the first mark, where a sentence is too long."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Numbers of the pieces, and where the marks that open source and target stand among them."""

    numbers: tuple[int, ...]
    source: int
    target: int


def cut_pieces(
    text: str, source: tuple[int, int], target: tuple[int, int], vocabulary: Mapping[str, int]
) -> Pieces:
    """Cut a sentence into pieces with source and target, given by their places, marked."""
    borders = sorted(((source[0], 1, 0), (source[1], 0, 1), (target[0], 1, 2), (target[1], 0, 3)))
    numbers: list[int] = []
    places: dict[int, int] = {}
    at = 0
    for place, _, mark in borders:
        numbers.extend(cut_text(text[at:place], vocabulary))
        places[mark] = len(numbers)
        numbers.append(vocabulary[MARKS[mark]])
        at = place
    numbers.extend(cut_text(text[at:], vocabulary))
    kept = _keep(places[0], places[2], len(numbers))
    return Pieces(
        (vocabulary[CLS], *(numbers[at] for at in kept), vocabulary[SEP]),
        kept.index(places[0]) + 1,
        kept.index(places[2]) + 1,
    )


def _keep(source: int, target: int, length: int) -> Sequence[int]:
    """Which pieces stay where a sentence is too long: those near source and target."""
    room = LONGEST - 2
    if length <= room:
        return range(length)
    first, second = sorted((source, target))
    if second - first < room - _EDGE:
        start = max(0, min(first - _EDGE, length - room))
        return range(start, start + room)
    half = room // 2
    start = max(0, first - _EDGE)
    return (*range(start, start + half), *range(second, min(second + half, length)))
