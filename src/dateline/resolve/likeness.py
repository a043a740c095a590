"""How alike two reports are, from 0 to 1: the telling words that they share, and what they mean.

Words tell who and what the news is of, and are shared by reports that name the same; what the head
of a report means is near where other words tell of the same. Both fade with the days between.
"""

from functools import lru_cache
from math import sqrt

import numpy as np

from dateline.resolve.story_weights import load_weights
from dateline.stories import Outline

_MILLION = 1_000_000

Point = np.ndarray[tuple[int], np.dtype[np.int64]]


class Likeness:
    """One report, made ready to be compared with others."""

    def __init__(self, one: Outline) -> None:
        self._one = one
        self._terms = dict(one.terms)

    def compare(self, other: Outline) -> float:
        """Give how alike another report is, the less the more days are between."""
        weights = load_weights()
        alike = self.share_words(other) + weights.meaning * self._share_meaning(other)
        gap = abs((self._one.day - other.day).days)
        fades: float = 0.5 ** (gap / weights.half_life)
        return round(min(1.0, alike) * (weights.far + (1 - weights.far) * fades), 4)

    def share_words(self, other: Outline) -> float:
        """Give what the words of both outlines share, whatever their days.

        No word adds more than its share, so that one name does not make a story.
        """
        weights = load_weights()
        most = round(weights.most * _MILLION)
        ours = self._terms
        products = [value * ours[word] for word, value in other.terms if word in ours]
        if products and max(products) > most:
            products = [min(product, most) for product in products]
        shared = sum(products) / _MILLION
        fewest = min(len(ours), len(other.terms))
        shared -= weights.short * (1 - min(1.0, fewest / weights.full))
        return min(1.0, max(0.0, shared))

    def _share_meaning(self, other: Outline) -> float:
        """Give how near the meanings lie, 0 for those of unlike reports; what is not known is 0."""
        if not self._one.meaning or not other.meaning:
            return 0.0
        (here, length), (there, width) = _read(self._one.meaning), _read(other.meaning)
        unlike = load_weights().unlike
        near = int(here @ there) / sqrt(length * width)
        return max(0.0, (near - unlike) / (1 - unlike))


@lru_cache(maxsize=4096)
def _read(meaning: bytes) -> tuple[Point, int]:
    """Give a point with the square of its length, in whole numbers, which all add alike."""
    point = np.frombuffer(meaning, dtype=np.int8).astype(np.int64)
    return point, int(point @ point)


def compare_words(left: Outline, right: Outline) -> float:
    """Give how alike the words of two reports are, whatever their days."""
    return round(Likeness(left).share_words(right), 4)
