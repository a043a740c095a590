"""What later reports tell of a plan: it came about, goes on, was moved, called off, refused."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from dateline.assemble.plan_groups import Group, find_planned, published_key
from dateline.assemble.plan_matching import (
    ANSWER,
    ENOUGH,
    SURE,
    WINDOW,
    Days,
    family_of,
    find_days,
    is_body,
    is_one_sentence,
    is_real,
    load_families,
    parties_agree,
    places_agree,
    window_of,
    words_agree,
)
from dateline.assemble.plan_rows import known_ids
from dateline.assemble.plan_words import say_plan
from dateline.findings import AFFIRMED, DENIED
from dateline.plans import Proof, Told
from dateline.record import EventRow, StatementRow, StateRow

SAME = 0.8
"""How well parties must agree where a plan has no day."""

UNNAMED = 0.5
"""How well parties agree of which one names nobody: then place and day must be the same."""

SHORT = 3
"""Days up to which a plan to meet is short enough for a body's deed to tell that it met."""

Groups = Sequence[Group]


def find_evidence(group: Group, every: Iterable[Told], groups: Groups) -> tuple[Proof, ...]:
    """Give what is told of one of `groups`, first published first, each report's words once."""
    found = []
    for one in every:
        if one.row.id in group.ids and one not in group.turns:
            found += list(_own_turn(one))
            continue
        if one.plan is not None and one.plan.announces:
            continue
        made = _compare(group, one, groups)
        if made is not None:
            found.append((one, made))
    found.sort(key=lambda pair: published_key(pair[0]))
    return tuple(made for _, made in found)


def _own_turn(one: Told) -> Iterator[tuple[Told, Proof]]:
    """An announcement of a new day may say itself that the plan was moved to it."""
    if one.plan is not None and one.plan.turn is not None and one.plan.turned is not None:
        says = one.plan.turn
        why = f"its words say '{one.plan.turned.text}'"
        yield one, _make(one, says, why, find_planned(one))


def _compare(group: Group, one: Told, groups: Groups) -> Proof | None:
    first = group.first
    if published_key(one)[0] < published_key(first)[0]:
        return None
    if any(is_one_sentence(one, plan) for plan in group.announced):
        return None
    if one in group.turns and one.plan is not None and one.plan.turned is not None:
        why = f"its words say '{one.plan.turned.text}' of it"
        return _make(one, one.plan.turn or "moved", why, find_planned(one))
    if isinstance(one.row, StateRow):
        return _compare_states(group, one)
    if isinstance(one.row, EventRow):
        return _compare_events(group, one, one.row, groups)
    return None


def _compare_states(group: Group, one: Told) -> Proof | None:
    plan, row = group.first.row, one.row
    if not isinstance(plan, StateRow) or not isinstance(row, StateRow):
        return None
    if (plan.subject.id, plan.field, plan.value) != (row.subject.id, row.field, row.value):
        return None
    if row.status not in AFFIRMED and row.status not in DENIED:
        return None
    if row.status in AFFIRMED and _lies_before(find_days(one), group):
        return None
    says = "happened" if row.status in AFFIRMED else row.status
    return _make(one, says, f"the same is said of {row.subject.name}", find_days(one))


def _compare_events(group: Group, one: Told, row: EventRow, groups: Groups) -> Proof | None:
    if row.status not in AFFIRMED and row.status not in DENIED:
        return None
    best: Proof | None = None
    near = _compare_days(group, find_days(one), row)
    for plan in group.announced:
        made = _compare_pair(group, plan, one, row, groups, near)
        if made is not None and (best is None or (made.why, made.says) < (best.why, best.says)):
            best = made
    return best


def _compare_pair(
    group: Group, plan: Told, one: Told, row: EventRow, groups: Groups, near: int | None
) -> Proof | None:
    """Compare what is told with one announcement; `near` is how many days it is from the plan."""
    ours = plan.row
    if row.type == "REJECT" and is_real(one):
        return _compare_refusal(group, plan, one, row)
    if not isinstance(ours, EventRow):
        return None
    if ours.happening == row.happening:
        return _make(one, row.status, "judged to be the same happening", find_days(one))
    like = None
    if near is not None and row.type in family_of(ours.type):
        like = _compare_like(group, plan, one, groups, near)
    return like or _compare_deed(group, ours, one, row)


def _compare_like(group: Group, plan: Told, one: Told, groups: Groups, near: int) -> Proof | None:
    """What is of the planned type, by the same parties, at the same place, on or near its day."""
    ours, row = plan.row, one.row
    if not isinstance(ours, EventRow) or not isinstance(row, EventRow):
        return None
    agree, place, days = parties_agree(ours, row), places_agree(ours, row), find_days(one)
    if place is False or agree < ENOUGH:
        return None
    if not (_is_on_day(group, plan, one) if near == 0 else _is_off_day(group, plan, one, groups)):
        return None
    if near == 0 and None in (row.earliest, row.latest):
        days = _clip(days, group.days)
    why = f"{row.type} like the plan, {_say_parties(agree)}"
    where = ", at the same place" if place else ""
    when = (
        ", on its day" if near == 0 else f", {near} {'day' if near == 1 else 'days'} from its day"
    )
    return _make(one, row.status, why + where + when, days)


def _is_on_day(group: Group, plan: Told, one: Told) -> bool:
    """Tell whether what happened on the planned day is the planned thing."""
    ours, row = plan.row, one.row
    if not isinstance(ours, EventRow) or not isinstance(row, EventRow):
        return False
    agree, alike = parties_agree(ours, row), words_agree(plan, one) >= ENOUGH
    if agree <= UNNAMED:
        return bool(places_agree(ours, row)) and _is_one_day(group.days)
    if agree < SURE and not (places_agree(ours, row) or alike):
        return False
    return group.days[1] is not None or alike or (agree >= SAME and ours.type == row.type)


def _is_one_day(days: Days) -> bool:
    return days[0] is not None and days[0] == days[1]


def _is_off_day(group: Group, plan: Told, one: Told, groups: Groups) -> bool:
    """Tell whether what happened on another day is the planned thing, and no other plan's.

    One report that tells of a meeting and of one to come tells of two.
    """
    ours, row = plan.row, one.row
    if not isinstance(ours, EventRow) or not isinstance(row, EventRow):
        return False
    agree = parties_agree(ours, row)
    texts = {other.row.source.text_id for other in group.announced}
    if agree < SURE or row.source.text_id in texts or not _is_alike(plan, one, agree):
        return False
    return not _is_of_another(one, find_days(one), group, groups)


def _is_ultimatum(group: Group) -> bool:
    """Tell whether a deadline stands in the condition: what is threatened comes after it."""
    plans = [one.plan for one in group.announced if one.plan is not None]
    return any(
        one.condition is not None
        and one.deadline is not None
        and one.condition.start <= one.deadline.start < one.condition.end
        for one in plans
    )


def _clip(days: Days, planned: Days) -> Days:
    """Take news without a day of its own for the planned day, where it may be of that day."""
    first = max((one for one in (days[0], planned[0]) if one is not None), default=None)
    last = min((one for one in (days[1], planned[1]) if one is not None), default=None)
    return (first, last) if first is not None and last is not None and first <= last else days


def _compare_days(group: Group, days: Days, row: EventRow) -> int | None:
    """Give how many days lie between a plan and what is told, None where it is too many.

    Denials count from the announcement on: a plan can be denied before its day. What is told
    without a planned day must not lie before the announcement.
    """
    planned, told = group.days, group.first.row.source.published
    if row.status in DENIED and None in (row.earliest, row.latest):
        late = (planned[1] or date.max - timedelta(days=WINDOW)) + timedelta(days=WINDOW)
        return 0 if (row.source.published or date.min) <= late else None
    last = days[1] or days[0]
    if last is None or (told is not None and last < told - timedelta(days=1)):
        return None
    if planned[1] is None:
        return 0 if told is None or last >= told else None
    gap = _distance(planned, days)
    if gap > 0 and told is not None and (days[0] or last) <= told:
        return None
    if _is_ultimatum(group) and planned[1] < last:
        gap = 0 if gap <= WINDOW else gap
    return gap if gap <= window_of(planned) else None


def _is_of_another(one: Told, days: Days, group: Group, groups: Groups) -> bool:
    """Tell whether another plan of the same kind lies on, or nearer to, the day of what is told."""
    row = one.row
    for other in groups:
        theirs = other.first.row
        if other is group or not isinstance(theirs, EventRow) or not isinstance(row, EventRow):
            continue
        if row.type not in family_of(theirs.type) or parties_agree(theirs, row) < ENOUGH:
            continue
        if places_agree(theirs, row) is False or other.days[1] is None:
            continue
        if _distance(other.days, days) < _distance(group.days, days):
            return True
    return False


def _distance(planned: Days, days: Days) -> int:
    low, high = planned[0] or planned[1], planned[1] or planned[0]
    first, last = days[0] or days[1], days[1] or days[0]
    if low is None or high is None or first is None or last is None:
        return WINDOW
    return max(0, (low - last).days, (first - high).days)


def _is_alike(plan: Told, one: Told, agree: float) -> bool:
    """Tell whether what happened on another day is the planned thing: two parties, or its words."""
    ours, theirs = plan.row, one.row
    if not isinstance(ours, EventRow) or not isinstance(theirs, EventRow):
        return False
    two = len(known_ids((*ours.actor, *ours.recipient))) > 1 and agree >= SURE
    return two or bool(places_agree(ours, theirs)) or words_agree(plan, one) >= ENOUGH


def _compare_deed(group: Group, ours: EventRow, one: Told, row: EventRow) -> Proof | None:
    """A body that was to meet and did something on that day met."""
    low, high = group.days
    if ours.type != "CONSULT" or not is_real(one) or row.type not in load_families().deeds:
        return None
    if low is None or high is None or (high - low).days > SHORT or len(ours.actor) != 1:
        return None
    days = (row.earliest, row.latest)
    if days[0] is None or days[1] is None or days[0] > high or days[1] < low:
        return None
    if (days[1] - days[0]).days > SHORT or not is_body(ours.actor[0]):
        return None
    if ours.actor[0].id not in {one.id for one in row.actor}:
        return None
    why = (
        f"{ours.actor[0].name} did something on the day it was to meet: {row.type} '{row.trigger}'"
    )
    return _make(one, "happened", why, days)


def _compare_refusal(group: Group, plan: Told, one: Told, row: EventRow) -> Proof | None:
    """Who was asked, or is to act, refuses whoever asked."""
    askers, asked = _demand(plan)
    if not asked & known_ids(row.actor) or (row.recipient and not askers):
        return None
    whom = known_ids(row.recipient)
    if whom and not whom & askers:
        return None
    after = row.source.document == plan.row.source.document and row.start > plan.row.start
    if not whom and not after and words_agree(plan, one) < ENOUGH:
        return None
    told, day = group.first.row.source.published, row.source.published
    if told is None or day is None or day > told + timedelta(days=ANSWER):
        return None
    return _make(one, "refused", f"who was asked says no: '{row.trigger}'", find_days(one))


def _demand(plan: Told) -> tuple[frozenset[str], frozenset[str]]:
    """Give who demands and who is to act, where a plan is a demand."""
    row = plan.row
    if isinstance(row, StatementRow):
        asked = () if row.audience is None else (row.audience,)
        return known_ids(() if row.speaker is None else (row.speaker,)), known_ids(asked)
    if isinstance(row, EventRow) and row.status == "called_for":
        return known_ids(row.said_by), known_ids(row.actor)
    return frozenset(), frozenset()


def _lies_before(days: Days, group: Group) -> bool:
    """Tell whether what holds began before the plan was announced, so that it is not the plan."""
    told = group.first.row.source.published
    known = days[0] or days[1]
    return known is not None and told is not None and known < told


def _say_parties(agree: float) -> str:
    if agree >= SAME:
        return "by the same parties"
    if agree >= SURE:
        return "by one that both name"
    return "by people whom one does not name" if agree <= UNNAMED else "by people called the same"


def _make(one: Told, says: str, why: str, days: Days) -> Proof:
    row = one.row
    said = () if isinstance(row, StatementRow) else row.said_by
    return Proof(
        id=row.id,
        says=says,
        why=why,
        by=said,
        words=say_plan(one),
        earliest=days[0],
        latest=days[1],
        start=row.start,
        end=row.end,
        source=row.source,
    )
