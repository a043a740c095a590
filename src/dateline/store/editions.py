"""Which version of a report counts when: its place among the versions of one address.

A table row for each document is a pure function of the documents on record: an order of reading
makes no difference. Only versions of one address, and what withdraws them, are looked at.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from dateline.answers import Filter
from dateline.record import Printing
from dateline.rules import Rules
from dateline.store.asking import Conditions, ask_visible
from dateline.store.growing import SOURCE_COLUMNS, SOURCE_WIDTH, read_source

LAST_DAY = date.max - timedelta(days=1)

AFTER_ALL = "9999-12-31"
"""A day that no report is known after."""

MOST_FILES = 40
"""Texts that one path may have held, at most, for it to be a report's address: a file that is
overwritten more often is a letterbox."""

_RUN = re.compile(r"[0-9]+|[^0-9]+")

COLUMNS = "document, address, heading, corrected, withdrawn"

Ended = Literal["version", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a document among the versions of its report; days as the tables hold them."""

    document: str
    known_from: str
    known_until: str | None
    superseded_by: str | None
    ended: Ended | None


@dataclass(frozen=True, slots=True)
class _Version:
    """What orders a version among those of its address."""

    document: str
    known: str
    withdrawn: bool
    corrected: bool
    changed: str
    recorded: str
    source: str

    @property
    def key(self) -> tuple[object, ...]:
        """Order by day, what says it was changed, the moments of change and recording, the name.

        Of versions that were read together, what stands first in a file or folder comes first.
        """
        marks = (self.withdrawn, self.corrected, read_moment(self.changed))
        return (self.known, *marks, self.recorded, _order_name(self.source), self.document)


def write_edition(connection: sqlite3.Connection, document: str, rules: Rules) -> set[str]:
    """Say from when a document is known, and bring the other versions of its report up to date.

    Versions of one address follow each other by the day they were known, those that say they were
    withdrawn or corrected last, then by the moment of their last change, then as they were
    recorded, then by the names of their files. Versions that bear one day of publication cannot
    all be of it: each later one counts as known from the day of its change, or the day after the
    one before it. A report that another one withdraws ends on the day of that. Gives the documents
    whose place may be another now.
    """
    row, keys = describe_edition(connection, document, rules)
    known = "(SELECT coalesce(latest, substr(recorded, 1, 10)) FROM document WHERE id = ?)"
    connection.execute(
        f"INSERT INTO edition ({COLUMNS}, known_from) VALUES (?, ?, ?, ?, ?, {known})",  # noqa: S608
        (*row, document),
    )
    connection.executemany(
        "INSERT INTO notice (key, document) VALUES (?, ?)", [(key, document) for key in keys]
    )
    group = find_group(connection, document, rules)
    withdrawn = sorted(_find_withdrawn(connection, group) - set(group))
    groups = (
        group,
        *((other,) for other in _find_parted(connection, document)),
        *(find_group(connection, other, rules) for other in withdrawn),
    )
    for one in groups:
        _write_places(connection, place_group(connection, one))
    return {document for one in groups for document in one}


def describe_edition(
    connection: sqlite3.Connection, document: str, rules: Rules
) -> tuple[tuple[str, str | None, str | None, int, int], tuple[str, ...]]:
    """Give the values of COLUMNS for a document, and the keys of the reports that it withdraws."""
    row = connection.execute(
        f"SELECT {SOURCE_COLUMNS}, author, text FROM document WHERE id = ?",  # noqa: S608
        (document,),
    ).fetchone()
    printing = Printing(read_source(row[:SOURCE_WIDTH]), *row[SOURCE_WIDTH:])
    notes = rules.read_notes(printing)
    address, heading = rules.name_report(printing.source)
    marks = (int(bool(notes.corrections)), int(notes.retraction is not None))
    return (document, address, heading, *marks), notes.withdraws


def find_group(connection: sqlite3.Connection, document: str, rules: Rules) -> tuple[str, ...]:
    """Give the documents that are versions of one report with this one, itself among them.

    All that share a url are. Of those that only share a file's path, those whose texts are alike.
    """
    (url,) = connection.execute("SELECT url FROM document WHERE id = ?", (document,)).fetchone()
    found = _list_address(connection, document, -1 if url is not None else MOST_FILES + 1)
    if url is not None and found:
        return found
    if not 1 < len(found) <= MOST_FILES:
        return (document,)
    return _find_alike(connection, document, found, rules)


def find_visible(
    connection: sqlite3.Connection, documents: Iterable[str], wanted: Filter
) -> set[str]:
    """Give those documents that a question may see."""
    found = Conditions()
    ask_visible(found, wanted)
    rows = connection.execute(
        "SELECT document FROM edition "  # noqa: S608 (values are bound)
        f"WHERE document IN (SELECT value FROM json_each(?)) AND {found.where}",
        (json.dumps(sorted(documents)), *found.values),
    )
    return {document for (document,) in rows}


def place_group(connection: sqlite3.Connection, group: Sequence[str]) -> tuple[Place, ...]:
    """Give the places of the versions of one report, first version first.

    A notice withdraws the version that stands on its day, when it names it as it was called by
    then: a headline that came later names nothing before.
    """
    versions = sorted((_read_version(connection, one) for one in group), key=lambda one: one.key)
    starts = _spread_days(versions)
    named: set[tuple[str, str]] = set()
    places = []
    for at, (one, start) in enumerate(zip(versions, starts, strict=True)):
        named |= _find_notices(connection, one.document, group)
        following = versions[at + 1] if at + 1 < len(versions) else None
        until = starts[at + 1] if following is not None else None
        inside = sorted(
            (day, notice) for day, notice in named if start <= day < (until or AFTER_ALL)
        )
        if inside:
            places.append(Place(one.document, start, *inside[0], "withdrawn"))
        elif following is not None:
            ended: Ended = "withdrawn" if following.withdrawn else "version"
            places.append(Place(one.document, start, until, following.document, ended))
        else:
            places.append(Place(one.document, start, None, None, None))
    return tuple(places)


def is_in_place(connection: sqlite3.Connection, places: Iterable[Place]) -> bool:
    """Tell whether the table has these places."""
    return all(
        connection.execute(
            "SELECT known_from, known_until, superseded_by, ended FROM edition WHERE document = ?",
            (one.document,),
        ).fetchone()
        == (one.known_from, one.known_until, one.superseded_by, one.ended)
        for one in places
    )


def _list_address(connection: sqlite3.Connection, document: str, most: int) -> tuple[str, ...]:
    """Give documents of the same address, at most so many (-1: all)."""
    rows = connection.execute(
        "SELECT document FROM edition WHERE address = "
        "(SELECT address FROM edition WHERE document = ?) ORDER BY document LIMIT ?",
        (document, most),
    )
    return tuple(one for (one,) in rows)


def _find_parted(connection: sqlite3.Connection, document: str) -> tuple[str, ...]:
    """Give the documents whose file this one has made a letterbox."""
    (url,) = connection.execute("SELECT url FROM document WHERE id = ?", (document,)).fetchone()
    if url is not None:
        return ()
    found = _list_address(connection, document, MOST_FILES + 2)
    return found if len(found) == MOST_FILES + 1 else ()


def _find_alike(
    connection: sqlite3.Connection, document: str, others: Iterable[str], rules: Rules
) -> tuple[str, ...]:
    """Give those whose texts are near a document's, or near one of those that are."""
    texts = {one: _read_text(connection, one) for one in others}
    found, waiting = {document}, [document]
    while waiting:
        one = waiting.pop()
        near = [
            other
            for other in texts
            if other not in found and rules.is_version(texts[one], texts[other])
        ]
        found.update(near)
        waiting.extend(near)
    return tuple(sorted(found))


def _read_text(connection: sqlite3.Connection, document: str) -> str:
    row = connection.execute("SELECT text FROM document WHERE id = ?", (document,)).fetchone()
    return str(row[0])


def _read_version(connection: sqlite3.Connection, document: str) -> _Version:
    known, changed, recorded, source, corrected, withdrawn = connection.execute(
        "SELECT coalesce(latest, substr(recorded, 1, 10)), changed, recorded, source, corrected, "
        "withdrawn FROM document JOIN edition ON edition.document = document.id WHERE id = ?",
        (document,),
    ).fetchone()
    return _Version(
        document, known, bool(withdrawn), bool(corrected), changed or "", recorded, source
    )


def _order_name(source: str) -> tuple[tuple[int, str], ...]:
    """Give what orders names as people number them: "a.jsonl:9" before "a.jsonl:10"."""
    runs = _RUN.findall(source)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in runs)


def _spread_days(versions: Sequence[_Version]) -> list[str]:
    """Give the day from which each version is known: one of its own, not before the one it bears.

    The day of its change counts for a version that another one came before, and for one that says
    of itself that it was changed.
    """
    found: list[str] = []
    for one in versions:
        known, after = one.known, found[-1] if found else ""
        if one.changed[:10] > known and (found or one.corrected or one.withdrawn):
            known = one.changed[:10]
        if known <= after:
            known = str(min(date.fromisoformat(after), LAST_DAY) + timedelta(days=1))
        found.append(known)
    return found


def _find_notices(
    connection: sqlite3.Connection, document: str, group: Sequence[str]
) -> set[tuple[str, str]]:
    """Give day and id of the documents outside a group that withdraw one of its documents."""
    rows = connection.execute(
        "SELECT other.known_from, other.document FROM edition AS own "
        "JOIN notice ON notice.key IN (own.address, own.heading) "
        "JOIN edition AS other ON other.document = notice.document WHERE own.document = ?",
        (document,),
    )
    return {(day, notice) for day, notice in rows.fetchall() if notice not in group}


def _find_withdrawn(connection: sqlite3.Connection, group: Sequence[str]) -> set[str]:
    """Give the documents that those of a group withdraw."""
    found: set[str] = set()
    for document in group:
        for column in ("address", "heading"):
            rows = connection.execute(
                "SELECT edition.document FROM notice "  # noqa: S608 (our own words)
                f"JOIN edition ON edition.{column} = notice.key WHERE notice.document = ?",
                (document,),
            )
            found.update(one for (one,) in rows)
    return found


def _write_places(connection: sqlite3.Connection, places: Iterable[Place]) -> None:
    connection.executemany(
        "UPDATE edition SET known_from = ?, known_until = ?, superseded_by = ?, ended = ? "
        "WHERE document = ?",
        [
            (one.known_from, one.known_until, one.superseded_by, one.ended, one.document)
            for one in places
        ],
    )


def read_moment(changed: str) -> str:
    """Give a moment of change so that the order of text is that of time; "" stays so.

    A time with a zone becomes UTC; a bare day, or a time without zone, stays as it is written.
    """
    if len(changed) <= len("2020-01-08T09:15:00"):
        return changed
    return datetime.fromisoformat(changed).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
