"""How alike two reports are, from 0 to 1: the telling words that they share, and what they mean.

Words tell who and what the news is of, and are shared by reports that name the same; what the head
of a report means is near where other words tell of the same. Both fade with the days between.
"""

from collections.abc import Sequence
from math import sqrt

import numpy as np

from dateline.resolve.story_weights import load_weights
from dateline.stories import Outline

_MILLION = 1_000_000


def compare_all(one: Outline, others: Sequence[Outline]) -> list[float]:
    """Give how alike a report is to each of some others, the less the more days are between."""
    weights = load_weights()
    found = []
    for other, meaning in zip(others, _share_meanings(one, others), strict=True):
        alike = _share_words(one, other) + weights.meaning * meaning
        gap = abs((one.day - other.day).days)
        fades: float = 0.5 ** (gap / weights.half_life)
        found.append(round(min(1.0, alike) * (weights.far + (1 - weights.far) * fades), 4))
    return found


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
    products = [ours[word] * weight for word, weight in theirs.items() if word in ours]
    if products and max(products) > most:
        products = [min(product, most) for product in products]
    shared = sum(products) / _MILLION
    fewest = min(len(ours), len(theirs))
    shared -= weights.short * (1 - min(1.0, fewest / weights.full))
    return min(1.0, max(0.0, shared))


def _share_meanings(one: Outline, others: Sequence[Outline]) -> list[float]:
    """Give how near the meaning of one lies to those of others, 0 for those of unlike reports.

    What is not known, or says nothing, is 0. Points are of whole numbers: any order adds alike.
    """
    size = len(one.meaning)
    found = [0.0] * len(others)
    known = [at for at, other in enumerate(others) if size and len(other.meaning) == size]
    if not known:
        return found
    points = [one.meaning, *(others[at].meaning for at in known)]
    every = np.frombuffer(b"".join(points), dtype=np.int8).reshape(-1, size).astype(np.float64)
    here, there = every[0], every[1:]
    products, widths = (there @ here).tolist(), np.einsum("ij,ij->i", there, there).tolist()
    length, unlike = float(here @ here), load_weights().unlike
    for at, product, width in zip(known, products, widths, strict=True):
        near = product / sqrt(max(1.0, length * width))
        found[at] = max(0.0, (near - unlike) / (1 - unlike))
    return found
