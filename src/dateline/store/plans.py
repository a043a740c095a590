"""The agenda: plans picked by their days, with all that reports told of them before and later.

What came of a plan is looked up by party, type and days around it (plan_traces.py), so that a
question costs the same in a record of any size.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dateline.answers import Filter
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
from dateline.store.growing import iso_day, read_day
from dateline.store.happenings import load_whole
from dateline.store.loading import load_statements, load_states, pick_ids
from dateline.store.naming import RecordNames, find_id
from dateline.store.plan_traces import Traces
from dateline.store.views import OPEN

Row = EventRow | StateRow | StatementRow
Seed = tuple[str, str, str]
"""What orders plans that are looked through: last day, first day or the report's, and id."""

KINDS = ("event", "state", "statement")
STILL = frozenset(("to_come", "open", "moved"))
"""Outcomes of what is still to come."""

_PLAN = (
    "id, document, kind, status, announces, earliest, latest, condition, condition_start, "
    "condition_end, deadline, deadline_start, deadline_end, turn, thing, turned, turned_start, "
    "turned_end, since"
)


MORE = 6
"""Plans that are looked through beyond those that a page needs: some of them are one."""


def find_agenda(
    connection: sqlite3.Connection,
    wanted: Filter,
    rules: Rules,
    today: date,
    part: AgendaPart = "to_come",
) -> tuple[AgendaRow, ...]:
    """Give plans by their last day, open ends last, each with what came of it as far as is known.

    `part` picks those still to come on `today`, those whose day has passed while nothing tells what
    came of them (the latest first), or all. Plans are looked through in order until `wanted.limit`
    of them come before all those that were not looked at.
    """
    found: list[AgendaRow] = []
    told: set[str] = set()
    after: Seed | None = None
    traces = Traces(connection, wanted)
    limit, known = wanted.limit, 0
    while limit is None or known < limit:
        many = None if limit is None else limit - known + MORE
        seeds = _find_seeds(connection, wanted, today, part, after, many)
        ids = [one for _, _, one in seeds]
        for row in _make_plans(connection, ids, wanted, rules, today, traces):
            announced = {one.id for one in row.announced}
            if not told & announced:
                told |= announced
                found += [row] if _is_in(row, part, today, wanted.status) else []
        if many is None or len(seeds) < many:
            break
        after = seeds[-1]
        known = _count_before(found, after, part)
    rows = sorted(found, key=_find_place, reverse=part == "overdue")
    return tuple(rows[: wanted.limit])


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


def _is_in(row: AgendaRow, part: AgendaPart, today: date, status: str | None) -> bool:
    if status not in (None, row.status):
        return False
    if part == "all":
        return True
    if part == "overdue":
        return row.outcome.kind == "not_reported"
    return row.outcome.kind in STILL and (row.latest is None or row.latest >= today)


def _find_place(row: AgendaRow) -> Seed:
    """Give where a plan stands in order: where the first announcement with its days does."""
    first = row.earliest or row.sources[0].published
    days = (row.earliest, row.latest)
    same = [one.id for one in row.announced if (one.earliest, one.latest) == days]
    ids = same or [one.id for one in row.announced]
    return (iso_day(row.latest) or OPEN, iso_day(first) or OPEN, min(ids))


def _count_before(found: Iterable[AgendaRow], after: Seed, part: AgendaPart) -> int:
    """Count plans that come before all that were not looked at."""
    places = map(_find_place, found)
    return sum(one >= after if part == "overdue" else one <= after for one in places)


def _find_seeds(
    connection: sqlite3.Connection,
    wanted: Filter,
    today: date,
    part: AgendaPart,
    after: Seed | None,
    many: int | None,
) -> list[Seed]:
    """Give the next plans in order, as last day and id."""
    found: list[Seed] = []
    for kind in KINDS:
        asked = _ask(connection, kind, wanted)
        if asked is not None:
            found += _seeds_of(connection, kind, asked, today, part, after, many)
    found.sort(reverse=part == "overdue")
    return found[:many]


def _seeds_of(
    connection: sqlite3.Connection,
    kind: str,
    asked: Conditions,
    today: date,
    part: AgendaPart,
    after: Seed | None,
    many: int | None,
) -> list[Seed]:
    turn, sign = ("DESC", "<") if part == "overdue" else ("ASC", ">")
    asked.add("plan.kind = ?", kind)
    asked.add("plan.announces = 1")
    if part != "all":
        compare = "plan.last_day < ?" if part == "overdue" else "plan.last_day >= ?"
        asked.add(compare, today.isoformat())
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
