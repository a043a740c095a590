"""Which words count people and sums: data/events/quantities.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from dateline.datafiles import data_folder, load_yaml
from dateline.extract.events.numbers import find_amount
from dateline.extract.syntax import has_label, object_of
from dateline.text import Sentence

_OTHER = ("MONEY", "PERCENT", "DATE", "TIME", "QUANTITY", "ORDINAL")
"""What a number that counts nobody is, by its label."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted where: by base form, what a number at it counts."""

    done_to: Mapping[str, str]
    done_by: Mapping[str, str]
    told_as: Mapping[str, str]
    participants: frozenset[str]
    deadly: frozenset[str]
    outcome_types: frozenset[str]
    deeds: frozenset[str]
    apart: frozenset[str]
    troop_types: frozenset[str]
    troop_words: frozenset[str]
    money_types: frozenset[str]
    signs: Mapping[str, str]
    currencies: Mapping[str, str]


@cache
def load_counts() -> Counts:
    """Read data/events/quantities.yaml."""
    plain = cast("dict[str, Any]", load_yaml(data_folder("events") / "quantities.yaml"))
    by_place = {
        place: {str(word): row["what"] for row in plain["counts"] for word in row[place]}
        for place in ("done_to", "done_by", "told_as")
    }
    outcomes, troops, money = plain["outcomes"], plain["troops"], plain["money"]
    return Counts(
        **by_place,
        participants=frozenset(plain["participants"]),
        deadly=frozenset(plain["deadly"]),
        outcome_types=frozenset(outcomes["types"]),
        deeds=frozenset(outcomes["deeds"]),
        apart=frozenset(outcomes["apart"]),
        troop_types=frozenset(troops["types"]),
        troop_words=frozenset(troops["words"]),
        money_types=frozenset(money["types"]),
        signs=dict(sorted(money["signs"].items(), key=lambda one: -len(one[0]))),
        currencies=money["words"],
    )


def is_bare_number(sentence: Sentence, i: int) -> bool:
    """Tell whether a number stands for what it counts: "killed 23", "wounds dozens"."""
    token = sentence.tokens[i]
    if object_of(sentence, i) is not None or has_label(sentence, i, *_OTHER):
        return False
    return token.pos in ("NUM", "NOUN") and find_amount(token.text) is not None
