"""What the record holds: claims and links, which only grow, and the rows of the views.

A claim has two clocks: when it was true (`earliest`, `latest`) and when it became known
(`published`; the store adds when it was recorded).
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.findings import EventType, MentionKind, Reading, StateField, StatementKind, Status
from dateline.identity import make_id
from dateline.text import Reason

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
        proof = self.evidence
        where = f"{proof.document}\x1f{proof.start}\x1f{proof.end}\x1f{','.join(proof.said_by)}"
        when = f"{self.earliest}\x1f{self.latest}\x1f{self.status}\x1f{self.certainty}"
        # Joined here as make_id would, since a record holds a hundred claims a report.
        content = f"{self.subject}\x1f{self.field}\x1f{self.value}\x1f{where}\x1f{when}"
        object.__setattr__(self, "id", make_id("claim", content))


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
class Figure:
    """A number of something as one report gives it, with its bounds ("more than 40 injured")."""

    what: str
    low: int | None
    high: int | None
    words: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as one report tells it; `happening` is shared by rows judged to be the same.

    `start` and `end` are the offsets of the trigger in the document's text. `country` is the ISO
    3166-1 alpha-3 code of the place. `because_of` are event ids.
    """

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
    country: str | None = None
    context: tuple[str, ...] = ()
    quantities: tuple[Figure, ...] = ()
    because_of: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement as one report gives it; parts of its content are joined by " … "."""

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


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor, place or operation: what it is called, and the names that reports give it.

    `id` is that of the knowledge base, of a name ("name/person/ann-lee") or of one document
    ("entity-..."). `known_names` are those of the knowledge base, `names` those met in reports.
    `documents` counts the reports that name it.
    """

    id: str
    kind: MentionKind
    name: str
    names: tuple[str, ...]
    known_names: tuple[str, ...] = ()
    documents: int = 1


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Where one document's place lies; `actor` is the id it has as an actor or mention.

    `precision` is PLOVER's resolution: 5 below a city, 4 city, 3 district, 2 province, 1 country.
    """

    actor: str
    name: str
    words: str
    geonames: int | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: int
    document: str


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of the views that one document's claims give."""

    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    states: tuple[StateRow, ...]
    actors: tuple[ActorRow, ...]
    places: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of the record; `superseded_by` is the id of its corrected version, if any."""

    id: str
    source: Source
    language: str
    words: int
    recorded: str
    superseded_by: str | None


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Someone who is quoted: how many statements, in how many reports, and when last published."""

    speaker: Party
    statements: int
    documents: int
    latest: date | None


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """Something still to come: one planned or called-for happening or state, and who reports it.

    `kind` is "event" or "state"; `id` that of the happening or state; `what` the PLOVER type, or
    the state's field and value.
    """

    id: str
    kind: Literal["event", "state"]
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


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One happening: the events judged to be the same, and the reports that tell it.

    `earliest` and `latest` are the days on which all events agree, or else those of the event
    with the narrowest date. `sentence` is that event's. `sources` holds each report once.
    """

    id: str
    type: EventType
    status: Status
    earliest: date | None
    latest: date | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    place: Party | None
    sentence: str
    events: tuple[EventRow, ...]
    sources: tuple[Source, ...]


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
class Side:
    """One side of a dispute: a value, the words for it, and who says so where."""

    value: str
    words: str
    said_by: tuple[Party, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Dispute:
    """Values for one field that exclude each other; `about` is a field or a counted thing."""

    about: str
    subject: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """One actor, place or operation over time, as known on a day.

    `facts` are ordered by field and time, `events` by day, `statements` by it and `mentioned_in`
    about it by day. `next` is its part of the agenda, `sources` every report used.
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
    """Why the record holds a thing: its claims with their words, the coder's reasons, the links."""

    id: str
    kind: Literal["event", "statement", "state", "actor", "document", "claim", "link"]
    source: Source | None
    claims: tuple[ClaimRow, ...]
    reasons: tuple[Reason, ...]
    links: tuple[LinkRow, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a question asks for; a field that is None asks nothing.

    `actor`, `recipient`, `speaker`, `subject` and `place` are names or ids. `from_` and `to` are
    inclusive days that what is found must overlap. `text` holds words that must all occur, phrases
    in double quotes. `report` is the id, url or path of a report or document. `as_of` hides what
    was published later. `superseded` adds versions of reports that were corrected since.
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
    """All that a dossier is made of, as the record's queries gave it."""

    actor: ActorRow
    as_of: date | None
    states: tuple[StateRow, ...]
    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    mentioned_in: tuple[StatementRow, ...]
    next: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """The functions by which a record turns readings into claims, rows and links.

    The store calls them and knows nothing of what they do; recording.py names them once.
    `version` is the version of Dateline that goes with what they make.
    """

    version: str
    make_claims: Callable[[Reading], tuple[Claim, ...]]
    make_rows: Callable[[str, Source, tuple[Claim, ...]], Rows]
    find_sentence: Callable[[str, int, int], str]
    link_actors: Callable[[tuple[ActorRow, ...]], tuple[Link, ...]]
    link_events: Callable[[tuple[EventRow, ...], tuple[EventRow, ...]], tuple[Link, ...]]
    find_blocks: Callable[[EventRow], tuple[str, ...]]
    group: Callable[[tuple[str, ...], tuple[Link, ...]], tuple[tuple[str, str], ...]]
    make_timeline: Callable[[tuple[EventRow, ...]], tuple[TimelineRow, ...]]
    make_agenda: Callable[[tuple[EventRow, ...], tuple[StateRow, ...], date], tuple[AgendaRow, ...]]
    make_dossier: Callable[[DossierParts], Dossier]
