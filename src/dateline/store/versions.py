"""The versions of a report: from what a person typed to all that each of them says."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dateline.answers import Filter
from dateline.errors import UnknownError
from dateline.record import Printing, Source
from dateline.rules import Rules
from dateline.store.asking import Conditions
from dateline.store.editions import find_group
from dateline.store.growing import SOURCE_COLUMNS, SOURCE_WIDTH, read_day, read_source
from dateline.store.happenings import with_others
from dateline.store.loading import load_events, load_statements, load_states, pick_ids
from dateline.store.naming import find_id
from dateline.store.sources import REPORT
from dateline.store.views import OPEN
from dateline.versions import VersionParts, VersionRow

THINGS = ("event", "statement", "state")


def find_versions(
    connection: sqlite3.Connection, what: str, as_of: date | None, rules: Rules
) -> tuple[VersionRow, ...]:
    """Give the versions of a report, first one first, with what each changed.

    `what` is a report's url, path or id, or the start of one; or the id of an event, statement or
    state, for which the rows hold only what concerns it. Of an event these are the versions of all
    reports that tell its happening, one report after the other.
    """
    kind, one = _find_thing(connection, what, rules)
    if kind == "document":
        return rules.make_versions(read_parts(connection, one, as_of, rules), None)
    if kind not in THINGS:
        raise UnknownError(
            f"{one} is a {kind}: give a report's id, url or path, or the id of an event, "
            "statement or state"
        )
    return trace_versions(connection, kind, one, as_of, rules)


def trace_versions(
    connection: sqlite3.Connection, kind: str, one: str, as_of: date | None, rules: Rules
) -> tuple[VersionRow, ...]:
    """Give the versions of the reports that tell a thing, with what each changed in it.

    A report with one version only changed nothing and is left out.
    """
    found: list[VersionRow] = []
    done: set[str] = set()
    for document, ids in _find_tellings(connection, kind, one, as_of, rules):
        if document not in done:
            parts = read_parts(connection, document, as_of, rules)
            done.update(part.source.document for part in parts)
            if len(parts) > 1:
                found += rules.make_versions(parts, ids)
    return tuple(found)


def read_parts(
    connection: sqlite3.Connection, document: str, as_of: date | None, rules: Rules
) -> tuple[VersionParts, ...]:
    """Give all that the versions of a document's report say that are known on a day, in order.

    What withdrew the last of them comes after it.
    """
    group = find_group(connection, document, rules)
    day = as_of.isoformat() if as_of is not None else OPEN
    rows = connection.execute(
        "SELECT document, known_from, superseded_by, ended, known_until FROM edition "
        "WHERE document IN (SELECT value FROM json_each(?)) AND known_from <= ? "
        "ORDER BY known_from",
        (json.dumps(group), day),
    ).fetchall()
    parts = []
    for one, _, after, ended, until in rows:
        parts.append(_read_part(connection, one, day, rules))
        if ended == "withdrawn" and after not in group and until <= day:
            parts.append(replace(_read_part(connection, after, day, rules), notice=True))
    return tuple(parts)


def _read_part(
    connection: sqlite3.Connection, document: str, day: str, rules: Rules
) -> VersionParts:
    row = connection.execute(
        f"SELECT {SOURCE_COLUMNS}, author, text, changed, known_from, "  # noqa: S608
        "CASE WHEN known_until <= ? THEN known_until END, "
        "CASE WHEN known_until <= ? THEN superseded_by END "
        "FROM document JOIN edition ON edition.document = document.id WHERE document.id = ?",
        (day, day, document),
    ).fetchone()
    author, text, changed, known_from, known_until, after = row[SOURCE_WIDTH:]
    source = read_source(row[:SOURCE_WIDTH])
    return VersionParts(
        source=source,
        text=text,
        notes=rules.read_notes(Printing(source, author, text)),
        known_from=date.fromisoformat(known_from),
        known_until=read_day(known_until),
        superseded_by=after,
        changed=changed,
        events=load_events(connection, _all_of("event", document)),
        statements=load_statements(connection, _all_of("statement", document)),
        states=load_states(connection, _all_of("state", document)),
    )


def _all_of(table: str, document: str) -> Conditions:
    found = Conditions()
    found.add(f"{table}.document = ?", document)
    return found


def _find_thing(connection: sqlite3.Connection, what: str, rules: Rules) -> tuple[str, str]:
    """Give kind and id of what a person typed: a report's url in any form, its path, or an id."""
    reports = connection.execute(REPORT, (what,) * 4).fetchall()
    if reports:
        return ("document", reports[-1][0])
    address = None
    if "://" in what:
        address, _ = rules.name_report(Source("", "", None, None, what, "-", None))
    found = connection.execute(
        "SELECT document FROM edition WHERE address = ? ORDER BY document LIMIT 1", (address,)
    ).fetchone()
    if found is not None:
        return ("document", found[0])
    if "://" in what or "/" in what or what.startswith("report-"):
        raise UnknownError(f"no report of this record is at {what!r}: give its url or path as read")
    return find_id(connection, what)


def _find_tellings(
    connection: sqlite3.Connection, kind: str, one: str, as_of: date | None, rules: Rules
) -> Iterator[tuple[str, frozenset[str]]]:
    """Give the documents that tell a thing, its own first, with the ids it has in any of them."""
    if kind == "event":
        wanted = Filter(as_of=as_of, superseded=True)
        own = load_events(connection, pick_ids("event", (one,)))
        every = with_others(connection, own, wanted, rules)
        happenings = {row.happening for row in every if row.id == one}
        told = [(row.source.document, row.id) for row in every if row.happening in happenings]
    else:
        rows = connection.execute(
            f"SELECT document FROM {kind} WHERE id = ?",  # noqa: S608 (one of our tables)
            (one,),
        )
        told = [(document, one) for (document,) in rows]  # none of what a person rejected
    ids = frozenset(row for _, row in told)
    yield from sorted(((document, ids) for document, _ in told), key=lambda part: part[0])
