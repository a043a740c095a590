"""The words of conditions, deadlines and changes of plan, from data/plans/."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from dateline.datafiles import data_folder, load_yaml
from dateline.findings import PlanTurn


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The lists of plans.yaml: patterns for phrases, sets for lemmas.

    `turns` pairs the lemmas of a verb with its particle ("call", "off") with what it does and
    whether it does so only where a day follows; `things` gives the type of event that a noun
    announces.
    """

    conditions: re.Pattern[str]
    timed: frozenset[str]
    deadline: re.Pattern[str]
    spans: frozenset[str]
    turns: dict[tuple[str, str], tuple[PlanTurn, bool]]
    things: dict[str, str]


@cache
def load_words() -> PlanWords:
    """Load the lists once; KnowledgeError when the file is broken."""
    data = cast(dict[str, object], load_yaml(data_folder("plans") / "plans.yaml"))
    conditions = cast(dict[str, list[str]], data["conditions"])
    turns = cast(dict[PlanTurn, dict[str, list[str]]], data["turns"])
    things = cast(dict[str, list[str]], data["things"])
    return PlanWords(
        conditions=re.compile(
            rf"\b{_any_of([*conditions['always'], *conditions['timed']])}\b", re.IGNORECASE
        ),
        timed=frozenset(conditions["timed"]),
        deadline=re.compile(
            rf"\b{_any_of(cast(list[str], data['deadlines']))}\s+(?:the\s+)?$", re.IGNORECASE
        ),
        spans=frozenset(cast(list[str], data["spans"])),
        turns={
            _split(phrase): (turn, form == "with_day")
            for turn, forms in turns.items()
            for form, phrases in forms.items()
            for phrase in phrases
        },
        things={noun: kind for kind, nouns in things.items() for noun in nouns},
    )


def _any_of(phrases: list[str]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in ordered) + ")"


def _split(phrase: str) -> tuple[str, str]:
    verb, _, rest = phrase.partition(" ")
    return verb, rest.split(" ")[0]
