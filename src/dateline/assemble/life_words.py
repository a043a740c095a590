"""What tells a turn in the life of an operation: data/states/life.yaml, ready to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args

from dateline.datafiles import data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.findings import EventType
from dateline.lives import PhaseKind, Standing


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn: what the operation is at from then on (None: as before), and from which standings.

    `only_from` is empty where it turns any standing; None in it is a life that has not begun.
    """

    kind: PhaseKind
    standing: Standing | None
    only_from: frozenset[Standing | None]


@dataclass(frozen=True, slots=True)
class EventRule:
    """The turn that events of a type, mode and role tell whose words begin with one of these."""

    kind: PhaseKind
    triggers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LifeWords:
    """The turns in the order of a life, and what tells them.

    `values` gives the turn of a state's value, `events` that of a type, a mode and a role.
    """

    turns: Mapping[PhaseKind, Turn]
    values: Mapping[str, PhaseKind]
    events: Mapping[tuple[str, str, str], EventRule]
    holding: tuple[str, ...]
    since: tuple[str, ...]
    over: tuple[str, ...]
    meets: Mapping[PhaseKind, frozenset[PhaseKind]]
    near_days: int
    news_characters: int

    def rank(self, kind: PhaseKind) -> int:
        """Give the place of a turn in a life."""
        return list(self.turns).index(kind)

    def meets_plan(self, plan: PhaseKind, turn: PhaseKind) -> bool:
        """Tell whether a plan for one turn comes true in another."""
        return turn in self.meets.get(plan, frozenset((plan,)))


@cache
def load_life_words() -> LifeWords:
    """Read the file once; KnowledgeError when it is broken or names what there is not."""
    plain = cast("dict[str, Any]", load_yaml(data_folder("states") / "life.yaml"))
    rows = plain["turns"]
    for row in rows:
        _check(row["kind"], get_args(PhaseKind))
        for one in (row.get("standing"), *row.get("only_from", ())):
            _check(one, (*get_args(Standing), "none", None))
        for event in row.get("events", ()):
            _check(event["type"], get_args(EventType))
    turns = {
        row["kind"]: Turn(
            row["kind"],
            row.get("standing"),
            frozenset(None if one == "none" else one for one in row.get("only_from", ())),
        )
        for row in rows
    }
    return LifeWords(
        turns=turns,
        values={value: row["kind"] for row in rows for value in row["values"]},
        events={
            (one["type"], one["mode"], one["role"]): EventRule(row["kind"], tuple(one["triggers"]))
            for row in rows
            for one in row.get("events", ())
        },
        holding=tuple(plain["holding"]),
        since=tuple(plain["since"]),
        over=tuple(plain["over"]),
        meets={kind: frozenset(kinds) for kind, kinds in plain["meets"].items()},
        near_days=plain["near_days"],
        news_characters=plain["news_characters"],
    )


def _check(word: object, known: tuple[object, ...]) -> None:
    if word not in known:
        told = ", ".join(str(one) for one in known if one is not None)
        raise KnowledgeError(f"data/states/life.yaml: {word!r} is none of {told}. Mend the file.")
