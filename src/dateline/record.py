"""What the record holds: claims and links, which only grow, and the rows of the views.

A claim has two clocks: when it was true (`earliest`, `latest`) and when it became known
(`published`; the store adds when it was recorded).
"""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.findings import EventType, StateField, StatementKind, Status
from dateline.identity import make_id

SubjectKind = Literal["document", "mention", "statement", "event", "state", "place"]
Judgement = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value stands, in which words, and through whom.

    `start` and `end` are offsets in the document's text and give back `quote`. `said_by` is the
    chain of statement ids, outermost first; `by` names the rule or model and its version.
    """

    document: str
    start: int
    end: int
    quote: str
    said_by: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The atom of the record: one value of one field of one subject, with its evidence."""

    subject: str
    kind: SubjectKind
    field: str
    value: str
    evidence: Evidence
    earliest: date | None
    latest: date | None
    published: date | None
    status: Status | None
    certainty: int | None
    id: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        where = (self.evidence.document, self.evidence.start, self.evidence.end)
        chain = ",".join(self.evidence.said_by)
        times = (self.earliest, self.latest, self.status, self.certainty)
        parts = (self.subject, self.field, self.value, *where, chain, *times)
        object.__setattr__(self, "id", make_id("claim", *parts))


@dataclass(frozen=True, slots=True)
class Link:
    """A decision that two things are the same, are not, or may be; it can be withdrawn.

    `author` is a rule with its version or a person. The latest decision of a person on a pair
    wins over the machine's.
    """

    left: str
    right: str
    judgement: Judgement
    score: float
    reason: str
    author: str
    id: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        parts = (self.left, self.right, self.judgement, self.reason, self.author)
        object.__setattr__(self, "id", make_id("link", *parts))


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part, across documents: canonical id and name, and the words of the report."""

    id: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Source:
    """The report that a row rests on."""

    document: str
    report: str
    title: str | None
    publisher: str | None
    url: str | None
    found_at: str
    published: date | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as one report tells it; `happening` is shared by rows judged to be the same."""

    id: str
    happening: str
    type: EventType
    mode: tuple[str, ...]
    status: Status
    certainty: int
    background: bool
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    earliest: date | None
    latest: date | None
    place: Party | None
    said_by: tuple[Party, ...]
    trigger: str
    sentence: str
    start: int
    end: int
    source: Source


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement as one report gives it."""

    id: str
    kind: StatementKind
    speaker: Party | None
    cue: str | None
    content: str
    earliest: date | None
    latest: date | None
    within: str | None
    start: int
    end: int
    source: Source


@dataclass(frozen=True, slots=True)
class StateRow:
    """One state as one report tells it."""

    id: str
    subject: Party
    field: StateField
    value: str
    words: str
    status: Status
    certainty: int
    earliest: date | None
    latest: date | None
    said_by: tuple[Party, ...]
    sentence: str
    start: int
    end: int
    source: Source
