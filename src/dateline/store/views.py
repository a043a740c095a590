"""The tables that can be made again: what a document's rows put into them, table by table."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dateline.codec import iso_day
from dateline.record import (
    ActorRow,
    EventRow,
    Party,
    Passage,
    Rows,
    StatementRow,
    StateRow,
    TallyRow,
)

Values = tuple[str | int | float | None, ...]

OPEN = "9999-12-31"
"""The day that stands for no day, so that what has none comes last."""

LIST = " "
"""Stands between the words of a list in one column; modes and ids hold no space."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the views: its columns, and the values that a document's rows give it."""

    name: str
    columns: str
    make: Callable[[Rows, str], Iterable[Values]]

    @property
    def insert(self) -> str:
        """The statement that adds one row."""
        marks = ", ".join("?" * len(self.columns.split(", ")))
        return f"INSERT INTO {self.name} ({self.columns}) VALUES ({marks})"  # noqa: S608

    @property
    def select(self) -> str:
        """The statement that gives the rows of one document."""
        return f"SELECT {self.columns} FROM {self.name} WHERE document = ?"  # noqa: S608


def write_rows(connection: sqlite3.Connection, rows: Rows, document: str) -> None:
    """Add a document's rows to all tables, and to the full text.

    What links say of its events and actors may be known: in a record that was repaired, links stay
    whose report was lost and is read again.
    """
    for table in TABLES:
        connection.executemany(table.insert, table.make(rows, document))
    connection.execute(
        "UPDATE event SET happening = "
        "coalesce((SELECT canonical FROM same WHERE same.id = event.id), id) WHERE document = ?",
        (document,),
    )
    _write_actors(connection, rows.actors)
    for name, column in (("event", "sentence"), ("statement", "content")):
        connection.execute(
            f"INSERT INTO {name}_text (rowid, {column}) "  # noqa: S608 (our own words)
            f"SELECT n, {column} FROM {name} WHERE document = ?",
            (document,),
        )
    connection.execute(
        "INSERT INTO document_text (rowid, title, text) "
        "SELECT n, title, text FROM document WHERE id = ?",
        (document,),
    )


def remove_rows(connection: sqlite3.Connection, document: str) -> None:
    """Take out what write_rows added for a document; actors and the names known of them stay."""
    for name, columns, inside in (
        ("event", "sentence", "document = ?"),
        ("statement", "content", "document = ?"),
        ("document", "title, text", "id = ?"),
    ):
        connection.execute(
            f"INSERT INTO {name}_text ({name}_text, rowid, {columns}) "  # noqa: S608 (our own words)
            f"SELECT 'delete', n, {columns} FROM {name} WHERE {inside}",
            (document,),
        )
    for table in TABLES:
        connection.execute(f"DELETE FROM {table.name} WHERE document = ?", (document,))  # noqa: S608


def _write_actors(connection: sqlite3.Connection, actors: tuple[ActorRow, ...]) -> None:
    """Add actors; of two names that documents give, the longer stays, then the first by letter.

    So the name does not depend on the order of reading.
    """
    connection.executemany(
        "INSERT INTO actor (id, canonical, kind, name) "
        "VALUES (?1, coalesce((SELECT canonical FROM same WHERE id = ?1), ?1), ?2, ?3) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind "
        "WHERE (length(excluded.name), name, kind) "
        "> (length(name), excluded.name, excluded.kind)",
        [(actor.id, actor.kind, actor.name) for actor in actors],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO alias (folded, name, actor, document) VALUES (?, ?, ?, '')",
        [(name.casefold(), name, one.id) for one in actors for name in one.known_names],
    )


def _make_events(rows: Rows, document: str) -> Iterator[Values]:
    for row in rows.events:
        yield (
            row.id,
            document,
            row.type,
            LIST.join(row.mode),
            LIST.join(row.context),
            row.status,
            row.certainty,
            int(row.background),
            *_days(row),
            row.country,
            LIST.join(row.because_of),
            row.confidence,
            row.trigger,
            row.start,
            row.end,
            row.sentence,
        )


def _make_figures(rows: Rows, document: str) -> Iterator[Values]:
    for row in rows.events:
        for position, one in enumerate(row.quantities):
            yield (row.id, position, document, one.what, one.low, one.high, one.words)


def _make_statements(rows: Rows, document: str) -> Iterator[Values]:
    for row in rows.statements:
        yield (
            row.id,
            document,
            row.kind,
            row.cue,
            *_days(row),
            row.within,
            row.start,
            row.end,
            row.content,
            row.anonymity,
            row.speaker_kind,
            row.number,
        )


def _make_states(rows: Rows, document: str) -> Iterator[Values]:
    for row in rows.states:
        yield (
            row.id,
            document,
            row.field,
            row.value,
            row.words,
            row.status,
            row.certainty,
            *_days(row),
            row.start,
            row.end,
            row.sentence,
        )


def _make_parties(rows: Rows, document: str) -> Iterator[Values]:
    days: dict[str, str] = {}
    for told in (rows.events, rows.statements, rows.states, rows.tallies):
        days.update((row.id, _days(row)[2]) for row in told)
    for subject, role, parties in _casts(rows):
        for position, one in enumerate(parties):
            values = (one.id, one.name, one.words)
            yield (subject, role, position, document, *values, days[subject])


def _casts(rows: Rows) -> Iterator[tuple[str, str, tuple[Party, ...]]]:
    for event in rows.events:
        yield event.id, "actor", event.actor
        yield event.id, "recipient", event.recipient
        yield event.id, "said_by", event.said_by
        yield event.id, "named", event.named
        yield event.id, "place", (event.place,) if event.place is not None else ()
    for statement in rows.statements:
        yield statement.id, "speaker", (statement.speaker,) if statement.speaker else ()
        yield statement.id, "named", statement.named
        for role, who in (
            ("audience", statement.audience),
            ("place", statement.place),
            ("speaks_for", statement.speaks_for),
        ):
            yield statement.id, role, (who,) if who else ()
    for state in rows.states:
        yield state.id, "subject", (state.subject,)
        yield state.id, "said_by", state.said_by
    for tally in rows.tallies:
        yield tally.id, "place", tally.places
        yield tally.id, "said_by", tally.said_by


def _make_appearances(rows: Rows, document: str) -> Iterator[Values]:
    for row in rows.actors:
        yield (row.id, document, row.kind, row.name)


def _make_aliases(rows: Rows, document: str) -> Iterator[Values]:
    for row in rows.actors:
        for name in dict.fromkeys(row.names):
            yield (name.casefold(), name, row.id, document)


def _make_places(rows: Rows, document: str) -> Iterator[Values]:
    for row in rows.places:
        yield (
            row.actor,
            document,
            row.name,
            row.words,
            row.geonames,
            row.country,
            row.admin1,
            row.lat,
            row.lon,
            row.precision,
        )


def _make_tallies(rows: Rows, document: str) -> Iterator[Values]:
    for row in rows.tallies:
        yield (
            row.id,
            document,
            row.what,
            row.low,
            row.high,
            row.words,
            LIST.join(row.of),
            row.occasion,
            row.sort,
            row.trigger,
            row.event,
            LIST.join(row.countries),
            *_days(row),
            iso_day(row.as_of),
            row.start,
            row.end,
            row.sentence,
            row.scene,
        )


def _make_plans(rows: Rows, document: str) -> Iterator[Values]:
    for row in rows.plans:
        first, last = iso_day(row.earliest), iso_day(row.latest)
        yield (
            row.id,
            document,
            row.kind,
            row.status,
            int(row.announces),
            first,
            last,
            first or last or OPEN,
            last or OPEN,
            *_words(row.condition),
            *_words(row.deadline),
            row.turn,
            row.thing,
            *_words(row.turned),
            iso_day(row.since) or OPEN,
        )


def _words(passage: Passage | None) -> tuple[str | None, int | None, int | None]:
    return (None, None, None) if passage is None else (passage.text, passage.start, passage.end)


def _make_traces(rows: Rows, document: str) -> Iterator[Values]:
    for row in rows.traces:
        yield (row.key, row.type, row.day.isoformat(), row.subject, row.parties, document)


TABLES = (
    Table(
        "event",
        "id, document, type, mode, context, status, certainty, background, earliest, "
        'latest, day, last_day, country, because_of, confidence, trigger, start, "end", sentence',
        _make_events,
    ),
    Table("figure", "event, position, document, what, low, high, words", _make_figures),
    Table(
        "statement",
        'id, document, kind, cue, earliest, latest, day, last_day, within, start, "end", content, '
        "anonymity, speaker_kind, number",
        _make_statements,
    ),
    Table(
        "state",
        "id, document, field, value, words, status, certainty, earliest, latest, day, last_day, "
        'start, "end", sentence',
        _make_states,
    ),
    Table("party", "subject, role, position, document, actor, name, words, day", _make_parties),
    Table("appearance", "actor, document, kind, name", _make_appearances),
    Table("alias", "folded, name, actor, document", _make_aliases),
    Table(
        "place",
        "actor, document, name, words, geonames, country, admin1, lat, lon, precision",
        _make_places,
    ),
    Table(
        "tally",
        "id, document, what, low, high, words, of, occasion, sort, trigger, event, countries, "
        'earliest, latest, day, last_day, as_of, start, "end", sentence, scene',
        _make_tallies,
    ),
    Table(
        "plan",
        "id, document, kind, status, announces, earliest, latest, day, last_day, condition, "
        "condition_start, condition_end, deadline, deadline_start, deadline_end, turn, thing, "
        "turned, turned_start, turned_end, since",
        _make_plans,
    ),
    Table("trace", "key, type, day, subject, parties, document", _make_traces),
)
"""The tables that each document fills by itself, in the order in which they are filled."""


def _days(
    row: EventRow | StatementRow | StateRow | TallyRow,
) -> tuple[str | None, str | None, str, str]:
    """Give earliest and latest, and the day that orders the row and the last it may concern.

    A statement without a day was made by the day of its report.
    """
    earliest, latest = iso_day(row.earliest), iso_day(row.latest)
    if isinstance(row, StatementRow) and row.source.published and not (earliest or latest):
        published = row.source.published.isoformat()
        return (None, None, published, published)
    last = latest or OPEN
    return (earliest, latest, earliest or latest or OPEN, last)
