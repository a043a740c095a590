"""What the record holds over time, as answers: lives of operations, series, ties.

Days are inclusive; None is an open end. All counts are of independent reports.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.findings import StateField, Status
from dateline.record import Party, Source

PhaseKind = Literal[
    "proposed",
    "mandated",
    "active",
    "suspended",
    "resumed",
    "extended",
    "expanded",
    "reduced",
    "handed over",
    "ended",
]
Standing = Literal["proposed", "mandated", "active", "suspended", "ended"]


@dataclass(frozen=True, slots=True)
class Days:
    """The days on one of which something was or will be."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Ground:
    """One telling that a value rests on: the state or event of `id` as one report tells it."""

    id: str
    words: str
    sentence: str
    status: Status
    days: Days
    said_by: tuple[Party, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of the life of an operation, from the turn that began it to the next.

    `kind` is the turn, `standing` what the operation is at from then on (an operation that is
    expanded while it is suspended stays so). `begins` and `ends` bound the two days; `ends` is None
    while nothing is known to have ended it, and `ended_by` is the id of the phase that did.
    `grounds` tell it, `against` tell the contrary. Of what is planned, possible or called for,
    `came_true` is the id of the phase in which it came about; of what is denied, `denies` is the
    phase that others tell. `independent` counts the reports that tell it.
    """

    id: str
    kind: PhaseKind
    standing: Standing
    status: Status
    begins: Days
    ends: Days | None
    ended_by: str | None
    grounds: tuple[Ground, ...]
    against: tuple[Ground, ...]
    independent: int
    came_true: str | None = None
    denies: str | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """The life of an operation: `phases` follow one another, `beside` them is what else is told.

    That is what was planned, possible, called for or denied, and what is told as having happened
    against more reports that tell the contrary (`status` happened).
    """

    phases: tuple[Phase, ...]
    beside: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A strength as told for one day: `low` to `high` as its words allow; None is no bound.

    `corrected` is true where the report was corrected since and says so no more.
    """

    value: str
    low: int | None
    high: int | None
    day: Days
    status: Status
    grounds: tuple[Ground, ...]
    independent: int
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Spell:
    """A value that held from one day to another: a lead, an office, a membership.

    `who` holds it, an actor's id or none where only a name is told; `before` and `after` are the
    values of the spells that it took over from and that took over from it. `came_true` is when
    what was planned came about.
    """

    field: StateField
    value: str
    who: Party | None
    status: Status
    begins: Days
    ends: Days | None
    grounds: tuple[Ground, ...]
    independent: int
    before: str | None = None
    after: str | None = None
    came_true: Days | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """What passed between the actor of a dossier and another: happenings by type, most first.

    `events` counts happenings, `independent` the reports of all of them.
    """

    other: Party
    events: int
    types: tuple[tuple[str, int], ...]
    independent: int
    last: date | None


@dataclass(frozen=True, slots=True)
class Whole:
    """That a dossier rests on the newest `loaded` of `all` rows of a kind, or on the plans that
    come first; `all` is None when over the most that is counted.
    """

    what: Literal[
        "events", "statements", "statements of it", "events naming it", "states", "plans to come"
    ]
    loaded: int
    all: int | None
