"""The tables of stories, kept up to date: what a new report holds to, and what changes by it.

Of the documents of one day or month, a word leads to ROOM at most, those whose ids come first. So
looking up costs no more in a record of a million reports, the order of reading does not matter, and
nothing of a day depends on later ones: a month that is looked back at is over.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from dateline.identity import make_id
from dateline.record import Near, Outline, StoryLine, StoryText
from dateline.rules import Rules, Terms

STORY_VIEWS = ("outline", "keyword", "near", "story_report", "story", "story_line")
"""All tables of stories.sql."""

ROOM = 12
"""Documents of one day, and of one month, that a word leads to."""

SHARED = 2
"""Words that two documents must be found under to be compared."""

WINDOW = 31
"""Days between two documents up to which a word leads to as many a day."""

FAR = 732
"""Days up to which it leads to as many a month."""

READ = 12
"""Documents of a story whose texts are given to be summed up."""

_EARLIER = (
    "SELECT outline.document, outline.day, terms FROM (SELECT document FROM ("
    "SELECT document, word FROM keyword WHERE word IN (SELECT value FROM json_each(:words)) "
    "AND day BETWEEN :near AND :day AND by_day = 1 UNION "
    "SELECT document, word FROM keyword WHERE word IN (SELECT value FROM json_each(:words)) "
    "AND day BETWEEN :far AND :day AND by_month = 1) "
    "GROUP BY document HAVING count(*) >= :shared) "
    "JOIN outline USING (document) WHERE (outline.day, outline.document) < (:day, :document)"
)
_LATER = (
    "SELECT outline.document, outline.day, terms FROM "
    "(SELECT other.document FROM keyword JOIN keyword AS other ON other.word = keyword.word "
    "AND other.day BETWEEN :day AND iif(keyword.by_month, :far, :near) "
    "WHERE keyword.word IN (SELECT value FROM json_each(:words)) "
    "AND keyword.day = :day AND keyword.document = :document "
    "AND (keyword.by_day = 1 OR keyword.by_month = 1) "
    "GROUP BY other.document HAVING count(*) >= :shared) "
    "JOIN outline USING (document) WHERE (outline.day, outline.document) > (:day, :document)"
)
_FILED = (
    ("by_day", "day = :day"),
    ("by_month", "day BETWEEN substr(:day, 1, 7) AND substr(:day, 1, 7) || '-99'"),
)
"""How a word leads to documents, and those among which it has room."""

_VISIBLE = (
    "FROM story_report JOIN outline USING (document) JOIN edition USING (document) "
    "JOIN document ON document.id = story_report.document "
    "WHERE story = ? AND superseded_by IS NULL"
)


def add_to_stories(connection: sqlite3.Connection, document: str, rules: Rules) -> None:
    """Put a document, whose outline is written, into its story, and mend what changes by it."""
    fresh = read_outline(connection, document)
    changed = {document, *write_keywords(connection, fresh, rules)}
    changed.update(_find_later(connection, fresh, rules))
    stories = _refresh(connection, changed, rules)
    stories.update(_find_versions(connection, document))
    for story in sorted(stories):
        _write_story(connection, story, rules)


def fill_stories(connection: sqlite3.Connection, rules: Rules) -> None:
    """Make all stories from the outlines of all documents; the tables are empty before."""
    documents = sorted(list_outlined(connection))
    for document in documents:
        write_keywords(connection, read_outline(connection, document), rules)
    for story in sorted(_refresh(connection, documents, rules)):
        _write_story(connection, story, rules)


def write_outline(connection: sqlite3.Connection, document: str, terms: Terms) -> None:
    """Add the outline of a document that the record holds."""
    connection.execute(
        "INSERT INTO outline (document, day, terms) "
        "SELECT id, coalesce(latest, substr(recorded, 1, 10)), ? FROM document WHERE id = ?",
        (" ".join(f"{word} {weight}" for word, weight in terms), document),
    )


def read_outline(connection: sqlite3.Connection, document: str) -> Outline:
    """Give the outline of a document."""
    row = connection.execute(
        "SELECT document, day, terms FROM outline WHERE document = ?", (document,)
    ).fetchone()
    return _make_outline(row)


def list_outlined(connection: sqlite3.Connection) -> set[str]:
    """Give the documents that have an outline."""
    return {row[0] for row in connection.execute("SELECT document FROM outline")}


def write_keywords(connection: sqlite3.Connection, outline: Outline, rules: Rules) -> set[str]:
    """Add the words under which a document is found; gives those whose nearest may change by it.

    Where a word has no room left on that day, the document whose id comes last is filed under it
    no more, and what was near to it is looked at again.
    """
    gone: set[str] = set()
    day = outline.day.isoformat()
    for word in rules.stories.pick_keys(outline.terms):
        connection.execute(
            "INSERT INTO keyword (word, day, document) VALUES (?, ?, ?)",
            (word, day, outline.document),
        )
        gone.update(*(_make_room(connection, word, day, *one) for one in _FILED))
    rows = connection.execute(
        "SELECT document FROM near WHERE other IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(gone)),),
    ).fetchall()
    return {row[0] for row in rows}


def _make_room(
    connection: sqlite3.Connection, word: str, day: str, column: str, among: str
) -> set[str]:
    """Take documents that come after the first ROOM out of what a word leads to."""
    rows = connection.execute(
        f"SELECT document FROM keyword WHERE word = :word AND {among} AND {column} = 1 "  # noqa: S608
        "ORDER BY document LIMIT -1 OFFSET :room",
        {"word": word, "day": day, "room": ROOM},
    ).fetchall()
    gone = {row[0] for row in rows}
    for document in gone:
        connection.execute(
            f"UPDATE keyword SET {column} = 0 WHERE word = :word AND {among} "  # noqa: S608
            "AND document = :document",
            {"word": word, "day": day, "document": document},
        )
    return gone


def find_near(connection: sqlite3.Connection, outline: Outline, rules: Rules) -> tuple[Near, ...]:
    """Give the earlier documents that one holds to, the most like first."""
    rows = connection.execute(_EARLIER, _look_up(outline, rules, -1))
    return rules.stories.find_nearest(outline, tuple(map(_make_outline, rows)))


def read_near(connection: sqlite3.Connection, documents: Iterable[str]) -> tuple[Near, ...]:
    """Give what documents hold to, each one's most like first."""
    rows = connection.execute(
        "SELECT near.document, other, score FROM near JOIN outline ON outline.document = other "
        "WHERE near.document IN (SELECT value FROM json_each(?)) "
        "ORDER BY near.document, score DESC, day, other",
        (json.dumps(list(documents)),),
    )
    return tuple(Near(*row) for row in rows)


def sum_up(
    connection: sqlite3.Connection, documents: Iterable[str], rules: Rules
) -> tuple[StoryLine, ...]:
    """Give the title and the summary of the story that documents, in order of time, make."""
    return rules.stories.sum_up(tuple(_read_texts(connection, documents, rules)))


def make_story_id(first: str) -> str:
    """Give the id of the story that begins with a document."""
    return make_id("story", first)


def sort_documents(connection: sqlite3.Connection, documents: Iterable[str]) -> tuple[str, ...]:
    """Give documents in order of time."""
    rows = connection.execute(
        "SELECT document FROM outline WHERE document IN (SELECT value FROM json_each(?)) "
        "ORDER BY day, document",
        (json.dumps(sorted(documents)),),
    )
    return tuple(row[0] for row in rows)


def _refresh(connection: sqlite3.Connection, changed: Iterable[str], rules: Rules) -> set[str]:
    """Find anew what documents hold to, and the stories that follow; gives the stories to write.

    Nothing else can change than the stories that these were in and those that they now touch.
    """
    changed = sorted(changed)
    touched = _find_stories(connection, changed)
    found = [near for one in changed for near in _renew_near(connection, one, rules)]
    touched |= _find_stories(connection, (near.other for near in found))
    members = {*changed, *(near.other for near in found), *_list_members(connection, touched)}
    documents = sort_documents(connection, members)
    split = rules.stories.split(documents, read_near(connection, documents))
    connection.executemany(
        "INSERT OR REPLACE INTO story_report (document, story, alone) VALUES (?, ?, ?)",
        [(one, make_story_id(story[0]), make_story_id(one)) for story in split for one in story],
    )
    return touched | {make_story_id(story[0]) for story in split}


def _renew_near(connection: sqlite3.Connection, document: str, rules: Rules) -> tuple[Near, ...]:
    connection.execute("DELETE FROM near WHERE document = ?", (document,))
    found = find_near(connection, read_outline(connection, document), rules)
    connection.executemany(
        "INSERT INTO near (document, other, score) VALUES (?, ?, ?)",
        [(near.document, near.other, near.score) for near in found],
    )
    return found


def _find_later(connection: sqlite3.Connection, fresh: Outline, rules: Rules) -> set[str]:
    """Give the later documents that may hold to a new one."""
    rows = connection.execute(_LATER, _look_up(fresh, rules, 1)).fetchall()
    others = map(_make_outline, rows)
    return {one.document for one in others if rules.stories.find_nearest(one, (fresh,))}


def _look_up(outline: Outline, rules: Rules, side: int) -> dict[str, str | int]:
    """Give the values by which documents before (-1) or after (1) one are looked up."""
    return {
        "words": json.dumps(rules.stories.pick_keys(outline.terms)),
        "document": outline.document,
        "day": outline.day.isoformat(),
        "near": _shift(outline.day, side * WINDOW),
        "far": _shift(outline.day, side * FAR),
        "shared": SHARED,
    }


def _find_versions(connection: sqlite3.Connection, document: str) -> set[str]:
    """Give the stories of all versions of a document's report: what is seen of them may differ."""
    rows = connection.execute(
        "SELECT DISTINCT story FROM edition JOIN story_report USING (document) "
        "WHERE url = (SELECT url FROM document WHERE id = ?)",
        (document,),
    )
    return {row[0] for row in rows}


def _find_stories(connection: sqlite3.Connection, documents: Iterable[str]) -> set[str]:
    rows = connection.execute(
        "SELECT DISTINCT story FROM story_report "
        "WHERE document IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(documents)),),
    )
    return {row[0] for row in rows}


def _list_members(connection: sqlite3.Connection, stories: Iterable[str]) -> set[str]:
    rows = connection.execute(
        "SELECT document FROM story_report WHERE story IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(stories)),),
    )
    return {row[0] for row in rows}


def _write_story(connection: sqlite3.Connection, story: str, rules: Rules) -> None:
    """Write what a story's reports make of it; nothing stays of one without a report to be seen."""
    connection.execute("DELETE FROM story WHERE id = ?", (story,))
    connection.execute("DELETE FROM story_line WHERE story = ?", (story,))
    first, last, reports, publishers = connection.execute(
        f"SELECT min(day), max(day), count(*), count(DISTINCT publisher) {_VISIBLE}",
        (story,),
    ).fetchone()
    if not reports:
        return
    rows = connection.execute(
        f"SELECT document.id {_VISIBLE} ORDER BY day, document.id LIMIT ?",
        (story, READ),
    ).fetchall()
    lines = sum_up(connection, [row[0] for row in rows], rules)
    title = lines[0].words if lines else ""
    summary = " ".join(line.words for line in lines[1:])
    connection.execute(
        "INSERT INTO story (id, title, summary, first_day, last_day, reports, publishers) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (story, title, summary, first, last, reports, publishers),
    )
    connection.executemany(
        'INSERT INTO story_line (story, position, document, start, "end", words) '
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (story, place, line.document, line.start, line.end, line.words)
            for place, line in enumerate(lines)
        ],
    )


def _read_texts(
    connection: sqlite3.Connection, documents: Iterable[str], rules: Rules
) -> Iterator[StoryText]:
    for document in documents:
        title, text = connection.execute(
            "SELECT title, text FROM document WHERE id = ?", (document,)
        ).fetchone()
        yield rules.stories.read_text(document, title, text)


def _make_outline(row: tuple[str, str, str]) -> Outline:
    document, day, terms = row
    parts = terms.split(" ") if terms else []
    weights = map(int, parts[1::2])
    return Outline(document, date.fromisoformat(day), tuple(zip(parts[::2], weights, strict=True)))


def _shift(day: date, by: int) -> str:
    """Give a day further on or back, as far as the calendar goes."""
    ordinal = min(max(day.toordinal() + by, 1), date.max.toordinal())
    return date.fromordinal(ordinal).isoformat()
