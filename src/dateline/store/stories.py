"""The tables of stories, kept up to date: what a new report joins, and what changes by it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from dateline.rules import Rules
from dateline.store.nearness import file_document, find_near, renew_nearness, write_near
from dateline.store.outlines import list_outlined, read_outline
from dateline.store.threads import place_all, settle, sort_documents, split
from dateline.stories import StoryLine, StoryText

STORY_VIEWS = ("outline", "keyword", "near", "story_report", "bridge", "story", "story_line")
"""All tables of stories.sql."""

READ = 12
"""Documents of a story whose texts are given to be summed up."""

_VISIBLE = (
    "FROM story_report JOIN edition USING (document) WHERE story = ? AND superseded_by IS NULL "
    "AND withdrawn = 0"
)


def add_to_stories(
    connection: sqlite3.Connection, document: str, placed: Iterable[str], rules: Rules
) -> None:
    """Put a document, whose outline is written, into its story, and mend what changes by it.

    `placed` are the documents that it may have made visible or hidden.
    """
    stories = settle(connection, renew_nearness(connection, document, rules), rules)
    for story in sorted(stories | _find_stories(connection, placed)):
        _write_story(connection, story, rules)


def fill_stories(connection: sqlite3.Connection, rules: Rules) -> None:
    """Make all stories from the outlines of all documents; the other tables are empty before."""
    documents = sort_documents(connection, list_outlined(connection))
    for one in documents:
        file_document(connection, read_outline(connection, one.document), rules)
    for one in documents:
        outline = read_outline(connection, one.document)
        write_near(connection, one.document, find_near(connection, outline, rules))
    for story in place_all(connection, split(connection, documents, rules), rules):
        _write_story(connection, story, rules)


def sum_up(
    connection: sqlite3.Connection, documents: Iterable[str], rules: Rules
) -> tuple[StoryLine, ...]:
    """Give the title and the summary of the story that documents, in order of time, make."""
    return rules.stories.sum_up(tuple(_read_texts(connection, documents, rules)))


def _find_stories(connection: sqlite3.Connection, documents: Iterable[str]) -> set[str]:
    """Give the stories of documents."""
    rows = connection.execute(
        "SELECT DISTINCT story FROM story_report "
        "WHERE document IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(documents)),),
    )
    return {row[0] for row in rows}


def _write_story(connection: sqlite3.Connection, story: str, rules: Rules) -> None:
    """Write what a story's reports make of it; nothing stays of one without a report to be seen.

    Title and summary are made of its first reports, and anew only where these are others.
    """
    first = connection.execute(
        f"SELECT document, day {_VISIBLE} ORDER BY day, document LIMIT ?",
        (story, READ),
    ).fetchall()
    if not first:
        _remove_story(connection, story)
        return
    (last_day,) = connection.execute(
        f"SELECT day {_VISIBLE} ORDER BY day DESC LIMIT 1",
        (story,),
    ).fetchone()
    read = " ".join(row[0] for row in first)
    if connection.execute(
        "UPDATE story SET last_day = ? WHERE id = ? AND read = ?", (last_day, story, read)
    ).rowcount:
        return
    _remove_story(connection, story)
    lines = sum_up(connection, [row[0] for row in first], rules)
    title = lines[0].words if lines else ""
    summary = " ".join(line.words for line in lines[1:])
    connection.execute(
        "INSERT INTO story (id, title, summary, first_day, last_day, read) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (story, title, summary, first[0][1], last_day, read),
    )
    connection.executemany(
        'INSERT INTO story_line (story, position, document, start, "end", words) '
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (story, place, line.document, line.start, line.end, line.words)
            for place, line in enumerate(lines)
        ],
    )


def _remove_story(connection: sqlite3.Connection, story: str) -> None:
    connection.execute("DELETE FROM story WHERE id = ?", (story,))
    connection.execute("DELETE FROM story_line WHERE story = ?", (story,))


def _read_texts(
    connection: sqlite3.Connection, documents: Iterable[str], rules: Rules
) -> Iterator[StoryText]:
    for document in documents:
        title, text = connection.execute(
            "SELECT title, text FROM document WHERE id = ?", (document,)
        ).fetchone()
        yield rules.stories.read_text(document, title, text)
