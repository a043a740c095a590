"""The words of data/when/relations.yaml, and what a relation makes of an interval."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal, cast

from dateline.datafiles import data_folder, load_yaml
from dateline.findings import Interval
from dateline.text import Sentence

Bound = Literal["at", "after", "since", "before", "until"]
"""How one thing stands in time to another; see data/when/relations.yaml."""

OPEN = Interval(None, None)

_INVERSE: dict[Bound, Bound] = {
    "at": "at",
    "after": "before",
    "since": "before",
    "before": "after",
    "until": "after",
}
_LISTS = (
    "hours", "held", "occur", "outcomes", "moved", "occasions", "groups", "answers", "texts",
    "makes", "grants", "less", "more", "coming", "lasting",
)  # fmt: skip

_LONGEST = 5
"""Words of the longest relation in the file."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that the words of a sentence name, from token `first` on."""

    bound: Bound
    first: int


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of relations.yaml by word; `dates` holds only before a date."""

    relations: Mapping[str, Bound]
    dates: Mapping[str, Bound]
    says: Mapping[Bound, str]
    later: Mapping[str, Bound | None]
    units: Mapping[str, tuple[int, int]]
    counted: Mapping[str, tuple[int, int]]
    slack: Mapping[str, int]
    numbers: Mapping[str, int]
    hours: frozenset[str]
    held: frozenset[str]
    occur: frozenset[str]
    outcomes: frozenset[str]
    moved: frozenset[str]
    occasions: frozenset[str]
    groups: frozenset[str]
    answers: frozenset[str]
    texts: frozenset[str]
    makes: frozenset[str]
    grants: frozenset[str]
    less: frozenset[str]
    more: frozenset[str]
    coming: frozenset[str]
    lasting: frozenset[str]


@cache
def load_words() -> Words:
    """Read the words once; KnowledgeError when the file is broken."""
    plain = cast("dict[str, Any]", load_yaml(data_folder("when") / "relations.yaml"))
    rows = plain["relations"]
    later: dict[str, Bound | None] = dict.fromkeys(plain["later"]["away"])
    for bound in ("after", "before"):
        later.update(dict.fromkeys(plain["later"][bound], bound))
    return Words(
        relations={word: row["bound"] for row in rows for word in row["words"]},
        dates={word: row["bound"] for row in rows for word in row.get("dates", ())},
        says={row["bound"]: row["says"] for row in rows},
        later=later,
        units={unit: (days[0], days[1]) for unit, days in plain["units"].items()},
        counted={unit: (days[0], days[1]) for unit, days in plain["counted"].items()},
        slack=plain["slack"],
        numbers=plain["numbers"],
        **{name: frozenset(plain[name]) for name in _LISTS},
    )


def find_relation(sentence: Sentence, last: int, *, dated: bool = False) -> Relation | None:
    """Give the relation whose words end at token `last`; `dated`: straight before a date."""
    words = load_words()
    for length in range(min(_LONGEST, last + 1), 0, -1):
        first = last + 1 - length
        text = " ".join(one.text.lower() for one in sentence.tokens[first : last + 1])
        bound = words.relations.get(text) or (words.dates.get(text) if dated else None)
        if bound is not None:
            return Relation(bound, first)
    return None


def invert(bound: Bound) -> Bound:
    """Give how the other of two things stands to the one: "B after A" is "A before B"."""
    return _INVERSE[bound]


def apply(bound: Bound, days: Interval) -> Interval:
    """Give the days of what stands in this relation to something of these days."""
    if bound == "at":
        return days
    if bound in ("after", "since"):
        return Interval(days.earliest, None)
    return Interval(None, days.latest)


def move(bound: Bound, days: Interval, fewest: int, most: int) -> Interval:
    """Give the days that lie so many days after or before."""
    sign = 1 if bound in ("after", "since") else -1
    first, last = sorted((sign * fewest, sign * most))
    return Interval(_add(days.earliest, first), _add(days.latest, last))


def _add(day: date | None, days: int) -> date | None:
    try:
        return day + timedelta(days=days) if day is not None else None
    except OverflowError:
        return None


def widen(one: Interval, other: Interval) -> Interval:
    """Give the days from the first of two times to the last of them, open where one is."""
    first = last = None
    if one.earliest is not None and other.earliest is not None:
        first = min(one.earliest, other.earliest)
    if one.latest is not None and other.latest is not None:
        last = max(one.latest, other.latest)
    return Interval(first, last)


def meet(one: Interval, other: Interval) -> Interval | None:
    """Give the days that lie in both intervals, None when there are none."""
    firsts = [day for day in (one.earliest, other.earliest) if day is not None]
    lasts = [day for day in (one.latest, other.latest) if day is not None]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first is not None and last is not None and first > last:
        return None
    return Interval(first, last)
