"""What a dossier is made of, bounded: of who has tens of thousands of rows, the newest are loaded.

Whoever has few rows is looked up by the index of who takes part; who has many is met soon when the
rows are walked by day from the newest on. Which of the two is decided by counting, up to a bound.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from dateline.answers import Dossier, DossierParts, Filter
from dateline.lives import Whole
from dateline.plans import AgendaRow
from dateline.record import ActorRow, EventRow, Source, StatementRow, StateRow
from dateline.rules import Rules
from dateline.store.asking import Conditions, ask_visible
from dateline.store.copies import find_texts, mark_copies
from dateline.store.disputes import load_parts
from dateline.store.growing import SOURCE_COLUMNS, read_day, read_source
from dateline.store.happenings import split_happenings
from dateline.store.loading import load_events, load_statements, load_states, pick_ids
from dateline.store.naming import get_actor
from dateline.store.plans import find_agenda
from dateline.store.query import find_naming
from dateline.store.views import OPEN

NEWEST = 200
"""Events and statements of each kind that are loaded at most; the rest is a listing's."""

NEWEST_NAMING = 100
"""Events that only name the actor that are loaded at most: it takes no part in them."""

NEWEST_STATES = 400
"""States that are loaded at most: more of them, since they tell a whole life."""

FEW = 3_000
"""Rows up to which all are looked up and ordered; who has more is met soon by walking days."""

COUNTED = 1_000
"""Rows of many up to which they are counted; there are more where this is reached."""

NEXT = 5
"""Plans to come that are shown at most: what came of each has to be looked up."""

_IDS = "(SELECT ? UNION ALL SELECT id FROM actor WHERE canonical = ?)"
_OFFICES = 20

Table = Literal["event", "statement", "state"]
_Newest = tuple[str, int | None]
"""The id of a row, and how many there are with it, where that is known."""

What = Literal["events", "statements", "statements of it", "events naming it", "states"]


@dataclass(frozen=True, slots=True)
class _Pick:
    """Which rows of a view are wanted: a SELECT of few, and the same as a test of one row.

    `rows` gives `subject`, `day` and `document`; `every` gives a row for each of them, or more, and
    is the quicker to count.
    """

    table: Table
    rows: str
    test: str
    values: tuple[str, ...]
    every: str = ""


def find_dossier(
    connection: sqlite3.Connection, name: str, as_of: date | None, rules: Rules, today: date | None
) -> Dossier:
    """Give all that is known of one actor; UsageError when `name` is nobody or several."""
    actor = get_actor(connection, name, as_of)
    one = actor.id
    about = Filter(subject=one, as_of=as_of)
    day = as_of or today or _last_day(connection)
    desk = _Desk(connection, about, rules)
    states = desk.states(_by_party("state", one, "subject"))
    events = desk.events("events", _by_party("event", one, "actor", "recipient", "place"))
    corrected = desk.corrected(one)
    told = (row.id for row in reversed(events))
    parts = DossierParts(
        actor=replace(actor, documents=_count_naming(connection, actor, about, rules)),
        as_of=as_of,
        states=states,
        events=events,
        statements=desk.statements("statements", _by_party("statement", one, "speaker")),
        mentioned_in=desk.mentioning(actor),
        next=desk.next(day) if day is not None else (),
        named_in=desk.events("events naming it", _by_party("event", one, "named")),
        corrected=corrected,
        disputed=load_parts(connection, one, (*states, *corrected), told, about, rules),
        withdrawn=_find_withdrawn(connection, one, as_of),
        holders=desk.holders(actor, states),
        whole=tuple(desk.whole),
    )
    return rules.make_dossier(parts)


def _by_party(table: Table, actor: str, *roles: str) -> _Pick:
    wanted = ", ".join(f"'{role}'" for role in roles)
    # Subjects are ordered by their kind, so that only those of the view are looked through.
    rows = (
        f"SELECT subject, day, document FROM party WHERE role IN ({wanted}) "  # noqa: S608
        f"AND actor IN {_IDS} AND subject >= '{table}-' AND subject < '{table}.'"
    )
    test = (
        f"EXISTS (SELECT 1 FROM party WHERE party.subject = {table}.id "  # noqa: S608
        f"AND role IN ({wanted}) AND actor IN {_IDS})"
    )
    return _Pick(table, rows, test, (actor, actor))


class _Desk:
    """Loads rows about one actor, and notes of which there are more."""

    def __init__(self, connection: sqlite3.Connection, about: Filter, rules: Rules) -> None:
        self._connection = connection
        self._about = about
        self._rules = rules
        self.whole: list[Whole] = []

    def events(self, what: What, pick: _Pick) -> tuple[EventRow, ...]:
        """Give events by day and id; happenings are those that can be seen."""
        most = NEWEST if what == "events" else NEWEST_NAMING
        rows = load_events(self._connection, pick_ids("event", self._newest(what, pick, most)))
        if self._about.as_of is not None:
            rows = split_happenings(self._connection, rows, self._about, self._rules)
        return mark_copies(self._connection, rows, self._about, self._rules)

    def statements(self, what: What, pick: _Pick) -> tuple[StatementRow, ...]:
        """Give statements by day."""
        ids = self._newest(what, pick, NEWEST)
        rows = load_statements(self._connection, pick_ids("statement", ids))
        return mark_copies(self._connection, rows, self._about, self._rules)

    def states(self, pick: _Pick) -> tuple[StateRow, ...]:
        """Give states by day and id."""
        ids = self._newest("states", pick, NEWEST_STATES)
        rows = load_states(self._connection, pick_ids("state", ids))
        return mark_copies(self._connection, rows, self._about, self._rules)

    def next(self, day: date) -> tuple[AgendaRow, ...]:
        """Give the first plans that are still to come on a day."""
        about = replace(self._about, limit=NEXT + 1)
        rows = find_agenda(self._connection, about, self._rules, day)
        if len(rows) > NEXT:
            self.whole.append(Whole("plans to come", NEXT, None))
        return rows[:NEXT]

    def mentioning(self, actor: ActorRow) -> tuple[StatementRow, ...]:
        """Give the statements that name or mean the actor and are of somebody else."""
        names = (one.replace('"', " ") for one in (*actor.names, actor.name))
        phrases = [f'"{one}"' for one in names if any(sign.isalnum() for sign in one)]
        pick = _by_party("statement", actor.id, "named")
        if phrases:
            match = " OR ".join(dict.fromkeys(phrases))
            full = "SELECT rowid FROM statement_text WHERE statement_text MATCH ?"
            pick = _Pick(
                "statement",
                f"SELECT id AS subject, day, document FROM statement WHERE n IN ({full}) "  # noqa: S608
                f"UNION {pick.rows}",
                f"(statement.n IN ({full}) OR {pick.test})",
                (match, *pick.values),
                f"{full} UNION ALL SELECT subject FROM ({pick.rows})",  # noqa: S608
            )
        rows = self.statements("statements of it", pick)
        return tuple(row for row in rows if row.speaker is None or row.speaker.id != actor.id)

    def corrected(self, actor: str) -> tuple[StateRow, ...]:
        """Give the states of versions that were corrected since, up to the day of the question."""
        pick = _by_party("state", actor, "subject")
        day = self._about.as_of.isoformat() if self._about.as_of is not None else OPEN
        if not self._is_few(pick):
            return ()
        rows = self._connection.execute(
            f"SELECT DISTINCT subject FROM ({pick.rows}) JOIN edition USING (document) "  # noqa: S608
            "WHERE superseded_by IS NOT NULL AND known_until <= ?",
            (*pick.values, day),
        )
        found = load_states(self._connection, pick_ids("state", [one for (one,) in rows]))
        seen = replace(self._about, superseded=True)
        return mark_copies(self._connection, found, seen, self._rules)

    def holders(self, actor: ActorRow, states: Sequence[StateRow]) -> tuple[StateRow, ...]:
        """Give the states that tell who held the same offices, or offices in the actor."""
        offices = list(dict.fromkeys(one.value for one in states if one.field == "office"))
        found: list[str] = []
        for column, values in (
            ("value", offices[:_OFFICES]),
            ("substr(value, instr(value, ' of ') + 4)", [actor.name, f"the {actor.name}"]),
        ):
            for value in values:
                seen = Conditions()
                seen.add(f"field = 'office' AND {column} = ?", value)
                ask_visible(seen, Filter(as_of=self._about.as_of))
                rows = self._connection.execute(
                    "SELECT state.id FROM state JOIN edition USING (document) "  # noqa: S608
                    f"WHERE {seen.where} ORDER BY day DESC, state.id DESC LIMIT {NEWEST:d}",
                    seen.values,
                )
                found += [one for (one,) in rows]
        rows_found = load_states(self._connection, pick_ids("state", dict.fromkeys(found)))
        known = {one.id for one in states}
        others = tuple(one for one in rows_found if one.id not in known)
        return mark_copies(self._connection, others, self._about, self._rules)

    def _newest(self, what: What, pick: _Pick, most: int) -> tuple[str, ...]:
        """Give the ids of the newest rows, those without a day last, and note if there are more."""
        few = self._is_few(pick)
        rows = self._newest_of_few(pick, most) if few else self._newest_of_many(pick, most)
        if len(rows) > most:
            self.whole.append(Whole(what, most, rows[0][1] if few else self._count(pick)))
        return tuple(one for one, _ in rows[:most])

    def _newest_of_few(self, pick: _Pick, most: int) -> list[_Newest]:
        """Give the newest and one more, if there are more, each with how many there are."""
        seen, values = self._ask_seen(pick)
        return self._connection.execute(
            f"SELECT subject, count(*) OVER () {seen} "
            f"ORDER BY day = '{OPEN}', day DESC, subject DESC LIMIT {most + 1:d}",
            values,
        ).fetchall()

    def _newest_of_many(self, pick: _Pick, most: int) -> list[_Newest]:
        """Give the newest that have a day and one more, as they come up in the walk by day."""
        table = pick.table
        found = Conditions()
        found.add(pick.test, *pick.values)
        found.add(f"{table}.day < ?", OPEN)
        if self._about.as_of is not None:
            # What was to come then stands under what is next; the walk begins on the day.
            found.add(f"{table}.day <= ?", self._about.as_of.isoformat())
        ask_visible(found, Filter(as_of=self._about.as_of))
        then = "document DESC, statement.start DESC" if table == "statement" else "id DESC"
        return self._connection.execute(
            f"SELECT {table}.id, NULL FROM {table} CROSS JOIN edition "  # noqa: S608 (values are bound)
            f"ON edition.document = {table}.document WHERE {found.where} "
            f"ORDER BY {table}.day DESC, {table}.{then} LIMIT {most + 1:d}",
            found.values,
        ).fetchall()

    def _is_few(self, pick: _Pick) -> bool:
        (count,) = self._connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM ({pick.every or pick.rows}) LIMIT {FEW + 1:d})",  # noqa: S608
            pick.values,
        ).fetchone()
        return cast("int", count) <= FEW

    def _count(self, pick: _Pick) -> int | None:
        """Count those of many rows that can be seen, None from a bound on."""
        if FEW > COUNTED and self._about.as_of is None:
            return None
        seen, values = self._ask_seen(pick)
        (count,) = self._connection.execute(
            f"SELECT count(*) FROM (SELECT 1 {seen} LIMIT {COUNTED + 1:d})",  # noqa: S608
            values,
        ).fetchone()
        return cast("int", count) if count <= COUNTED else None

    def _ask_seen(self, pick: _Pick) -> tuple[str, tuple[str | int, ...]]:
        """Give what follows the columns in a SELECT of picked rows that can be seen, and values."""
        found = Conditions()
        ask_visible(found, Filter(as_of=self._about.as_of))
        told = (
            f"FROM (SELECT DISTINCT subject, day, document FROM ({pick.rows})) AS told "  # noqa: S608
            f"CROSS JOIN edition ON edition.document = told.document WHERE {found.where}"
        )
        return told, (*pick.values, *found.values)


def _count_naming(
    connection: sqlite3.Connection, actor: ActorRow, about: Filter, rules: Rules
) -> int:
    """Give how many independent reports name an actor; of very many, how many reports."""
    if actor.documents > FEW:
        return actor.documents
    documents = find_naming(connection, actor.id, about)
    texts = find_texts(connection, documents, about, rules)
    return len({texts.get(one, one) for one in documents})


def _find_withdrawn(
    connection: sqlite3.Connection, actor: str, as_of: date | None
) -> tuple[Source, ...]:
    """Give the reports that named an actor and were withdrawn by a day."""
    day = as_of.isoformat() if as_of is not None else OPEN
    rows = connection.execute(
        f"SELECT DISTINCT {SOURCE_COLUMNS} FROM appearance "  # noqa: S608 (our own words)
        "JOIN edition USING (document) JOIN document ON document.id = appearance.document "
        "WHERE appearance.actor IN (SELECT id FROM actor WHERE canonical = ?) "
        "AND ended = 'withdrawn' AND known_until <= ? ORDER BY document.id",
        (actor, day),
    )
    return tuple(read_source(row) for row in rows.fetchall())


def _last_day(connection: sqlite3.Connection) -> date | None:
    """Give the last day on which anything in the record was published, the record's own today."""
    (day,) = connection.execute("SELECT max(known_from) FROM edition").fetchone()
    return read_day(day)
