"""What one document says: the types that make up a reading.

Field names are those of the reading's JSON form (docs/data-model.md). `certainty` and `status`
come from the wording; `confidence` is the coder's own. Days are inclusive on both ends.
"""

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Literal, get_args, get_type_hints

from dateline.errors import SpanError
from dateline.text import Document, Reason, Span

MentionKind = Literal["person", "organisation", "country", "place", "operation", "group", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
CueKind = Literal[
    "says", "thinks", "wants", "knows", "feels", "asks", "orders", "promises", "threatens", "denies"
]
StatementKind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["named", "unnamed", "collective"]
Status = Literal[
    "happened",
    "ongoing",
    "planned",
    "possible",
    "called_for",
    "conditional",
    "denied",
    "did_not_happen",
]
AFFIRMED: frozenset[Status] = frozenset(("happened", "ongoing"))
"""Statuses of what is told to be so."""

DENIED: frozenset[Status] = frozenset(("denied", "did_not_happen"))
"""Statuses of what is told not to be so; all others leave it open, or to come."""

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
PlanTurn = Literal["moved", "called_off"]
"""What becomes of a plan before its day."""

StateField = Literal[
    "office",
    "strength",
    "status",
    "lead",
    "task",
    "mandate_until",
    "consent",
    "member",
    "former_member",
    "later_name",
    "earlier_name",
    "partner",
    "part_of",
    "located_in",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names or refers to an actor, place or operation.

    `entity` is shared by all mentions of one thing in this document. `actor` is the id of the
    knowledge-base entry, `role` the office as the text gives it ("Secretary General of NATO").
    `head` is the offset at which the head word starts, `why` says what led from the words to the
    entity. `country` (ISO 3166-1 alpha-3) and `sector` (PLOVER) are those of the entry, or what the
    text tells of somebody unnamed ("two Turkish soldiers").
    """

    id: str
    span: Span
    kind: MentionKind
    form: MentionForm
    entity: str
    actor: str | None
    role: str | None
    head: int
    why: str = ""
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: TIMEX3 type, value and mod, and the days it can mean.

    `earliest` and `latest` are None where the value names no days (a bare duration). `edtf` is the
    same meaning in EDTF level 1. `why` says what the value was counted from.
    """

    id: str
    span: Span
    type: TimexType
    value: str
    mod: str | None
    earliest: date | None
    latest: date | None
    edtf: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Interval:
    """The earliest and latest day that something can be of."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who takes part: the words, the mention there if there is one, the actor it is.

    `meant` are the words that a pronoun in `span` stands for, where no mention has them: of "a
    banner that read" the banner.
    """

    span: Span
    mention: str | None
    actor: str | None
    meant: Span | None = None

    @property
    def words(self) -> Span:
        """The words that say most of who it is."""
        return self.meant or self.span


@dataclass(frozen=True, slots=True)
class Statement:
    """Words or content attributed to a speaker.

    `content` and `cue` may be discontinuous. `said` is when it was said, `within` the statement
    in which this one is told, `cue_kind` what the cue does (says, thinks, promises ...).

    `audience` is whom it was said to, `place` where, `speaks_for` whom a spokesperson speaks for,
    `anonymity` the words that say why the speaker has no name. `speaker_kind` tells a source that
    the report names from people whom it does not name and from a body that it calls without its
    name ("the ministry"); `number` is how many people without a name speak, where it says so.
    """

    id: str
    kind: StatementKind
    content: tuple[Span, ...] = field(metadata={"single": True})
    cue: tuple[Span, ...] = field(metadata={"single": True})
    speaker: Participant | None
    said: Interval | None
    within: str | None
    cue_kind: CueKind = "says"
    audience: Participant | None = None
    place: Participant | None = None
    speaks_for: Participant | None = None
    anonymity: Span | None = None
    speaker_kind: SpeakerKind | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event was or will be; `span` is the time expression it rests on, if any."""

    earliest: date | None
    latest: date | None
    span: Span | None
    why: str


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event was or will be: the words, the mention, the knowledge-base entry."""

    span: Span
    mention: str | None
    actor: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something, with its bounds ("more than 40 injured").

    `as_of` is the last day that the words give for it ("as of Tuesday"); without one the number
    stands as of the day of the report.
    """

    what: str
    low: int | None
    high: int | None
    span: Span
    as_of: date | None = field(default=None, metadata={"rare": True})


@dataclass(frozen=True, slots=True)
class Event:
    """What somebody did, does, plans, denies: one PLOVER event as told at one place.

    `said_by` are statement ids, outermost first: an event told in a statement is claimed by its
    speaker. `certainty` runs from -3 (certainly not) to 3 (certain).
    `type` is a PLOVER type (EventType) or one of the user's own codebook, which may give a `code`
    in its own terms, such as CAMEO's.
    """

    id: str
    type: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    trigger: Span
    actor: tuple[Participant, ...]
    recipient: tuple[Participant, ...]
    date: EventDate
    place: EventPlace | None
    status: Status
    certainty: int
    background: bool
    said_by: tuple[str, ...]
    because_of: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    confidence: float
    reasons: tuple[Reason, ...]
    code: str | None = field(default=None, metadata={"rare": True})


@dataclass(frozen=True, slots=True)
class State:
    """Something that holds over a stretch of time: an office, a strength, a status."""

    id: str
    subject: Participant
    field: StateField
    value: str
    span: Span
    earliest: date | None
    latest: date | None
    said_by: tuple[str, ...]
    status: Status
    certainty: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the text names: gazetteer id, ISO3 country, coordinates.

    `precision` is PLOVER's resolution: 5 below a city, 4 city, 3 district, 2 province, 1 country.
    `why` is the evidence that was counted, each piece with its weight.
    """

    span: Span
    mention: str
    geonames: int | None
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class MainEvent:
    """What a report is mainly about: who did what, when, where and why, in its own words.

    `what` is the predicate of the main clause of the headline or the lead, `who` its subjects.
    `event` is the event that was coded there, if there is one. What no words near the clause say
    is None.
    """

    what: Span
    who: tuple[Participant, ...]
    when: EventDate
    where: EventPlace | None
    why: Span | None
    event: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of what a report says there were: of the dead, of rockets, of a crowd.

    `what` is the kind (killed is not wounded; casualties are both), `of` narrows it to some: ISO
    codes, ids of actors and classes such as "civilian"; empty means all. `occasion` is shared by
    the tallies that a report gives for one happening, `sort` its class ("attack", "flood"), empty
    where only the deed itself is told; `trigger` are the words that tell it, `event` the coded
    event, if there is one. `by` is who counts where no statement says so, `as_of` the day that the
    words give; without one it stands as of the day of the report.
    """

    id: str
    what: str
    low: int | None
    high: int | None
    span: Span
    of: tuple[str, ...]
    occasion: str
    sort: str
    trigger: Span
    event: str | None
    when: EventDate
    places: tuple[Participant, ...]
    said_by: tuple[str, ...]
    by: Participant | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What the words say of something to come beside the event, state or statement `of` itself.

    `condition` are the words on which it depends, `deadline` those by when it is to be done. `due`
    are the days of a deadline, of the content of a promise or demand, or those to which a plan is
    moved; of a plan that is `moved` or `called_off` (`turn`, in the words `turned`) `thing` is the
    type of event that the noun for it announces ("talks").
    """

    of: str
    condition: Span | None = None
    deadline: Span | None = None
    due: EventDate | None = None
    turn: PlanTurn | None = None
    turned: Span | None = None
    thing: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Words that look like a finding and were left out, with the reason."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says. Every span in it is checked against the document's text.

    `meaning` is what its head means, as a point among others: 384 signed bytes in base64.
    """

    document: Document
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    states: tuple[State, ...] = ()
    places: tuple[Place, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    main: MainEvent | None = None
    tallies: tuple[Tally, ...] = ()
    plans: tuple[Plan, ...] = ()
    meaning: str | None = field(default=None, metadata={"rare": True})

    def __post_init__(self) -> None:
        source = self.document.text
        for span in spans_of(self):
            if source[span.start : span.end] != span.text:
                raise SpanError(
                    f"a finding rests on {span.text!r} at {span.start}-{span.end}, but document "
                    f"{self.document.id} says {source[span.start : span.end]!r} there"
                )


def spans_of(thing: object) -> list[Span]:
    """Collect every span in a reading or a part of one, in the order of the fields."""
    found: list[Span] = []
    _collect_spans(thing, found)
    return found


def _collect_spans(thing: object, found: list[Span]) -> None:
    if isinstance(thing, Span):
        found.append(thing)
    elif isinstance(thing, tuple):
        for item in thing:
            _collect_spans(item, found)
    else:
        kind: type = type(thing)
        for name in _fields_with_spans(kind):
            _collect_spans(getattr(thing, name), found)


@cache
def _fields_with_spans(kind: type) -> tuple[str, ...]:
    """Give the fields of a type that can hold spans, by what their annotations name."""
    if not is_dataclass(kind):
        return ()
    hints = get_type_hints(kind)
    return tuple(part.name for part in fields(kind) if _can_hold_spans(hints[part.name]))


def _can_hold_spans(hint: object) -> bool:
    inside = get_args(hint)
    if inside:
        return any(map(_can_hold_spans, inside))
    return hint is Span or (isinstance(hint, type) and bool(_fields_with_spans(hint)))
