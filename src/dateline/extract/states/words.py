"""The words of data/states/states.yaml, ready to be looked up by lemma."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from dateline.datafiles import data_folder, load_yaml


@dataclass(frozen=True, slots=True)
class Change:
    """What a verb makes of an operation; `own`: also when the operation is its subject.

    `after` are the prepositions behind which it stands where it is no object ("walk out of").
    """

    value: str
    own: bool
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handing:
    """Verbs by which a lead passes on, and the nouns that name it ("command")."""

    takes: frozenset[str]
    gives: frozenset[str]
    replaces: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mandate:
    """Words around the last day of a mandate: its nouns, verbs and prepositions (states.yaml)."""

    nouns: frozenset[str]
    grants: frozenset[str]
    lasts: frozenset[str]
    ends: frozenset[str]
    upto: frozenset[str]
    at: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a host wants an operation to do: verbs of wanting, verbs of what, the consent it is."""

    value: str
    verbs: frozenset[str]
    to: frozenset[str]


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
    rename: frozenset[str]
    partner: frozenset[str]
    carriers: frozenset[str]
    light: frozenset[str]
    hindering: frozenset[str]
    presence: frozenset[str]
    forces: frozenset[str]
    hostless: frozenset[str]
    consent_nouns: frozenset[str]
    consent_verbs: Mapping[str, str]
    wishes: tuple[Wish, ...]
    handing: Handing
    mandate: Mandate
    leave: frozenset[str]
    leave_from: frozenset[str]


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
        "rename",
        "partner",
        "carriers",
        "light",
        "hindering",
        "presence",
        "forces",
        "hostless",
        "consent_nouns",
    ]
    task = plain["task"]
    return StateWords(
        **{name: frozenset(plain[name]) for name in lists},
        status={
            verb: Change(row["value"], bool(row.get("own")), tuple(row.get("after", ())))
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
        consent_verbs={
            verb: row["value"] for row in plain["consent_verbs"] for verb in row["verbs"]
        },
        wishes=tuple(
            Wish(row["value"], frozenset(row["verbs"]), frozenset(row["to"]))
            for row in (plain["demands"], plain["wishes"])
        ),
        handing=Handing(**{name: frozenset(verbs) for name, verbs in plain["handing"].items()}),
        mandate=Mandate(**{name: frozenset(words) for name, words in plain["mandate"].items()}),
        leave=frozenset(plain["leave"]["straight"]),
        leave_from=frozenset(plain["leave"]["from"]),
    )
