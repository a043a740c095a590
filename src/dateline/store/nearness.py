"""What each document is like among earlier ones, kept up to date as documents come in any order.

Documents are looked up by their telling words. Of one day a word leads to ROOM documents at most,
those whose ids come first, and of a week or month that is over to fewer. So looking up costs no
more in a record of a million reports, the order of reading does not matter, and nothing of a day
depends on later ones. Ids are as good as drawn by lot: what comes when a word is full is seldom let
in, so that a report changes little for others, however many there are like it on its day.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.rules import Rules
from dateline.store.outlines import read_known_outlines, read_outline, read_outlines
from dateline.stories import Near, Outline

ROOM = {"by_day": 2, "by_week": 1, "by_month": 1}
"""Documents of one day, week and month that a word leads to; no more of the longer time."""

SHARED = 2
"""Words that two documents must be found under to be compared."""

WINDOW = 28
"""Days between two documents up to which a word leads to as many a week."""

FAR = 365
"""Days up to which it leads to as many a month."""

_LENGTHS = {"by_day": 1, "by_week": 7, "by_month": 28}
"""Days of a day, week and month, counted from the first of the calendar."""

_WORDS = "word IN (SELECT value FROM json_each(:words))"
_EARLIER = (
    "SELECT document, day FROM ("  # noqa: S608 (our own words)
    f"SELECT document, day FROM keyword INDEXED BY keyword_by_day WHERE {_WORDS} "
    "AND by_day = 1 AND day BETWEEN :near AND :day "
    "UNION ALL "
    f"SELECT document, day FROM keyword INDEXED BY keyword_by_week WHERE {_WORDS} "
    "AND by_week = 1 AND day >= :far AND day < :near "
    "UNION ALL "
    f"SELECT document, day FROM keyword INDEXED BY keyword_by_month WHERE {_WORDS} "
    "AND by_month = 1 AND day >= :ever AND day < :far) "
    "WHERE (day, document) < (:day, :document) GROUP BY document HAVING count(*) >= :shared"
)
_LATER = (
    "SELECT document, day FROM ("
    "SELECT document, day FROM keyword WHERE word IN (SELECT value FROM json_each(:by_day)) "
    "AND day BETWEEN :day AND :near UNION ALL "
    "SELECT document, day FROM keyword WHERE word IN (SELECT value FROM json_each(:by_week)) "
    "AND day > :near AND day <= :far "
    "UNION ALL "
    "SELECT document, day FROM keyword WHERE word IN (SELECT value FROM json_each(:by_month)) "
    "AND day > :far AND day <= :ever) "
    "WHERE (day, document) > (:day, :document) GROUP BY document HAVING count(*) >= :shared"
)


@dataclass(frozen=True, slots=True)
class Filed:
    """The words that lead to a new document, and the documents to which some lead no more."""

    by_day: tuple[str, ...]
    by_week: tuple[str, ...]
    by_month: tuple[str, ...]
    gone: tuple[str, ...]


def renew_nearness(connection: sqlite3.Connection, document: str, rules: Rules) -> set[str]:
    """File a document whose outline is written, and give those whose nearest it changes.

    The document itself is one of them.
    """
    fresh = read_outline(connection, document)
    filed = file_document(connection, fresh, rules)
    changed = {document, *_find_forsaken(connection, filed.gone, rules)}
    for one in read_known_outlines(connection, changed):
        write_near(connection, one.document, find_near(connection, one, rules))
    return changed | _bring_near(connection, fresh, filed, changed, rules)


def file_document(connection: sqlite3.Connection, outline: Outline, rules: Rules) -> Filed:
    """Add the words under which a document is found, and make room where there is none."""
    day = outline.day.isoformat()
    filed: dict[str, tuple[str, ...]] = {}
    gone: set[str] = set()
    words = rules.stories.pick_keys(outline.terms)
    marks = dict.fromkeys(words, 0)
    for column in ROOM:
        words, out = _let_in(connection, column, words, outline)  # nor is room in a longer time
        filed[column] = words
        for word in words:
            marks[word] += 1
        gone |= out
    connection.executemany(
        "INSERT INTO keyword (word, day, document, by_day, by_week, by_month) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (word, day, outline.document, *(int(at < count) for at in range(len(ROOM))))
            for word, count in marks.items()
        ],
    )
    by_day, by_week, by_month = filed.values()
    return Filed(by_day, by_week, by_month, tuple(sorted(gone)))


def _let_in(
    connection: sqlite3.Connection, column: str, words: tuple[str, ...], one: Outline
) -> tuple[tuple[str, ...], set[str]]:
    """Give those of some words that are to lead to a document, and whom they lead to no more."""
    rows = connection.execute(
        f"SELECT word, document, day FROM keyword INDEXED BY keyword_{column} "  # noqa: S608
        "WHERE word IN (SELECT value FROM json_each(?)) "
        f"AND {column} = 1 AND day BETWEEN ? AND ?",
        (json.dumps(words), *(day.isoformat() for day in _find_time(one.day, column))),
    ).fetchall()
    inside: dict[str, list[tuple[str, str]]] = {word: [] for word in words}
    for word, document, day in rows:
        inside[word].append((document, day))
    full = {word: max(held) for word, held in inside.items() if len(held) >= ROOM[column]}
    out = [(word, *full[word]) for word in words if word in full and one.document < full[word][0]]
    connection.executemany(
        f"UPDATE keyword SET {column} = 0 WHERE word = ? AND document = ? AND day = ?",  # noqa: S608
        out,
    )
    forced = {word for word, _, _ in out}
    kept = tuple(word for word in words if word not in full or word in forced)
    return kept, {document for _, document, _ in out}


def find_near(connection: sqlite3.Connection, outline: Outline, rules: Rules) -> tuple[Near, ...]:
    """Give the earlier documents that one holds to, the most like first."""
    values = {
        "words": json.dumps(rules.stories.pick_keys(outline.terms)),
        "document": outline.document,
        "day": outline.day.isoformat(),
        "near": _find_near_days(outline.day).isoformat(),
        "far": _shift(outline.day, -WINDOW).isoformat(),
        "ever": _shift(outline.day, -FAR).isoformat(),
        "shared": SHARED,
    }
    rows = connection.execute(_EARLIER, values)
    return rules.stories.find_nearest(outline, read_outlines(connection, rows))


def read_near(connection: sqlite3.Connection, documents: Iterable[str]) -> tuple[Near, ...]:
    """Give what documents hold to, each one's most like first."""
    return tuple(near for near, _ in _read_near(connection, documents))


def _read_near(connection: sqlite3.Connection, documents: Iterable[str]) -> list[tuple[Near, date]]:
    rows = connection.execute(
        "SELECT near.document, other, score, day FROM near "
        "JOIN outline ON outline.document = other "
        "WHERE near.document IN (SELECT value FROM json_each(?)) "
        "ORDER BY near.document, score DESC, day, other",
        (json.dumps(sorted(documents)),),
    )
    return [(Near(*row[:3]), date.fromisoformat(row[3])) for row in rows]


def write_near(connection: sqlite3.Connection, document: str, found: Iterable[Near]) -> None:
    """Write what a document holds to in place of what it held to."""
    connection.execute("DELETE FROM near WHERE document = ?", (document,))
    connection.executemany(
        "INSERT INTO near (document, other, score) VALUES (?, ?, ?)",
        [(near.document, near.other, near.score) for near in found],
    )


def _find_forsaken(connection: sqlite3.Connection, gone: Iterable[str], rules: Rules) -> set[str]:
    """Give the documents that hold to one of `gone` and are led to it no more."""
    rows = connection.execute(
        "SELECT other, outline.document, day FROM near "
        "JOIN outline ON outline.document = near.document "
        "WHERE other IN (SELECT value FROM json_each(?)) ORDER BY other, outline.document",
        (json.dumps(sorted(gone)),),
    ).fetchall()
    held = {one.document: one for one in read_known_outlines(connection, {row[0] for row in rows})}
    leading = {one: _read_leading(connection, outline, rules) for one, outline in held.items()}
    later = read_outlines(connection, ((document, day) for _, document, day in rows))
    return {
        follower.document
        for (one, *_), follower in zip(rows, later, strict=True)
        if not _is_led_to(follower, held[one].day, leading[one], rules)
    }


def _read_leading(
    connection: sqlite3.Connection, one: Outline, rules: Rules
) -> tuple[frozenset[str], ...]:
    """Give the words that lead to a document, for each of the columns of ROOM."""
    rows = connection.execute(
        f"SELECT word, {', '.join(ROOM)} FROM keyword "  # noqa: S608 (our own words)
        "WHERE word IN (SELECT value FROM json_each(?)) AND day = ? AND document = ?",
        (
            json.dumps(rules.stories.pick_keys(one.terms)),
            one.day.isoformat(),
            one.document,
        ),
    ).fetchall()
    return tuple(frozenset(row[0] for row in rows if row[1 + at]) for at in range(len(ROOM)))


def _is_led_to(
    later: Outline, day: date, leading: tuple[frozenset[str], ...], rules: Rules
) -> bool:
    """Tell whether enough words of a document lead to one of a day."""
    by_day, by_week, by_month = leading
    words = by_month
    if day >= _shift(later.day, -WINDOW):
        words = by_week
    if day >= _find_near_days(later.day):
        words = by_day
    return len(words.intersection(rules.stories.pick_keys(later.terms))) >= SHARED


def _bring_near(
    connection: sqlite3.Connection, fresh: Outline, filed: Filed, done: set[str], rules: Rules
) -> set[str]:
    """Let later documents hold to a new one that they are led to; gives those that do."""
    if len(filed.by_day) < SHARED:
        return set()
    last = max(_find_time(fresh.day, "by_week")[1], _shift(fresh.day, 1))
    rows = connection.execute(
        _LATER,
        {
            "by_day": json.dumps(filed.by_day),
            "by_week": json.dumps(filed.by_week),
            "by_month": json.dumps(filed.by_month),
            "document": fresh.document,
            "day": fresh.day.isoformat(),
            "near": last.isoformat(),
            "far": _shift(fresh.day, WINDOW).isoformat(),
            "ever": _shift(fresh.day, FAR).isoformat(),
            "shared": SHARED,
        },
    ).fetchall()
    later = read_outlines(connection, (row for row in rows if row[0] not in done))
    found = [(one, near) for one in later for near in rules.stories.find_nearest(one, (fresh,))]
    held: dict[str, list[tuple[Near, date]]] = {}
    for near, day in _read_near(connection, (one.document for one, _ in found)):
        held.setdefault(near.document, []).append((near, day))
    changed = set()
    for one, near in found:
        before = held.get(one.document, [])
        best = rules.stories.pick_nearest(one.day, (*before, (near, fresh.day)))
        if near in best:
            write_near(connection, one.document, best)
            changed.add(one.document)
    return changed


def _find_time(day: date, column: str) -> tuple[date, date]:
    """Give the first and the last day of the day, week or month that a day is in."""
    length = _LENGTHS[column]
    first = day.toordinal() - day.toordinal() % length
    return _make_day(first), _make_day(first + length - 1)


def _find_near_days(day: date) -> date:
    """Give the first of the days before one that are looked up day by day: its week and a day."""
    return min(_find_time(day, "by_week")[0], _shift(day, -1))


def _shift(day: date, by: int) -> date:
    """Give a day further on or back, as far as the calendar goes."""
    return _make_day(day.toordinal() + by)


def _make_day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
