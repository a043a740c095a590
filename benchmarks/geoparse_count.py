"""Figures of geoparsing: F1 of names, and how far the points are off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, log, radians, sin, sqrt

NEAR_KM = 161.0
FARTHEST_KM = 20039.0
"""Half the way around the globe: the error of a name that was not resolved."""

Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Counts of names: in the gold, found, and found at exactly the gold's place or over it."""

    gold: int
    found: int
    exact: int
    overlapping: int


def count_tags(gold: Iterable[Extent], found: Iterable[Extent], spared: Iterable[Extent]) -> Tagged:
    """Compare two sets of extents; a found one over a `spared` one alone counts nowhere."""
    marked = sorted(set(gold))
    spare = list(spared)
    ours = [
        one
        for one in sorted(set(found))
        if any(overlap(one, other) for other in marked)
        or not any(overlap(one, other) for other in spare)
    ]
    matched, free = 0, list(ours)
    for one in marked:
        over = next((other for other in free if overlap(one, other)), None)
        if over is not None:
            free.remove(over)
            matched += 1
    return Tagged(len(marked), len(ours), len(set(marked) & set(ours)), matched)


def overlap(one: Extent, other: Extent) -> bool:
    """Tell whether two extents share a character."""
    return one[0] < other[1] and other[0] < one[1]


def rate_tags(counts: Sequence[Tagged]) -> dict[str, float]:
    """Give precision, recall and F1 of exact extents, and F1 of overlapping ones."""
    gold, found = sum(one.gold for one in counts), sum(one.found for one in counts)
    exact = sum(one.exact for one in counts)
    overlapping = sum(one.overlapping for one in counts)
    whole = (gold + found) or 1
    return {
        "tag_f1": 2 * exact / whole,
        "tag_precision": exact / (found or 1),
        "tag_recall": exact / (gold or 1),
        "tag_overlap_f1": 2 * overlapping / whole,
    }


def measure_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the distance of two points (degrees) on the globe."""
    lat, lon, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))


def rate_errors(errors: Sequence[float]) -> dict[str, float]:
    """Give the share within 161 km, the mean and median error, and the area under log errors.

    The area (`auc`, 0 is perfect, 1 is all at the other end of the world) is that of the sorted
    errors on a logarithmic scale.
    """
    if not errors:
        return {}
    ordered = sorted(errors)
    heights = [log(one + 1) / log(FARTHEST_KM) for one in ordered]
    area = sum((low + high) / 2 for low, high in pairwise(heights)) / max(1, len(heights) - 1)
    return {
        "acc161": sum(one <= NEAR_KM for one in ordered) / len(ordered),
        "auc": area,
        "mean_km": sum(ordered) / len(ordered),
        "median_km": ordered[len(ordered) // 2],
    }
