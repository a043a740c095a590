"""What is told beside the words of a statement, against what the heads of our own corpus give.

Only statements that are found count. A value is right when its words, or a name that they stand
for, share half of their words with the corpus' value or its entity's name, or when they overlap
the words that the corpus marks as that entity. The corpus does not give every audience: a value of
ours that is right by the text counts as wrong where a head has none, so precision is a lower bound.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.counts import Counts
from corpus.notation import Marked
from dateline.findings import Mention, Participant, Statement
from dateline.text import Span

FIELDS = ("audience", "place", "for", "anonymity")
_WORD = re.compile(r"\w+")
_EMPTY = frozenset(("the", "a", "an"))
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the corpus gives for one field: names or words, and where they stand in the text."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def read_wanted(report: Marked, fields: dict[str, object]) -> dict[str, Wanted]:
    """Give the values of a statement's head for the fields that it has."""
    return {name: _read(report, fields[name]) for name in FIELDS if name in fields}


def _read(report: Marked, value: object) -> Wanted:
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for one in value if isinstance(value, list) else [value]:
        entity = report.table("entities").get(str(one))
        words.append(str(entity["name"]) if entity else str(one))
        if entity:
            places += [(mark.start, mark.end) for mark in report.of("mention", str(one))]
    return Wanted(tuple(words), tuple(places))


class SettingTally(Counts):
    """Counts the values of each field."""

    def add(
        self,
        wanted: Mapping[str, Wanted],
        statements: Sequence[Statement],
        mentions: Sequence[Mention],
    ) -> None:
        """Add a statement of the corpus with those of ours that are it."""
        for name in FIELDS:
            ours = [value for one in statements if (value := find_value(one, name)) is not None]
            self.wanted[name] += name in wanted
            self.given[name] += bool(ours)
            self.right[name] += name in wanted and any(
                is_same(wanted[name], one, mentions) for one in ours
            )


def find_value(one: Statement, name: str) -> Participant | Span | None:
    """Give our value for a field of the corpus."""
    return {
        "audience": one.audience,
        "place": one.place,
        "for": one.speaks_for,
        "anonymity": one.anonymity,
    }[name]


def is_same(wanted: Wanted, ours: Participant | Span, mentions: Sequence[Mention]) -> bool:
    """Tell whether a value of ours is the one that the corpus gives."""
    span = ours if isinstance(ours, Span) else ours.span
    texts = [span.text]
    if isinstance(ours, Participant) and ours.mention is not None:
        (entity,) = {one.entity for one in mentions if one.id == ours.mention}
        texts += [one.span.text for one in mentions if one.entity == entity and one.form == "name"]
    return any(_share(one, text) for one in wanted.words for text in texts) or any(
        _overlap(place, (span.start, span.end)) for place in wanted.places
    )


def _share(one: str, other: str) -> bool:
    left, right = _words(one), _words(other)
    return bool(left | right) and len(left & right) / len(left | right) >= _ENOUGH


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)} - _EMPTY


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) >= _ENOUGH
