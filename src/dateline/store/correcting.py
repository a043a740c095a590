"""What persons correct: claims signed by them, and the views of the document made anew.

The machine's links on events follow: those that the document's values no longer give are
withdrawn, and those that they now give are added. So it does not matter whether something was
corrected before or after other reports were read.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from dateline.answers import Filter
from dateline.corrections import (
    FIELDS,
    PARTIES,
    PERSON,
    Change,
    Correction,
    CorrectionRow,
    Missed,
    check_change,
    read_signature,
)
from dateline.errors import UnknownError, UsageError
from dateline.record import Claim, Source
from dateline.rules import Rules
from dateline.store import writing
from dateline.store.growing import add_claims, read_claims
from dateline.store.naming import find_actor, find_id
from dateline.store.views import remove_rows, write_rows


def correct(
    connection: sqlite3.Connection, asked: Correction, recorded: str, rules: Rules
) -> CorrectionRow:
    """Add what a person says of an event, statement or state, and what follows from it.

    UsageError for what cannot be corrected, or values that make no sense.
    """
    kind, claims = _find_subject(connection, asked.subject)
    changes = tuple(_settle(connection, kind, one) for one in asked.changes)
    if asked.verdict is None and not changes:
        raise UsageError("nothing is corrected: confirm, reject, or give a value")
    subject = claims[0].subject
    text, source = writing.read_document(connection, claims[0].evidence.document)
    wanted = replace(asked, subject=subject, changes=changes)
    made = rules.make_correction(wanted, claims, text, recorded)
    _add(connection, made, text, source, asked.author, recorded, rules)
    return rules.list_corrections(made)[0]


def add_missed(
    connection: sqlite3.Connection, asked: Missed, recorded: str, rules: Rules
) -> CorrectionRow:
    """Add an event that a person found in a document, and what follows from it."""
    kind, document = find_id(connection, asked.document)
    if kind != "document":
        raise UnknownError(f"{document} is no document but one {kind}: give a document's id")
    check_change("event", Change("type", asked.type))
    changes = tuple(_settle(connection, "event", one) for one in asked.changes)
    text, source = writing.read_document(connection, document)
    wanted = replace(asked, document=document, type=asked.type.upper(), changes=changes)
    made = rules.make_missed(wanted, source.published, text, recorded)
    _add(connection, made, text, source, asked.author, recorded, rules)
    return rules.list_corrections(made)[0]


def undo(
    connection: sqlite3.Connection, start: str, author: str, recorded: str, rules: Rules
) -> CorrectionRow:
    """Take back the latest correction of a thing; gives it as it stands then."""
    _, claims = _find_subject(connection, start)
    made = rules.undo_correction(claims, author, recorded)
    text, source = writing.read_document(connection, made.evidence.document)
    _add(connection, (made,), text, source, author, recorded, rules)
    rows = rules.list_corrections((*claims, made))
    signed = read_signature(made.value)
    return next(row for row in rows if (row.recorded, row.author) == signed)


def find_corrections(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules
) -> tuple[CorrectionRow, ...]:
    """Give the corrections on record by time; `report` (a document's id) and `limit` count."""
    where = f"by LIKE '{PERSON}%'"  # as the index on them has it
    values: tuple[str, ...] = ()
    if wanted.report is not None:
        where, values = f"{where} AND document = ?", (wanted.report,)
    claims = tuple(claim for _, claim, _ in read_claims(connection, where, values))
    rows = sorted(rules.list_corrections(claims), key=lambda one: (one.recorded, one.subject))
    return tuple(rows[: wanted.limit])


def _find_subject(connection: sqlite3.Connection, start: str) -> tuple[str, tuple[Claim, ...]]:
    kind, one = find_id(connection, start)
    if kind not in FIELDS:
        raise UnknownError(f"{one} is one {kind}: give the id of an event, statement or state")
    found = read_claims(connection, "subject = ?", (one,))
    return kind, tuple(claim for _, claim, _ in found)


def _settle(connection: sqlite3.Connection, kind: str, change: Change) -> Change:
    """Give a change with its value as the record writes it: the id of an actor, days."""
    change = check_change(kind, change)
    if change.field in PARTIES:
        return replace(change, value=_find_party(connection, change.value))
    return change


def _find_party(connection: sqlite3.Connection, name: str) -> str:
    """Give the id of an actor that reports name, so that it has a name wherever it is shown."""
    canonical = find_actor(connection, name)
    (one,) = connection.execute(
        "SELECT id FROM actor WHERE canonical = ? ORDER BY id != canonical, id LIMIT 1",
        (canonical,),
    ).fetchone()
    return str(one)


def _add(
    connection: sqlite3.Connection,
    made: Sequence[Claim],
    text: str,
    source: Source,
    author: str,
    recorded: str,
    rules: Rules,
) -> None:
    """Add claims on a document, of which `text` and `source` are, and what follows from them.

    Its rows are made anew from all its claims, and the machine's links on its events.
    """
    add_claims(connection, made, recorded)
    document = source.document
    remove_rows(connection, document)
    rows = writing.rows_of(connection, document, text, source, rules)
    write_rows(connection, rows, document)
    connection.execute(
        "UPDATE event SET happening = (SELECT canonical FROM same WHERE same.id = event.id) "
        "WHERE document = ? AND id IN (SELECT id FROM same)",
        (document,),
    )
    writing.link_anew(connection, document, author, recorded, rules)
