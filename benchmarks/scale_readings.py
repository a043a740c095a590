"""Readings made up for the benchmark `scale`: varied, seeded, and of the shape that real ones have.

A reading has a lead, events with actors, recipients, days and places, statements, states and some
actors that no knowledge has. Who is told of follows a long tail, as in news: a few states and
bodies stand in most readings, most people in few. Reports come in the order of their days, about
a hundred a day, and one in five tells again what another told on the days before. Some of what is
told is still to come; later reports tell that it came about, did not, or is to be on another day.
"""

import random
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.findings import (
    Event,
    EventDate,
    EventPlace,
    EventType,
    Interval,
    Mention,
    MentionKind,
    Participant,
    Plan,
    Quantity,
    Reading,
    State,
    Statement,
    Status,
)
from dateline.identity import make_part_id
from dateline.knowledge import Entry, Knowledge
from dateline.text import Document, Published, Reason, Report, Span

FIRST = date(2016, 1, 1)
PER_DAY = 100
_RETOLD = 0.2
_PLANNED, _CAME = 0.15, 0.2
"""Shares of what is told that is still to come, and that tells what came of a plan."""
_BASES = {"met": "meet", "accused": "accuse", "attacked": "attack", "praised": "praise",
          "warned": "warn", "arrested": "arrest", "aided": "aid", "joined": "join",
          "rejected": "reject", "asked": "ask"}  # fmt: skip
_VERBS: tuple[tuple[str, EventType], ...] = (
    ("met", "CONSULT"), ("accused", "ACCUSE"), ("attacked", "ASSAULT"), ("praised", "SUPPORT"),
    ("warned", "THREATEN"), ("arrested", "COERCE"), ("aided", "AID"), ("joined", "COOPERATE"),
    ("rejected", "REJECT"), ("asked", "REQUEST"),
)  # fmt: skip
_FIRSTS = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gro", "Hal", "Ida", "Jon", "Kari", "Leo")
_TOPICS = (
    "grain",
    "gas",
    "water",
    "borders",
    "prisoners",
    "visas",
    "ports",
    "fish",
    "steel",
    "aid",
    "mines",
    "elections",
    "roads",
    "schools",
    "debts",
    "drones",
    "rails",
    "wages",
    "islands",
    "taxes",
    "films",
    "vaccines",
    "bridges",
    "dams",
    "forests",
    "cables",
    "pipelines",
    "coal",
)
_ENDS = ("after talks on {} and {}", "in a row over {} and {}", "with a view to {} and {}",
         "months after a deal on {} and {}", "in return for {} and {}")  # fmt: skip
_LASTS = ("Berg", "Dahl", "Fosse", "Grun", "Holt", "Kvist", "Lund", "Moe", "Nor", "Ruud", "Strand")


@dataclass(frozen=True, slots=True)
class Happening:
    """What a sentence tells: who did what to whom, where, on which day."""

    actor: str
    verb: tuple[str, EventType]
    recipient: str
    place: str
    day: date
    speaker: str
    end: str
    status: Status = "happened"
    killed: int = 0

    @property
    def told(self) -> str:
        """The words for what was done, is to be done, or was not done."""
        base = _BASES[self.verb[0]]
        if self.status == "planned":
            return f"will {base}"
        return f"did not {base}" if self.status == "did_not_happen" else self.verb[0]

    @property
    def when(self) -> str:
        """The words at the end: a condition of some plans, the dead of attacks."""
        if self.status == "planned" and self.end.startswith("with"):
            return "if ministers agree"
        return f"killing {self.killed} people {self.end}" if self.killed else self.end


class Maker:
    """Makes readings; the same seed gives the same ones."""

    def __init__(self, knowledge: Knowledge, *, seed: int = 5) -> None:
        self._random = random.Random(seed)  # noqa: S311 (no secret)
        kinds: tuple[MentionKind, ...] = ("country", "organisation", "group", "person")
        actors = [one for kind in kinds for one in knowledge.of_kind(kind)[:400]]
        self._random.shuffle(actors)
        self._actors = {one.name: one for one in actors}
        self._names = list(self._actors)
        self._places = {one.name: one for one in knowledge.of_kind("place")[:600]}
        self._towns = list(self._places)
        self._recent: list[Happening] = []
        self._plans: list[Happening] = []

    def make(self, count: int) -> Iterator[tuple[Report, Reading]]:
        """Give this many reports with their readings, in order of publication."""
        for number in range(count):
            yield self._make(number, FIRST + timedelta(days=number // PER_DAY))

    def _make(self, number: int, day: date) -> tuple[Report, Reading]:
        told = [self._happening(day) for _ in range(self._random.randint(2, 5))]
        return _Writer(self, number, day).write(told)

    def _happening(self, day: date) -> Happening:
        chance = self._random.random()
        if self._recent and chance < _RETOLD:
            return self._random.choice(self._recent)
        if self._plans and chance < _RETOLD + _CAME:
            return self._what_came(day)
        made = Happening(
            self._who(),
            self._random.choice(_VERBS),
            self._who(),
            self._towns[self._tail(len(self._towns))],
            day - timedelta(days=self._random.randint(0, 3)),
            self._who(),
            self._random.choice(_ENDS).format(*self._random.sample(_TOPICS, 2)),
        )
        if self._random.random() < _PLANNED:
            made = replace(made, day=day + timedelta(days=self._random.randint(1, 14)))
            made = replace(made, status="planned")
            self._plans = [*self._plans[-400:], made]
        elif made.verb[1] == "ASSAULT":
            made = replace(made, killed=self._random.randint(1, 60))
        self._recent = [*self._recent[-40:], made]
        return made

    def _what_came(self, day: date) -> Happening:
        """Tell of an earlier plan: held, late, not held; one that is still to come is moved."""
        plan = self._plans.pop(self._random.randrange(len(self._plans)))
        if plan.day > day:
            moved = replace(plan, day=plan.day + timedelta(days=self._random.randint(1, 7)))
            self._plans.append(moved)
            return moved
        late = timedelta(days=self._random.choice((0, 0, 0, 1)))
        status: Status = "did_not_happen" if self._random.random() < _PLANNED else "happened"
        return replace(plan, day=min(day, plan.day + late), status=status)

    def _who(self) -> str:
        if self._random.random() < _RETOLD:
            first, last = self._random.choice(_FIRSTS), self._random.choice(_LASTS)
            return f"{first} {self._random.choice('ABCDEFGHIKLMNOPRSTUVW')}. {last}"
        return self._names[self._tail(len(self._names))]

    def _tail(self, count: int) -> int:
        """Give a number below `count`, small ones far more often."""
        return min(count - 1, int(self._random.paretovariate(0.6)) - 1)

    def entry(self, name: str) -> Entry | None:
        """Give the entry of a name of an actor or place, None for somebody made up."""
        return self._actors.get(name) or self._places.get(name)


class _Writer:
    """Writes one report and marks what it says."""

    def __init__(self, maker: Maker, number: int, day: date) -> None:
        self._maker, self._number, self._day = maker, number, day
        self._mentions: dict[tuple[int, int], Mention] = {}
        self._events: list[Event] = []
        self._statements: list[Statement] = []
        self._states: list[State] = []
        self._plans: list[Plan] = []

    def write(self, told: list[Happening]) -> tuple[Report, Reading]:
        """Give the report and its reading."""
        lines = [
            f"{h.speaker} said {h.actor} {h.told} {h.recipient} in {h.place} {h.when}."
            for h in told
        ]
        text = "\n\n".join((f"Report {self._number}", *lines))
        report = Report(
            f"made/{self._number}.txt", text, "text/plain",
            url=f"https://made.example/{self._number}", title=f"Report {self._number}",
            publisher=f"Paper {self._number % 37}", published=self._day.isoformat(),
        )  # fmt: skip
        when = Published(self._day.isoformat(), "given", self._day, self._day)
        document = Document(
            text, report.id, report.source, url=report.url, title=report.title,
            publisher=report.publisher, published=when,
        )  # fmt: skip
        at = 0
        for happening, line in zip(told, lines, strict=True):
            at = text.index(line, at)
            self._tell(document, happening, at)
            at += len(line)
        ordered = sorted(self._mentions.values(), key=lambda one: one.span.start)
        reading = Reading(
            document, tuple(ordered), (), tuple(self._statements), tuple(self._events),
            tuple(self._states), plans=tuple(self._plans), meaning=_find_meaning(told[0]),
        )  # fmt: skip
        return report, reading

    def _tell(self, document: Document, told: Happening, at: int) -> None:
        speaker = self._who(document, told.speaker, at)
        cue = (document.span(speaker.span.end + 1, speaker.span.end + 5),)
        actor = self._who(document, told.actor, cue[0].end + 1)
        start = actor.span.end + 1
        trigger = document.span(start, start + len(told.told))
        recipient = self._who(document, told.recipient, trigger.end + 1)
        town = self._who(document, told.place, recipient.span.end + 4)
        statement = make_part_id("statement", document.id, at)
        content = (document.span(actor.span.start, town.span.end),)
        said = Interval(self._day, self._day)
        self._statements.append(Statement(statement, "indirect", content, cue, speaker, said, None))
        entry = self._maker.entry(told.place)
        place = EventPlace(town.span, town.mention, town.actor, entry.country if entry else None)
        event = make_part_id("event", document.id, told.verb[1], trigger.start)
        behind = town.span.end + 1
        if told.when.startswith("if"):
            condition = document.span(behind, behind + len(told.when))
            self._plans.append(Plan(event, condition=condition))
        quantities: tuple[Quantity, ...] = ()
        if told.killed and told.status == "happened":
            dead = document.span(behind + 8, behind + 8 + len(str(told.killed)))
            quantities = (Quantity("killed", told.killed, told.killed, dead),)
        self._events.append(
            Event(
                id=event,
                type=told.verb[1], mode=(), context=(), trigger=trigger, actor=(actor,),
                recipient=(recipient,), date=EventDate(told.day, told.day, None, "made"),
                place=place, status=told.status, certainty=2, background=False,
                said_by=(statement,), because_of=(), quantities=quantities, confidence=0.8,
                reasons=(Reason(trigger, "made"),),
            )
        )  # fmt: skip
        self._hold(document, actor, trigger)

    def _hold(self, document: Document, subject: Participant, span: Span) -> None:
        why = (Reason(span, "made"),)
        identity = make_part_id("state", document.id, span.start)
        days = (self._day, None)
        self._states.append(
            State(identity, subject, "status", "active", span, *days, (), "happened", 2, why)
        )

    def _who(self, document: Document, words: str, at: int) -> Participant:
        entry = self._maker.entry(words)
        span = document.span(at, at + len(words))
        kind: MentionKind = entry.kind if entry else "person"
        actor = entry.id if entry else None
        one = make_part_id("mention", document.id, span.start, span.end, kind)
        entity = make_part_id("entity", document.id, actor or words)
        self._mentions[span.start, span.end] = Mention(
            one, span, kind, "name", entity, actor, None, span.start
        )
        return Participant(span, one, actor)


def _find_meaning(lead: Happening) -> str:
    """Give a made-up point: what is told with the same end means the same."""
    return b64encode(random.Random(lead.end).randbytes(384)).decode("ascii")  # noqa: S311 (as above)
