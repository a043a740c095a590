"""Which announcements tell of one plan: of one happening, or of one thing moved to another day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.assemble.plan_claims import PLAN
from dateline.assemble.plan_matching import (
    ENOUGH,
    LONG,
    SURE,
    WINDOW,
    Days,
    family_of,
    find_days,
    long_words,
    parties_agree,
    places_agree,
    speaks_of_another,
    words_agree,
)
from dateline.assemble.plan_nearby import Nearby
from dateline.assemble.plan_rows import stand_for
from dateline.plans import Told
from dateline.record import EventRow, StatementRow, StateRow


@dataclass(frozen=True, slots=True)
class Group:
    """One plan: its announcements, first published first, and rows on how it was moved or dropped.

    `days` are those planned last, `ids` the ids of all rows of it.
    """

    announced: tuple[Told, ...]
    turns: tuple[Told, ...]
    days: Days
    ids: frozenset[str]

    @property
    def first(self) -> Told:
        """The announcement that was published first."""
        return self.announced[0]


def make_group(announced: Sequence[Told], turns: Sequence[Told] = ()) -> Group:
    """Put a plan together; its days are those of the last report that gives any."""
    rows = (*announced, *turns)
    given = [one for one in rows if _is_dated(one)]
    known = [find_days(one) for one in announced]
    days = next((one for one in known if one != (None, None)), (None, None))
    if given:
        days = find_planned(max(given, key=published_key))
    ids = frozenset(one.row.id for one in rows)
    return Group(tuple(announced), tuple(turns), days, ids)


def group_plans(items: Iterable[Told]) -> tuple[Group, ...]:
    """Put announcements of one plan together, by the day of their reports and their ids.

    The result does not depend on the order of `items`.
    """
    items = tuple(items)
    plans = sorted((one for one in items if _announces(one)), key=published_key)
    turns = sorted((one for one in items if _only_turns(one)), key=published_key)
    groups: list[list[Told]] = []
    homes: dict[str, int] = {}
    nearby = Nearby()
    for one in plans:
        near = sorted({homes[other.row.id] for other in nearby.near((one,))}, reverse=True)
        home = next((at for at in near if _belongs(one, groups[at])), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(one)
        homes[one.row.id] = home
        nearby.add(one)
    found = [make_group(inside) for inside in groups]
    for one in turns:
        near = sorted({homes[other.row.id] for other in nearby.near((one,))})
        at = _find_turned(one, {at: found[at] for at in near})
        if at is not None:
            found[at] = make_group(found[at].announced, (*found[at].turns, one))
    return tuple(found)


def published_key(told: Told) -> tuple[date, date, str]:
    """Give what orders rows by when their reports were published."""
    source = told.row.source
    known = source.published or date.max
    return (known, source.earliest or known, told.row.id)


def find_planned(told: Told) -> Days:
    """Give the days that a row plans, or moves a plan to."""
    plan = told.plan
    return (None, None) if plan is None else (plan.earliest, plan.latest)


def _announces(told: Told) -> bool:
    return told.plan is not None and told.plan.announces


def _only_turns(told: Told) -> bool:
    return told.plan is not None and not told.plan.announces and told.plan.turn is not None


def _is_dated(told: Told) -> bool:
    if told.plan is None or told.plan.latest is None:
        return False
    return told.plan.announces or told.plan.turn == "moved"


def _belongs(one: Told, inside: Sequence[Told]) -> bool:
    if any(_is_one_plan(other, one) for other in inside):
        # One report that gives two days tells of two plans.
        return not any(_are_two(other, one) for other in inside)
    return False


def _are_two(before: Told, after: Told) -> bool:
    if before.row.source.text_id != after.row.source.text_id or _says_moved(after):
        return False
    ours, theirs = find_days(before), find_days(after)
    return before.row.id != after.row.id and not _overlap(ours, theirs)


def _is_one_plan(before: Told, after: Told) -> bool:
    """Tell whether `after`, published later or at once, announces the same as `before`."""
    ours, theirs = before.row, after.row
    if isinstance(ours, EventRow) and isinstance(theirs, EventRow):
        return ours.happening == theirs.happening or _is_one_event(before, after, ours, theirs)
    if isinstance(ours, StateRow) and isinstance(theirs, StateRow):
        return (ours.subject.id, ours.field, ours.value) == (
            theirs.subject.id,
            theirs.field,
            theirs.value,
        )
    if isinstance(ours, StatementRow) and isinstance(theirs, StatementRow):
        return _is_one_statement(ours, theirs)
    return False


def _is_one_statement(ours: StatementRow, theirs: StatementRow) -> bool:
    if ours.speaker is None or theirs.speaker is None or ours.speaker.id != theirs.speaker.id:
        return False
    mine, other = long_words(ours.content), long_words(theirs.content)
    return len(mine & other) >= ENOUGH * max(1, len(mine | other))


def _is_one_event(before: Told, after: Told, ours: EventRow, theirs: EventRow) -> bool:
    if theirs.type not in family_of(ours.type) or places_agree(ours, theirs) is False:
        return False
    agree = parties_agree(ours, theirs)
    first, second = find_days(before), find_days(after)
    if None in (first[1], second[1]):
        return agree >= SURE and words_agree(before, after) >= ENOUGH
    if _overlap(first, second):
        return agree >= SURE or (agree >= ENOUGH and bool(places_agree(ours, theirs)))
    return agree >= SURE and _is_moved(before, after, first, second)


def _is_moved(before: Told, after: Told, first: Days, second: Days) -> bool:
    """Tell whether a plan for other days is the same plan moved, and not the next of its kind.

    Either the later report says that it was moved, or it is published before the first days have
    passed, gives days near them, tells it in like words and does not speak of one more.
    """
    if _gap(first, second) > WINDOW * (3 if _says_moved(after) else 1):
        return False
    if _says_moved(after):
        return True
    told = after.row.source.published
    in_time = told is not None and first[1] is not None and told <= first[1]
    if not in_time or _width(first) > LONG or _width(second) > LONG:
        return False
    return not speaks_of_another(after) and words_agree(before, after) >= ENOUGH


def _says_moved(told: Told) -> bool:
    return told.plan is not None and told.plan.turn == "moved"


def _find_turned(turn: Told, groups: Mapping[int, Group]) -> int | None:
    """Give the number of the plan that a row says was moved or called off.

    It is the next to come, or else the last that was.
    """
    row, plan = turn.row, turn.plan
    if not isinstance(row, EventRow) or plan is None:
        return None
    best: tuple[bool, int, int] | None = None
    for at, group in groups.items():
        if not _may_turn(turn, row, group):
            continue
        last = group.days[1] or date.max
        told = row.source.published
        if told is not None and last < told - timedelta(days=WINDOW):
            continue
        past = told is not None and last < told
        rank = (past, -last.toordinal() if past else last.toordinal(), at)
        if best is None or rank < best:
            best = rank
    return None if best is None else best[2]


def _may_turn(turn: Told, row: EventRow, group: Group) -> bool:
    other = group.first.row
    if not isinstance(other, EventRow) or published_key(group.first) > published_key(turn):
        return False
    types = family_of(other.type)
    thing = turn.plan.thing if turn.plan is not None else None
    if thing not in types and (thing != PLAN or row.type not in (*types, "REJECT")):
        return False
    ours = {stand_for(one.id) for one in (*other.actor, *other.recipient)}
    theirs = {stand_for(one.id) for one in (*row.actor, *row.recipient)}
    every = theirs | {stand_for(one.id) for one in row.named}
    alike = words_agree(group.first, turn) >= ENOUGH
    return bool(ours & theirs) and (len(ours & every) > 1 or ours <= every or alike)


def _overlap(ours: Days, theirs: Days) -> bool:
    first = max((one for one in (ours[0], theirs[0]) if one is not None), default=None)
    last = min((one for one in (ours[1], theirs[1]) if one is not None), default=None)
    return first is None or last is None or first <= last


def _gap(ours: Days, theirs: Days) -> int:
    """Give the days between two stretches of days."""
    (_, a), (b, _) = sorted((ours, theirs), key=lambda one: one[1] or date.max)
    return 0 if a is None or b is None else max(0, (b - a).days)


def _width(days: Days) -> int:
    return 10_000 if days[0] is None or days[1] is None else (days[1] - days[0]).days
