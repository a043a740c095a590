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

from dateline.record import Near, Outline
from dateline.rules import Rules
from dateline.store.outlines import OUTLINE_COLUMNS, make_outline, read_outline

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
    f"SELECT {OUTLINE_COLUMNS} FROM (SELECT document FROM ("  # noqa: S608 (our own words)
    f"SELECT document FROM keyword INDEXED BY keyword_by_day WHERE {_WORDS} "
    "AND by_day = 1 AND day BETWEEN :near AND :day "
    "UNION ALL "
    f"SELECT document FROM keyword INDEXED BY keyword_by_week WHERE {_WORDS} "
    "AND by_week = 1 AND day >= :far AND day < :near "
    "UNION ALL "
    f"SELECT document FROM keyword INDEXED BY keyword_by_month WHERE {_WORDS} "
    "AND by_month = 1 AND day >= :ever AND day < :far) "
    "GROUP BY document HAVING count(*) >= :shared) "
    "JOIN outline USING (document) WHERE (outline.day, outline.document) < (:day, :document)"
)
_LATER = (
    f"SELECT {OUTLINE_COLUMNS} FROM (SELECT document FROM ("  # noqa: S608 (our own words)
    "SELECT document FROM keyword WHERE word IN (SELECT value FROM json_each(:by_day)) "
    "AND day BETWEEN :day AND :near UNION ALL "
    "SELECT document FROM keyword WHERE word IN (SELECT value FROM json_each(:by_week)) "
    "AND day > :near AND day <= :far "
    "UNION ALL "
    "SELECT document FROM keyword WHERE word IN (SELECT value FROM json_each(:by_month)) "
    "AND day > :far AND day <= :ever) "
    "GROUP BY document HAVING count(*) >= :shared) "
    "JOIN outline USING (document) WHERE (outline.day, outline.document) > (:day, :document)"
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
    for one in changed:
        write_near(connection, one, find_near(connection, read_outline(connection, one), rules))
    return changed | _bring_near(connection, fresh, filed, changed, rules)


def file_document(connection: sqlite3.Connection, outline: Outline, rules: Rules) -> Filed:
    """Add the words under which a document is found, and make room where there is none."""
    day = outline.day.isoformat()
    filed: dict[str, list[str]] = {column: [] for column in ROOM}
    gone: set[str] = set()
    for word in rules.stories.pick_keys(outline.terms):
        connection.execute(
            "INSERT INTO keyword (word, day, document) VALUES (?, ?, ?)",
            (word, day, outline.document),
        )
        for column, words in filed.items():
            out = _let_in(connection, column, word, outline)
            if out is None:  # nor is there room in a longer time
                break
            words.append(word)
            gone |= out
    by_day, by_week, by_month = map(tuple, filed.values())
    return Filed(by_day, by_week, by_month, tuple(sorted(gone)))


def _let_in(
    connection: sqlite3.Connection, column: str, word: str, one: Outline
) -> set[str] | None:
    """Let a word lead to a document; gives whom it leads to no more, None when it is full."""
    rows = connection.execute(
        f"SELECT document, day FROM keyword INDEXED BY keyword_{column} "  # noqa: S608
        f"WHERE word = ? AND {column} = 1 AND day BETWEEN ? AND ?",
        (word, *(day.isoformat() for day in _find_time(one.day, column))),
    ).fetchall()
    last = max(rows, default=("", ""))
    full = len(rows) >= ROOM[column]
    if full and one.document > last[0]:
        return None
    change = f"UPDATE keyword SET {column} = ? WHERE word = ? AND day = ? AND document = ?"  # noqa: S608
    connection.execute(change, (1, word, one.day.isoformat(), one.document))
    if not full:
        return set()
    connection.execute(change, (0, word, last[1], last[0]))
    return {last[0]}


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
    return rules.stories.find_nearest(outline, tuple(make_outline(*row) for row in rows))


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
    return {
        document
        for one in gone
        for document, *row in connection.execute(
            f"SELECT near.document, {OUTLINE_COLUMNS} FROM near "  # noqa: S608 (our own words)
            "JOIN outline ON outline.document = near.document WHERE other = ?",
            (one,),
        ).fetchall()
        if not _is_led_to(connection, make_outline(*row), one, rules)
    }


def _is_led_to(connection: sqlite3.Connection, later: Outline, earlier: str, rules: Rules) -> bool:
    (day,) = connection.execute("SELECT day FROM outline WHERE document = ?", (earlier,)).fetchone()
    column = "by_month"
    if date.fromisoformat(day) >= _shift(later.day, -WINDOW):
        column = "by_week"
    if date.fromisoformat(day) >= _find_near_days(later.day):
        column = "by_day"
    (shared,) = connection.execute(
        f"SELECT count(*) FROM keyword WHERE {_WORDS} AND day = :day "  # noqa: S608
        f"AND document = :document AND {column} = 1",
        {
            "words": json.dumps(rules.stories.pick_keys(later.terms)),
            "day": day,
            "document": earlier,
        },
    ).fetchone()
    return bool(shared >= SHARED)


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
    later = [make_outline(*row) for row in rows if row[0] not in done]
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
