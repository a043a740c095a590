"""Whether the views of stories are what their documents make."""

import sqlite3
from collections.abc import Iterator

from dateline.answers import Problem
from dateline.rules import Rules
from dateline.store.nearness import find_near, read_near
from dateline.store.outlines import list_outlined, read_outline
from dateline.store.threads import make_story_id, sort_documents, split
from dateline.store.writing import list_documents, rows_of

_REBUILD = "run `dateline rebuild`"


def check_stories(connection: sqlite3.Connection, rules: Rules) -> Iterator[Problem]:
    """Check outlines, what documents hold to, and the stories that follow."""
    outlined = list_outlined(connection)
    for document, text, source in list_documents(connection):
        rows = rows_of(connection, document, text, source, rules)
        fresh = rules.stories.make_outline(source.title, text, rows.actors)
        held = read_outline(connection, document) if document in outlined else None
        if held is None or held.terms != fresh or not held.meaning:
            yield Problem(f"view outline, {document}", f"differs from its text: {_REBUILD}")
        elif find_near(connection, held, rules) != read_near(connection, (document,)):
            yield Problem(f"view near, {document}", f"differs from a fresh making: {_REBUILD}")
    documents = sort_documents(connection, outlined)
    placed = {
        (one.document, one.thread.document, make_story_id(one.story.document))
        for one in split(connection, documents, rules)
    }
    if placed != set(connection.execute("SELECT document, thread, story FROM story_report")):
        yield Problem("view story_report", f"differs from what documents hold to: {_REBUILD}")
