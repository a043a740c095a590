"""What is asked of the record, and what comes back: a filter in, rows put together out."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dateline.disputes import Dispute, DisputeParts
from dateline.findings import MentionKind, StateField, Status
from dateline.lives import Level, Life, Spell, Tie, Whole
from dateline.plans import AgendaRow
from dateline.record import (
    ActorRow,
    Claim,
    EventRow,
    Link,
    Party,
    Source,
    StatementRow,
    StateRow,
)
from dateline.text import Reason
from dateline.versions import ValueChange


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of the record; `superseded_by` is the id of its corrected version, if any.

    `withdrawn` is true of a report that does not stand any more.
    """

    id: str
    source: Source
    language: str
    words: int
    recorded: str
    superseded_by: str | None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a record holds: the days between which its reports became known, and counts.

    `reports` counts documents, `events`, `statements` and `states` what each of them tells.
    """

    first: date | None
    last: date | None
    reports: int
    events: int
    statements: int
    states: int


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Someone who is quoted: how many statements, in how many independent reports, when last."""

    speaker: Party
    statements: int
    documents: int
    latest: date | None


@dataclass(frozen=True, slots=True)
class NameRow:
    """Who has a name that was looked for: its words are that name, `documents` the reports.

    Reports are counted up to a thousand.
    """

    actor: Party
    kind: MentionKind
    documents: int


@dataclass(frozen=True, slots=True)
class PartRow:
    """A text of which another prints a part: `share` of the other's sentences stand in it."""

    source: Source
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One report that tells a thing, as who tells it: by itself, or as a copy of another text.

    `independent` is true for one report of each text: the original, or the first that tells it.
    `original` is the report whose text it prints, None when it is that itself; `changed` the share
    of its sentences that do not stand there; `copies` how many other reports print the text.
    `wire` is the agency that the text is credited to, `family` the company that the publisher
    belongs to. `parts` are texts of which it prints a part and a part only, so that both count.
    `words` are those that tell the thing, empty where it is merely named.
    """

    source: Source
    independent: bool
    original: Source | None
    changed: float | None
    copies: int
    wire: str | None
    family: str | None
    parts: tuple[PartRow, ...]
    words: str


CertaintyLevel = Literal[
    "established",
    "reported",
    "attributed",
    "claimed",
    "unnamed",
    "possible",
    "expected",
    "disputed",
    "denied",
]


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure a happening is: a level in a word, and the reasons, in words, that lead to it.

    The reasons count independent reports by what they say and through whom.
    """

    level: CertaintyLevel
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One happening: the events judged to be the same, and the reports that tell it.

    `earliest` and `latest` are the days on which all events agree, or else those of the event
    with the narrowest date. `sentence` is that event's. `sources` holds each report once,
    `independent` counts those that do not copy each other. `certainty` says how sure it is.
    """

    id: str
    type: str
    status: Status
    earliest: date | None
    latest: date | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    place: Party | None
    sentence: str
    events: tuple[EventRow, ...]
    sources: tuple[Source, ...]
    independent: int = 0
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one field of a dossier, with every state that gives it.

    `earliest` and `latest` span what the states say; None where none of them says.
    """

    field: StateField
    value: str
    status: Status
    earliest: date | None
    latest: date | None
    states: tuple[StateRow, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """One actor, place or operation over time, as known on a day.

    `facts` are ordered by field and time, `events` by day, `statements` by it and `mentioned_in`
    about it by day. `named_in` are events that others take part in and whose telling sentence
    names it. `next` is its part of the agenda, `sources` every report used; `copies` are those of
    them that print one text, and `independent` counts each text once. `corrected` are states that
    a report gave and its corrected version does not give any more, `withdrawn` the reports that
    named it and do not stand any more: nothing that they told counts. `life` is that of an
    operation, or of what else is told to have been suspended and the like; `strength` its levels by
    day; `spells` are leads, members and offices by stretch, `ties` those with whom it acts, of a
    place those who act there. `whole` says of which rows there are more than were looked at, which
    are then the newest.
    """

    actor: ActorRow
    as_of: date | None
    facts: tuple[Fact, ...]
    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    mentioned_in: tuple[StatementRow, ...]
    disputes: tuple[Dispute, ...]
    next: tuple[AgendaRow, ...]
    sources: tuple[Source, ...]
    named_in: tuple[EventRow, ...] = ()
    corrected: tuple[StateRow, ...] = ()
    copies: tuple[tuple[Source, ...], ...] = ()
    independent: int = 0
    withdrawn: tuple[Source, ...] = ()
    life: Life | None = None
    strength: tuple[Level, ...] = ()
    spells: tuple[Spell, ...] = ()
    ties: tuple[Tie, ...] = ()
    whole: tuple[Whole, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as recorded, with the sentence around its words and the speakers it came through."""

    claim: Claim
    sentence: str
    said_by: tuple[Party, ...]
    recorded: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as recorded; `withdrawn` says by whom it was taken back, if it was."""

    link: Link
    recorded: str
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the record holds a thing: its claims with their words, the coder's reasons, the links.

    `supersedes` is the version of the report that this one's document took the place of, and
    `superseded_by` the one that took its. `changes` are what versions of the report changed in an
    event, statement or state. `withdrawn` is true when the report does not stand any more. Of an
    event, `certainty` is that of its happening.
    """

    id: str
    kind: Literal["event", "statement", "state", "actor", "document", "claim", "link", "tally"]
    source: Source | None
    claims: tuple[ClaimRow, ...]
    reasons: tuple[Reason, ...]
    links: tuple[LinkRow, ...]
    supersedes: Source | None = None
    superseded_by: Source | None = None
    changes: tuple[ValueChange, ...] = ()
    withdrawn: bool = False
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """What a question asks for; a field that is None asks nothing.

    `actor`, `recipient`, `speaker`, `subject` and `place` are names or ids. `from_` and `to` are
    inclusive days that what is found must overlap. `text` holds words that must all occur, phrases
    in double quotes. `report` is the id, url or path of a report or document. `as_of` hides what
    was published later. `superseded` adds versions of reports that were corrected since. `after` is
    the id of a row after which a list of events, statements, states or documents goes on.
    """

    actor: str | None = None
    recipient: str | None = None
    speaker: str | None = None
    subject: str | None = None
    place: str | None = None
    type: str | None = None
    field: str | None = None
    status: str | None = None
    from_: date | None = None
    to: date | None = None
    as_of: date | None = None
    text: str | None = None
    report: str | None = None
    background: bool | None = None
    superseded: bool = False
    limit: int | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A report that is in the record for good; `new` is False when it was there before."""

    report: str
    document: str
    new: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a record: where, what, and what to do about it."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class DossierParts:
    """All that a dossier is made of, as the record's queries gave it.

    `holders` are states of others that tell of the same offices, or of offices in the actor.
    """

    actor: ActorRow
    as_of: date | None
    states: tuple[StateRow, ...]
    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    mentioned_in: tuple[StatementRow, ...]
    next: tuple[AgendaRow, ...]
    named_in: tuple[EventRow, ...] = ()
    corrected: tuple[StateRow, ...] = ()
    withdrawn: tuple[Source, ...] = ()
    holders: tuple[StateRow, ...] = ()
    whole: tuple[Whole, ...] = ()
    disputed: DisputeParts = field(default_factory=DisputeParts)
