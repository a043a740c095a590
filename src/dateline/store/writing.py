"""Everything that changes a record, each function inside a transaction that its caller opened."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from dateline.findings import Reading
from dateline.record import EventRow, Link, Rows, Source
from dateline.rules import Rules
from dateline.store.asking import Conditions
from dateline.store.copies import add_copy_links
from dateline.store.editions import write_edition
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
from dateline.store.keys import write_keys
from dateline.store.linking import (
    follow_links,
    in_force,
    read_links,
    regroup,
    set_canonical,
)
from dateline.store.loading import load_events, pick_ids
from dateline.store.migrations import run_script
from dateline.store.outlines import forget_outlines, read_known_outlines, write_outline
from dateline.store.stories import STORY_VIEWS, add_to_stories, fill_stories
from dateline.store.views import write_rows
from dateline.text import Report

VIEWS = (
    *(
        "edition",
        "notice",
        "shared",
        "event",
        "figure",
        "statement",
        "state",
        "party",
        "actor",
        "appearance",
    ),
    *("alias", "place", "same", "block", "document_text", "event_text", "statement_text"),
    *STORY_VIEWS,
    *("tally", "plan", "trace"),
)
"""All tables of views.sql and stories.sql."""


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
    keys = find_keys(document.text, document.published.latest, rules)
    write_keys(connection, document.id, keys)
    placed = write_edition(connection, document.id, rules)
    follow_links(connection, add_copy_links(connection, document.id, rules), rules)
    terms = rules.stories.make_outline(document.title, document.text, rows.actors)
    meaning = reading.meaning or rules.stories.find_meaning(document.title, document.text)
    write_outline(connection, document.id, terms, meaning)
    _link_rows(connection, rows, document.id, recorded, rules)
    add_to_stories(connection, document.id, placed, rules)
    return True


def add_judgement(connection: sqlite3.Connection, link: Link, recorded: str, rules: Rules) -> bool:
    """Add a link and all that follows from it; False when it is there and in force."""
    if not add_link(connection, link, recorded):
        return False
    follow_links(connection, (link,), rules)
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
        regroup(connection, (left, right), rules)
    return bool(rows)


def link_again(connection: sqlite3.Connection, rules: Rules, recorded: str) -> None:
    """Make the machine's links on actors and events again where some were lost.

    What was withdrawn stays withdrawn, by whom it was.
    """
    taken_back = dict(
        connection.execute(
            "SELECT link.id, withdrawal.author FROM withdrawal "
            "JOIN link ON link.n = withdrawal.link WHERE link.id NOT IN "
            "(SELECT id FROM link WHERE n NOT IN (SELECT link FROM withdrawal))"
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
    forget_outlines(connection)
    for kind, name in connection.execute(
        "SELECT type, name FROM sqlite_schema WHERE type = 'view' "
        "OR (type = 'table' AND name IN (SELECT value FROM json_each(?)))",
        (json.dumps(VIEWS),),
    ).fetchall():
        connection.execute(f"DROP {kind.upper()} {name}")
    for script in ("views.sql", "stories.sql", "tallies.sql"):
        run_script(connection, script)
    for document, text, source in list_documents(connection):
        rows = rows_of(connection, document, text, source, rules)
        write_rows(connection, rows, document)
        terms = rules.stories.make_outline(source.title, text, rows.actors)
        meaning = rules.stories.find_meaning(source.title, text)
        write_outline(connection, document, terms, meaning)
        write_keys(connection, document, find_keys(text, source.published, rules))
        write_edition(connection, document, rules)
        add_copy_links(connection, document, rules)
    links = in_force(read_links(connection))
    set_canonical(connection, dict(rules.group((), links)))
    for document, _, _ in list_documents(connection):
        _write_blocks(connection, _events_of(connection, document), rules)
    fill_stories(connection, rules)


def find_keys(text: str, day: date | None, rules: Rules) -> tuple[str, ...]:
    """Give all keys by which copies of a text published on a day are found."""
    return (*rules.find_copy_keys(text), *rules.find_band_keys(text, day))


def list_documents(connection: sqlite3.Connection) -> Iterable[tuple[str, str, Source]]:
    """Give id, text and source of each document, in order of adding, one by one."""
    numbers = connection.execute("SELECT n FROM document ORDER BY n").fetchall()
    for (n,) in numbers:
        row = connection.execute(
            f"SELECT {SOURCE_COLUMNS}, text FROM document WHERE n = ?",  # noqa: S608
            (n,),
        ).fetchone()
        yield row[0], row[SOURCE_WIDTH], read_source(row[:SOURCE_WIDTH])


def read_document(connection: sqlite3.Connection, document: str) -> tuple[str, Source]:
    """Give text and source of a document that the record holds."""
    row = connection.execute(
        f"SELECT {SOURCE_COLUMNS}, text FROM document WHERE id = ?",  # noqa: S608
        (document,),
    ).fetchone()
    return row[SOURCE_WIDTH], read_source(row[:SOURCE_WIDTH])


def rows_of(
    connection: sqlite3.Connection, document: str, text: str, source: Source, rules: Rules
) -> Rows:
    """Make a document's rows from its claims."""
    found = read_claims(connection, "document = ?", (document,))
    return rules.make_rows(text, source, tuple(claim for _, claim, _ in found))


def _link_rows(
    connection: sqlite3.Connection, rows: Rows, document: str, recorded: str, rules: Rules
) -> None:
    """Link a new document's actors, then its events, whose actors bear the ids that these give.

    Judgements of persons on actors do not count here: which events are compared, and with what
    result, would depend on whether they were judged before a report was read or after.
    """
    links = rules.link_actors(rows.actors)
    follow_links(connection, [one for one in links if add_link(connection, one, recorded)], rules)
    links = _find_event_links(connection, document, rules)
    follow_links(connection, [one for one in links if add_link(connection, one, recorded)], rules)


def link_anew(
    connection: sqlite3.Connection, document: str, author: str, recorded: str, rules: Rules
) -> None:
    """Link the events of a document whose rows are others now.

    The machine's links that its events had and no longer get are withdrawn in the name of `author`.
    """
    connection.execute("DELETE FROM block WHERE document = ?", (document,))
    links = {one.id: one for one in _find_event_links(connection, document, rules)}
    where = ('("left" IN ({own}) OR "right" IN ({own})) AND author LIKE \'dateline %\'').format(
        own="SELECT subject FROM claim WHERE document = ? AND kind = 'event'"
    )
    before = in_force(read_links(connection, where, (document, document)))
    for one in before:
        if one.id not in links:
            withdraw(connection, one.id, author, recorded, rules)
    fresh = [one for one in links.values() if add_link(connection, one, recorded)]
    follow_links(connection, fresh, rules)


def _find_event_links(
    connection: sqlite3.Connection, document: str, rules: Rules
) -> tuple[Link, ...]:
    """Write the blocks of a document's events, and give the machine's links on them."""
    fresh = _events_of(connection, document)
    _write_blocks(connection, fresh, rules)
    meeting = tuple(
        connection.execute(
            "SELECT DISTINCT own.event, other.event FROM block AS own "
            "CROSS JOIN block AS other ON other.key = own.key "
            "WHERE own.document = ? AND (other.document != ? OR other.event > own.event)",
            (document, document),
        ).fetchall()
    )
    ids = sorted({other for _, other in meeting} - {row.id for row in fresh})
    others = load_events(connection, pick_ids("event", ids), judged=False) if ids else ()
    documents = {document, *(row.source.document for row in others)}
    outlines = read_known_outlines(connection, documents)
    return rules.link_events(fresh, others, outlines, meeting)


def _events_of(connection: sqlite3.Connection, document: str) -> tuple[EventRow, ...]:
    found = Conditions()
    found.add("event.document = ?", document)
    return load_events(connection, found, judged=False)


def _write_blocks(
    connection: sqlite3.Connection, events: tuple[EventRow, ...], rules: Rules
) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO block (key, event, document) VALUES (?, ?, ?)",
        [(key, row.id, row.source.document) for row in events for key in rules.find_blocks(row)],
    )
