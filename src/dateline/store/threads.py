"""The threads and stories of documents, mended where what documents hold to has changed.

A document whose thread changes changes at most those that hold to it, and a thread at most those
that belong to it. Both look back alone: so they are settled in order of time, each once.
"""

import heapq
import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from dateline.identity import make_id
from dateline.rules import Rules
from dateline.store.nearness import read_near
from dateline.stories import Held, Near, Placed, Start


def make_story_id(first: str) -> str:
    """Give the id of the story that begins with a document."""
    return make_id("story", first)


def settle(connection: sqlite3.Connection, changed: Iterable[str], rules: Rules) -> set[str]:
    """Place documents whose nearest changed, and all that follow; gives the stories touched."""
    touched: set[str] = set()
    threads: set[Start] = set()
    waiting = [_read_start(connection, one) for one in changed]
    heapq.heapify(waiting)
    last = None
    while waiting:
        one = heapq.heappop(waiting)
        if one == last:
            continue
        last = one
        held = _read_held(connection, one.document)
        thread = rules.stories.join(one, held)
        before = _read_place(connection, one.document)
        threads |= _write_bridges(connection, thread, one, held, rules)
        if before is None or before[0] != thread.document:
            threads.add(thread)
            touched |= _place(connection, one, thread, before)
        if before is not None and before[0] != thread.document:
            for follower in _list_followers(connection, one.document):
                heapq.heappush(waiting, follower)
    return touched | _settle_threads(connection, threads, rules)


def split(
    connection: sqlite3.Connection, documents: Sequence[Start], rules: Rules
) -> tuple[Placed, ...]:
    """Give the threads and stories that documents, in order of time, make among themselves."""
    near = read_near(connection, (one.document for one in documents))
    return rules.stories.split(tuple(documents), near)


def place_all(
    connection: sqlite3.Connection, placed: Sequence[Placed], rules: Rules
) -> tuple[str, ...]:
    """Write the threads and stories of all documents; gives the stories."""
    ids = {one.document: make_story_id(one.document) for one in placed}
    connection.executemany(
        "INSERT INTO story_report (document, day, thread, story, alone) "
        "SELECT document, day, ?, ?, ? FROM outline WHERE document = ?",
        [
            (one.thread.document, ids[one.story.document], ids[one.document], one.document)
            for one in placed
        ],
    )
    for one in placed:
        here = _read_start(connection, one.document)
        _write_bridges(connection, one.thread, here, _read_held(connection, one.document), rules)
    return tuple(sorted({ids[one.story.document] for one in placed}))


def sort_documents(connection: sqlite3.Connection, documents: Iterable[str]) -> tuple[Start, ...]:
    """Give documents in order of time."""
    rows = connection.execute(
        "SELECT day, document FROM outline WHERE document IN (SELECT value FROM json_each(?)) "
        "ORDER BY day, document",
        (json.dumps(sorted(documents)),),
    )
    return tuple(Start(date.fromisoformat(day), document) for day, document in rows)


def _place(
    connection: sqlite3.Connection, one: Start, thread: Start, before: tuple[str, str] | None
) -> set[str]:
    """Write the thread of a document and the story this is in; gives both stories."""
    alone = make_story_id(one.document)
    story = alone
    if thread != one:
        (story,) = connection.execute(
            "SELECT story FROM story_report WHERE document = ?", (thread.document,)
        ).fetchone()
    connection.execute(
        "INSERT OR REPLACE INTO story_report (document, day, thread, story, alone) "
        "VALUES (?, ?, ?, ?, ?)",
        (one.document, one.day.isoformat(), thread.document, story, alone),
    )
    return {story} if before is None else {story, before[1]}


def _settle_threads(
    connection: sqlite3.Connection, changed: Iterable[Start], rules: Rules
) -> set[str]:
    """Find the stories of threads anew, and of those that belong to them; gives those touched."""
    touched: set[str] = set()
    waiting = list(changed)
    heapq.heapify(waiting)
    while waiting:
        one = heapq.heappop(waiting)
        place = _read_place(connection, one.document)
        if place is None or place[0] != one.document:
            continue
        story = make_story_id(_find_story(connection, one, rules).document)
        if story != place[1]:
            connection.execute(
                "UPDATE story_report SET story = ? WHERE thread = ?", (story, one.document)
            )
            touched |= {story, place[1]}
            for (later,) in connection.execute(
                "SELECT DISTINCT later FROM bridge WHERE earlier = ?", (_write_start(one),)
            ).fetchall():
                heapq.heappush(waiting, _make_start(later))
    return touched


def _find_story(connection: sqlite3.Connection, thread: Start, rules: Rules) -> Start:
    """Give the document with which the story begins that a thread belongs to."""
    rows = connection.execute(
        "SELECT DISTINCT earlier, late FROM bridge WHERE later = ? ORDER BY earlier, late",
        (_write_start(thread),),
    )
    for row, late in rows:
        earlier = _make_start(row)
        if rules.stories.belongs(thread, earlier, late):
            story = _read_story(connection, earlier)
            return story if rules.stories.belongs(thread, story, late) else thread
    return thread


def _read_story(connection: sqlite3.Connection, thread: Start) -> Start:
    day, document = connection.execute(
        "SELECT first.day, first.document FROM story_report "
        "JOIN story_report AS first ON first.alone = story_report.story "
        "WHERE story_report.document = ?",
        (thread.document,),
    ).fetchone()
    return Start(date.fromisoformat(day), document)


def _write_bridges(
    connection: sqlite3.Connection,
    thread: Start,
    one: Start,
    held: tuple[Held, ...],
    rules: Rules,
) -> set[Start]:
    """Write what a document brings together; gives the threads for which that is new."""
    fresh = {
        (
            bridge.near.other,
            _write_start(bridge.later),
            _write_start(bridge.earlier),
            int(bridge.late),
        )
        for bridge in rules.stories.find_bridges(one, thread, held)
    }
    rows = connection.execute(
        "SELECT other, later, earlier, late FROM bridge WHERE document = ?", (one.document,)
    )
    before = set(rows.fetchall())
    if fresh == before:
        return set()
    connection.execute("DELETE FROM bridge WHERE document = ?", (one.document,))
    connection.executemany(
        "INSERT INTO bridge (document, other, later, earlier, late) VALUES (?, ?, ?, ?, ?)",
        [(one.document, *bridge) for bridge in sorted(fresh)],
    )
    return {_make_start(later) for _, later, _, _ in fresh ^ before}


def _read_held(connection: sqlite3.Connection, document: str) -> tuple[Held, ...]:
    """Give what a document is like, the most like first, and the threads of these."""
    rows = connection.execute(
        "SELECT near.document, other, score, story_report.day, first.day, first.document FROM near "
        "JOIN story_report ON story_report.document = other "
        "JOIN story_report AS first ON first.document = story_report.thread "
        "WHERE near.document = ? ORDER BY score DESC, story_report.day, other",
        (document,),
    )
    return tuple(
        Held(Near(*row[:3]), date.fromisoformat(row[3]), Start(date.fromisoformat(row[4]), row[5]))
        for row in rows
    )


def _read_place(connection: sqlite3.Connection, document: str) -> tuple[str, str] | None:
    """Give the thread and the story of a document, None of one that is new."""
    row: tuple[str, str] | None = connection.execute(
        "SELECT thread, story FROM story_report WHERE document = ?", (document,)
    ).fetchone()
    return row


def _list_followers(connection: sqlite3.Connection, document: str) -> list[Start]:
    """Give the documents that hold to one."""
    rows = connection.execute(
        "SELECT day, near.document FROM near JOIN outline ON outline.document = near.document "
        "WHERE other = ?",
        (document,),
    )
    return [Start(date.fromisoformat(day), one) for day, one in rows]


def _read_start(connection: sqlite3.Connection, document: str) -> Start:
    (day,) = connection.execute(
        "SELECT day FROM outline WHERE document = ?", (document,)
    ).fetchone()
    return Start(date.fromisoformat(day), document)


def _write_start(one: Start) -> str:
    return f"{one.day.isoformat()} {one.document}"


def _make_start(text: str) -> Start:
    day, document = text.split(" ")
    return Start(date.fromisoformat(day), document)
