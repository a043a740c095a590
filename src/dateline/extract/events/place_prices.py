"""The prices of data/events/places.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from dateline.datafiles import data_folder, load_yaml


@dataclass(frozen=True, slots=True)
class Prices:
    """What each step between an event and a place costs, and the words that this asks for."""

    most: float
    most_of_words: float
    prepositions: Mapping[str, float]
    down: Mapping[str, float]
    up: Mapping[str, float]
    extra: Mapping[str, float]
    placing: frozenset[str]
    locative: frozenset[str]
    grounds: frozenset[str]
    buildings: frozenset[str]
    entering: frozenset[str]
    physical: frozenset[str]
    judging: frozenset[str]
    origin: frozenset[str]
    contrasting: frozenset[str]
    saying: frozenset[str]
    wishes: frozenset[str]


@cache
def load_prices() -> Prices:
    """Read data/events/places.yaml."""
    plain = cast("dict[str, Any]", load_yaml(data_folder("events") / "places.yaml"))
    return Prices(
        most=plain["most"],
        most_of_words=plain["most_of_words"],
        prepositions=plain["prepositions"],
        down=plain["down"],
        up=plain["up"],
        extra=plain["extra"],
        placing=frozenset(plain["placing"]),
        locative=frozenset(plain["locative"]),
        grounds=frozenset(plain["grounds"]),
        buildings=frozenset(plain["buildings"]),
        entering=frozenset(plain["entering"]),
        judging=frozenset(plain["judging"]),
        origin=frozenset(plain["origin"]),
        contrasting=frozenset(plain["contrasting"]),
        physical=frozenset(plain["physical"]),
        saying=frozenset(plain["saying"]),
        wishes=frozenset(plain["wishes"]),
    )
