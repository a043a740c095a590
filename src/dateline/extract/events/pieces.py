"""Word pieces of a sentence with its source and target marked: what the model of relations reads.

WordPiece as BERT has it (Devlin et al. 2019): lower case, accents off, letters and digits split
from other signs, each word cut greedily into the longest pieces of the vocabulary. Unused entries
of the vocabulary mark where source and target start and end.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LONGEST = 96
"""Pieces that the model reads at once; of longer sentences those around source and target."""

LONGEST_WORD = 40
"""Signs of a word that are looked up; no word of a language is longer."""

CLS, SEP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")
"""Start and end of the source, start and end of the target."""

_WORD = re.compile(r"\w+|[^\w\s]")
_EDGE = 8
"""Pieces kept before the first mark, where a sentence is too long."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Numbers of the pieces, and where the marks that open source and target stand among them."""

    numbers: tuple[int, ...]
    source: int
    target: int


def read_vocabulary(lines: Sequence[str]) -> dict[str, int]:
    """Give each entry of a vocabulary, a line each, its number."""
    return {line.rstrip("\n"): number for number, line in enumerate(lines)}


def cut_pieces(
    text: str, source: tuple[int, int], target: tuple[int, int], vocabulary: Mapping[str, int]
) -> Pieces:
    """Cut a sentence into pieces with source and target, given by their places, marked."""
    borders = sorted(((source[0], 1, 0), (source[1], 0, 1), (target[0], 1, 2), (target[1], 0, 3)))
    numbers: list[int] = []
    places: dict[int, int] = {}
    at = 0
    for place, _, mark in borders:
        numbers.extend(_cut_text(text[at:place], vocabulary))
        places[mark] = len(numbers)
        numbers.append(vocabulary[MARKS[mark]])
        at = place
    numbers.extend(_cut_text(text[at:], vocabulary))
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


def _cut_text(text: str, vocabulary: Mapping[str, int]) -> Iterator[int]:
    for word in _WORD.findall(_fold(text)):
        yield from _cut_word(word, vocabulary)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in plain if unicodedata.category(sign) != "Mn")


def _cut_word(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    """The longest pieces of a word from left to right, or the unknown one."""
    found: list[int] = []
    start = 0
    if len(word) > LONGEST_WORD:
        return [vocabulary[UNKNOWN]]
    while start < len(word):
        end = len(word)
        while end > start:
            piece = word[start:end] if start == 0 else f"##{word[start:end]}"
            if piece in vocabulary:
                break
            end -= 1
        if end == start:
            return [vocabulary[UNKNOWN]]
        found.append(vocabulary[piece])
        start = end
    return found
