"""The words by which counts and their occasions are known: data/tallies/words.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from dateline.datafiles import data_folder, load_yaml


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the data file, each in the direction in which it is looked up."""

    things: Mapping[str, str]
    measures: Mapping[str, str]
    giving: frozenset[str]
    suffering: frozenset[str]
    coming: frozenset[str]
    injuries: frozenset[str]
    harm_verbs: frozenset[str]
    harm_nouns: frozenset[str]
    people: frozenset[str]
    classes: Mapping[str, str]
    nouns: Mapping[str, str]
    done: Mapping[str, str]
    belongs: Mapping[str, tuple[str, ...]]


@cache
def load_words() -> Words:
    """Read data/tallies/words.yaml."""
    plain = cast("dict[str, Any]", load_yaml(data_folder("tallies") / "words.yaml"))
    occasions = plain["occasions"]
    return Words(
        things=_invert(plain["things"]),
        measures=_invert(plain["measures"]),
        giving=frozenset(plain["giving"]),
        suffering=frozenset(plain["suffering"]),
        coming=frozenset(plain["coming"]),
        injuries=frozenset(plain["injuries"]),
        harm_verbs=frozenset(plain["harm"]["verbs"]),
        harm_nouns=frozenset(plain["harm"]["nouns"]),
        people=frozenset(plain["people"]),
        classes=_invert(plain["classes"]),
        nouns=_invert({name: one["nouns"] for name, one in occasions.items()}),
        done=_invert({name: one["done"] for name, one in occasions.items()}),
        belongs={kind: tuple(names) for kind, names in plain["belongs"].items()},
    )


def _invert(groups: Mapping[str, list[str]]) -> Mapping[str, str]:
    return {word: name for name, words in groups.items() for word in words}
