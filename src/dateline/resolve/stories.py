"""Which reports are of one happening.

Reports are taken by day of publication, then id. Each is compared with those before it
that share telling words, and holds to the one that is most like it, if it is like enough; the
next two bring their stories in when they are very like it. A story is what hangs together so. What
a report holds to depends on earlier reports alone: so the order of reading does not matter, a late
report changes what comes after it and is like it, and nothing of any day depends on later days.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dateline.record import Near, Outline
from dateline.resolve.story_weights import load_weights

NEAREST = 3
"""Earlier reports that a report may hold to."""

_MILLION = 1_000_000
_UNLIKE = 0.08
"""Likeness below which little text is no excuse."""


def find_nearest(one: Outline, others: Iterable[Outline]) -> tuple[Near, ...]:
    """Give the earlier reports that a report is like enough to, the most like first.

    Of those that are equally like, the one that comes first in time, then by id. Reports that are
    not before `one` are left out.
    """
    joins = load_weights().joins
    here = (one.day, one.document)
    earlier = (other for other in others if (other.day, other.document) < here)
    scored = ((compare(one, other), other) for other in earlier)
    kept = [(score, other) for score, other in scored if score >= joins]
    kept.sort(key=lambda pair: (-pair[0], pair[1].day, pair[1].document))
    return tuple(Near(one.document, other.document, score) for score, other in kept[:NEAREST])


def compare(left: Outline, right: Outline) -> float:
    """Give how alike two reports are, from 0 to about 1: what their outlines share, and the days.

    No word adds more than its share, so that one name does not make a story.
    """
    weights = load_weights()
    one, other = _read(left.terms), _read(right.terms)
    most = round(weights.most * _MILLION)
    common = one.keys() & other.keys()
    shared = sum(min(one[word] * other[word], most) for word in common) / _MILLION
    if shared >= _UNLIKE:
        shared += weights.short * (1 - min(1.0, min(len(one), len(other)) / weights.full))
    gap = abs((left.day - right.day).days)
    fades: float = 0.5 ** (gap / weights.half_life)
    return round(shared * (weights.far + (1 - weights.far) * fades), 4)


def pick_joins(nearest: Sequence[Near]) -> tuple[Near, ...]:
    """Give those of a report's nearest, the most like first, that put it into their stories."""
    merges = load_weights().merges
    return tuple(near for place, near in enumerate(nearest) if not place or near.score >= merges)


def split_stories(documents: Sequence[str], nearest: Iterable[Near]) -> tuple[tuple[str, ...], ...]:
    """Give the stories that reports make, each in order, by their first reports.

    `documents` come in order of time; `nearest` holds what each holds to, the most like first.
    Reports that are not among `documents` count for nothing, as if they had not been published.
    """
    places = {one: place for place, one in enumerate(documents)}
    held: dict[str, list[Near]] = {}
    for near in nearest:
        if near.document in places and near.other in places:
            held.setdefault(near.document, []).append(near)
    root = dict(zip(documents, documents, strict=True))
    for one in documents:
        for near in pick_joins(held.get(one, ())):
            left, right = _find_root(one, root), _find_root(near.other, root)
            first, second = sorted((left, right), key=places.__getitem__)
            root[second] = first
    found: dict[str, list[str]] = {}
    for one in documents:
        found.setdefault(_find_root(one, root), []).append(one)
    return tuple(tuple(members) for members in found.values())


def _find_root(one: str, root: dict[str, str]) -> str:
    while root[one] != one:
        root[one] = root[root[one]]
        one = root[one]
    return one


@lru_cache(maxsize=4096)
def _read(terms: tuple[tuple[str, int], ...]) -> dict[str, int]:
    return dict(terms)
