"""Which events of different reports, or of one, are the same happening.

Events are compared only when they share type, day and a party or place, or the words that tell them
(`find_blocks`). Two reports that print the same words on an event tell of one happening. Another
pair is checked for what rules it out (vetoes.py), then scored by two tables of features
(features.py, coded.py) whose weights stand in data/merging.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, product

from dateline.record import WORDS, EventRow, Link
from dateline.resolve.coded import (
    CODED,
    describe_party,
    everyone,
    find_days,
    is_ahead,
    is_further,
    is_harm,
    is_headline,
    name_party,
    name_place,
    share_day,
)
from dateline.resolve.deaths import find_death_blocks, is_one_death
from dateline.resolve.features import NAMES, Pair, Ready, measure, prepare
from dateline.resolve.kinship import Kin
from dateline.resolve.likeness import compare_words
from dateline.resolve.vetoes import VETOES, veto_sides
from dateline.resolve.weights import BIAS, load_by_hand, load_learned
from dateline.resolve.wire import find_copy_blocks, is_copy
from dateline.stories import Outline

THRESHOLD = 0.5
"""Pairs that are at least this likely to be one are linked."""

COPIED = 0.95
"""The score of events that two reports tell in the same words, or that can be but once."""

SHOWN = 0.05
"""What a feature must add to the odds, either way, to be named in a reason."""


def link_events(
    rows: Iterable[EventRow],
    others: Iterable[EventRow] = (),
    outlines: Iterable[Outline] = (),
    meeting: Iterable[tuple[str, str]] | None = None,
    *,
    kin: Kin,
    version: str,
) -> tuple[Link, ...]:
    """Give the links among `rows`, and between them and `others`, that say "the same happening".

    Parties must bear canonical ids; `outlines` are those of the reports. `meeting` holds the ids of
    the pairs that share a block, where they were looked up by blocks before. The result depends on
    the pairs alone, not on their order, and comes ordered by ids; an event that is in both
    arguments counts as one of `rows`.
    """
    fresh = {row.id: row for row in rows}
    known = {row.id: row for row in others if row.id not in fresh}
    every = {**known, **fresh}
    reports = _Reports(outlines)
    ready: dict[str, Ready] = {}
    found = []
    if meeting is None:
        meeting = _pairs(fresh, known, kin)
    for left, right in sorted({(min(pair), max(pair)) for pair in meeting}):
        for one in (left, right):
            if one not in ready:
                ready[one] = prepare(every[one])
        pair = Pair(ready[left], ready[right], 0.0, kin)
        if is_ruled_out(pair):  # most are: so how alike their reports are is seldom asked
            continue
        likeness = reports.compare(every[left], every[right])
        link = _rate(replace(pair, reports=likeness), version)
        if link is not None:
            found.append(link)
    return tuple(found)


class _Reports:
    """How alike two reports are, whatever their days, remembered."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self._outlines = {one.document: one for one in outlines}
        self._known: dict[tuple[str, str], float] = {}

    def compare(self, left: EventRow, right: EventRow) -> float:
        """Give 1 for one report, 0 where one has no outline, else the likeness of both."""
        one, other = sorted((left.source.document, right.source.document))
        if one == other:
            return 1.0
        if one not in self._outlines or other not in self._outlines:
            return 0.0
        if (one, other) not in self._known:
            self._known[one, other] = compare_words(self._outlines[one], self._outlines[other])
        return self._known[one, other]


def find_blocks(row: EventRow, *, kin: Kin) -> tuple[str, ...]:
    """Give the keys under which an event is compared: type, day and party or place, for each.

    A party leads to what it belongs to as well. There are none when the event may be of more than
    a few days, or when nobody in it can be told from others ("two men") and it has no place. More
    keys stand for the words of a sentence that is long enough, and for named persons who are
    killed. All events of one report and type are compared.
    """
    harm = (f"harm {row.source.document}",) if is_harm(row) else ()
    ahead = (f"{row.type} ahead {row.source.document}",) if is_ahead(row) else ()
    alike = (*find_death_blocks(row), *find_copy_blocks(row), *harm, *ahead)
    first, last, _ = find_days(row)
    if first is None or last is None:
        return alike
    days = [first + timedelta(days=one) for one in range((last - first).days + 1)]
    parties = {name_party(one) for one in everyone(row)}
    people = {one for one in parties if not one.startswith(WORDS)}
    people.update(up for one in parties for up in kin.above(one))
    if row.place is not None:
        people.update({name_place(row.place), *kin.above(row.place.id)})
    people.update(one for party in everyone(row) if (one := describe_party(party)) is not None)
    people.add(row.source.document)
    return (
        *(f"{row.type} {day.isoformat()} {one}" for day in days for one in sorted(people)),
        *alike,
    )


def compare(pair: Pair, *, version: str) -> Link | None:
    """Give the link that two events are the same happening, or None when they may well not be."""
    return None if is_ruled_out(pair) else _rate(pair, version)


def _rate(pair: Pair, version: str) -> Link | None:
    left, right = pair.left.row, pair.right.row
    if is_copy(left, right):
        reason = f"{left.type}: two reports print the same sentence"
        return Link(left.id, right.id, "same", COPIED, reason, f"dateline {version}")
    if is_one_death(left, right) and not veto_sides(pair):
        reason = f"{left.type}: nobody is killed twice"
        return Link(left.id, right.id, "same", COPIED, reason, f"dateline {version}")
    parts = weigh(pair)
    score = to_chance(math.fsum(parts.values()))
    if score < THRESHOLD:
        return None
    said = (f"{name} {value:+.1f}" for name, value in parts.items() if abs(value) >= SHOWN)
    reason = f"{left.type} {_say_day(left)}: {'; '.join(said)}"
    return Link(left.id, right.id, "same", round(score, 3), reason, f"dateline {version}")


def is_ruled_out(pair: Pair) -> bool:
    """Tell whether two events cannot be one happening, however alike their reports are."""
    left, right = pair.left.row, pair.right.row
    near = share_day(left, right) or (is_headline(pair) and is_ahead(left) and is_ahead(right))
    if near and not any(veto(pair) for veto in VETOES):
        return False
    if is_copy(left, right) or is_further(left, right):
        return False
    return not is_one_death(left, right) or veto_sides(pair)


def weigh(pair: Pair) -> Mapping[str, float]:
    """Give what each feature adds to the logarithm of the odds that a pair is one happening."""
    learned, by_hand = load_learned(), load_by_hand()
    found = {BIAS: learned[BIAS]}
    for name, value in zip(NAMES, measure(pair), strict=True):
        found[name] = learned[name] * value
    for one in CODED:
        found[one.name] = by_hand[one.name] * one.compare(pair)
    return found


def to_chance(odds: float) -> float:
    """Give the probability of the logarithm of odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _pairs(
    fresh: dict[str, EventRow], known: dict[str, EventRow], kin: Kin
) -> Iterator[tuple[str, str]]:
    """Give the pairs of ids that share a block, at least one of each pair being fresh."""
    blocks: dict[str, tuple[list[str], list[str]]] = {}
    for side, rows in enumerate((fresh, known)):
        for row in rows.values():
            for key in find_blocks(row, kin=kin):
                blocks.setdefault(key, ([], []))[side].append(row.id)
    for here, there in blocks.values():
        yield from combinations(here, 2)
        yield from product(here, there)


def _say_day(row: EventRow) -> str:
    first, last, dated = find_days(row)
    days = f"{first}" if first == last else f"{first} to {last}"
    return f"on {days}" if dated else f"reported on {last}"
