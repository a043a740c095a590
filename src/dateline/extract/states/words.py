"""The words of data/states/states.yaml, ready to be looked up by lemma."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from dateline.datafiles import data_folder, load_yaml


@dataclass(frozen=True, slots=True)
class Change:
    """What a verb makes of an operation; `own`: also when the operation is its subject."""

    value: str
    own: bool


@dataclass(frozen=True, slots=True)
class StateWords:
    """The tables of states.yaml; `status` is keyed by lemma, or by lemma and particle."""

    operations: frozenset[str]
    activities: frozenset[str]
    status: Mapping[str, Change]
    status_nouns: Mapping[str, str]
    standing: Mapping[str, str]
    personnel: frozenset[str]
    serving: frozenset[str]
    numbering: frozenset[str]
    changes: frozenset[str]
    approximators: Mapping[str, str]
    consent: Mapping[str, frozenset[str]]
    task_verbs: frozenset[str]
    task_nouns: frozenset[str]
    task_doing: frozenset[str]
    lead: frozenset[str]
    member: frozenset[str]
    join: frozenset[str]
    partner: frozenset[str]


@cache
def load_state_words() -> StateWords:
    """Read the words once; KnowledgeError when the file is broken."""
    plain = cast("dict[str, Any]", load_yaml(data_folder("states") / "states.yaml"))
    lists = [
        "operations",
        "activities",
        "personnel",
        "serving",
        "numbering",
        "changes",
        "lead",
        "member",
        "join",
        "partner",
    ]
    task = plain["task"]
    return StateWords(
        **{name: frozenset(plain[name]) for name in lists},
        status={
            verb: Change(row["value"], bool(row.get("own")))
            for row in plain["status"]
            for verb in row["verbs"]
        },
        status_nouns={noun: row["value"] for row in plain["status_nouns"] for noun in row["nouns"]},
        standing={word: row["value"] for row in plain["standing"] for word in row["words"]},
        approximators={
            word: kept for kept, words in plain["approximators"].items() for word in words
        },
        consent={prep: frozenset(nouns) for prep, nouns in plain["consent"].items()},
        task_verbs=frozenset(task["verbs"]),
        task_nouns=frozenset(task["nouns"]),
        task_doing=frozenset(task["doing"]),
    )
