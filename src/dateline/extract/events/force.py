"""Words of force, and whether a report tells of an accident."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from itertools import pairwise
from typing import cast

from dateline.datafiles import data_folder, load_yaml
from dateline.text import Sentence

_MANY = 4
"""Words of traffic from which on a report can be about it."""


@cache
def _load() -> dict[str, frozenset[str]]:
    plain = cast("dict[str, list[str]]", load_yaml(data_folder("events") / "force.yaml"))
    return {name: frozenset(words) for name, words in plain.items()}


def has_force(sentence: Sentence, *, without: int) -> bool:
    """Tell whether a word of force stands in the sentence, token `without` aside."""
    words = _load()["words"]
    return any(t.lemma.lower() in words for t in sentence.tokens if t.i != without)


def is_mishap(sentence: Sentence, doers: Iterable[int]) -> bool:
    """Tell whether somebody was hurt by mistake: an accident in so many words, or in traffic.

    `doers` are the tokens of those who did it.
    """
    words = _load()
    lemmas = {token.lemma.lower() for token in sentence.tokens}
    if lemmas & words["intent"]:
        return False
    driven = any(sentence.tokens[i].lemma.lower() in words["drivers"] for i in doers)
    return driven or bool(lemmas & words["mishap"])


def is_contest(sentence: Sentence) -> bool:
    """Tell whether a word of an election stands in the sentence."""
    words = _load()["contest"]
    return any(t.lemma.lower() in words for t in sentence.tokens)


class Setting:
    """What a whole report is about, as far as accidents go; counted when first asked."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences

    @cached_property
    def _counts(self) -> tuple[int, int]:
        """The words of force and of accidents in the whole report."""
        counts = [_count(one) for one in self._sentences]
        return sum(one[0] for one in counts), sum(one[1] for one in counts)

    def _before(self, sentence: Sentence) -> Sentence | None:
        at = bisect_left(self._sentences, sentence.start, key=lambda one: one.start)
        return self._sentences[at - 1] if at > 0 else None

    @cached_property
    def is_traffic(self) -> bool:
        """Whether the report is about a car that hit somebody, more than about force."""
        lemmas = [token.lemma.lower() for one in self._sentences for token in one.tokens]
        words = _load()
        traffic = sum(one in words["traffic"] for one in lemmas)
        meant = any(one in words["intent"] for one in lemmas)
        return not meant and traffic >= _MANY and traffic > self._counts[0]

    def is_accident(self, sentence: Sentence) -> bool:
        """Tell whether what hurt people in this sentence was nobody's deed."""
        deeds, accidents = _count(sentence)
        if deeds != accidents:
            return accidents > deeds
        before = self._before(sentence)
        deeds, accidents = _count(before) if before is not None else (0, 0)
        if deeds != accidents:
            return accidents > deeds
        deeds, accidents = self._counts
        return accidents > deeds


def _count(sentence: Sentence) -> tuple[int, int]:
    """How many words of force, outcomes ("killed") aside, and of accidents a sentence has.

    What bursts by itself is an accident: "gas explosion".
    """
    words = _load()
    lemmas = [token.lemma.lower() for token in sentence.tokens]
    burst = sum(
        one in words["bursts"] and before in words["bursting"] for before, one in pairwise(lemmas)
    )
    deeds = sum(one in words["words"] and one not in words["outcome"] for one in lemmas)
    return deeds - burst, sum(one in words["accident"] for one in lemmas) + burst
