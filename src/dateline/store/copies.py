"""Copies of a text in the record: candidates by key, links to them, and which reports share a text.

Links are made when a document is added, and by a rebuild where an older version made none. What a
question may see decides which reports share a text: no later report joins what was apart.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from dateline.answers import DocumentRow, Filter
from dateline.record import EventRow, Link, Printing, Source, StatementRow, StateRow, TallyRow
from dateline.rules import Rules
from dateline.store.asking import Conditions, ask_visible
from dateline.store.growing import SOURCE_COLUMNS, SOURCE_WIDTH, add_link, read_source
from dateline.store.keys import find_number, number_keys
from dateline.store.linking import split_groups

T = TypeVar("T", EventRow, StatementRow, StateRow, TallyRow, DocumentRow)

_NEAR = (
    "SELECT wanted.key, shared.document FROM json_each(?) AS wanted "
    "CROSS JOIN shared ON shared.key = wanted.value WHERE shared.document != ?"
)
_KNOWN = (
    'SELECT 1 FROM link WHERE author LIKE \'dateline %\' AND (("left" = ? AND "right" = ?) '
    'OR ("left" = ? AND "right" = ?))'
)


def add_copy_links(connection: sqlite3.Connection, document: str, rules: Rules) -> list[Link]:
    """Link a document to its copies and originals; gives the links that are new.

    A pair that any version of Dateline linked before is left alone, so that a link which a person
    withdrew is not made again. A link was recorded when the later of its texts was.
    """
    ((one, recorded),) = _read_printings(connection, (document,))
    others = _read_printings(connection, _find_near(connection, one, rules))
    times = {other.source.document: when for other, when in others}
    found = []
    for link in rules.link_copies(one, tuple(other for other, _ in others)):
        pair = (link.left, link.right)
        if connection.execute(_KNOWN, (*pair, *pair[::-1])).fetchone() is None:
            other = link.right if link.left == document else link.left
            add_link(connection, link, max(recorded, times[other]))
            found.append(link)
    return found


def _find_near(connection: sqlite3.Connection, one: Printing, rules: Rules) -> list[str]:
    """Give the documents that share enough keys with one to be compared with it."""
    keys = rules.find_near_keys(one.text, one.source.published)
    wanted = json.dumps(number_keys(key for key, _ in keys))
    own = find_number(connection, one.source.document)
    shared: dict[int, int] = {}
    for place, other in connection.execute(_NEAR, (wanted, own)):
        shared[other] = shared.get(other, 0) + keys[place][1]
    near = [other for other, count in shared.items() if count >= rules.bands_shared]
    ids = connection.execute(
        "SELECT id FROM document WHERE n IN (SELECT value FROM json_each(?))", (json.dumps(near),)
    )
    return [row[0] for row in ids]


def find_texts(
    connection: sqlite3.Connection, documents: Iterable[str], wanted: Filter, rules: Rules | None
) -> dict[str, str]:
    """Give the id of the text of each document that prints one with others, and these others'.

    Only documents count that `wanted` may see; what stands alone is left out. Without rules none.
    """
    if rules is None:
        return {}
    inside = json.dumps(sorted(set(documents)))
    wants = "(SELECT value FROM json_each(?))"
    heads = connection.execute(
        f"SELECT canonical FROM same WHERE id IN {wants} "  # noqa: S608 (values are bound)
        f"UNION SELECT canonical FROM same WHERE canonical IN {wants}",
        (inside, inside),
    ).fetchall()
    if not heads:
        return {}
    found = Conditions()
    ask_visible(found, wanted)
    marks = json.dumps([head for (head,) in heads])
    rows = connection.execute(
        "SELECT member.canonical, member.id FROM "  # noqa: S608 (values are bound)
        f"(SELECT id, canonical FROM same WHERE canonical IN {wants} "
        f"UNION SELECT value, value FROM json_each(?)) AS member "
        f"JOIN edition ON edition.document = member.id WHERE {found.where}",
        (marks, marks, *found.values),
    )
    texts = split_groups(connection, rows.fetchall(), rules)
    shared = {head for one, head in texts.items() if one != head}
    return {one: head for one, head in texts.items() if head in shared}


def mark_copies(
    connection: sqlite3.Connection, rows: tuple[T, ...], wanted: Filter, rules: Rules | None
) -> tuple[T, ...]:
    """Give rows with the ids of their reports' texts, where several reports print one."""
    if not rows:
        return rows
    texts = find_texts(connection, (row.source.document for row in rows), wanted, rules)
    sources: dict[str, Source] = {}
    return tuple(_mark(row, texts.get(row.source.document), sources) for row in rows)


def _mark(row: T, text: str | None, sources: dict[str, Source]) -> T:
    """Give a row with the id of its report's text; `sources` are those that are marked already."""
    one = row.source
    if one.same_text == text:
        return row
    if one.document not in sources:
        sources[one.document] = replace(one, same_text=text)
    return replace(row, source=sources[one.document])


def read_printings(
    connection: sqlite3.Connection, documents: Iterable[str], texts: Mapping[str, str]
) -> tuple[Printing, ...]:
    """Give documents as they print their texts, with the ids of those."""
    found = (one for one, _ in _read_printings(connection, documents))
    return tuple(
        replace(one, source=replace(one.source, same_text=texts.get(one.source.document)))
        for one in found
    )


def _read_printings(
    connection: sqlite3.Connection, documents: Iterable[str]
) -> list[tuple[Printing, str]]:
    """Give documents as they print their texts, by id, and when each was recorded."""
    rows = connection.execute(
        f"SELECT {SOURCE_COLUMNS}, author, text, recorded FROM document "  # noqa: S608
        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(sorted(set(documents))),),
    )
    found = []
    for row in rows:
        author, text, recorded = row[SOURCE_WIDTH:]
        found.append((Printing(read_source(row[:SOURCE_WIDTH]), author, text), recorded))
    return found
