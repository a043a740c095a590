"""Who tells a thing: from what a person typed to the reports that tell it, and what they print."""

import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dateline.answers import Filter, SourceRow
from dateline.errors import UnknownError, UsageError
from dateline.record import WORDS, EventRow, Link, Party, StateRow
from dateline.rules import Rules
from dateline.store.asking import Conditions, ask_visible
from dateline.store.copies import find_texts, read_printings
from dateline.store.editions import find_visible
from dateline.store.happenings import with_others
from dateline.store.linking import in_force, read_links
from dateline.store.loading import load_events, load_statements, load_states, pick_ids
from dateline.store.naming import find_actor, find_id
from dateline.store.query import find_naming, find_states

_WORD = re.compile(r"\w+")
_LONG, _SOUGHT = 5, 8
"""Letters of words by which the same statement is looked for, and how many of them."""

REPORT = "SELECT id FROM document WHERE report = ? OR url = ? OR source = ? OR id = ? ORDER BY n"


def find_sources(
    connection: sqlite3.Connection, what: str, as_of: date | None, rules: Rules
) -> tuple[SourceRow, ...]:
    """Give who tells the thing of this id, url, path or name, each text's reports together.

    A version that was corrected since tells it only when it is asked for itself.
    """
    about = Filter(as_of=as_of)
    kind, one = _find_thing(connection, what, as_of)
    told = dict(_find_tellers(connection, kind, one, about, rules))
    visible = find_visible(connection, told, about) if as_of is not None else told
    tellers = {document: words for document, words in told.items() if document in visible}
    texts = find_texts(connection, tellers, about, rules)
    if kind == "document":
        tellers |= dict.fromkeys(texts, "")
    links = _find_parts(connection, tellers, about)
    others = {end for link in links for end in (link.left, link.right)}
    texts |= find_texts(connection, others, about, rules)
    printings = read_printings(connection, {*tellers, *texts, *others}, texts)
    return rules.make_sources(tellers, printings, links)


def _find_thing(connection: sqlite3.Connection, what: str, as_of: date | None) -> tuple[str, str]:
    reports = connection.execute(REPORT, (what,) * 4).fetchall()
    if reports:
        return ("document", reports[-1][0])
    try:
        return find_id(connection, what)
    except UsageError:
        if what.startswith(("event-", "statement-", "state-", "doc-", "claim-", "link-")):
            raise
    return ("actor", find_actor(connection, what, as_of))


def _find_tellers(
    connection: sqlite3.Connection, kind: str, one: str, about: Filter, rules: Rules
) -> tuple[tuple[str, str], ...]:
    """Give the documents that tell a thing, each with the words in which it does."""
    if kind == "event":
        return _tell_event(connection, one, about, rules)
    if kind == "statement":
        return _tell_statement(connection, one, about)
    if kind == "state":
        return _tell_state(connection, one, about, rules)
    if kind == "document":
        return ((one, ""),)
    if kind == "actor":
        return tuple((document, "") for document in find_naming(connection, one, about))
    raise UnknownError(
        f"{one} is a {kind}: give the id of an event, statement, state or report, or a name"
    )


def _tell_event(
    connection: sqlite3.Connection, one: str, about: Filter, rules: Rules
) -> tuple[tuple[str, str], ...]:
    """Give the visible tellings of an event's happening; its own report in any case."""
    own = load_events(connection, pick_ids("event", (one,)))
    every = with_others(connection, own, about, rules)
    happenings = {row.happening for row in every if row.id == one}
    return _once(row for row in every if row.happening in happenings)


def _tell_statement(
    connection: sqlite3.Connection, one: str, about: Filter
) -> tuple[tuple[str, str], ...]:
    """Give the reports that give a statement of one speaker in the same words."""
    own = next(iter(load_statements(connection, pick_ids("statement", (one,)))), None)
    if own is None:  # rejected by a person
        return ()
    long = [word for word in _words(own.content) if len(word) >= _LONG][:_SOUGHT]
    found = Conditions()
    if long:
        inside = "SELECT rowid FROM statement_text WHERE statement_text MATCH ?"
        found.add(f"statement.n IN ({inside})", " ".join(f'"{word}"' for word in long))
    else:
        found.add("statement.content = ?", own.content)
    ask_visible(found, about)
    alike = (
        row
        for row in load_statements(connection, found)
        if _words(row.content) == _words(own.content) and _is_same(row.speaker, own.speaker)
    )
    told = {row.source.document: row.content for row in (*alike, own)}
    return tuple(told.items())


def _is_same(one: Party | None, other: Party | None) -> bool:
    """Tell whether two speakers are one, or people without a name who are called the same."""
    if one is None or other is None:
        return one is other
    return one.id == other.id or _words(one.name) == _words(other.name)


def _tell_state(
    connection: sqlite3.Connection, one: str, about: Filter, rules: Rules
) -> tuple[tuple[str, str], ...]:
    """Give the reports that give a subject the same value of the same field."""
    own = next(iter(load_states(connection, pick_ids("state", (one,)))), None)
    if own is None:
        return ()
    if own.subject.id.startswith(WORDS):  # mere words, which no other report can mean
        return _once((own,))
    every = find_states(connection, replace(about, subject=own.subject.id), rules)
    wanted = (own.field, _words(own.value), own.status)
    alike = (row for row in every if (row.field, _words(row.value), row.status) == wanted)
    return _once((own, *alike))


def _once(rows: Iterable[EventRow | StateRow]) -> tuple[tuple[str, str], ...]:
    """Give each report once, with the first sentence that tells the thing."""
    told: dict[str, str] = {}
    for row in sorted(rows, key=lambda one: one.start):
        told.setdefault(row.source.document, row.sentence)
    return tuple(told.items())


def _find_parts(
    connection: sqlite3.Connection, documents: Iterable[str], about: Filter
) -> tuple[Link, ...]:
    """Give the links in force that say of two visible texts that one prints a part of the other."""
    wanted = json.dumps(sorted(documents))
    inside = "(SELECT value FROM json_each(?))"
    rows = read_links(connection, f'"left" IN {inside} OR "right" IN {inside}', (wanted,) * 2)
    unsure = [link for link in in_force(rows) if link.judgement == "unsure"]
    ends = {end for link in unsure for end in (link.left, link.right)}
    visible = find_visible(connection, ends, about)
    return tuple(link for link in unsure if {link.left, link.right} <= visible)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
