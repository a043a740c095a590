"""What event data say of an event beside its row: who and where in codes, from its report.

The row decides: what people corrected or judged stands there. The reading of the report only adds
what a row does not hold, the offsets of each word, sectors, countries, offices, coordinates, and
only where it speaks of the same words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.answers import TimelineRow
from dateline.export.request import Request
from dateline.export.sheet import Sheet
from dateline.findings import Event, Participant, Place
from dateline.knowledge import Entry
from dateline.record import EventRow, Party
from dateline.store import Record
from dateline.text import Span

SHEETS = 100
"""Reports that are kept for the next event: the events of one mostly follow each other by day."""

COUNTRY = "country/"


@dataclass(frozen=True, slots=True)
class Member:
    """Someone who takes part: the party of the row, and what its report and knowledge say of it.

    `span` is where its words stand, None where the text has no such words. `country` is an ISO
    3166-1 alpha-3 code, `sector` PLOVER's, `role` the office in the text's words, `entry` what is
    known beforehand, `cow` the number of the country in the Correlates of War project.
    """

    party: Party
    span: Span | None
    country: str | None
    sector: str | None
    role: str | None
    entry: Entry | None
    cow: str | None
    country_name: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it was: the party of the row, its words, and where these lie, if that is known."""

    party: Party
    span: Span | None
    place: Place | None
    country: str | None
    country_name: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one report tells it; `event` is that of the reading, None if it has none."""

    row: EventRow
    sheet: Sheet
    event: Event | None
    actor: tuple[Member, ...]
    recipient: tuple[Member, ...]
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Happening:
    """A row of the timeline with its events, as published; `best` is what they add up to.

    That is the event which gives the row its sentence, with type, status, days, parties and place
    of the row, and the modes and contexts of all events of that status.
    """

    row: TimelineRow
    tellings: tuple[Telling, ...]
    best: Telling


class Teller:
    """Adds to rows what their reports say."""

    def __init__(self, record: Record, request: Request) -> None:
        self._record = record
        self._request = request
        self._sheet = lru_cache(maxsize=SHEETS)(self._open)
        self._describe = lru_cache(maxsize=10_000)(self._look_up)

    def tellings(self) -> Iterator[Telling]:
        """Give every event asked for as its report tells it, by day and id."""
        return map(self.tell, self._record.each_event(self._request.asked))

    def happenings(self) -> Iterator[Happening]:
        """Give every happening asked for once, with all its tellings, by the first one's day."""
        for row in self._record.each_happening(self._request.asked):
            tellings = tuple(map(self.tell, row.events))
            yield Happening(row, tellings, _unite(row, tellings))

    def tell(self, row: EventRow) -> Telling:
        """Add to one row what its report says."""
        sheet = self._sheet(row.source.document)
        event = sheet.event(row.id)
        return Telling(
            row,
            sheet,
            event,
            self._members(row, row.actor, event.actor if event else (), sheet),
            self._members(row, row.recipient, event.recipient if event else (), sheet),
            None if row.place is None else self._spot(row, row.place, event, sheet),
        )

    def _members(
        self, row: EventRow, parties: Sequence[Party], told: Sequence[Participant], sheet: Sheet
    ) -> tuple[Member, ...]:
        return tuple(self._member(row, party, _match(party, told), sheet) for party in parties)

    def _member(
        self, row: EventRow, party: Party, told: Participant | None, sheet: Sheet
    ) -> Member:
        entry = self._describe(party.id)
        mentions = sheet.mentions_of(told.mention if told else None, party.id)
        told_country = next((one.country for one in mentions if one.country), None)
        sector = next((one.sector for one in mentions if one.sector), None)
        country = told_country or (entry.country if entry else None)
        if party.id.startswith(COUNTRY):
            country = party.id.removeprefix(COUNTRY)
        state = self._describe(f"{COUNTRY}{country}") if country else None
        return Member(
            party,
            told.span if told else sheet.find(party.words, row.start),
            country,
            sector or (entry.sector if entry else None),
            next((one.role for one in mentions if one.role), None),
            entry,
            state.cow.split()[-1] if state and state.cow else None,
            state.name if state else None,
        )

    def _spot(self, row: EventRow, party: Party, event: Event | None, sheet: Sheet) -> Spot:
        told = event.place if event else None
        place = told if told and told.span.text == party.words else None
        state = self._describe(f"{COUNTRY}{row.country}") if row.country else None
        return Spot(
            party,
            place.span if place else sheet.find(party.words, row.start),
            sheet.place_of(place.mention if place else None, party.words),
            row.country,
            state.name if state else None,
        )

    def _open(self, document: str) -> Sheet:
        return Sheet(self._record.excerpt(document))

    def _look_up(self, actor: str) -> Entry | None:
        known = self._request.knowledge
        return known.describe(actor) if known is not None and "/" in actor else None


def _unite(row: TimelineRow, tellings: Sequence[Telling]) -> Telling:
    """Give what the tellings of a happening add up to, each value from the telling it is of."""
    told = [one for one in tellings if one.row.status == row.status]
    lead = next(one for one in told if one.row.sentence == row.sentence)
    ordered = (lead, *told)
    spots = (one.spot for one in ordered if one.spot is not None)
    united = replace(
        lead.row,
        type=row.type,
        earliest=row.earliest,
        latest=row.latest,
        actor=row.actor,
        recipient=row.recipient,
        place=row.place,
        mode=tuple(dict.fromkeys(mode for one in ordered for mode in one.row.mode)),
        context=tuple(dict.fromkeys(context for one in ordered for context in one.row.context)),
    )
    return replace(
        lead,
        row=united,
        actor=_pick(row.actor, (one.actor for one in ordered)),
        recipient=_pick(row.recipient, (one.recipient for one in ordered)),
        spot=next(spots, None),
    )


def _pick(parties: Sequence[Party], told: Iterable[Sequence[Member]]) -> tuple[Member, ...]:
    members = [member for inside in told for member in inside]
    by_id = {member.party.id: member for member in reversed(members)}
    return tuple(by_id[party.id] for party in parties)


def _match(party: Party, told: Sequence[Participant]) -> Participant | None:
    """Give the participant of the report's event that a party of the row is: by its words."""
    return next((one for one in told if one.span.text == party.words), None)
