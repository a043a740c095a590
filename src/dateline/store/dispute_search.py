"""The rows among which disputes can be: candidates picked by index, before anything is loaded.

Happenings that more than one event tells are kept where a SELECT sees that their tellings differ;
denials are looked for by type, day and doer, other culprits by the blocks under which events are
compared, states by subject and field.
"""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from dateline.answers import Filter
from dateline.record import StateRow
from dateline.store.asking import IN, Conditions, ask_visible
from dateline.store.growing import read_day
from dateline.store.loading import load_states, pick_ids
from dateline.store.views import OPEN

EVENTS, TALLIES, DENIED, STATES = 800, 60, 50, 300
"""Rows that one step back in time looks at: events of shared happenings, tallies, denials, states
of each field."""

ABOUT = 400
"""Events, the last ones, of one actor or place that are looked at."""

_FIELDS = ("strength", "status", "lead", "consent", "member", "partner", "part_of")

_DIFFER = (
    "SELECT happening FROM event WHERE happening IN "  # noqa: S608 (our own words)
    f"{IN} GROUP BY happening HAVING count(*) > 1 AND ("
    "count(DISTINCT CASE WHEN status IN ('denied', 'did_not_happen') THEN 0 "
    "WHEN status IN ('happened', 'ongoing') THEN 1 END) > 1 "
    "OR max(CASE WHEN latest IS NOT NULL THEN earliest END) "
    "> min(CASE WHEN earliest IS NOT NULL THEN latest END) "
    "OR sum(EXISTS (SELECT 1 FROM figure WHERE figure.event = event.id)) > 0) "
)
_SIDES = (
    "SELECT happening FROM event CROSS JOIN party ON subject = event.id "  # noqa: S608 (our own words)
    f"WHERE happening IN {IN} AND (role = 'place' OR "
    "(role = 'actor' AND type IN ('ASSAULT', 'COERCE'))) "
    "AND actor NOT LIKE 'words-%' AND actor NOT LIKE 'entity-%' "
    "GROUP BY happening, role HAVING count(DISTINCT actor) > 1"
)


_NOT = "IN ('denied', 'did_not_happen')"
_DOERS = (
    "EXISTS (SELECT 1 FROM party AS ours JOIN party AS theirs ON theirs.actor = ours.actor "
    "WHERE ours.subject = one.id AND ours.role = 'actor' AND theirs.subject = two.id "
    "AND theirs.role = 'actor')"
)
_DENIED_BY = (
    "SELECT one.happening, two.happening FROM event AS one "  # noqa: S608 (our own words)
    "CROSS JOIN event AS two ON two.type = one.type "
    "AND two.day BETWEEN date(one.day, '-3 days') AND date(one.day, '+3 days') "
    f"WHERE one.id IN {IN} AND one.day < '9999' AND one.status {_NOT} AND NOT two.status {_NOT} "
    f"AND {_DOERS} LIMIT ?"
)
_DENIES = (
    "SELECT one.happening, two.happening FROM event AS one "  # noqa: S608 (our own words)
    f"CROSS JOIN event AS two ON two.status {_NOT} "
    "AND two.last_day BETWEEN date(one.day, '-3 days') AND date(one.day, '+3 days') "
    f"WHERE one.id IN {IN} AND one.day < '9999' AND NOT one.status {_NOT} "
    f"AND two.type = one.type AND {_DOERS} LIMIT ?"
)
_CULPRITS = (
    "SELECT one.happening, two.happening FROM event AS one "  # noqa: S608 (our own words)
    "CROSS JOIN block AS ours ON ours.document = one.document AND ours.event = one.id "
    "CROSS JOIN block AS theirs ON theirs.key = ours.key "
    "CROSS JOIN event AS two ON two.id = theirs.event "
    f"WHERE one.id IN {IN} AND two.happening != one.happening "
    "AND one.type IN ('ASSAULT', 'COERCE') LIMIT ?"
)

_SEAT = "lower(value)"
for _word in ("self-declared ", "self-proclaimed ", "interim ", "acting ", "caretaker "):
    _SEAT = f"replace({_SEAT}, '{_word}', '')"


def events_before(
    connection: sqlite3.Connection, upto: date, about: Filter
) -> tuple[set[str], date | None]:
    """Give the happenings that several events tell of the days up to one; and how far back.

    The day is None when there are no more.
    """
    known = about.as_of.isoformat() if about.as_of is not None else OPEN
    rows = connection.execute(
        "SELECT happening, day FROM event WHERE day <= ? AND day < ? AND "
        "EXISTS (SELECT 1 FROM same WHERE canonical = happening) AND "
        "EXISTS (SELECT 1 FROM edition WHERE edition.document = event.document "
        "AND known_from <= ?) ORDER BY day DESC LIMIT ?",
        (upto.isoformat(), OPEN, known, EVENTS),
    ).fetchall()
    low = read_day(rows[-1][1]) if len(rows) == EVENTS else None
    return {row[0] for row in rows}, low


def find_candidates(connection: sqlite3.Connection, happenings: Iterable[str]) -> set[str]:
    """Give those happenings whose tellings differ in something, or give numbers."""
    wanted = json.dumps(sorted(set(happenings)))
    if wanted == "[]":
        return set()
    rows = [*connection.execute(_DIFFER, (wanted,)), *connection.execute(_SIDES, (wanted,))]
    return {row[0] for row in rows}


def find_denied(
    connection: sqlite3.Connection, about: Filter, limit: int | None
) -> tuple[str, ...]:
    """Give the last events that somebody denies, and attacks that somebody says somebody did."""
    known = about.as_of.isoformat() if about.as_of is not None else OPEN
    seen = (
        "EXISTS (SELECT 1 FROM edition WHERE edition.document = event.document AND known_from <= ?)"
    )
    most = -1 if limit is None else limit
    ids: list[str] = []
    for status in ("denied", "did_not_happen"):
        rows = connection.execute(
            f"SELECT id FROM event WHERE status = ? AND {seen} "  # noqa: S608 (values are bound)
            "ORDER BY last_day DESC LIMIT ?",
            (status, known, most),
        )
        ids.extend(row[0] for row in rows)
    rows = connection.execute(
        f"SELECT id FROM event WHERE type = 'ASSAULT' AND day <= ? AND {seen} "  # noqa: S608
        "AND EXISTS (SELECT 1 FROM party WHERE subject = event.id AND role = 'said_by') "
        "ORDER BY day DESC LIMIT ?",
        (known, known, most),
    )
    ids.extend(row[0] for row in rows)
    return tuple(dict.fromkeys(ids))


def find_counterparts(connection: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """Give the happenings of those events that are denied or attributed, and what they contradict.

    A denial is looked for by type, days and doer, another culprit by the blocks of its victim.
    """
    wanted = json.dumps(sorted(set(ids)))
    return {
        one
        for select in (_DENIED_BY, _DENIES, _CULPRITS)
        for pair in connection.execute(select, (wanted, ABOUT))
        for one in pair
    }


def find_last(connection: sqlite3.Connection, table: str, found: Conditions) -> tuple[str, ...]:
    """Give the ids of the last rows of a view (event or state) that the conditions pick."""
    rows = connection.execute(
        f"SELECT {table}.id FROM {table} "  # noqa: S608 (values are bound)
        f"CROSS JOIN edition ON edition.document = {table}.document "
        f"WHERE {found.where} ORDER BY {table}.day DESC, {table}.id DESC LIMIT {ABOUT:d}",
        found.values,
    )
    return tuple(one for (one,) in rows)


def find_shared(connection: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """Give the happenings of these events that several events tell."""
    rows = connection.execute(
        "SELECT DISTINCT happening FROM event WHERE "  # noqa: S608 (values are bound)
        f"id IN {IN} AND EXISTS (SELECT 1 FROM same WHERE canonical = happening)",
        (json.dumps(sorted(set(ids))),),
    )
    return {row[0] for row in rows}


def load_disputed_states(
    connection: sqlite3.Connection, about: Filter, limit: int | None
) -> tuple[StateRow, ...]:
    """Give the states of subjects that have several values of a field among the last told."""
    ids: set[str] = set()
    known = about.as_of.isoformat() if about.as_of is not None else OPEN
    last = (
        "SELECT state.id, field, value, status FROM state JOIN edition ON "
        "edition.document = state.document WHERE field = ? AND known_from <= ? "
        "ORDER BY day DESC, state.id DESC LIMIT ?"
    )
    whose = (
        f"FROM ({last}) AS one CROSS JOIN party ON subject = one.id AND role = 'subject' "
        "LEFT JOIN actor ON actor.id = party.actor "
    )
    for field in _FIELDS:
        rows = connection.execute(
            "SELECT json_group_array(one.id) "
            f"{whose} GROUP BY coalesce(actor.canonical, party.actor) HAVING count(DISTINCT "
            "CASE WHEN status IN ('denied', 'did_not_happen') THEN 'not ' ELSE '' END || "
            "lower(value)) > 1",
            (field, known, -1 if limit is None else limit),
        )
        ids.update(one for (group,) in rows for one in json.loads(group))
    rows = connection.execute(
        "SELECT json_group_array(one.id) "
        f"{whose} GROUP BY {_SEAT} "
        "HAVING count(DISTINCT coalesce(actor.canonical, party.actor)) > 1",
        ("office", known, -1 if limit is None else limit),
    )
    ids.update(one for (group,) in rows for one in json.loads(group))
    found = pick_ids("state", sorted(ids))
    ask_visible(found, about)
    return load_states(connection, found) if ids else ()
