"""What is to come: plans as announced, and what came of them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.findings import Status
from dateline.record import (
    EventRow,
    Party,
    Passage,
    PlanRow,
    Source,
    StatementRow,
    StateRow,
)


@dataclass(frozen=True, slots=True)
class Told:
    """An event, state or statement with what it says of a plan, if it says anything."""

    row: EventRow | StateRow | StatementRow
    plan: PlanRow | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What plans are looked up by: the keys of Trace, types and days of what may be told of one.

    What is found bears `need` of the keys, or has fewer parties than that, and at most `most`.
    Of what is too much (one great power is in half the news) that with most keys, nearest to `day`.
    """

    keys: tuple[str, ...]
    types: tuple[str, ...]
    first: date
    last: date
    day: date
    need: int = 1
    most: int = 1_000


OutcomeKind = Literal[
    "to_come",
    "open",
    "happened",
    "earlier",
    "later",
    "under_way",
    "moved",
    "called_off",
    "denied",
    "refused",
    "contradicted",
    "not_reported",
]


AgendaPart = Literal["to_come", "overdue", "all"]
"""What is asked of the agenda: what is still to come, what is overdue, or all plans."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One report's telling of a plan: by whom, to whom, in which words, for which days.

    `id` is that of the event, state or statement. `deadline` and `condition` are words of the
    report.
    """

    id: str
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    words: str
    status: Status
    earliest: date | None
    latest: date | None
    condition: Passage | None
    deadline: Passage | None
    start: int
    end: int
    source: Source


@dataclass(frozen=True, slots=True)
class Proof:
    """What a later report tells of a plan: `id` is that of the event or state.

    `says` is "happened", "ongoing", "did_not_happen", "denied", "refused", "moved" or "called_off";
    `why` why it is taken for this plan.
    """

    id: str
    says: str
    why: str
    by: tuple[Party, ...]
    words: str
    earliest: date | None
    latest: date | None
    start: int
    end: int
    source: Source


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a plan by what is known: `why` says it in words, `told` are the reports' words.

    "happened" is on the planned day, or told where no day was planned; "earlier" and "later" are
    on another day; "moved" has another day that is still to come, or none; "not_reported" is a day
    that passed without a word; "open" has no day and nothing is told of it.
    """

    kind: OutcomeKind
    why: str
    told: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A plan: one planned, promised, threatened or called-for thing, and who reports it.

    `kind` is "event", "state" or "statement" (what somebody promises, threatens or demands in words
    that are not coded further); `id` that of the happening, state or statement; `what` the PLOVER
    type, the state's field and value, or how it is announced. `earliest` and `latest` are the days
    planned last. `independent` counts the reports that do not copy each other. `words` is what is
    to be done, from the sentence; `announced` every telling, first published first.
    """

    id: str
    kind: Literal["event", "state", "statement"]
    what: str
    status: Status
    earliest: date | None
    latest: date | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    place: Party | None
    said_by: tuple[Party, ...]
    sentence: str
    sources: tuple[Source, ...]
    independent: int = 0
    words: str = ""
    condition: Passage | None = None
    deadline: Passage | None = None
    outcome: Outcome = Outcome("to_come", "")
    announced: tuple[Announcement, ...] = ()
