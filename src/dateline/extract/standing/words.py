"""The words of data/events/standing.yaml, and how the effect of one joins with what is under it.

The classes of governing words are those of Karttunen (1971) and Nairn, Condoravdi and Karttunen
(2006); the scale of certainty is FactBank's (Sauri and Pustejovsky 2009): -3 certainly not ... 3
certain.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from dateline.datafiles import data_folder, load_yaml
from dateline.findings import Status

LESS_REAL: tuple[Status, ...] = ("planned", "possible", "called_for", "conditional")
NOT_REAL: tuple[Status, ...] = ("did_not_happen", "denied")
PREDICATES = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Standing:
    """Status, certainty (-3..3) and the words that decided, for the reasons of a finding.

    `why` is empty while an own form says nothing yet, as that of an infinitive.
    """

    status: Status
    certainty: int
    why: str


Read = Callable[[int], Standing]
"""Gives the standing of another token of the sentence, one step further up."""

_LISTS = (
    "conditions",
    "reporting",
    "said",
    "claims",
    "dismiss",
    "tried",
    "fruitless",
    "occur",
    "existing",
    "open",
    "results",
)

HEADLINE = "present tense of a headline"
FACT = Standing("happened", 2, "named as a fact")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word does to what it governs; without a status: as real as the word itself.

    `negated` is what becomes of the thing when the word itself did not come about, `past` where
    it did and that tells more than its rule: "had to leave".
    """

    status: Status | None
    certainty: int
    negated: tuple[Status, int] = ("did_not_happen", -2)
    past: tuple[Status, int] | None = None

    def said(self, why: str) -> Standing:
        """Give the standing that the effect alone makes."""
        return Standing(self.status or "happened", self.certainty, why)


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of standing.yaml by word."""

    to: Mapping[str, Effect]
    that: Mapping[str, Effect]
    noun: Mapping[str, Effect]
    modals: Mapping[str, tuple[Effect, Effect]]
    adverbs: Mapping[str, Effect]
    adjectives: Mapping[str, Effect]
    prepositions: Mapping[str, Effect]
    conditions: frozenset[str]
    reporting: frozenset[str]
    said: frozenset[str]
    claims: frozenset[str]
    dismiss: frozenset[str]
    tried: frozenset[str]
    fruitless: frozenset[str]
    occur: frozenset[str]
    existing: frozenset[str]
    open: frozenset[str]
    results: frozenset[str]


@cache
def load_words() -> Words:
    """Read the tables, once; KnowledgeError when the file cannot be read."""
    plain = cast("dict[str, Any]", load_yaml(data_folder("events") / "standing.yaml"))
    columns: dict[str, dict[str, Effect]] = {"to": {}, "that": {}, "noun": {}}
    for row in plain["effects"]:
        for column, table in columns.items():
            for word in row[column]:
                table.setdefault(str(word), _make_effect(row))
    modals = {
        str(word): (_make_effect(row), Effect(row["have"][0], row["have"][1]))
        for row in plain["modals"]
        for word in row["words"]
    }
    adverbs, adjectives, prepositions = (
        {str(word): _make_effect(row) for row in plain[name] for word in row["words"]}
        for name in ("adverbs", "adjectives", "prepositions")
    )
    return Words(
        to=columns["to"],
        that=columns["that"],
        noun=columns["noun"],
        modals=modals,
        adverbs=adverbs,
        adjectives=adjectives,
        prepositions=prepositions,
        **{name: frozenset(plain[name]) for name in _LISTS},
    )


def _make_effect(row: Mapping[str, Any]) -> Effect:
    status = row.get("status")
    known = None if status == "same" else cast("Status | None", status)
    if "negated" not in row:
        return Effect(known, row["certainty"])
    past = row.get("past")
    return Effect(known, row["certainty"], tuple(row["negated"]), tuple(past) if past else None)


def governs_infinitive(lemma: str) -> bool:
    """Tell whether this verb or noun says how real an infinitive under it is ("plan to")."""
    return lemma in load_words().to


def join(effect: Effect, above: Standing, own: Standing, word: str) -> Standing:
    """Join the effect of a governing word with how real that word itself is.

    `own` is the form of the governed predicate, `word` the governing word for the reason.
    """
    turned = own.status in NOT_REAL
    if above.status in NOT_REAL:
        status, certainty = effect.negated
        return Standing(status, certainty, f"{above.why} '{word}'")
    if effect.status is None:
        same = Standing(above.status, above.certainty, above.why or f"'{word}'")
        return own if turned else same
    if turned:
        return Standing("did_not_happen", -1, f"'{word}', negated")
    return _join_real(effect, above, word)


def _join_real(effect: Effect, above: Standing, word: str) -> Standing:
    if effect.past is not None and above.status == "happened" and above.why != HEADLINE:
        return Standing(*effect.past, f"'{word}' in the past")
    if effect.status == "did_not_happen" and above.status in LESS_REAL:
        return Standing("did_not_happen", -1, f"{above.why} '{word}'")
    if above.status in ("possible", "called_for", "conditional"):
        return Standing(above.status, min(above.certainty, effect.certainty), above.why)
    return effect.said(f"'{word}'")


def inherit(above: Standing, why: str) -> Standing:
    """A participle is as real as the verb it goes with; negation does not reach it."""
    if above.status in NOT_REAL:
        return Standing("happened", 2, why)
    return Standing(above.status, above.certainty, above.why or why)
