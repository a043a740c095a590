"""Readings made by hand, a line for each finding, and records to put them in."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dateline.findings import (
    Event,
    EventDate,
    EventPlace,
    EventType,
    Interval,
    Mention,
    MentionForm,
    MentionKind,
    Participant,
    Place,
    Quantity,
    Reading,
    State,
    StateField,
    Statement,
    StatementKind,
    Status,
)
from dateline.identity import make_id, make_part_id
from dateline.knowledge import Entry, Knowledge
from dateline.knowledge.compiled import compile_parts
from dateline.recording import make_rules
from dateline.rules import Rules
from dateline.store import Record
from dateline.text import Document, Published, Reason, Report, Span

NOW = datetime(2020, 3, 1, 12, 0, tzinfo=UTC)
VERSION = "0.1.0"

_ENTRIES = (
    Entry("organisation/nato", "organisation", "NATO", "test", aliases=("Atlantic Alliance",)),
    Entry("country/IRQ", "country", "Iraq", "test", country="IRQ"),
    Entry("country/BEL", "country", "Belgium", "test", country="BEL"),
    Entry("country/USA", "country", "United States", "test", country="USA"),
    Entry("place/brussels", "place", "Brussels", "test", country="BEL"),
    Entry("operation/nmi", "operation", "NATO Mission Iraq", "test"),
)


def make_knowledge() -> Knowledge:
    """A few entries by id."""
    return Knowledge(compile_parts(_ENTRIES, (), ()))


def rules() -> Rules:
    """The real rules, with the few entries."""
    return make_rules(make_knowledge(), version=VERSION)


def open_test_record(path: Path, *, read_only: bool = False, wait: float = 5.0) -> Record:
    """A record with the real rules."""
    return Record.open(path, rules=rules(), read_only=read_only, wait=wait)


def day(text: str | None) -> date | None:
    """An ISO day as a date."""
    return None if text is None else date.fromisoformat(text)


class Told:
    """A reading under construction: every finding is named by its words in the text."""

    def __init__(
        self,
        text: str,
        *,
        published: str | None = "2020-02-13",
        url: str | None = None,
        title: str | None = None,
    ) -> None:
        at = day(published)
        when = Published(published, "given" if published else "unknown", at, at)
        self.report = Report(
            source=f"{make_id('file', text, url)}.txt",
            body=text,
            media_type="text/plain",
            url=url,
            title=title,
            published=published,
        )
        self.document = Document(
            text=text,
            report=self.report.id,
            source=self.report.source,
            url=url,
            title=title,
            published=when,
        )
        self.mentions: list[Mention] = []
        self.statements: list[Statement] = []
        self.events: list[Event] = []
        self.states: list[State] = []
        self.places: list[Place] = []

    def span(self, words: str) -> Span:
        start = self.document.text.index(words)
        return self.document.span(start, start + len(words))

    def who(
        self,
        words: str,
        *,
        kind: MentionKind = "organisation",
        actor: str | None = None,
        form: MentionForm = "name",
        role: str | None = None,
    ) -> Participant:
        """A mention of these words (made once), as one who takes part."""
        span = self.span(words)
        one = make_part_id("mention", self.document.id, span.start, span.end)
        if all(known.id != one for known in self.mentions):
            entity = make_part_id("entity", self.document.id, actor or words)
            self.mentions.append(Mention(one, span, kind, form, entity, actor, role, span.start))
        return Participant(span, one, actor)

    def says(
        self,
        content: str,
        *,
        speaker: Participant | None = None,
        cue: str | None = None,
        kind: StatementKind = "indirect",
        within: str | None = None,
        said: str | None = None,
        **beside: Any,
    ) -> str:
        """A statement; gives its id. `beside`: audience, place, speaks_for, anonymity ..."""
        span = self.span(content)
        one = make_part_id("statement", self.document.id, span.start, span.end)
        cues = (self.span(cue),) if cue else ()
        when = Interval(day(said), day(said)) if said else None
        told = Statement(one, kind, (span,), cues, speaker, when, within, **beside)
        self.statements.append(told)
        return one

    def does(
        self,
        type_: EventType,
        trigger: str,
        *,
        actor: tuple[Participant, ...] = (),
        recipient: tuple[Participant, ...] = (),
        on: str | None = None,
        until: str | None = None,
        place: EventPlace | None = None,
        status: Status = "happened",
        said_by: tuple[str, ...] = (),
        count: tuple[str, int, str] | None = None,
    ) -> str:
        """An event; gives its id. `until` "" leaves the end open; `count`: what, number, words."""
        span = self.span(trigger)
        one = make_part_id("event", self.document.id, type_, span.start)
        last = None if until == "" else day(until or on)
        counted: tuple[Quantity, ...] = ()
        if count is not None:
            counted = (Quantity(count[0], count[1], count[1], self.span(count[2])),)
        self.events.append(
            Event(
                id=one,
                type=type_,
                mode=(),
                context=(),
                trigger=span,
                actor=actor,
                recipient=recipient,
                date=EventDate(day(on), last, None, "test"),
                place=place,
                status=status,
                certainty=3,
                background=False,
                said_by=said_by,
                because_of=(),
                quantities=counted,
                confidence=0.75,
                reasons=(Reason(span, f"{trigger!r} is a trigger of {type_}"),),
            )
        )
        return one

    def holds(
        self,
        subject: Participant,
        field: StateField,
        value: str,
        words: str,
        *,
        earliest: str | None = None,
        latest: str | None = None,
        status: Status = "happened",
        said_by: tuple[str, ...] = (),
    ) -> str:
        """A state; gives its id."""
        span = self.span(words)
        one = make_part_id("state", self.document.id, field, value, span.start)
        first, last = day(earliest), day(latest)
        why = (Reason(span, "test"),)
        state = State(one, subject, field, value, span, first, last, said_by, status, 2, why)
        self.states.append(state)
        return one

    def at(self, words: str, *, actor: str | None = None, country: str | None = None) -> EventPlace:
        """A place of an event, which is mentioned."""
        who = self.who(words, kind="place", actor=actor)
        return EventPlace(who.span, who.mention, actor, country)

    def located(self, words: str, name: str, country: str, lat: float, lon: float) -> None:
        """A place with coordinates."""
        who = self.who(words, kind="place")
        mention = who.mention or ""
        self.places.append(Place(who.span, mention, 1, name, country, None, lat, lon, 4))

    @property
    def reading(self) -> Reading:
        return Reading(
            document=self.document,
            mentions=tuple(self.mentions),
            statements=tuple(self.statements),
            events=tuple(self.events),
            states=tuple(self.states),
            places=tuple(self.places),
        )

    @property
    def pair(self) -> tuple[Report, Reading]:
        return self.report, self.reading


def brussels(
    *, url: str = "https://a.example/1", published: str = "2020-02-13", more: str = ""
) -> Told:
    """A report on a meeting, a plan, a strength and a suspension, through a speaker."""
    told = Told(
        "Ministers to meet again\n\nNATO met Iraq in Brussels on February 12. Ann Lee, a "
        "spokeswoman, said NATO would meet Iraq again on Friday. The mission has about 500 "
        f"trainers. It was suspended in January, and it will resume, Ann Lee said.{more}",
        published=published,
        url=url,
        title="Ministers to meet again",
    )
    nato = told.who("NATO", actor="organisation/nato")
    iraq = told.who("Iraq", kind="country", actor="country/IRQ")
    lee = told.who("Ann Lee", kind="person", role="spokeswoman")
    mission = told.who("The mission", kind="operation", actor="operation/nmi", form="nominal")
    place = told.at("Brussels", actor="place/brussels", country="BEL")
    told.located("Brussels", "Brussels", "BEL", 50.85, 4.35)
    said = told.says("NATO would meet Iraq again on Friday", speaker=lee, cue="said")
    later = told.says("it will resume", speaker=lee, said="2020-02-13")
    told.does("CONSULT", "met", actor=(nato, iraq), on="2020-02-12", place=place)
    told.does(
        "CONSULT",
        "would meet",
        actor=(nato, iraq),
        on="2020-02-14",
        status="planned",
        said_by=(said,),
    )
    told.holds(mission, "strength", "about 500", "about 500 trainers")
    told.holds(
        mission, "status", "suspended", "suspended", earliest="2020-01-10", latest="2020-01-21"
    )
    told.holds(mission, "status", "resumed", "resume", status="planned", said_by=(later,))
    return told


def unnamed() -> Told:
    """A report with a source that it does not name, who speaks for a body somewhere."""
    told = Told(
        "A spokesman for NATO told reporters in Brussels that the bridge was safe, speaking on "
        "condition of anonymity."
    )
    told.says(
        "the bridge was safe",
        speaker=Participant(told.span("A spokesman for NATO"), None, None),
        cue="told",
        audience=Participant(told.span("reporters"), None, None),
        place=told.who("Brussels", kind="place", actor="place/brussels"),
        speaks_for=told.who("NATO", actor="organisation/nato"),
        anonymity=told.span("on condition of anonymity"),
        speaker_kind="unnamed",
        number=1,
    )
    return told
