"""What the record holds, counted: happenings by day, by place, and between two, and who is named.

A happening counts once, however many reports tell it. Only so many of the newest events are looked
at, so that counting costs the same in a large record; `looked_at` says how many that were, `more`
that there are others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.findings import MentionKind
from dateline.record import Party


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many happenings of a type are told of that began on a day, or by then."""

    day: date
    type: str
    happenings: int


@dataclass(frozen=True, slots=True)
class Days:
    """Happenings by day and type, in order; `undated` counts those without any day."""

    counts: tuple[DayCount, ...]
    undated: int
    looked_at: int
    more: bool


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many happenings are told of at a place: where it lies, how precisely that is known.

    `precision` is PLOVER's resolution (record.PlaceRow): 5 below a city to 1 a country. Without
    coordinates, a place in a known country counts as somewhere in it (precision 1); 0 is nowhere.
    `types` come most first. `first` and `last` are days on which happenings began.
    """

    place: Party
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: int
    happenings: int
    types: tuple[tuple[str, int], ...]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Places:
    """Happenings by place, most first; `unplaced` counts those that name none."""

    counts: tuple[PlaceCount, ...]
    unplaced: int
    looked_at: int
    more: bool


@dataclass(frozen=True, slots=True)
class PairCount:
    """How many happenings of a type one does to another; `mutual` where both are who acts."""

    actor: Party
    recipient: Party
    type: str
    happenings: int
    mutual: bool
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Pairs:
    """Who acts towards whom, most happenings first."""

    counts: tuple[PairCount, ...]
    looked_at: int
    more: bool


@dataclass(frozen=True, slots=True)
class NamedCount:
    """In how many of the reports looked at someone or something is named."""

    actor: Party
    kind: MentionKind
    reports: int


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named most, in the newest `looked_at` reports."""

    counts: tuple[NamedCount, ...]
    looked_at: int
    more: bool


def rank(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Give counts by name, most first, those that are as many by name."""
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
