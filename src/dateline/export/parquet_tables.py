"""The tables of the record as rows for Parquet: which there are, their columns, what fills them.

Columns have a type in Arrow's words ("string", "date32", "list<string>" ...); a party is a struct
of id, name and words. Nothing here needs pyarrow.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.answers import DocumentRow, Filter, TimelineRow
from dateline.record import Claim, EventRow, Party, PlaceRow, Source, StatementRow, StateRow
from dateline.store import Record

Row = tuple[object, ...]

PARTY, PARTIES = "party", "list<party>"
"""Types that stand for a struct of id, name and words, and for a list of these."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its columns as (name, type), its rows in their order."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Callable[[Record, Filter], Iterator[Row]]


def _documents(record: Record, asked: Filter) -> Iterator[Row]:
    known = {row.id: row for row in record.documents(asked)}
    for document, text in record.each_text(asked):
        row: DocumentRow = known[document]
        source = row.source
        yield (
            *_source(source),
            source.report,
            row.language,
            row.words,
            row.recorded,
            row.withdrawn,
            text,
        )


def _claims(record: Record, asked: Filter) -> Iterator[Row]:
    for one, claim, recorded in record.each_claim(asked):
        yield _claim(one, claim, recorded)


def _claim(one: str, claim: Claim, recorded: str) -> Row:
    proof = claim.evidence
    return (
        one,
        claim.subject,
        claim.kind,
        claim.field,
        claim.value,
        proof.document,
        proof.start,
        proof.end,
        proof.quote,
        list(proof.said_by),
        proof.by,
        claim.earliest,
        claim.latest,
        claim.published,
        recorded,
        claim.status,
        claim.certainty,
    )


def _mentions(record: Record, asked: Filter) -> Iterator[Row]:
    for one, claim, _ in record.each_claim(asked):
        if claim.kind == "mention" and claim.field in ("name", "alias", "called"):
            proof = claim.evidence
            yield (one, claim.subject, claim.value, proof.document, proof.start, proof.end)


def _entities(record: Record, asked: Filter) -> Iterator[Row]:
    for row, ids in record.each_actor(asked):
        yield (row.id, row.kind, row.name, list(row.names), list(ids), row.documents)


def _events(record: Record, asked: Filter) -> Iterator[Row]:
    return map(_event, record.each_event(asked))


def _event(row: EventRow) -> Row:
    figures = [
        {"what": one.what, "low": one.low, "high": one.high, "words": one.words}
        for one in row.quantities
    ]
    return (
        row.id,
        row.happening,
        row.type,
        list(row.mode),
        list(row.context),
        row.status,
        row.certainty,
        row.background,
        row.earliest,
        row.latest,
        _parties(row.actor),
        _parties(row.recipient),
        _party(row.place),
        row.country,
        _parties(row.said_by),
        _parties(row.named),
        figures,
        list(row.because_of),
        row.confidence,
        row.trigger,
        row.start,
        row.end,
        row.sentence,
        *_source(row.source),
    )


def _happenings(record: Record, asked: Filter) -> Iterator[Row]:
    return map(_happening, record.each_happening(asked))


def _happening(row: TimelineRow) -> Row:
    sure = row.certainty
    return (
        row.id,
        row.type,
        row.status,
        row.earliest,
        row.latest,
        _parties(row.actor),
        _parties(row.recipient),
        _party(row.place),
        row.sentence,
        [one.id for one in row.events],
        [one.document for one in row.sources],
        row.independent,
        sure.level if sure else None,
        list(sure.reasons) if sure else [],
    )


def _statements(record: Record, asked: Filter) -> Iterator[Row]:
    return map(_statement, record.each_statement(asked))


def _statement(row: StatementRow) -> Row:
    return (
        row.id,
        row.kind,
        _party(row.speaker),
        row.speaker_kind,
        row.number,
        _party(row.speaks_for),
        _party(row.audience),
        _party(row.place),
        row.cue,
        row.content,
        row.earliest,
        row.latest,
        row.within,
        row.anonymity,
        _parties(row.named),
        row.start,
        row.end,
        *_source(row.source),
    )


def _states(record: Record, asked: Filter) -> Iterator[Row]:
    return map(_state, record.each_state(asked))


def _state(row: StateRow) -> Row:
    return (
        row.id,
        _party(row.subject),
        row.field,
        row.value,
        row.words,
        row.status,
        row.certainty,
        row.earliest,
        row.latest,
        _parties(row.said_by),
        row.start,
        row.end,
        row.sentence,
        *_source(row.source),
    )


def _places(record: Record, asked: Filter) -> Iterator[Row]:
    return map(_place, record.each_place(asked))


def _place(row: PlaceRow) -> Row:
    return (
        row.actor,
        row.name,
        row.words,
        row.geonames,
        row.country,
        row.admin1,
        row.lat,
        row.lon,
        row.precision,
        row.document,
    )


def _party(party: Party | None) -> object:
    return None if party is None else {"id": party.id, "name": party.name, "words": party.words}


def _parties(parties: tuple[Party, ...]) -> object:
    return [_party(one) for one in parties]


def _source(source: Source) -> Row:
    return (
        source.document,
        source.same_text,
        source.earliest or source.published,
        source.published,
        source.publisher,
        source.title,
        source.url,
        source.found_at,
    )


def _columns(written: str) -> tuple[tuple[str, str], ...]:
    """Read columns written as "name type, name type"; a type alone goes on from the one before."""
    return tuple(
        (name, kind) for name, _, kind in (one.strip().partition(" ") for one in written.split(","))
    )


_SOURCE = (
    "document string, same_text string, published_earliest date32, published date32, "
    "publisher string, title string, url string, found_at string"
)
_DAYS = "earliest date32, latest date32"

TABLES = (
    Table(
        "documents",
        _columns(
            f"{_SOURCE}, report string, language string, words int32, recorded string, "
            "withdrawn bool, text string"
        ),
        _documents,
    ),
    Table(
        "claims",
        _columns(
            "id string, subject string, kind string, field string, value string, document string, "
            "start int32, end int32, quote string, said_by list<string>, by string, "
            f"{_DAYS}, published date32, recorded string, status string, certainty int8"
        ),
        _claims,
    ),
    Table(
        "events",
        _columns(
            "id string, happening string, type string, mode list<string>, context list<string>, "
            f"status string, certainty int8, background bool, {_DAYS}, actor {PARTIES}, "
            f"recipient {PARTIES}, place {PARTY}, country string, said_by {PARTIES}, "
            f"named {PARTIES}, quantities list<figure>, because_of list<string>, "
            "confidence float64, trigger string, start int32, end int32, sentence string, "
            f"{_SOURCE}"
        ),
        _events,
    ),
    Table(
        "happenings",
        _columns(
            f"id string, type string, status string, {_DAYS}, actor {PARTIES}, "
            f"recipient {PARTIES}, place {PARTY}, sentence string, events list<string>, "
            "documents list<string>, independent int32, certainty string, reasons list<string>"
        ),
        _happenings,
    ),
    Table(
        "statements",
        _columns(
            f"id string, kind string, speaker {PARTY}, speaker_kind string, number int32, "
            f"speaks_for {PARTY}, audience {PARTY}, place {PARTY}, cue string, content string, "
            f"{_DAYS}, within string, anonymity string, named {PARTIES}, start int32, end int32, "
            f"{_SOURCE}"
        ),
        _statements,
    ),
    Table(
        "states",
        _columns(
            f"id string, subject {PARTY}, field string, value string, words string, status string, "
            f"certainty int8, {_DAYS}, said_by {PARTIES}, start int32, end int32, sentence string, "
            f"{_SOURCE}"
        ),
        _states,
    ),
    Table(
        "entities",
        _columns(
            "id string, kind string, name string, names list<string>, ids list<string>, "
            "documents int32"
        ),
        _entities,
    ),
    Table(
        "mentions",
        _columns(
            "claim string, entity string, words string, document string, start int32, end int32"
        ),
        _mentions,
    ),
    Table(
        "places",
        _columns(
            "entity string, name string, words string, geonames int64, country string, "
            "admin1 string, lat float64, lon float64, precision int8, document string"
        ),
        _places,
    ),
)
"""Every table, in the order in which it is written."""
