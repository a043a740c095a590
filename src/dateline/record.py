"""What the record holds: claims and links, which only grow, and the rows that claims make.

A claim has two clocks: when it was true (`earliest`, `latest`) and when it became known
(`published`; the store adds when it was recorded).
"""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.findings import MentionKind, SpeakerKind, StateField, StatementKind, Status
from dateline.identity import make_id
from dateline.text import Span

SubjectKind = Literal["document", "mention", "statement", "event", "state", "place", "tally"]
Judgement = Literal["same", "different", "unsure"]

MACHINE = "dateline "
"""How the author of what Dateline decided by itself begins."""

ENTITY, WORDS = "entity-", "words-"
"""How the ids begin of who is known in one document only: by mentions of one thing, or by words."""

UNKNOWN = (ENTITY, WORDS)

NAMED = "name/"
"""How the ids begin that links give to all of one name whom the knowledge base does not know."""


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
    """The report that a row rests on.

    `published` is the last day it may be of, `earliest` the first where that is another day.
    `same_text` is the id that all reports share which print its text; None where no other does.
    """

    document: str
    report: str
    title: str | None
    publisher: str | None
    url: str | None
    found_at: str
    published: date | None
    earliest: date | None = None
    same_text: str | None = None

    @property
    def text_id(self) -> str:
        """The id that stands for its text: reports that differ in it are independent."""
        return self.same_text or self.document


@dataclass(frozen=True, slots=True)
class Printing:
    """A text as one report prints it: the report, its writer, all its words."""

    source: Source
    author: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What a text says of itself as a text: its notes of correction, and that it does not stand.

    `retraction` are the words by which it is withdrawn itself; `withdraws` the addresses and
    headings of other reports that it withdraws, in the words of `withdrawal`.
    """

    corrections: tuple[Span, ...] = ()
    retraction: Span | None = None
    withdraws: tuple[str, ...] = ()
    withdrawal: Span | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Of a text's `sentences`, how many are `shared` with another text, with how many `words`."""

    shared: int
    sentences: int
    words: int


@dataclass(frozen=True, slots=True)
class Telling:
    """The text of one report with the days it can be of, and the days on which its quotations fell.

    `said` pairs the words of a direct quotation with the first day on which they can have been
    said.
    """

    document: str
    title: str | None
    text: str
    earliest: date | None
    latest: date | None
    said: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days that other reports leave an undated one, and why; an open end is None."""

    earliest: date | None
    latest: date | None
    reasons: tuple[str, ...]


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

    `named` are those that the telling sentence names beside who takes part. `start` and `end` are
    the offsets of the trigger in the document's text. `country` is the ISO 3166-1 alpha-3 code of
    the place. `because_of` are event ids.
    """

    id: str
    happening: str
    type: str
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
    named: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement as one report gives it; parts of its content are joined by " … ".

    `named` are those that its content refers to without a name ("the mission"). `audience` is whom
    it was said to, `place` where, `speaks_for` whom a spokesperson speaks for; `anonymity` are the
    words that say why a source has no name, `number` how many people without a name speak.
    """

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
    named: tuple[Party, ...] = ()
    audience: Party | None = None
    place: Party | None = None
    speaks_for: Party | None = None
    anonymity: str | None = None
    speaker_kind: SpeakerKind | None = None
    number: int | None = None


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
class Passage:
    """Words of a document with their offsets."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """That an event, state or statement tells of something to come, or of what became of a plan.

    `id` is the id of that event, state or statement. `announces` is False of what only tells that a
    plan was `moved` or `called_off` (`turn`); `thing` is then the type of event that its words for
    the plan mean, or "plan". `earliest` and `latest` are the days on which it is to come, `since`
    the first of them, or else the last day that the report may be of.
    """

    id: str
    kind: Literal["event", "state", "statement"]
    status: Status
    announces: bool
    earliest: date | None
    latest: date | None
    since: date | None
    condition: Passage | None = None
    deadline: Passage | None = None
    turn: Literal["moved", "called_off"] | None = None
    turned: Passage | None = None
    thing: str | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """That a party, a place or people called by a noun stand in an event or state of a day.

    `key` is an id, or "called/ministers" of people without one; `type` the type of the event, or
    the field and value of the state; `subject` its id; `parties` how many with an id take part.
    """

    key: str
    type: str
    day: date
    subject: str
    parties: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor, place or operation: what it is called, and the names that reports give it.

    `id` is that of the knowledge base, of a name ("name/person/ann-lee") or of one document
    ("entity-..."). `known_names` are those of the knowledge base, `names` those met in reports.
    `documents` counts the reports that name it, in a dossier independent ones.
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
class TallyRow:
    """How many there were, as one report counts them; open bounds are None.

    `what` is the kind (killed, rockets, crowd), `of` narrows who is counted (findings.Tally).
    `occasion` is shared by the tallies of one report that are of one happening, `sort` is its
    class; `happening` that of its coded event, empty without one. `earliest` and `latest` are its
    days, `scene` the sentence that tells it. `as_of` is the day that the words give the number.
    `said_by` are those who count, outermost first.
    """

    id: str
    what: str
    low: int | None
    high: int | None
    words: str
    of: tuple[str, ...]
    occasion: str
    sort: str
    trigger: str
    event: str | None
    happening: str
    places: tuple[Party, ...]
    countries: tuple[str, ...]
    earliest: date | None
    latest: date | None
    as_of: date | None
    said_by: tuple[Party, ...]
    sentence: str
    scene: str
    start: int
    end: int
    source: Source


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of the views that one document's claims give."""

    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    states: tuple[StateRow, ...]
    actors: tuple[ActorRow, ...]
    places: tuple[PlaceRow, ...]
    tallies: tuple[TallyRow, ...] = ()
    plans: tuple[PlanRow, ...] = ()
    traces: tuple[Trace, ...] = ()


def is_machine(author: str) -> bool:
    """Tell whether an author would sign as Dateline does, in any case, which no person may."""
    return author.casefold().split()[:1] == MACHINE.split()
