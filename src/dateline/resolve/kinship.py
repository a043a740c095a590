"""Who belongs to whom: a state and its army, an alliance and its ministers, a person and a state.

What is above an actor is read from the knowledge base: the whole it is part of, and its country;
and of a body or operation who its members are and who leads it. Reports name the part or the whole
for one another.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from dateline.knowledge import Entry, Knowledge

STEPS = 2
"""How far above an actor is looked: the ministers of an alliance, the alliance."""

EARTH = 6371.0
"""Radius of the earth in kilometres."""


@dataclass(frozen=True, slots=True)
class Kin:
    """What is asked of the knowledge base when parties and places are compared."""

    above: Callable[[str], frozenset[str]]
    members: Callable[[str], frozenset[str]]
    point: Callable[[str], tuple[float, float, int] | None]


def make_kin(knowledge: Knowledge | None) -> Kin:
    """Give what a knowledge base says, remembered; without one nobody belongs to anybody."""
    if knowledge is None:
        return Kin(lambda _: frozenset(), lambda _: frozenset(), lambda _: None)

    @lru_cache(maxsize=65536)
    def above(one: str) -> frozenset[str]:
        found: set[str] = set()
        edge = {one}
        for _ in range(STEPS):
            edge = {up for each in edge for up in _direct(knowledge.describe(each))} - found
            found |= edge
        return frozenset(found - {one})

    @lru_cache(maxsize=65536)
    def members(one: str) -> frozenset[str]:
        entries = (knowledge.describe(each) for each in (one, *above(one)))
        return frozenset(
            member
            for entry in entries
            if entry is not None
            for member in (*entry.members, *((entry.lead,) if entry.lead else ()))
        )

    @lru_cache(maxsize=65536)
    def point(one: str) -> tuple[float, float, int] | None:
        entry = knowledge.describe(one)
        if entry is None or entry.lat is None or entry.lon is None:
            return None
        return (entry.lat, entry.lon, entry.precision or 1)

    return Kin(above, members, point)


def _direct(entry: Entry | None) -> set[str]:
    """Give what an entry says it belongs to."""
    if entry is None:
        return set()
    country = f"country/{entry.country}" if entry.country and entry.kind != "country" else None
    return {one for one in (entry.part_of, country) if one is not None}


def find_distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the distance of two points in kilometres, along the surface."""
    lat, lon, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))
