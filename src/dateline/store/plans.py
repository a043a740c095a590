"""The agenda: plans picked by their days, with all that reports told of them before and later.

What came of a plan is looked up by party, type and days around it (plan_traces.py), so that a
question costs the same in a record of any size.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.answers import Filter
from dateline.codec import iso_day
from dateline.errors import UnknownError
from dateline.plans import AgendaPart, AgendaRow, Told
from dateline.record import EventRow, Passage, PlanRow, StatementRow, StateRow
from dateline.rules import Rules
from dateline.store.asking import (
    Conditions,
    ask_events,
    ask_statements,
    ask_states,
    ask_visible,
)
from dateline.store.copies import mark_copies
from dateline.store.growing import read_day
from dateline.store.happenings import load_whole
from dateline.store.loading import load_statements, load_states, pick_ids
from dateline.store.naming import RecordNames, find_id
from dateline.store.plan_traces import Traces
from dateline.store.views import OPEN

Row = EventRow | StateRow | StatementRow
Seed = tuple[str, str, str]
"""What orders plans that are looked through: last day, first day or the report's, and id."""

KINDS = ("event", "state", "statement")
_AFTER_ALL = "~"
"""What comes after every day."""

STILL = frozenset(("to_come", "open", "moved"))
"""Outcomes of what is still to come."""

_PLAN = (
    "id, document, kind, status, announces, earliest, latest, condition, condition_start, "
    "condition_end, deadline, deadline_start, deadline_end, turn, thing, turned, turned_start, "
    "turned_end, since"
)


MORE = 6
"""Plans that are looked through at most beyond those that a page needs: some of them are one."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Part of the agenda that is looked through in one direction: with a last day, or without.

    The last day of plans is bounded by `first` and `end`, ISO days, the first included.
    """

    first: str
    end: str
    backwards: bool

    def holds(self, row: AgendaRow) -> bool:
        """Tell whether a plan is in it; all that is left is in the one without last days."""
        return self.first == OPEN or row.latest is not None

    def count_until(self, rows: Iterable[AgendaRow], seed: Seed) -> int:
        """Count those of some plans that are in it and come no later than a seed."""
        places = map(_find_place, filter(self.holds, rows))
        return sum(one >= seed if self.backwards else one <= seed for one in places)


def _list_stretches(part: AgendaPart, today: date) -> tuple[_Stretch, ...]:
    """Give what the agenda is made of: by day, then what has none, the last announced first."""
    if part == "overdue":
        return (_Stretch("", today.isoformat(), backwards=True),)
    first = today.isoformat() if part == "to_come" else ""
    return (_Stretch(first, OPEN, backwards=False), _Stretch(OPEN, _AFTER_ALL, backwards=True))


def find_agenda(
    connection: sqlite3.Connection,
    wanted: Filter,
    rules: Rules,
    today: date,
    part: AgendaPart = "to_come",
) -> tuple[AgendaRow, ...]:
    """Give plans by their last day, each with what came of it as far as is known.

    Those without one come last, what was announced last first. `part` picks those still to come on
    `today`, those whose day has passed while nothing tells what came of them (the latest first), or
    all.
    """
    walk = _Walk(connection, wanted, rules, today, part)
    rows: list[AgendaRow] = []
    for stretch in _list_stretches(part, today):
        rows += walk.look_through(stretch, len(rows))
        if wanted.limit is not None and len(rows) >= wanted.limit:
            break
    return tuple(rows[: wanted.limit])


class _Walk:
    """Looks through plans in order, and knows which announcements were shown already."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        wanted: Filter,
        rules: Rules,
        today: date,
        part: AgendaPart,
    ) -> None:
        self._connection = connection
        self._wanted = wanted
        self._rules = rules
        self._today = today
        self._part = part
        self._traces = Traces(connection, wanted)
        self._told: set[str] = set()
        self._found: list[AgendaRow] = []

    def look_through(self, stretch: _Stretch, before: int) -> list[AgendaRow]:
        """Give the plans of a stretch in order; `before` are how many come before it.

        With a limit, until so many come before all those that were not looked at.
        """
        limit, known = self._wanted.limit, before
        after: Seed | None = None
        while limit is None or known < limit:
            many = None if limit is None else limit - known + min(MORE, limit // 2)
            seeds = _find_seeds(self._connection, self._wanted, stretch, after, many)
            self._look_at([one for _, _, one in seeds])
            if many is None or len(seeds) < many:
                break
            after = seeds[-1]
            known = before + stretch.count_until(self._found, after)
        inside = [row for row in self._found if stretch.holds(row)]
        self._found = [row for row in self._found if not stretch.holds(row)]
        return sorted(inside, key=_find_place, reverse=stretch.backwards)

    def _look_at(self, seeds: Sequence[str]) -> None:
        wanted, today = self._wanted, self._today
        rows = _make_plans(self._connection, seeds, wanted, self._rules, today, self._traces)
        for row in rows:
            announced = {one.id for one in row.announced}
            if not self._told & announced:
                self._told |= announced
                if wanted.status in (None, row.status) and _is_in(row, self._part, today):
                    self._found.append(row)


def find_plan(
    connection: sqlite3.Connection, start: str, as_of: date | None, rules: Rules, today: date
) -> AgendaRow:
    """Give the plan that an event, state or statement announces; `start` is the start of its id.

    UsageError when the id is none or several, or announces nothing that may be seen.
    """
    kind, one = find_id(connection, start)
    wanted = Filter(as_of=as_of)
    seeds = _find_told(connection, one) if kind in KINDS else []
    rows = _make_plans(connection, seeds, wanted, rules, today, Traces(connection, wanted))
    if not rows:
        when = f" on {as_of}" if as_of is not None else ""
        raise UnknownError(
            f"{one} announces nothing to come{when}: `dateline agenda --all` lists all plans"
        )
    return rows[0]


def _find_told(connection: sqlite3.Connection, one: str) -> list[str]:
    """Give what announces the plan that an id stands for: itself, or else events of its happening.

    The id of a plan is that of its happening, which can be that of the event that came of it.
    """
    rows = connection.execute(
        "SELECT id FROM plan WHERE id = ? AND announces = 1 UNION ALL "
        "SELECT plan.id FROM event JOIN event AS other ON other.happening = event.happening "
        "JOIN plan ON plan.id = other.id WHERE event.id = ? AND announces = 1",
        (one, one),
    )
    found = sorted({plan for (plan,) in rows})
    return [one] if one in found else found


def _is_in(row: AgendaRow, part: AgendaPart, today: date) -> bool:
    if part == "all":
        return True
    if part == "overdue":
        return row.outcome.kind == "not_reported"
    return row.outcome.kind in STILL and (row.latest is None or row.latest >= today)


def _find_place(row: AgendaRow) -> Seed:
    """Give where a plan stands in order: where the first announcement with its last day does.

    One without a last day stands where it was announced last.
    """
    same = [one for one in row.announced if one.latest == row.latest] or row.announced
    places = [
        (iso_day(row.latest) or OPEN, iso_day(one.earliest or one.source.published) or OPEN, one.id)
        for one in same
    ]
    return max(places) if row.latest is None else min(places)


def _find_seeds(
    connection: sqlite3.Connection,
    wanted: Filter,
    stretch: _Stretch,
    after: Seed | None,
    many: int | None,
) -> list[Seed]:
    """Give the next announcements of a stretch in order."""
    found: list[Seed] = []
    for kind in KINDS:
        asked = _ask(connection, kind, wanted)
        if asked is not None:
            found += _seeds_of(connection, kind, asked, stretch, after, many)
    found.sort(reverse=stretch.backwards)
    return found[:many]


def _seeds_of(
    connection: sqlite3.Connection,
    kind: str,
    asked: Conditions,
    stretch: _Stretch,
    after: Seed | None,
    many: int | None,
) -> list[Seed]:
    turn, sign = ("DESC", "<") if stretch.backwards else ("ASC", ">")
    asked.add("plan.kind = ?", kind)
    asked.add("plan.announces = 1")
    asked.add("plan.last_day >= ? AND plan.last_day < ?", stretch.first, stretch.end)
    if after is not None:
        asked.add(f"(plan.last_day, plan.since, plan.id) {sign} (?, ?, ?)", *after)
    ending = f" LIMIT {many:d}" if many is not None else ""
    rows = connection.execute(
        "SELECT plan.last_day, plan.since, plan.id FROM plan "  # noqa: S608 (values are bound)
        f"CROSS JOIN {kind} ON {kind}.id = plan.id "
        f"CROSS JOIN document ON document.id = plan.document "
        f"CROSS JOIN edition ON edition.document = plan.document "
        f"WHERE {asked.where} "
        f"ORDER BY plan.last_day {turn}, plan.since {turn}, plan.id {turn}{ending}",
        asked.values,
    )
    return [(last, since, one) for last, since, one in rows]


def _ask(connection: sqlite3.Connection, kind: str, wanted: Filter) -> Conditions | None:
    """Give the conditions on plans of one kind, None where none of them can fit."""
    names = RecordNames(connection)
    plain = replace(wanted, limit=None, background=None, status=None, from_=None, to=None)
    if kind == "event":
        found = ask_events(plain, names)
    elif wanted.type or wanted.recipient or wanted.place:
        return None
    else:
        found = ask_states(plain, names) if kind == "state" else ask_statements(plain, names)
    if wanted.to is not None:
        found.add("plan.day <= ?", wanted.to.isoformat())
    if wanted.from_ is not None:
        found.add("plan.last_day >= ?", wanted.from_.isoformat())
        found.add("plan.day < ?", OPEN)
    return found


def _make_plans(
    connection: sqlite3.Connection,
    seeds: Sequence[str],
    wanted: Filter,
    rules: Rules,
    today: date,
    traces: Traces,
) -> tuple[AgendaRow, ...]:
    """Make the plans that hold these rows, with all that is told of them."""
    if not seeds:
        return ()
    known = _load(connection, seeds, wanted, rules)
    asked = [one for told in known for one in rules.ask_plan(told)]
    seen = {told.row.id for told in known}
    others = sorted(traces.find(asked) - seen)
    return rules.make_plans((*known, *_load(connection, others, wanted, rules)), seeds, today)


def _load(
    connection: sqlite3.Connection, ids: Sequence[str], wanted: Filter, rules: Rules
) -> tuple[Told, ...]:
    """Load rows by id, events with the others of their happenings, as far as they may be seen."""
    events = load_whole(connection, [one for one in ids if one.startswith("event-")], wanted, rules)
    states: tuple[StateRow, ...] = ()
    if any(one.startswith("state-") for one in ids):
        states = load_states(connection, _pick("state", ids, wanted))
    statements: tuple[StatementRow, ...] = ()
    if any(one.startswith("statement-") for one in ids):
        statements = load_statements(connection, _pick("statement", ids, wanted))
    states = mark_copies(connection, states, wanted, rules)
    statements = mark_copies(connection, statements, wanted, rules)
    rows: tuple[Row, ...] = (*events, *states, *statements)
    plans = dict(_load_plans(connection, (row.id for row in rows)))
    return tuple(Told(row, plans.get(row.id)) for row in rows if not _is_history(row))


def _is_history(row: Row) -> bool:
    return isinstance(row, EventRow) and row.background and row.latest is None


def _pick(table: str, ids: Sequence[str], wanted: Filter) -> Conditions:
    found = pick_ids(table, [one for one in ids if one.startswith(f"{table}-")])
    ask_visible(found, wanted)
    return found


def _load_plans(
    connection: sqlite3.Connection, ids: Iterable[str]
) -> Iterator[tuple[str, PlanRow]]:
    rows = connection.execute(
        f"SELECT {_PLAN} FROM plan WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (json.dumps(list(ids)),),
    )
    for row in rows:
        one, document, kind, status, announces, earliest, latest = row[:7]
        yield (
            one,
            PlanRow(
                id=one,
                kind=kind,
                status=status,
                announces=bool(announces),
                earliest=read_day(earliest),
                latest=read_day(latest),
                since=read_day(row[18]),
                condition=_passage(document, *row[7:10]),
                deadline=_passage(document, *row[10:13]),
                turn=row[13],
                thing=row[14],
                turned=_passage(document, *row[15:18]),
            ),
        )


def _passage(document: str, text: str | None, start: int | None, end: int | None) -> Passage | None:
    if text is None or start is None or end is None:
        return None
    return Passage(document, start, end, text)
