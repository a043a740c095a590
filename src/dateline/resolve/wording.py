"""How two tellings are worded: the words that tell the event, and the sentences around them.

Stems stand for words, so that "attacked" and "attack" are one; irregular forms and words of one
kind ("killed", "murder") stand in data/merging.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from dateline.datafiles import data_folder, load_yaml
from dateline.resolve.outlines import make_vector, read_stems
from dateline.resolve.story_weights import load_words

LIGHTEST = 1.0
"""The least weight of a word that tells an event, so that common verbs count a little."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The words that tell an event: their stems with weights, and the kinds they stand in."""

    stems: frozenset[str]
    close: frozenset[int]
    loose: frozenset[int]


@cache
def _load_forms() -> tuple[dict[str, str], frozenset[str]]:
    plain = cast("dict[str, object]", load_yaml(data_folder("merging") / "forms.yaml"))
    forms = cast("dict[str, str]", plain["forms"])
    empty = frozenset(one for word in str(plain["empty"]).split() for one in read_stems(word))
    return {_stem(form): _stem(word) for form, word in forms.items()}, empty


@cache
def _load_kinds(part: Literal["close", "loose"]) -> dict[str, frozenset[int]]:
    """Give the numbers of the kinds that each stem stands in."""
    plain = load_yaml(data_folder("merging") / "kinds.yaml")
    kinds = cast("dict[str, dict[str, list[list[str]]]]", plain)[part]
    found: dict[str, set[int]] = {}
    for number, line in enumerate(line for lines in kinds.values() for line in lines):
        for word in line:
            found.setdefault(_base(_stem(word)), set()).add(number)
    return {stem: frozenset(numbers) for stem, numbers in found.items()}


@lru_cache(maxsize=16384)
def read_telling(trigger: str) -> Telling:
    """Read the words that tell an event; those that tell nothing by themselves are left out."""
    _, empty = _load_forms()
    every = [_base(stem) for stem in read_stems(trigger)]
    stems = frozenset(one for one in every if one not in empty) or frozenset(every)
    close, loose = _load_kinds("close"), _load_kinds("loose")
    return Telling(
        stems,
        frozenset(kind for stem in stems for kind in close.get(stem, ())),
        frozenset(kind for stem in stems for kind in loose.get(stem, ())),
    )


def weigh(stems: frozenset[str]) -> float:
    """Give how telling the most telling of some words is, from 0 to 1."""
    words = load_words()
    return max((max(LIGHTEST, words[one]) for one in stems), default=0.0) / words.rare


def share_words(left: Telling, right: Telling) -> float:
    """Give how much of the words of the shorter telling stands in the other, by weight."""
    shared = left.stems & right.stems
    if not shared:
        return 0.0
    words = load_words()
    least = min(sum(max(LIGHTEST, words[one]) for one in side.stems) for side in (left, right))
    return min(1.0, sum(max(LIGHTEST, words[one]) for one in shared) / least)


def share_kind(left: Telling, right: Telling) -> bool:
    """Tell whether both hold words that often stand for each other."""
    return not left.close.isdisjoint(right.close)


def share_loosely(left: Telling, right: Telling) -> bool:
    """Tell whether both hold words that sometimes stand for each other."""
    return not left.loose.isdisjoint(right.loose)


def is_derived(left: Telling, right: Telling) -> bool:
    """Tell whether a word of one begins as a word of the other: "invest", "investor"."""
    return any(
        one[:5] == other[:5]
        for one in left.stems
        for other in right.stems
        if min(len(one), len(other)) > 4
    )


@lru_cache(maxsize=16384)
def read_sentence(sentence: str) -> dict[str, float]:
    """Give the worth of each stem of a sentence, scaled to length 1."""
    return make_vector(sentence)


def _base(stem: str) -> str:
    return _load_forms()[0].get(stem, stem)


def _stem(word: str) -> str:
    return next(iter(read_stems(word)), word)
