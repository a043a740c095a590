"""The words that tell to whom, where, for whom and why without a name somebody speaks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from dateline.datafiles import data_folder, load_yaml
from dateline.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class SettingWords:
    """The lists of `data/speech/settings.yaml`, by the names they have there."""

    addressing: frozenset[str]
    demanding: frozenset[str]
    telling: frozenset[str]
    informing: frozenset[str]
    hearings: frozenset[str]
    giving: frozenset[str]
    questions: frozenset[str]
    things: frozenset[str]
    by: Mapping[str, frozenset[str]]
    carriers: frozenset[str]
    listeners: frozenset[str]
    press: frozenset[str]
    asking: frozenset[str]
    speaking: frozenset[str]
    where: frozenset[str]
    venues: frozenset[str]
    parts: frozenset[str]
    reaching: frozenset[str]
    gatherings: frozenset[str]
    occasions: frozenset[str]
    air: frozenset[str]


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The lists of `data/speech/sources.yaml`, by the names they have there."""

    spokespeople: frozenset[str]
    plain: frozenset[str]
    past: frozenset[str]
    statesmen: frozenset[str]
    qualifiers: frozenset[str]
    offices: frozenset[str]
    missions: frozenset[str]
    seated: frozenset[str]
    nobody: frozenset[str]
    representing: Mapping[str, str]
    people: frozenset[str]
    bodies: frozenset[str]
    numbers: Mapping[str, int]
    anonymity: re.Pattern[str]
    barred: re.Pattern[str]
    hints: tuple[str, ...]
    reasons: tuple[tuple[str, ...], ...]


@cache
def load_setting_words() -> SettingWords:
    """Read the words for audiences and places."""
    lists = _read("settings.yaml", tuple(SettingWords.__dataclass_fields__))
    by = {word: frozenset(verbs) for word, verbs in lists.pop("by").items()}
    plain = {name: frozenset(those) for name, those in lists.items()}
    return SettingWords(by=MappingProxyType(by), **plain)


@cache
def load_source_words() -> SourceWords:
    """Read the words for sources."""
    lists = _read("sources.yaml", tuple(SourceWords.__dataclass_fields__))
    return SourceWords(
        spokespeople=frozenset(lists["spokespeople"]),
        plain=frozenset(lists["plain"]),
        past=frozenset(lists["past"]),
        statesmen=frozenset(lists["statesmen"]),
        qualifiers=frozenset(lists["qualifiers"]),
        offices=frozenset(lists["offices"]),
        missions=frozenset(lists["missions"]),
        seated=frozenset(lists["seated"]),
        nobody=frozenset(lists["nobody"]),
        representing=MappingProxyType(lists["representing"]),
        people=frozenset(lists["people"]),
        bodies=frozenset(lists["bodies"]),
        numbers=MappingProxyType(lists["numbers"]),
        anonymity=_join(lists["anonymity"]),
        barred=_join(lists["barred"]),
        hints=tuple(lists["hints"]),
        reasons=tuple(tuple(one.split()) for one in lists["reasons"]),
    )


def _read(name: str, wanted: tuple[str, ...]) -> dict[str, Any]:
    loaded = load_yaml(data_folder("speech") / name)
    if not isinstance(loaded, dict) or set(loaded) != set(wanted):
        raise KnowledgeError(f"speech/{name} must hold the lists {', '.join(wanted)}")
    return loaded


def _join(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)
