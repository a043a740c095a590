"""Every question that the command line, the pages and the API ask; all give rows."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dateline.answers import DocumentRow, Filter, SpeakerRow
from dateline.record import EventRow, Party, PlaceRow, StatementRow, StateRow
from dateline.rules import Rules
from dateline.store.asking import (
    Conditions,
    ask_events,
    ask_statements,
    ask_states,
    ask_visible,
    write_match,
)
from dateline.store.copies import find_texts, mark_copies
from dateline.store.growing import SOURCE_COLUMNS, SOURCE_WIDTH, read_day, read_source
from dateline.store.happenings import split_happenings
from dateline.store.loading import ACTOR, NAME, WHO, load_events, load_statements, load_states
from dateline.store.naming import RecordNames
from dateline.store.views import OPEN


def find_events(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules
) -> tuple[EventRow, ...]:
    """Give events by day and id; happenings are those that can be seen at `as_of`."""
    conditions = ask_events(wanted, RecordNames(connection, wanted.as_of))
    rows = load_events(connection, conditions, wanted.limit)
    if wanted.as_of is not None:
        rows = split_happenings(connection, rows, wanted, rules)
    return mark_copies(connection, rows, wanted, rules)


def find_statements(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules | None
) -> tuple[StatementRow, ...]:
    """Give statements by day and id."""
    conditions = ask_statements(wanted, RecordNames(connection, wanted.as_of))
    rows = load_statements(connection, conditions, wanted.limit)
    return mark_copies(connection, rows, wanted, rules)


def find_states(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules | None
) -> tuple[StateRow, ...]:
    """Give states by day and id."""
    conditions = ask_states(wanted, RecordNames(connection, wanted.as_of))
    rows = load_states(connection, conditions, wanted.limit)
    return mark_copies(connection, rows, wanted, rules)


def find_documents(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules | None, *, newest: bool = False
) -> tuple[DocumentRow, ...]:
    """Give documents, first published first; texts, days, `report`, `as_of` and `after` count.

    With `newest` the last published come first.
    """
    found = Conditions()
    if wanted.report is not None:
        report = wanted.report
        same = "(document.id = ? OR report = ? OR document.url = ? OR document.source = ?)"
        found.add(same, *(report,) * 4)
    if wanted.text is not None:
        match = write_match(wanted.text)
        inside = "SELECT rowid FROM document_text WHERE document_text MATCH ?"
        found.add(f"n IN ({inside})", match)
    if wanted.from_ is not None:
        found.add("known_from >= ?", wanted.from_.isoformat())
    if wanted.to is not None:
        found.add("known_from <= ?", wanted.to.isoformat())
    if wanted.after is not None:
        last = "SELECT known_from, document FROM edition WHERE document = ?"
        found.add(f"(known_from, document.id) > ({last})", wanted.after)
    ask_visible(found, wanted, withdrawn=True)
    turn = "DESC" if newest else "ASC"
    ending = f" LIMIT {wanted.limit:d}" if wanted.limit is not None else ""
    day = wanted.as_of.isoformat() if wanted.as_of is not None else OPEN
    found.values[:0] = (day, day)
    rows = connection.execute(
        f"SELECT {SOURCE_COLUMNS}, language, words, recorded, "  # noqa: S608
        "CASE WHEN known_until <= ? THEN superseded_by END, "
        "withdrawn OR (ended = 'withdrawn' AND known_until <= ?) IS TRUE "
        "FROM document JOIN edition ON edition.document = document.id "
        f"WHERE {found.where} ORDER BY known_from {turn}, edition.document {turn}{ending}",
        found.values,
    )
    documents = tuple(_make_document(row) for row in rows)
    return mark_copies(connection, documents, wanted, rules)


def _make_document(row: tuple[Any, ...]) -> DocumentRow:
    language, words, recorded, superseded_by, withdrawn = row[SOURCE_WIDTH:]
    source = read_source(row[:SOURCE_WIDTH])
    return DocumentRow(
        row[0], source, language, words, recorded, superseded_by, withdrawn=bool(withdrawn)
    )


def find_speakers(
    connection: sqlite3.Connection,
    wanted: Filter,
    rules: Rules | None,
    *,
    newest: int | None = None,
) -> tuple[SpeakerRow, ...]:
    """Give who is quoted, most quoted first, in how many independent reports.

    With `newest`, only so many of the latest statements count.
    """
    found = ask_statements(replace(wanted, limit=None), RecordNames(connection, wanted.as_of))
    if newest is not None:
        latest = (
            "SELECT statement.n FROM statement "  # noqa: S608 (values are bound)
            "JOIN edition ON edition.document = statement.document "
            f"WHERE {found.where} ORDER BY day DESC, statement.document DESC, start DESC LIMIT ?"
        )
        found = Conditions([f"statement.n IN ({latest})"], [*found.values, newest])
    ending = f" LIMIT {wanted.limit:d}" if wanted.limit is not None else ""
    rows = connection.execute(
        f"SELECT {WHO} AS who, min({NAME}), min(party.words), count(*) AS often, "  # noqa: S608 (values are bound)
        "json_group_array(DISTINCT statement.document), max(document.latest) FROM statement "
        "JOIN document ON document.id = statement.document "
        "JOIN edition ON edition.document = statement.document "
        f"JOIN party ON party.subject = statement.id AND role = 'speaker' {ACTOR} "
        f"WHERE {found.where} GROUP BY who ORDER BY often DESC, who{ending}",
        found.values,
    ).fetchall()
    inside = [json.loads(row[4]) for row in rows]
    texts = find_texts(connection, (one for part in inside for one in part), wanted, rules)
    return tuple(
        SpeakerRow(Party(*who), often, len({texts.get(one, one) for one in part}), read_day(latest))
        for (*who, often, _, latest), part in zip(rows, inside, strict=True)
    )


def find_places(connection: sqlite3.Connection, wanted: Filter) -> tuple[PlaceRow, ...]:
    """Give the places that visible documents place, by name and document."""
    return tuple(each_place(connection, wanted))


def each_place(connection: sqlite3.Connection, wanted: Filter) -> Iterator[PlaceRow]:
    """Give the same one after the other."""
    found = Conditions()
    ask_visible(found, wanted)
    rows = connection.execute(
        "SELECT coalesce(actor.canonical, place.actor), place.name, place.words, geonames, "  # noqa: S608
        "country, admin1, lat, lon, precision, place.document FROM place "
        "JOIN edition ON edition.document = place.document "
        "LEFT JOIN actor ON actor.id = place.actor "
        f"WHERE {found.where} ORDER BY place.name, place.document, place.actor",
        found.values,
    )
    return (PlaceRow(*row) for row in rows)


def find_naming(connection: sqlite3.Connection, actor: str, about: Filter) -> tuple[str, ...]:
    """Give the ids of the documents that name an actor."""
    found = Conditions()
    found.add("appearance.actor IN (SELECT id FROM actor WHERE canonical = ?)", actor)
    ask_visible(found, Filter(as_of=about.as_of))
    rows = connection.execute(
        "SELECT DISTINCT appearance.document FROM appearance JOIN edition "  # noqa: S608
        f"USING (document) WHERE {found.where} ORDER BY appearance.document",
        found.values,
    )
    return tuple(one for (one,) in rows)
