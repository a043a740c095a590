"""Every question that the command line, the pages and the API ask; all give rows."""

import json
import sqlite3
from dataclasses import replace
from datetime import date

from dateline.answers import (
    DocumentRow,
    Dossier,
    DossierParts,
    Filter,
    SpeakerRow,
    TimelineRow,
)
from dateline.errors import UsageError
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
from dateline.store.happenings import as_json, split_happenings, with_others
from dateline.store.loading import load_events, load_statements, load_states
from dateline.store.naming import RecordNames, find_actor, load_actor
from dateline.store.plans import find_agenda
from dateline.store.views import OPEN

NAMED = (
    "{table}.id IN (SELECT subject FROM party WHERE role = 'named' AND actor IN "
    "(SELECT ? UNION ALL SELECT id FROM actor WHERE canonical = ?))"
)


def find_events(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules
) -> tuple[EventRow, ...]:
    """Give events by day and id; happenings are those that can be seen at `as_of`."""
    conditions = ask_events(wanted, RecordNames(connection))
    rows = load_events(connection, conditions, wanted.limit)
    if wanted.as_of is not None:
        rows = split_happenings(connection, rows, wanted, rules)
    return mark_copies(connection, rows, wanted, rules)


def find_statements(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules | None
) -> tuple[StatementRow, ...]:
    """Give statements by day and id."""
    conditions = ask_statements(wanted, RecordNames(connection))
    rows = load_statements(connection, conditions, wanted.limit)
    return mark_copies(connection, rows, wanted, rules)


def find_states(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules | None
) -> tuple[StateRow, ...]:
    """Give states by day and id."""
    conditions = ask_states(wanted, RecordNames(connection))
    rows = load_states(connection, conditions, wanted.limit)
    return mark_copies(connection, rows, wanted, rules)


def find_timeline(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules
) -> tuple[TimelineRow, ...]:
    """Give happenings in order, each with every visible event of it, those without a day last.

    A happening is found by any of its events; `limit` counts happenings.
    """
    found = find_events(connection, replace(wanted, limit=None), rules)
    rows = rules.make_timeline(with_others(connection, found, wanted, rules))
    return rows[: wanted.limit]


def find_dossier(
    connection: sqlite3.Connection, name: str, as_of: date | None, rules: Rules, today: date | None
) -> Dossier:
    """Give all that is known of one actor; UsageError when `name` is nobody or several."""
    one = find_actor(connection, name)
    actor = load_actor(connection, one, as_of)
    if actor is None:
        raise UsageError(f"{one} is linked to nothing that a report names: give another name")
    about = Filter(subject=one, as_of=as_of)
    day = as_of or today or _last_day(connection)
    states = find_states(connection, about, rules)
    parts = DossierParts(
        actor=replace(actor, documents=_count_naming(connection, one, about, rules)),
        as_of=as_of,
        states=states,
        events=find_events(connection, about, rules),
        statements=find_statements(connection, about, rules),
        mentioned_in=_find_mentioning(connection, (*actor.names, actor.name), about, rules),
        next=find_agenda(connection, about, rules, day) if day is not None else (),
        named_in=_find_naming(connection, about, rules),
        corrected=_find_corrected(connection, about, rules),
    )
    return rules.make_dossier(parts)


def find_documents(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules | None
) -> tuple[DocumentRow, ...]:
    """Give documents, first published first; `text`, `report`, `from_`, `to`, `as_of` count."""
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
    ask_visible(found, wanted)
    ending = f" LIMIT {wanted.limit:d}" if wanted.limit is not None else ""
    rows = connection.execute(
        f"SELECT {SOURCE_COLUMNS}, language, words, recorded, superseded_by "  # noqa: S608
        "FROM document JOIN edition ON edition.document = document.id "
        f"WHERE {found.where} ORDER BY known_from, document.id{ending}",
        found.values,
    )
    documents = tuple(
        DocumentRow(row[0], read_source(row[:SOURCE_WIDTH]), *row[SOURCE_WIDTH:]) for row in rows
    )
    return mark_copies(connection, documents, wanted, rules)


def find_speakers(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules | None
) -> tuple[SpeakerRow, ...]:
    """Give who is quoted, most quoted first, in how many independent reports."""
    found = ask_statements(replace(wanted, limit=None), RecordNames(connection))
    ending = f" LIMIT {wanted.limit:d}" if wanted.limit is not None else ""
    rows = connection.execute(
        "SELECT coalesce(actor.canonical, party.actor) AS who, "  # noqa: S608 (values are bound)
        "coalesce(best.name, min(party.name)), min(party.words), count(*) AS often, "
        "json_group_array(DISTINCT statement.document), max(document.latest) FROM statement "
        "JOIN document ON document.id = statement.document "
        "JOIN edition ON edition.document = statement.document "
        "JOIN party ON party.subject = statement.id AND role = 'speaker' "
        "LEFT JOIN actor ON actor.id = party.actor "
        "LEFT JOIN actor AS best ON best.id = actor.canonical "
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
    return tuple(PlaceRow(*row) for row in rows)


def _find_mentioning(
    connection: sqlite3.Connection, names: tuple[str, ...], about: Filter, rules: Rules
) -> tuple[StatementRow, ...]:
    """Give the statements that name or mean somebody else than their speaker."""
    phrases = [f'"{name}"' for name in (one.replace('"', " ") for one in names) if name.strip()]
    phrases = [one for one in phrases if any(sign.isalnum() for sign in one)]
    if about.subject is None:
        return ()
    found = Conditions()
    inside = "SELECT rowid FROM statement_text WHERE statement_text MATCH ?"
    named = NAMED.format(table="statement")
    if phrases:
        match = " OR ".join(phrases)
        found.add(f"(statement.n IN ({inside}) OR {named})", match, about.subject, about.subject)
    else:
        found.add(named, about.subject, about.subject)
    ask_visible(found, Filter(as_of=about.as_of))
    rows = load_statements(connection, found)
    kept = (row for row in rows if row.speaker is None or row.speaker.id != about.subject)
    return mark_copies(connection, tuple(kept), about, rules)


def _find_naming(
    connection: sqlite3.Connection, about: Filter, rules: Rules
) -> tuple[EventRow, ...]:
    """Give the events whose sentence names somebody who takes no part in them."""
    found = Conditions()
    found.add(NAMED.format(table="event"), about.subject or "", about.subject or "")
    ask_visible(found, about)
    rows = load_events(connection, found)
    if about.as_of is not None:
        rows = split_happenings(connection, rows, about, rules)
    return mark_copies(connection, rows, about, rules)


def _count_naming(connection: sqlite3.Connection, actor: str, about: Filter, rules: Rules) -> int:
    """Give how many independent reports name an actor."""
    documents = find_naming(connection, actor, about)
    texts = find_texts(connection, documents, about, rules)
    return len({texts.get(one, one) for one in documents})


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


def _find_corrected(
    connection: sqlite3.Connection, about: Filter, rules: Rules
) -> tuple[StateRow, ...]:
    """Give the states of versions that were corrected since, up to `as_of`."""
    every = find_states(connection, replace(about, superseded=True), rules)
    documents = as_json({row.source.document for row in every})
    day = about.as_of.isoformat() if about.as_of is not None else OPEN
    rows = connection.execute(
        "SELECT document FROM edition WHERE superseded_by IS NOT NULL AND known_until <= ? "
        "AND document IN (SELECT value FROM json_each(?))",
        (day, documents),
    )
    old = {row[0] for row in rows}
    return tuple(row for row in every if row.source.document in old)


def _last_day(connection: sqlite3.Connection) -> date | None:
    """Give the last day on which anything in the record was published, the record's own today."""
    (day,) = connection.execute("SELECT max(known_from) FROM edition").fetchone()
    return read_day(day)
