"""From a reading to its claims: one sourced value of one field of one subject at a time.

Fields by kind of subject (docs/data-model.md has an example of each):

    document   title · published · filed_from
    mention    kind · name · alias · called · role        (subject: an actor or entity id)
    statement  kind · content · cue · cue_kind · speaker · said · audience · place · speaks_for ·
               anonymity · speaker_kind · number · within · named
    event      type · status · mode · context · actor · recipient · date · place · country ·
               quantity · because_of · background · confidence · named
    (a plan)   condition · deadline · due · moved · called_off   of an event, state or statement
    state      subject · and the state's own field: office, strength, status, ...
    place      place · geonames · country · admin1 · coordinates · precision
    tally      count · of · occasion · event · place · by · as_of

A value that no words of the text support (the publisher, say) is no claim; the document holds it.
"""

from collections.abc import Iterable, Iterator

from dateline.assemble.actors import claim_actors
from dateline.assemble.bystanders import Bystanders
from dateline.assemble.forms import format_days, format_figure, format_point
from dateline.assemble.parties import Cast
from dateline.assemble.plan_claims import claim_plans
from dateline.assemble.tallies import claim_tallies
from dateline.assemble.writing import Subject, Writer
from dateline.findings import Event, Mention, Participant, Place, Reading, State, Statement
from dateline.record import Claim
from dateline.text import Document, Span


def make_claims(reading: Reading, *, version: str) -> tuple[Claim, ...]:
    """Give all claims of a reading, in the order of its parts, each once.

    `version` is that of Dateline; `by` of each claim's evidence names it and the rule, as in
    "dateline 0.1.0 event.actor".
    """
    writer = Writer(reading.document, version)
    return tuple({claim.id: claim for claim in _claim_all(reading, writer)}.values())


def _claim_all(reading: Reading, writer: Writer) -> Iterator[Claim]:
    cast = Cast(reading.mentions)
    chains = find_chains(reading.statements)
    yield from _claim_document(reading.document, writer)
    yield from claim_actors(cast, writer)
    bystanders = Bystanders(reading)
    for statement in reading.statements:
        named = _parties_of(bystanders.within(statement.content), cast)
        yield from _claim_statement(statement, chains[statement.id], cast, named, writer)
    for event in reading.events:
        yield from _claim_event(event, cast, bystanders, writer)
    for state in reading.states:
        yield from _claim_state(state, cast, writer)
    yield from claim_tallies(reading.tallies, cast, writer)
    yield from claim_plans(reading, chains, writer)
    for subject, place in _first_places(reading, cast):
        yield from _claim_place(subject, place, writer)


def find_chains(statements: tuple[Statement, ...]) -> dict[str, tuple[str, ...]]:
    """Give for each statement id those it is told in, outermost first; a ring is cut."""
    within = {one.id: one.within for one in statements}
    chains: dict[str, tuple[str, ...]] = {}
    for one in statements:
        chain: list[str] = []
        outer = one.within
        while outer is not None and outer != one.id and outer not in chain:
            chain.append(outer)
            outer = within.get(outer)
        chains[one.id] = tuple(reversed(chain))
    return chains


def _claim_document(document: Document, writer: Writer) -> Iterator[Claim]:
    subject = Subject(document.id, "document")
    title = document.title
    if title:
        start = document.text.find(title)
        if start >= 0:
            span = document.span(start, start + len(title))
            yield writer.claim(subject, "title", title, span)
    published = document.published
    days = published.value or format_days(published.earliest, published.latest)
    for reason in published.reasons:
        if reason.span is not None:
            yield writer.claim(subject, "published", days, reason.span)
    if document.filed_from is not None:
        place = document.filed_from
        yield writer.claim(subject, "filed_from", place.text, place)


def _parties_of(mentions: Iterable[Mention], cast: Cast) -> dict[str, Span]:
    """Give who is mentioned, each with the words of the first mention."""
    found: dict[str, Span] = {}
    for mention in mentions:
        party = cast.party_at(mention.id)
        if party is not None:
            found.setdefault(party, mention.span)
    return found


def _claim_statement(
    statement: Statement,
    chain: tuple[str, ...],
    cast: Cast,
    named: dict[str, Span],
    writer: Writer,
) -> Iterator[Claim]:
    said = statement.said
    days = (said.earliest, said.latest) if said is not None else (None, None)
    subject = Subject(statement.id, "statement", chain, *days)
    spans = statement.content or statement.cue
    if not spans:
        return
    first = spans[0]
    yield writer.claim(subject, "kind", statement.kind, first)
    for span in statement.content:
        yield writer.claim(subject, "content", span.text, span)
    for span in statement.cue:
        yield writer.claim(subject, "cue", span.text, span)
    yield writer.claim(subject, "cue_kind", statement.cue_kind, (statement.cue or spans)[0])
    if statement.speaker is not None:
        speaker = statement.speaker
        yield writer.claim(subject, "speaker", cast.party_of(speaker), speaker.words)
    if days != (None, None):
        yield writer.claim(subject, "said", format_days(*days), (statement.cue or spans)[0])
    for field, value, span in _setting_values(statement, cast):
        yield writer.claim(subject, field, value, span)
    if statement.within is not None:
        yield writer.claim(subject, "within", statement.within, first)
    for party, span in named.items():
        yield writer.claim(subject, "named", party, span)


def _setting_values(statement: Statement, cast: Cast) -> Iterator[tuple[str, str, Span]]:
    """Give field, value and words of what is told beside what a statement says."""
    for field, who in (
        ("audience", statement.audience),
        ("place", statement.place),
        ("speaks_for", statement.speaks_for),
    ):
        if who is not None:
            yield field, cast.party_of(who), who.span
    if statement.anonymity is not None:
        yield "anonymity", statement.anonymity.text, statement.anonymity
    if statement.speaker is not None and statement.speaker_kind is not None:
        yield "speaker_kind", statement.speaker_kind, statement.speaker.span
    if statement.speaker is not None and statement.number is not None:
        yield "number", str(statement.number), statement.speaker.span


def _claim_event(
    event: Event, cast: Cast, bystanders: Bystanders, writer: Writer
) -> Iterator[Claim]:
    when = event.date
    subject = Subject(
        event.id,
        "event",
        event.said_by,
        when.earliest,
        when.latest,
        event.status,
        event.certainty,
    )
    taken = set()
    for field, value, span in _event_values(event, cast):
        yield writer.claim(subject, field, value, span)
        taken.add(value)
    for party, words in _parties_of(bystanders.beside(event), cast).items():
        if party not in taken:
            yield writer.claim(subject, "named", party, words)


def _event_values(event: Event, cast: Cast) -> Iterator[tuple[str, str, Span]]:
    """Give field, value and words of all that an event says."""
    trigger = event.trigger
    yield "type", event.type, trigger
    yield "status", event.status, trigger
    yield "confidence", f"{event.confidence:.3f}", trigger
    if event.background:
        yield "background", "true", trigger
    for name, values in (
        ("mode", event.mode),
        ("context", event.context),
        ("because_of", event.because_of),
    ):
        for value in values:
            yield name, value, trigger
    for name, people in (("actor", event.actor), ("recipient", event.recipient)):
        for who in people:
            yield name, cast.party_of(who), who.span
    if event.date.earliest is not None or event.date.latest is not None:
        days = format_days(event.date.earliest, event.date.latest)
        yield "date", days, event.date.span or trigger
    if event.place is not None:
        yield from _place_values(event, cast)
    for one in event.quantities:
        yield "quantity", format_figure(one.what, one.low, one.high), one.span


def _place_values(event: Event, cast: Cast) -> Iterator[tuple[str, str, Span]]:
    place = event.place
    if place is not None:
        yield (
            "place",
            cast.party_of(Participant(place.span, place.mention, place.actor)),
            place.span,
        )
        if place.country is not None:
            yield "country", place.country, place.span


def _claim_state(state: State, cast: Cast, writer: Writer) -> Iterator[Claim]:
    subject = Subject(
        state.id,
        "state",
        state.said_by,
        state.earliest,
        state.latest,
        state.status,
        state.certainty,
    )
    yield writer.claim(subject, "subject", cast.party_of(state.subject), state.subject.span)
    yield writer.claim(subject, state.field, state.value, state.span)


def _first_places(reading: Reading, cast: Cast) -> Iterator[tuple[Subject, Place]]:
    """Give each place once, however often the document names it."""
    seen: set[str] = set()
    for place in reading.places:
        party = cast.party_at(place.mention) or place.mention
        if party not in seen:
            seen.add(party)
            yield Subject(party, "place"), place


def _claim_place(subject: Subject, place: Place, writer: Writer) -> Iterator[Claim]:
    yield writer.claim(subject, "place", place.name, place.span)
    yield writer.claim(subject, "precision", str(place.precision), place.span)
    values = (
        ("geonames", place.geonames),
        ("country", place.country),
        ("admin1", place.admin1),
    )
    for field, value in values:
        if value is not None:
            yield writer.claim(subject, field, str(value), place.span)
    if place.lat is not None and place.lon is not None:
        point = format_point(place.lat, place.lon)
        yield writer.claim(subject, "coordinates", point, place.span)
