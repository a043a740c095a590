"""What reports count for, and which tellings are of one thing though no link says so.

Numbers are told in sentences that tell no event ("at least seven people died"), so tallies are
brought together by the occasion they are of: its class, day and place. A denial is brought to the
happening that it denies, and a telling with another culprit to the one it contradicts, which
linking keeps apart.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from itertools import combinations
from typing import cast

from dateline.assemble.exclusion import (
    exclude_actors,
    exclude_statuses,
    find_ids,
    is_near,
)
from dateline.assemble.joined import Joined
from dateline.assemble.voices import later
from dateline.datafiles import data_folder, load_yaml
from dateline.findings import DENIED
from dateline.record import EventRow, PlaceRow, TallyRow

WINDOW = 3
"""Days that an occasion may span at most to be compared."""

NEWS_DAYS = 2
"""Days before its report in which an occasion without a day is taken to have been."""

RARE = frozenset(("crush", "quake", "crash", "collapse", "flood", "fire", "vote"))
"""Classes of which there is seldom more than one in a country on a day."""

DEEDS = frozenset(("ASSAULT", "COERCE"))
"""Types of events of which the culprit can be in dispute."""

_KILLING = ("kill", "assassinat", "murder", "execut", "behead", "slain", "slay")

_WORD = re.compile(r"[^\W\d_]{5,}")
_EARLY = date.min + timedelta(days=30)
_SPOTS = 60
"""Spots of one class that are measured against each other."""

_SHARED = 2
"""Longer words that two scenes must share where no place says that they are one."""


@dataclass
class Occasion:
    """The tallies that one document gives for one occasion."""

    id: str
    tallies: list[TallyRow] = field(default_factory=list)

    @property
    def first(self) -> TallyRow:
        """The tally that speaks for it."""
        return self.tallies[0]

    @cached_property
    def days(self) -> tuple[date, date, bool] | None:
        """Give the days it can be of, and whether words give one; None when they are too many."""
        row = self.first
        published = row.source.published
        if row.earliest is not None and row.latest is not None:
            short = (row.latest - row.earliest).days < WINDOW
            return (row.earliest, row.latest, row.earliest == row.latest) if short else None
        if row.earliest is None and published is not None and row.latest in (None, published):
            return (published - timedelta(days=NEWS_DAYS), published, False)
        return None

    @cached_property
    def spots(self) -> frozenset[str]:
        """Give its places below countries: ids, and names for what only its report knows."""
        found = set[str]()
        for place in self.first.places:
            if not place.id.startswith("country/"):
                found.add(place.name.casefold() if "/" not in place.id else place.id)
        return frozenset(found)


@dataclass(frozen=True)
class Matter:
    """One thing that numbers are given of: a happening, an occasion, or several told as one."""

    events: tuple[EventRow, ...]
    tallies: tuple[TallyRow, ...]

    @cached_property
    def id(self) -> str:
        """The happening, else the occasion, that was first told."""
        told = [(*_told(row), row.happening) for row in self.events]
        told = told or [(*_told(row), row.happening or row.occasion) for row in self.tallies]
        return min(told)[-1]


def make_matters(
    events: Sequence[EventRow], tallies: Sequence[TallyRow], places: Mapping[str, PlaceRow]
) -> tuple[Matter, ...]:
    """Give what the numbers are of: happenings and occasions, those that are one together."""
    occasions: dict[str, Occasion] = {}
    for row in sorted(tallies, key=lambda one: (one.occasion, one.start)):
        occasions.setdefault(row.occasion, Occasion(row.occasion)).tallies.append(row)
    groups = Joined()
    for occasion in occasions.values():
        for row in occasion.tallies:
            if row.happening:
                groups.join(occasion.id, row.happening)
    for one, other in _pairs(occasions.values(), places):
        groups.join(one, other)
    found: dict[str, tuple[list[EventRow], list[TallyRow]]] = {}
    for event in events:
        found.setdefault(groups.head(event.happening), ([], []))[0].append(event)
    for row in tallies:
        found.setdefault(groups.head(row.occasion), ([], []))[1].append(row)
    matters = (Matter(tuple(told), tuple(counted)) for told, counted in found.values())
    return tuple(sorted(matters, key=lambda one: one.id))


def group_happenings(events: Sequence[EventRow]) -> tuple[tuple[EventRow, ...], ...]:
    """Give the tellings of each happening, with denials of it and those with another culprit."""
    groups = Joined()
    blocks: dict[tuple[str, date], list[EventRow]] = {}
    for row in events:
        for day in _days_of(row):
            blocks.setdefault((row.type, day), []).append(row)
    for inside in blocks.values():
        for one, other in _contradicting(inside):
            if one.happening != other.happening and is_counterpart(one, other):
                groups.join(one.happening, other.happening)
    found: dict[str, list[EventRow]] = {}
    for row in events:
        found.setdefault(groups.head(row.happening), []).append(row)
    return tuple(tuple(found[head]) for head in sorted(found))


def is_counterpart(one: EventRow, other: EventRow) -> bool:
    """Tell whether one denies what the other tells, or tells it with another culprit.

    A denial must name the same doers and, where both name any, the same whom. Another culprit needs
    the same victim and day, the same place below a country, and somebody who says so.
    """
    if one.type != other.type:
        return False
    whom, others = find_ids(one.recipient), find_ids(other.recipient)
    if exclude_statuses(one.status, other.status):
        denial = one if one.status in DENIED else other
        doers = find_ids(one.actor)
        alike = doers and doers == find_ids(other.actor)
        return bool(alike and denial.said_by and (whom == others or not whom or not others))
    if one.type not in DEEDS or {one.status, other.status} & DENIED:
        return False
    if whom & others and _is_one_death(one, other, whom & others):
        return bool(one.said_by or other.said_by) and exclude_actors(one.actor, other.actor)
    place = one.place is not None and other.place is not None and one.place.id == other.place.id
    below = place and one.place is not None and not one.place.id.startswith("country/")
    told = bool(one.said_by or other.said_by)
    sure = one.earliest == one.latest == other.earliest == other.latest is not None
    return bool(
        below and told and sure and whom & others and exclude_actors(one.actor, other.actor)
    )


def _is_one_death(one: EventRow, other: EventRow, shared: frozenset[str]) -> bool:
    """Tell whether both tell the killing of one named person: nobody is killed twice."""
    killed = all(row.trigger.casefold().startswith(_KILLING) for row in (one, other))
    return killed and any(name.startswith(("person/", "name/person/")) for name in shared)


def same_occasion(one: Occasion, other: Occasion, places: Mapping[str, PlaceRow]) -> bool:
    """Tell whether the occasions of two reports are one, by class, day and place.

    Where a place is missing, the class must be rare or the words that tell them alike, in one
    country where both name one.
    """
    ours, theirs = one.days, other.days
    if one.first.sort != other.first.sort or ours is None or theirs is None:
        return False
    if ours[0] > theirs[1] or theirs[0] > ours[1]:
        return False
    here, there = one.spots, other.spots
    if here & there:
        return True
    if here and there:
        return any(
            is_near(places[mine], places[yours])
            for mine in here & places.keys()
            for yours in there & places.keys()
        )
    lands, others = set(one.first.countries), set(other.first.countries)
    if (lands and others and not lands & others) or not (ours[2] or theirs[2]):
        return False
    shared = len(_words(one.first.scene) & _words(other.first.scene))
    rare = one.first.sort in RARE
    return shared >= (1 if rare else _SHARED) or (rare and bool(lands & others))


def _contradicting(rows: Sequence[EventRow]) -> Iterator[tuple[EventRow, EventRow]]:
    """Give the pairs of which one can contradict the other: denials, and deeds to one victim."""
    denials = [row for row in rows if row.status in DENIED]
    for one in denials:
        yield from ((one, other) for other in rows if other.status not in DENIED)
    victims: dict[str, list[EventRow]] = {}
    for row in rows:
        for whom in find_ids(row.recipient) if row.type in DEEDS else ():
            victims.setdefault(whom, []).append(row)
    for inside in victims.values():
        yield from combinations(inside, 2)


def _pairs(
    occasions: Iterable[Occasion], places: Mapping[str, PlaceRow]
) -> Iterator[tuple[str, str]]:
    """Give the pairs of one class and nearby days that are one occasion; one document is done.

    Those that share a spot, or name spots close together, lie in one bucket; those without a spot
    are compared with all of their class.
    """
    by_sort: dict[str, list[tuple[date, date, Occasion]]] = {}
    for one in occasions:
        days = one.days
        if days is not None and one.first.sort:
            by_sort.setdefault(one.first.sort, []).append((days[0], days[1], one))
    for inside in by_sort.values():
        inside.sort(key=lambda found: (found[0], found[1], found[2].id))
        buckets: dict[str, list[tuple[date, date, Occasion]]] = {}
        bare = [found for found in inside if not found[2].spots]
        near = _find_near({spot for found in inside for spot in found[2].spots}, places)
        for found in inside:
            for spot in {near.get(spot, spot) for spot in found[2].spots}:
                buckets.setdefault(spot, []).append(found)
        for bucket in buckets.values():
            yield from ((one.id, other.id) for one, other in _overlapping(bucket, bucket))
        for one, other in _overlapping(bare, inside):
            if same_occasion(one, other, places):
                yield one.id, other.id


def _overlapping(
    some: Sequence[tuple[date, date, Occasion]],
    others: Sequence[tuple[date, date, Occasion]],
) -> Iterator[tuple[Occasion, Occasion]]:
    """Give the pairs of two documents whose days overlap; `others` come by their first day."""
    starts = [first for first, _, _ in others]
    for first, last, one in some:
        low = bisect_left(starts, max(first, _EARLY) - timedelta(days=WINDOW))
        for at in range(low, bisect_right(starts, last)):
            other = others[at][2]
            apart = one.first.source.document != other.first.source.document
            if apart and others[at][1] >= first:
                yield one, other


def _find_near(spots: Collection[str], places: Mapping[str, PlaceRow]) -> dict[str, str]:
    """Give, for spots close to another, the one that stands for both; too many are left apart."""
    known = sorted(spot for spot in spots if spot in places)
    found: dict[str, str] = {}
    for one, other in combinations(known[:_SPOTS], 2):
        if is_near(places[one], places[other]):
            found[other] = found.setdefault(one, one)
    return found


def _days_of(row: EventRow) -> Iterator[date]:
    """Give the days under which an event is compared, of an undated one those of its report."""
    first, last = row.earliest, row.latest
    published = row.source.published
    if first is None and published is not None and last in (None, published):
        first, last = published - timedelta(days=NEWS_DAYS), published
    if first is not None and last is not None:
        for shift in range(min((last - first).days + 1, WINDOW)):
            yield later(first, shift)


@cache
def load_common() -> frozenset[str]:
    """Read the words that many reports share, from data/tallies/words.yaml."""
    plain = cast("dict[str, list[str]]", load_yaml(data_folder("tallies") / "words.yaml"))
    return frozenset(plain["common"])


@lru_cache(maxsize=4096)
def _words(scene: str) -> frozenset[str]:
    return frozenset(_WORD.findall(scene.casefold())) - load_common()


def _told(row: EventRow | TallyRow) -> tuple[date, str, int]:
    return (row.source.published or date.max, row.source.document, row.start)
