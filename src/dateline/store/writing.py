"""Everything that changes a record, each function inside a transaction that its caller opened."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta

from dateline.findings import Reading
from dateline.record import EventRow, Link, Rows, Source
from dateline.rules import Rules
from dateline.store.asking import Conditions
from dateline.store.copies import add_copy_links
from dateline.store.dating import write_keys
from dateline.store.growing import (
    SOURCE_COLUMNS,
    SOURCE_WIDTH,
    add_claims,
    add_document,
    add_link,
    add_reading,
    add_report,
    make_source,
    read_claims,
    read_source,
)
from dateline.store.linking import (
    follow_links,
    in_force,
    read_links,
    regroup,
    set_canonical,
)
from dateline.store.loading import load_events, pick_ids
from dateline.store.migrations import run_script
from dateline.store.views import write_rows
from dateline.text import Report

CORRECTED = ("earlier version of this", "correction:", "has been corrected", "was corrected")
"""Words, in lower case, by which a report says that it is not its first version."""

LAST_DAY = date.max - timedelta(days=1)

VIEWS = (
    *("edition", "shared", "event", "figure", "statement", "state", "party", "actor", "appearance"),
    *("alias", "place", "same", "block", "document_text", "event_text", "statement_text"),
)
"""All tables of views.sql."""


def add_reading_of(
    connection: sqlite3.Connection, report: Report, reading: Reading, recorded: str, rules: Rules
) -> bool:
    """Add a report with its reading, claims, views and links; False when it is there already."""
    document = reading.document
    known = connection.execute("SELECT 1 FROM document WHERE id = ?", (document.id,)).fetchone()
    if known is not None:
        return False
    claims = rules.make_claims(reading)
    add_report(connection, report, recorded)
    add_document(connection, document, report.id, recorded)
    add_reading(connection, reading, rules.version, recorded)
    add_claims(connection, claims, recorded)
    rows = rules.make_rows(document.text, make_source(document, report.id), claims)
    write_rows(connection, rows, document.id)
    _write_keys(connection, document.id, document.text, rules)
    write_edition(connection, document.id)
    follow_links(connection, add_copy_links(connection, document.id, rules), rules)
    _link_rows(connection, rows, document.id, recorded, rules)
    return True


def add_judgement(connection: sqlite3.Connection, link: Link, recorded: str, rules: Rules) -> bool:
    """Add a link and all that follows from it; False when it is there and in force."""
    if not add_link(connection, link, recorded):
        return False
    _refresh_blocks(connection, follow_links(connection, (link,), rules), rules)
    return True


def withdraw(
    connection: sqlite3.Connection, link: str, author: str, recorded: str, rules: Rules
) -> bool:
    """Withdraw a link (by id) wherever it is in force; False when it is not."""
    rows = connection.execute(
        'SELECT n, "left", "right" FROM link WHERE id = ? '
        "AND n NOT IN (SELECT link FROM withdrawal)",
        (link,),
    ).fetchall()
    for n, left, right in rows:
        connection.execute(
            "INSERT INTO withdrawal (link, author, recorded) VALUES (?, ?, ?)",
            (n, author, recorded),
        )
        _refresh_blocks(connection, regroup(connection, (left, right), rules), rules)
    return bool(rows)


def link_again(connection: sqlite3.Connection, rules: Rules, recorded: str) -> None:
    """Make the machine's links on actors and events again where some were lost.

    What was withdrawn stays withdrawn, by whom it was.
    """
    taken_back = dict(
        connection.execute(
            "SELECT link.id, withdrawal.author FROM withdrawal "
            "JOIN link ON link.n = withdrawal.link"
        ).fetchall()
    )
    for document, text, source in list_documents(connection):
        rows = rows_of(connection, document, text, source, rules)
        _link_rows(connection, rows, document, recorded, rules)
    for link, author in taken_back.items():
        withdraw(connection, link, author, recorded, rules)


def rebuild_views(connection: sqlite3.Connection, rules: Rules) -> None:
    """Drop the views and make them again from documents, claims and links.

    Copies that an older version did not look for are linked now.
    """
    for kind, name in connection.execute(
        "SELECT type, name FROM sqlite_schema WHERE type = 'view' "
        "OR (type = 'table' AND name IN (SELECT value FROM json_each(?)))",
        (json.dumps(VIEWS),),
    ).fetchall():
        connection.execute(f"DROP {kind.upper()} {name}")
    run_script(connection, "views.sql")
    for document, text, source in list_documents(connection):
        write_rows(connection, rows_of(connection, document, text, source, rules), document)
        _write_keys(connection, document, text, rules)
        write_edition(connection, document)
        add_copy_links(connection, document, rules)
    links = in_force(read_links(connection))
    set_canonical(connection, dict(rules.group((), links)))
    for document, _, _ in list_documents(connection):
        _write_blocks(connection, _events_of(connection, document), rules)


def _write_keys(connection: sqlite3.Connection, document: str, text: str, rules: Rules) -> None:
    keys = (*rules.find_copy_keys(text), *rules.find_band_keys(text))
    write_keys(connection, document, keys)


def list_documents(connection: sqlite3.Connection) -> Iterable[tuple[str, str, Source]]:
    """Give id, text and source of each document, in order of adding, one by one."""
    numbers = connection.execute("SELECT n FROM document ORDER BY n").fetchall()
    for (n,) in numbers:
        row = connection.execute(
            f"SELECT {SOURCE_COLUMNS}, text FROM document WHERE n = ?",  # noqa: S608
            (n,),
        ).fetchone()
        yield row[0], row[SOURCE_WIDTH], read_source(row[:SOURCE_WIDTH])


def rows_of(
    connection: sqlite3.Connection, document: str, text: str, source: Source, rules: Rules
) -> Rows:
    """Make a document's rows from its claims."""
    found = read_claims(connection, "document = ?", (document,))
    return rules.make_rows(text, source, tuple(claim for _, claim, _ in found))


def write_edition(connection: sqlite3.Connection, document: str) -> None:
    """Say from when a document was known, and which version of its report it gives way to.

    Versions of one url follow each other by the day they were known, those that say they were
    corrected last, then as they were recorded. Versions that bear one day of publication cannot
    all be of it: each later one counts as known from the day after the one before it.
    """
    connection.execute(
        "INSERT INTO edition (document, url, known_from) "
        "SELECT id, url, coalesce(latest, substr(recorded, 1, 10)) FROM document WHERE id = ?",
        (document,),
    )
    corrected = " OR ".join(f"instr(lower(text), '{words}')" for words in CORRECTED)
    rows = connection.execute(
        "SELECT document.id, coalesce(latest, substr(recorded, 1, 10)) AS known FROM edition "  # noqa: S608
        "JOIN document ON document.id = edition.document "
        "WHERE edition.url = (SELECT url FROM document WHERE id = ?) "
        f"ORDER BY known, {corrected}, recorded, document.id",
        (document,),
    ).fetchall()
    versions = _spread_days(rows)
    following = [*versions[1:], (None, None)][: len(versions)]
    connection.executemany(
        "UPDATE edition SET known_from = ?, superseded_by = ?, known_until = ? WHERE document = ?",
        [(one[1], *after, one[0]) for one, after in zip(versions, following, strict=True)],
    )


def _spread_days(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give each version with a day of its own, not before the one that it bears."""
    found: list[tuple[str, str]] = []
    for document, known in rows:
        after = found[-1][1] if found else ""
        if known <= after:
            known = str(min(date.fromisoformat(after), LAST_DAY) + timedelta(days=1))  # noqa: PLW2901
        found.append((document, known))
    return found


def _link_rows(
    connection: sqlite3.Connection, rows: Rows, document: str, recorded: str, rules: Rules
) -> None:
    """Link a new document's actors, then its events, which are compared by canonical actors."""
    links = rules.link_actors(rows.actors)
    follow_links(connection, [one for one in links if add_link(connection, one, recorded)], rules)
    fresh = _events_of(connection, document)
    _write_blocks(connection, fresh, rules)
    ids = connection.execute(
        "SELECT DISTINCT event FROM block WHERE key IN "
        "(SELECT key FROM block WHERE document = ?) AND document != ?",
        (document, document),
    ).fetchall()
    others = load_events(connection, pick_ids("event", (row[0] for row in ids))) if ids else ()
    links = rules.link_events(fresh, others)
    follow_links(connection, [one for one in links if add_link(connection, one, recorded)], rules)


def _events_of(connection: sqlite3.Connection, document: str) -> tuple[EventRow, ...]:
    found = Conditions()
    found.add("event.document = ?", document)
    return load_events(connection, found)


def _write_blocks(
    connection: sqlite3.Connection, events: tuple[EventRow, ...], rules: Rules
) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO block (key, event, document) VALUES (?, ?, ?)",
        [(key, row.id, row.source.document) for row in events for key in rules.find_blocks(row)],
    )


def _refresh_blocks(connection: sqlite3.Connection, changed: set[str], rules: Rules) -> None:
    """Make the blocks of events anew in which actors with a new canonical id take part."""
    actors = json.dumps(sorted(changed))
    ids = connection.execute(
        "SELECT DISTINCT subject FROM party WHERE actor IN (SELECT value FROM json_each(?)) "
        "AND role IN ('actor', 'recipient')",
        (actors,),
    ).fetchall()
    events = load_events(connection, pick_ids("event", (row[0] for row in ids)))
    documents = {row.source.document for row in events}
    for document in sorted(documents):
        connection.execute("DELETE FROM block WHERE document = ?", (document,))
        _write_blocks(connection, _events_of(connection, document), rules)
