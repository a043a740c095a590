"""What is asked of stories: which there are, as of which day, and one with its reports.

With `as_of`, a story is what hangs together by the reports known then: of those that the record
holds whole by that day the stored rows are given, the others are split and summed up anew.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from dateline.answers import Filter
from dateline.errors import AmbiguousError, UnknownError
from dateline.record import Source
from dateline.rules import Rules
from dateline.store.asking import Conditions, ask_visible
from dateline.store.growing import SOURCE_COLUMNS, SOURCE_WIDTH, read_source
from dateline.store.naming import find_actor
from dateline.store.stories import sum_up
from dateline.store.threads import make_story_id, sort_documents, split
from dateline.stories import StoryLine, StoryRow

SHOWN = 8
"""How many candidates an error lists."""

_NAMING = (
    "story_report.document IN (SELECT document FROM appearance WHERE actor IN "
    "(SELECT ? UNION ALL SELECT id FROM actor WHERE canonical = ?))"
)
_LYING = "story_report.document IN (SELECT document FROM place WHERE country = ?)"
_STORIES = (
    "SELECT DISTINCT story FROM story_report "
    "JOIN edition ON edition.document = story_report.document WHERE "
)


def find_stories(
    connection: sqlite3.Connection, wanted: Filter, rules: Rules
) -> tuple[StoryRow, ...]:
    """Give stories by first day and id; `actor`, `place`, `from_`, `to`, `as_of`, `limit` count.

    A story is found by any of its reports that names the actor and the place; its days are those
    of its reports.
    """
    if wanted.as_of is None:
        return _load_rows(connection, _pick_stored(connection, wanted))
    naming = _ask_documents(connection, wanted)
    found = _make_rows(connection, _find_ids(connection, naming), wanted, rules)
    kept = [row for row in found if _is_within(row, wanted)]
    if wanted.actor is not None or wanted.place is not None:
        named = _list_documents(connection, naming)
        kept = [row for row in kept if any(one.document in named for one in row.sources)]
    return tuple(kept)[: wanted.limit]


def find_story(
    connection: sqlite3.Connection, start: str, as_of: date | None, rules: Rules
) -> StoryRow:
    """Give the story that an id, or its start, means; the id of a report in it will do.

    An id that a story had before an earlier report was read goes on leading to it. UsageError
    when there is none, or several.
    """
    document = _find_document(connection, start)
    (story,) = connection.execute(
        "SELECT story FROM story_report WHERE document = ?", (document,)
    ).fetchone()
    wanted = Filter(as_of=as_of)
    rows = (
        _load_rows(connection, [story])
        if as_of is None
        else _make_rows(connection, [story], wanted, rules)
    )
    inside = [row for row in rows if any(one.document == document for one in row.sources)]
    for row in (*inside, *rows[:1]):
        return row
    raise UnknownError(f"of {start!r} nothing was published by {as_of}: ask for a later day")


def _find_document(connection: sqlite3.Connection, start: str) -> str:
    """Give the document with which a story begins, or began, or that is in it."""
    column = "document" if start.startswith("doc") else "alone"
    rows = connection.execute(
        f"SELECT document, {column} FROM story_report WHERE {column} >= ? AND {column} < ? "  # noqa: S608
        "ORDER BY 2 LIMIT ?",
        (start, f"{start}\U0010ffff", SHOWN + 1),
    ).fetchall()
    if not rows or not start:
        raise UnknownError(
            f"no story in this record has an id that begins with {start!r}: copy one from "
            "`dateline stories`"
        )
    exact = [row for row in rows if row[1] == start]
    if len(rows) > 1 and not exact:
        shown = ", ".join(row[1] for row in rows[:SHOWN])
        raise AmbiguousError(f"{start!r} begins several ids: {shown}: give more of it")
    return str((exact or rows)[0][0])


def _pick_stored(connection: sqlite3.Connection, wanted: Filter) -> list[str]:
    """Give the ids of stored stories that fit, in order."""
    found = Conditions()
    if wanted.to is not None:
        found.add("first_day <= ?", wanted.to.isoformat())
    if wanted.from_ is not None:
        found.add("last_day >= ?", wanted.from_.isoformat())
    if wanted.actor is not None or wanted.place is not None:
        naming = _ask_documents(connection, wanted)
        found.add(f"id IN ({_STORIES}{naming.where})", *naming.values)
    ending = f" LIMIT {wanted.limit:d}" if wanted.limit is not None else ""
    rows = connection.execute(
        f"SELECT id FROM story WHERE {found.where} ORDER BY first_day, id{ending}",  # noqa: S608
        found.values,
    )
    return [row[0] for row in rows]


def _ask_documents(connection: sqlite3.Connection, wanted: Filter) -> Conditions:
    """Give the conditions on the reports by which a story is found."""
    found = Conditions()
    for name in (wanted.actor, wanted.place):
        if name is None:
            continue
        one = find_actor(connection, name)
        if name is wanted.place and one.startswith("country/"):
            country = one.removeprefix("country/")
            found.add(f"({_NAMING} OR {_LYING})", one, one, country)
        else:
            found.add(_NAMING, one, one)
    ask_visible(found, wanted)
    return found


def _find_ids(connection: sqlite3.Connection, naming: Conditions) -> list[str]:
    rows = connection.execute(f"{_STORIES}{naming.where} ORDER BY story", naming.values)
    return [row[0] for row in rows]


def _list_documents(connection: sqlite3.Connection, naming: Conditions) -> set[str]:
    rows = connection.execute(
        "SELECT story_report.document FROM story_report "  # noqa: S608 (values are bound)
        "JOIN edition ON edition.document = story_report.document "
        f"WHERE {naming.where}",
        naming.values,
    )
    return {row[0] for row in rows}


def _make_rows(
    connection: sqlite3.Connection, stories: list[str], wanted: Filter, rules: Rules
) -> tuple[StoryRow, ...]:
    """Give stories as they were on a day: stored ones where nothing has changed since."""
    day = wanted.as_of.isoformat() if wanted.as_of is not None else ""
    partial = connection.execute(
        "SELECT DISTINCT story FROM story_report JOIN edition USING (document) "
        "WHERE story IN (SELECT value FROM json_each(?)) AND (known_from > ? OR known_until > ?)",
        (json.dumps(stories), day, day),
    )
    anew = {row[0] for row in partial}
    found = list(_load_rows(connection, [one for one in stories if one not in anew]))
    for story in sorted(anew):
        found.extend(_split_story(connection, story, wanted, rules))
    return tuple(sorted(found, key=lambda row: (row.first, row.id)))


def _split_story(
    connection: sqlite3.Connection, story: str, wanted: Filter, rules: Rules
) -> list[StoryRow]:
    """Give what one of today's stories was on a day: one story, or several not yet joined."""
    day = wanted.as_of.isoformat() if wanted.as_of is not None else ""
    rows = connection.execute(
        "SELECT document FROM story_report JOIN edition USING (document) "
        "WHERE story = ? AND known_from <= ?",
        (story, day),
    ).fetchall()
    documents = sort_documents(connection, (row[0] for row in rows))
    parts: dict[str, list[str]] = {}
    for one in split(connection, documents, rules):
        parts.setdefault(one.story.document, []).append(one.document)
    found = (_sum_up_part(connection, *part, wanted, rules) for part in parts.items())
    return [row for rows in found for row in rows]


def _sum_up_part(
    connection: sqlite3.Connection,
    first: str,
    part: Sequence[str],
    wanted: Filter,
    rules: Rules,
) -> list[StoryRow]:
    """Give the row of a story with these reports, none when none of them may be seen."""
    sources = _load_sources(connection, part, wanted)
    lines = sum_up(connection, [one.document for one, _ in sources], rules)
    if not sources or not lines:
        return []
    days = [day for _, day in sources]
    shown = tuple(one for one, _ in sources)
    return [
        StoryRow(
            id=make_story_id(first),
            title=lines[0],
            summary=lines[1:],
            first=min(days),
            last=max(days),
            reports=len(sources),
            publishers=_count_publishers(shown),
            sources=shown,
        )
    ]


def _load_rows(connection: sqlite3.Connection, stories: list[str]) -> tuple[StoryRow, ...]:
    """Give stored stories with their lines and reports."""
    wanted = json.dumps(stories)
    lines: dict[str, list[StoryLine]] = {}
    for story, *line in connection.execute(
        'SELECT story, document, start, "end", words FROM story_line '
        "WHERE story IN (SELECT value FROM json_each(?)) ORDER BY story, position",
        (wanted,),
    ):
        lines.setdefault(story, []).append(StoryLine(*line))
    sources: dict[str, list[Source]] = {}
    for row in connection.execute(
        f"SELECT {SOURCE_COLUMNS}, story FROM story_report "  # noqa: S608 (our own words)
        "JOIN edition USING (document) JOIN document ON document.id = story_report.document "
        "WHERE story IN (SELECT value FROM json_each(?)) AND superseded_by IS NULL "
        "AND withdrawn = 0 ORDER BY story, day, document.id",
        (wanted,),
    ):
        sources.setdefault(row[SOURCE_WIDTH], []).append(read_source(row[:SOURCE_WIDTH]))
    rows = connection.execute(
        "SELECT id, first_day, last_day FROM story "
        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY first_day, id",
        (wanted,),
    )
    return tuple(
        StoryRow(
            id=one,
            title=lines[one][0],
            summary=tuple(lines[one][1:]),
            first=date.fromisoformat(first),
            last=date.fromisoformat(last),
            reports=len(sources[one]),
            publishers=_count_publishers(sources[one]),
            sources=tuple(sources[one]),
        )
        for one, first, last in rows
        if one in lines
    )


def _load_sources(
    connection: sqlite3.Connection, documents: Iterable[str], wanted: Filter
) -> list[tuple[Source, date]]:
    """Give the reports that may be seen, in order of time, each with the day that orders it."""
    found = Conditions()
    found.add("document.id IN (SELECT value FROM json_each(?))", json.dumps(list(documents)))
    ask_visible(found, wanted)
    rows = connection.execute(
        f"SELECT {SOURCE_COLUMNS}, outline.day FROM document "  # noqa: S608 (values are bound)
        "JOIN outline ON outline.document = document.id "
        "JOIN edition ON edition.document = document.id "
        f"WHERE {found.where} ORDER BY outline.day, document.id",
        found.values,
    )
    return [(read_source(row[:SOURCE_WIDTH]), date.fromisoformat(row[-1])) for row in rows]


def _count_publishers(sources: Iterable[Source]) -> int:
    return len({one.publisher for one in sources if one.publisher is not None})


def _is_within(row: StoryRow, wanted: Filter) -> bool:
    starts_in_time = wanted.to is None or row.first <= wanted.to
    return starts_in_time and (wanted.from_ is None or row.last >= wanted.from_)
