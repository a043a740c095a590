"""From the claims of one document to the rows of the views, and from nothing but the claims.

A row can be thrown away and made again. Names of known actors are those of the knowledge base.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar, cast

from dateline.assemble.corrections import apply_corrections
from dateline.assemble.forms import parse_figure, parse_point
from dateline.assemble.plan_rows import PLAN_FIELDS, make_plan_rows, make_traces
from dateline.assemble.sentences import find_sentence
from dateline.assemble.tallies import read_as_of
from dateline.findings import MentionKind, SpeakerKind, StateField, StatementKind
from dateline.knowledge import Entry, Knowledge
from dateline.record import (
    ActorRow,
    Claim,
    EventRow,
    Party,
    PlaceRow,
    Rows,
    Source,
    StatementRow,
    StateRow,
    TallyRow,
)

Row = TypeVar("Row")
Fields = dict[str, list[Claim]]
"""The claims of one subject by field, in order of writing."""

JOINT = " … "
"""Stands between the parts of words that are not in one piece."""


def make_rows(
    text: str, source: Source, claims: Iterable[Claim], *, knowledge: Knowledge | None
) -> Rows:
    """Give the rows that the claims of one document make; `text` is the document's.

    `happening` of an event is its own id: the store puts in what links say. A subject that lacks
    what its row needs (an event without type) makes no row. What persons corrected counts.
    """
    desk = _Desk(text, source, apply_corrections(claims), knowledge)
    rows = Rows(
        events=desk.each("event", desk.make_event),
        statements=desk.each("statement", desk.make_statement),
        states=desk.each("state", desk.make_state),
        actors=desk.each("mention", desk.make_actor),
        places=desk.each("place", desk.make_place),
        tallies=desk.each("tally", desk.make_tally),
    )
    rows = replace(rows, plans=make_plan_rows(rows, desk.subjects))
    return replace(rows, traces=make_traces(rows))


class _Desk:
    """One document's claims laid out by subject; each method makes one kind of row."""

    def __init__(
        self, text: str, source: Source, claims: Iterable[Claim], knowledge: Knowledge | None
    ) -> None:
        self._text = text
        self._source = source
        self._knowledge = knowledge
        self._entries: dict[str, Entry | None] = {}
        self.subjects: dict[str, dict[str, Fields]] = {}
        for claim in claims:
            fields = self.subjects.setdefault(claim.kind, {}).setdefault(claim.subject, {})
            fields.setdefault(claim.field, []).append(claim)

    def each(self, kind: str, make: Callable[[str, Fields], Row | None]) -> tuple[Row, ...]:
        """Give the rows of all subjects of one kind."""
        subjects = self.subjects.get(kind, {})
        made = (make(subject, fields) for subject, fields in subjects.items())
        return tuple(row for row in made if row is not None)

    def make_event(self, subject: str, fields: Fields) -> EventRow | None:
        """Make the row of one event."""
        if "type" not in fields:
            return None
        main = fields["type"][0]
        trigger = main.evidence
        places = self._parties(fields, "place")
        confidence = _first(fields, "confidence")
        return EventRow(
            id=subject,
            happening=subject,
            type=main.value,
            mode=_values(fields, "mode"),
            status=main.status or "happened",
            certainty=main.certainty if main.certainty is not None else 0,
            background="background" in fields,
            actor=self._parties(fields, "actor"),
            recipient=self._parties(fields, "recipient"),
            earliest=main.earliest,
            latest=main.latest,
            place=places[0] if places else None,
            said_by=self._speakers(trigger.said_by),
            trigger=trigger.quote,
            sentence=find_sentence(self._text, trigger.start, trigger.end),
            start=trigger.start,
            end=trigger.end,
            source=self._source,
            country=_first(fields, "country"),
            context=_values(fields, "context"),
            quantities=tuple(
                parse_figure(one.value, one.evidence.quote) for one in fields.get("quantity", ())
            ),
            because_of=_values(fields, "because_of"),
            confidence=float(confidence) if confidence is not None else None,
            named=self._parties(fields, "named"),
        )

    def make_statement(self, subject: str, fields: Fields) -> StatementRow | None:
        """Make the row of one statement."""
        if "kind" not in fields:
            return None
        main = fields["kind"][0]
        parts = fields.get("content", [])
        number = _first(fields, "number")
        return StatementRow(
            id=subject,
            kind=cast(StatementKind, main.value),
            speaker=self._one(fields, "speaker"),
            cue=JOINT.join(one.evidence.quote for one in fields.get("cue", ())) or None,
            content=JOINT.join(one.evidence.quote for one in parts),
            earliest=main.earliest,
            latest=main.latest,
            within=_first(fields, "within"),
            start=min((one.evidence.start for one in parts), default=main.evidence.start),
            end=max((one.evidence.end for one in parts), default=main.evidence.end),
            source=self._source,
            named=self._parties(fields, "named"),
            audience=self._one(fields, "audience"),
            place=self._one(fields, "place"),
            speaks_for=self._one(fields, "speaks_for"),
            anonymity=_first(fields, "anonymity"),
            speaker_kind=cast(SpeakerKind | None, _first(fields, "speaker_kind")),
            number=int(number) if number is not None else None,
        )

    def make_state(self, subject: str, fields: Fields) -> StateRow | None:
        """Make the row of one state."""
        names = [name for name in fields if name != "subject" and name not in PLAN_FIELDS]
        whose = self._parties(fields, "subject")
        if not names or not whose:
            return None
        main = fields[names[0]][0]
        words = main.evidence
        return StateRow(
            id=subject,
            subject=whose[0],
            field=cast(StateField, main.field),
            value=main.value,
            words=words.quote,
            status=main.status or "happened",
            certainty=main.certainty if main.certainty is not None else 0,
            earliest=main.earliest,
            latest=main.latest,
            said_by=self._speakers(words.said_by),
            sentence=find_sentence(self._text, words.start, words.end),
            start=words.start,
            end=words.end,
            source=self._source,
        )

    def make_actor(self, subject: str, fields: Fields) -> ActorRow | None:
        """Make the row of one actor as this document names it."""
        if "kind" not in fields:
            return None
        entry = self._describe(subject)
        called = _values(fields, "called")
        names = (*_values(fields, "name"), *_values(fields, "alias"))
        return ActorRow(
            id=subject,
            kind=entry.kind if entry else cast(MentionKind, fields["kind"][0].value),
            name=entry.name if entry else (*names, *called, subject)[0],
            names=names,
            known_names=(entry.name, *entry.aliases) if entry else (),
        )

    def make_place(self, subject: str, fields: Fields) -> PlaceRow | None:
        """Make the row of one place as this document places it."""
        if "place" not in fields or "precision" not in fields:
            return None
        main = fields["place"][0]
        point = _first(fields, "coordinates")
        lat, lon = parse_point(point) if point is not None else (None, None)
        geonames = _first(fields, "geonames")
        return PlaceRow(
            actor=subject,
            name=main.value,
            words=main.evidence.quote,
            geonames=int(geonames) if geonames is not None else None,
            country=_first(fields, "country"),
            admin1=_first(fields, "admin1"),
            lat=lat,
            lon=lon,
            precision=int(fields["precision"][0].value),
            document=self._source.document,
        )

    def make_tally(self, subject: str, fields: Fields) -> TallyRow | None:
        """Make the row of one tally."""
        if "count" not in fields or "occasion" not in fields:
            return None
        main, told = fields["count"][0], fields["occasion"][0]
        words, trigger = main.evidence, told.evidence
        figure = parse_figure(main.value, words.quote)
        occasion, _, sort = told.value.partition(" ")
        places = self._parties(fields, "place")
        known = self.subjects.get("place", {})
        countries = {
            one.id.removeprefix("country/")
            if one.id.startswith("country/")
            else _first(known.get(one.id, {}), "country")
            for one in places
        }
        return TallyRow(
            id=subject,
            what=figure.what,
            low=figure.low,
            high=figure.high,
            words=words.quote,
            of=_values(fields, "of"),
            occasion=occasion,
            sort=sort,
            trigger=trigger.quote,
            event=_first(fields, "event"),
            happening="",
            places=places,
            countries=tuple(sorted(one for one in countries if one is not None)),
            earliest=main.earliest,
            latest=main.latest,
            as_of=read_as_of(_first(fields, "as_of")),
            said_by=(*self._speakers(words.said_by), *self._parties(fields, "by")),
            sentence=find_sentence(self._text, words.start, words.end),
            scene=find_sentence(self._text, trigger.start, trigger.end),
            start=words.start,
            end=words.end,
            source=self._source,
        )

    def _describe(self, actor: str) -> Entry | None:
        """Give what the knowledge base says of an actor, looked up once a document."""
        if self._knowledge is None or "/" not in actor:
            return None
        if actor not in self._entries:
            self._entries[actor] = self._knowledge.describe(actor)
        return self._entries[actor]

    def _parties(self, fields: Fields, field: str) -> tuple[Party, ...]:
        found = {one.value: self._party(one) for one in reversed(fields.get(field, ()))}
        return tuple(reversed(found.values()))

    def _one(self, fields: Fields, field: str) -> Party | None:
        found = self._parties(fields, field)
        return found[0] if found else None

    def _party(self, claim: Claim) -> Party:
        entry = self._describe(claim.value)
        named = self.subjects.get("mention", {}).get(claim.value, {})
        name = entry.name if entry else _first(named, "name") or _first(named, "called")
        words = claim.evidence.quote
        return Party(claim.value, name or " ".join(words.split()), words)

    def _speakers(self, chain: tuple[str, ...]) -> tuple[Party, ...]:
        statements = self.subjects.get("statement", {})
        return tuple(
            party
            for statement in chain
            for party in self._parties(statements.get(statement, {}), "speaker")[:1]
        )


def _values(fields: Fields, field: str) -> tuple[str, ...]:
    return tuple(claim.value for claim in fields.get(field, ()))


def _first(fields: Fields, field: str) -> str | None:
    found = fields.get(field)
    return found[0].value if found else None
