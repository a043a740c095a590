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


def compare(left: Outline, right: Outline) -> float:
    """Give how alike two reports are, the less the more days are between."""
    weights = load_weights()
    alike = _share_words(left, right) + weights.meaning * _share_meaning(left, right)
    gap = abs((left.day - right.day).days)
    fades: float = 0.5 ** (gap / weights.half_life)
    return round(min(1.0, alike) * (weights.far + (1 - weights.far) * fades), 4)


def compare_words(left: Outline, right: Outline) -> float:
    """Give how alike the words of two reports are, whatever their days."""
    return round(_share_words(left, right), 4)


def _share_words(left: Outline, right: Outline) -> float:
    """Give what the words of both share; no word adds more than its share.

    So one name does not make a story.
    """
    weights = load_weights()
    most = round(weights.most * _MILLION)
    ours, theirs = left.weights, right.weights
    products = [ours[word] * theirs[word] for word in ours.keys() & theirs.keys()]
    if products and max(products) > most:
        products = [min(product, most) for product in products]
    shared = sum(products) / _MILLION
    fewest = min(len(ours), len(theirs))
    shared -= weights.short * (1 - min(1.0, fewest / weights.full))
    return min(1.0, max(0.0, shared))


def _share_meaning(left: Outline, right: Outline) -> float:
    """Give how near the meanings lie, 0 for those of unlike reports; what is not known is 0."""
    if not left.meaning or not right.meaning:
        return 0.0
    (here, length), (there, width) = _read(left.meaning), _read(right.meaning)
    unlike = load_weights().unlike
    near = int(here @ there) / sqrt(length * width)
    return max(0.0, (near - unlike) / (1 - unlike))


@lru_cache(maxsize=4096)
def _read(meaning: bytes) -> tuple[Point, int]:
    """Give a point with the square of its length, in whole numbers, which all add alike."""
    point = np.frombuffer(meaning, dtype=np.int8).astype(np.int64)
    return point, int(point @ point)
