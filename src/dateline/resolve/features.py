"""What two tellings are compared by: a table of small features, each from 0 to 1.

Their weights stand in data/merging/learned.yaml; a score is what they add up to, as a probability.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateline.record import UNKNOWN, WORDS, EventRow, Party
from dateline.resolve.actors import fold_name
from dateline.resolve.kinship import Kin, find_distance
from dateline.resolve.outlines import multiply, read_stems
from dateline.resolve.wording import (
    Telling,
    is_derived,
    read_sentence,
    read_telling,
    share_kind,
    share_loosely,
    share_words,
    weigh,
)

APART = 0.25
"""Sides that agree less than this are other people."""

NEAR_KM = 60.0
"""How far apart two names of places can lie and still tell one place."""

_PERSON = "name/person/"
_NUMBER = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class Ready:
    """One telling made ready for comparing: its row, words, and who takes part, by key."""

    row: EventRow
    telling: Telling
    weight: float
    sentence: dict[str, float]
    numbers: frozenset[str]
    everyone: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings side by side, and how alike their reports are, from 0 to 1."""

    left: Ready
    right: Ready
    reports: float
    kin: Kin


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing to compare, from 0 to 1; `about` says what it means."""

    name: str
    compare: Callable[[Pair], float]
    about: str


def prepare(row: EventRow) -> Ready:
    """Make a telling ready for comparing."""
    telling = read_telling(row.trigger)
    everyone = {_key(one) for one in (*row.actor, *row.recipient, *row.named)}
    return Ready(
        row,
        telling,
        weigh(telling.stems),
        read_sentence(row.sentence),
        frozenset(_NUMBER.findall(row.sentence)),
        frozenset(one for one in everyone if not one.startswith(WORDS)),
    )


def _words(pair: Pair) -> float:
    return share_words(pair.left.telling, pair.right.telling)


def _telling(pair: Pair) -> float:
    return _words(pair) * min(pair.left.weight, pair.right.weight)


def _phrase(pair: Pair) -> float:
    left, right = pair.left.row.trigger.casefold(), pair.right.row.trigger.casefold()
    return float(left == right)


def _weight(pair: Pair) -> float:
    return min(pair.left.weight, pair.right.weight)


def _kind(pair: Pair) -> float:
    left, right = pair.left.telling, pair.right.telling
    return float(share_kind(left, right) and left.stems.isdisjoint(right.stems))


def _loose(pair: Pair) -> float:
    left, right = pair.left.telling, pair.right.telling
    told = not left.stems.isdisjoint(right.stems) or share_kind(left, right)
    return float(not told and share_loosely(left, right))


def _derived(pair: Pair) -> float:
    left, right = pair.left.telling, pair.right.telling
    told = share_kind(left, right) or share_loosely(left, right)
    return float(left.stems.isdisjoint(right.stems) and not told and is_derived(left, right))


def _actor(pair: Pair) -> float:
    return sides_agree(pair.left.row.actor, pair.right.row.actor, pair.kin) or 0.0


def _actor_apart(pair: Pair) -> float:
    found = sides_agree(pair.left.row.actor, pair.right.row.actor, pair.kin)
    return float(found is not None and found < APART)


def _recipient(pair: Pair) -> float:
    return sides_agree(pair.left.row.recipient, pair.right.row.recipient, pair.kin) or 0.0


def _recipient_apart(pair: Pair) -> float:
    found = sides_agree(pair.left.row.recipient, pair.right.row.recipient, pair.kin)
    return float(found is not None and found < APART)


def _named(pair: Pair) -> float:
    ours, theirs = pair.left.everyone, pair.right.everyone
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def _named_apart(pair: Pair) -> float:
    ours, theirs = pair.left.everyone, pair.right.everyone
    return float(bool(ours and theirs) and not ours & theirs)


def _day(pair: Pair) -> float:
    ours, theirs = _days(pair.left.row), _days(pair.right.row)
    return float(ours is not None and ours == theirs and ours[0] == ours[1])


def _day_apart(pair: Pair) -> float:
    ours, theirs = _days(pair.left.row), _days(pair.right.row)
    if ours is None or theirs is None:
        return 0.0
    return float(ours[1] < theirs[0] or theirs[1] < ours[0])


def _place(pair: Pair) -> float:
    left, right = pair.left.row.place, pair.right.row.place
    return float(left is not None and right is not None and _key(left) == _key(right))


def _place_within(pair: Pair) -> float:
    return float(places_agree(pair) == "within")


def _place_apart(pair: Pair) -> float:
    return float(places_agree(pair) == "apart")


def _sentence(pair: Pair) -> float:
    return multiply(pair.left.sentence, pair.right.sentence)


def _numbers(pair: Pair) -> float:
    ours, theirs = pair.left.numbers, pair.right.numbers
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def _reports(pair: Pair) -> float:
    return pair.reports


def _one_report(pair: Pair) -> float:
    return float(pair.left.row.source.document == pair.right.row.source.document)


def _one_sentence(pair: Pair) -> float:
    same = pair.left.row.sentence == pair.right.row.sentence
    return float(bool(_one_report(pair)) and same)


FEATURES: tuple[Feature, ...] = (
    Feature("words", _words, "share of the words that tell it, by weight"),
    Feature("telling words", _telling, "the same, the rarer the words the more"),
    Feature("phrase", _phrase, "the very same words tell it"),
    Feature("weight", _weight, "how rare the words of both are that tell it"),
    Feature("kind", _kind, "other words of one kind: killed, murder"),
    Feature("loose kind", _loose, "words that may tell one thing: attacked, shelled"),
    Feature("derived", _derived, "words with one beginning: invest, investor"),
    Feature("actor", _actor, "who did it agrees"),
    Feature("actor apart", _actor_apart, "somebody else did it"),
    Feature("recipient", _recipient, "to whom it was done agrees"),
    Feature("recipient apart", _recipient_apart, "it was done to somebody else"),
    Feature("named", _named, "share of those named in both sentences"),
    Feature("named apart", _named_apart, "nobody is named in both sentences"),
    Feature("day", _day, "both give the same day"),
    Feature("day apart", _day_apart, "their days exclude each other"),
    Feature("place", _place, "both give the same place"),
    Feature("place within", _place_within, "one place lies in the other or near it"),
    Feature("place apart", _place_apart, "the places are others"),
    Feature("sentence", _sentence, "likeness of the sentences, by weight of words"),
    Feature("numbers", _numbers, "share of the numbers in both sentences"),
    Feature("reports", _reports, "likeness of the reports, by their outlines"),
    Feature("one report", _one_report, "one report tells both"),
    Feature("one sentence", _one_sentence, "one sentence tells both"),
)

CROSSED: tuple[tuple[str, str], ...] = (
    ("words", "reports"),
    ("words", "sentence"),
    ("words", "actor"),
    ("words", "recipient"),
    ("words", "named"),
    ("words", "one report"),
    ("words", "place"),
    ("words", "day"),
    ("kind", "reports"),
    ("kind", "sentence"),
    ("kind", "one report"),
    ("loose kind", "reports"),
    ("loose kind", "sentence"),
    ("derived", "reports"),
    ("telling words", "reports"),
    ("sentence", "reports"),
)
"""Features that count more, or less, together: their product is a feature too."""

NAMES = (*(one.name for one in FEATURES), *(f"{one} and {other}" for one, other in CROSSED))


def measure(pair: Pair) -> tuple[float, ...]:
    """Give the value of each of NAMES for a pair."""
    values = {one.name: one.compare(pair) for one in FEATURES}
    crossed = (values[one] * values[other] for one, other in CROSSED)
    return (*values.values(), *crossed)


def sides_agree(ours: Iterable[Party], theirs: Iterable[Party], kin: Kin) -> float | None:
    """Give how well two sides agree, from 0 to 1; None when one of them is open."""
    few, many = sorted((tuple(ours), tuple(theirs)), key=len)
    if not few:
        return None
    best = (max(party_agrees(one, other, kin) for other in many) for one in few)
    return sum(best) / len(few)


def party_agrees(one: Party, other: Party, kin: Kin) -> float:
    """Give 1 for the same id, less for kin and for words that both are called by.

    Those who are known, and persons by their names, are told apart by their ids alone.
    """
    left, right = _key(one), _key(other)
    if left == right:
        return 1.0
    if left in kin.above(right) or right in kin.above(left):
        return 0.7
    if left in kin.members(right) or right in kin.members(left):
        return 0.4
    if _is_known(left) and _is_known(right):
        return 0.0
    return names_agree(one.name, other.name)


def names_agree(one: str, other: str) -> float:
    """Give how well what two are called agrees: all words, those of one, the last, any."""
    ours, theirs = _stems(one), _stems(other)
    few, many = sorted((frozenset(ours), frozenset(theirs)), key=len)
    if not few & many:
        return 0.0
    if few == many:
        return 0.9
    if len(few) > 1 and few <= many:
        return 0.8
    return 0.6 if ours[-1] == theirs[-1] else 0.4


def _is_known(key: str) -> bool:
    return key.startswith(_PERSON) or not key.startswith(("name/", "called/"))


def places_agree(pair: Pair) -> str:
    """Say how two places lie: same, within, apart, or open when one is not given."""
    left, right = pair.left.row, pair.right.row
    if left.place is None or right.place is None:
        return "open"
    one, other = _key(left.place), _key(right.place)
    if one == other:
        return "same"
    if one in pair.kin.above(other) or other in pair.kin.above(one):
        return "within"
    if _lies_in(left, right) or _lies_in(right, left):
        return "within"
    here, there = pair.kin.point(one), pair.kin.point(other)
    if here is not None and there is not None:
        near = find_distance(here[:2], there[:2]) <= NEAR_KM and min(here[2], there[2]) > 3
        return "within" if near else "apart"
    return "apart"


def _lies_in(inner: EventRow, outer: EventRow) -> bool:
    country = outer.place.id.removeprefix("country/") if outer.place is not None else ""
    return inner.country is not None and country == inner.country


def _days(row: EventRow) -> tuple[date, date] | None:
    if row.earliest is None or row.latest is None:
        return None
    return (row.earliest, row.latest)


def _key(party: Party) -> str:
    """Give the id of a party, or its words where the id holds in one report only."""
    if not party.id.startswith(UNKNOWN):
        return party.id
    return "called/" + "-".join(_stems(party.name))


@lru_cache(maxsize=16384)
def _stems(name: str) -> tuple[str, ...]:
    return tuple(read_stems(fold_name(name)))
