"""From announcements and what later reports tell to plans, each with what came of it.

Nothing is decided once and for all: what came of a plan is worked out from the rows that a question
may see, so that on a day nothing counts that was published later.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from dateline.assemble.plan_evidence import SHORT, find_evidence
from dateline.assemble.plan_groups import Group, find_planned, group_plans
from dateline.assemble.plan_matching import (
    ANSWER,
    WINDOW,
    Days,
    family_of,
    find_days,
    is_body,
    load_families,
    window_of,
)
from dateline.assemble.plan_nearby import Nearby
from dateline.assemble.plan_rows import STATEMENT, TURN, find_keys, known_ids
from dateline.assemble.plan_words import say_plan
from dateline.assemble.timeline import count_texts, each_once, unite
from dateline.findings import AFFIRMED, DENIED, Status
from dateline.plans import AgendaRow, Announcement, Asked, Outcome, OutcomeKind, Proof, Told
from dateline.record import EventRow, Party, Source, StatementRow, StateRow

_CAME = {"as planned": "happened", "earlier": "earlier", "later": "later", "": "happened"}
_STANDING: tuple[Status, ...] = ("planned", "called_for", "conditional", "possible")
AFTER = 75
"""Days after the announcement of a plan without a day in which what came of it is looked up, and
who tells of it again."""


def ask_plan(told: Told) -> tuple[Asked, ...]:
    """Give what to look up to see what came of a plan; nothing where its report has no day."""
    row = told.row
    published = row.source.published
    if published is None:
        return ()
    first, last = find_days(told)
    high = (last or published + timedelta(days=AFTER)) + timedelta(days=window_of((first, last)))
    low = published - timedelta(days=AFTER if last is None else WINDOW)
    day = last or published
    span = (low, high, day)
    if isinstance(row, StateRow):
        return (Asked(find_keys((row.subject,)), (f"{row.field}: {row.value}",), *span),)
    answer = (published, published + timedelta(days=ANSWER), published)
    if isinstance(row, StatementRow):
        near = (published - timedelta(days=AFTER), published + timedelta(days=AFTER), published)
        people = [one for one in (row.speaker, row.audience) if one is not None]
        keys = find_keys(people)
        return (
            Asked(keys[:1], (STATEMENT,), *near),
            Asked(keys, ("REJECT",), *answer, need=2),
        )
    return tuple(_ask_event(told, row, span, answer))


def _ask_event(
    told: Told, row: EventRow, span: tuple[date, date, date], answer: tuple[date, date, date]
) -> Iterator[Asked]:
    """Look for the planned type near the plan, for deeds and for others there on its very days."""
    people = (*row.actor, *row.recipient)
    places = find_keys(() if row.place is None else (row.place,))
    keys = (*find_keys(people), *places)
    known = len(known_ids(people))
    need = min(2, max(1, known))
    yield Asked(keys, family_of(row.type), *span, need=need)
    yield Asked(keys, (TURN,), *span, need=need)
    if row.status == "called_for":
        yield Asked(find_keys((*row.actor, *row.said_by)), ("REJECT",), *answer, need=2)
    first, last = find_days(told)
    if first is None or last is None or (last - first).days > SHORT:
        return
    if row.type == "CONSULT" and len(row.actor) == 1 and is_body(row.actor[0]):
        yield Asked(
            find_keys(row.actor)[:1], tuple(sorted(load_families().deeds)), first, last, last
        )
    if row.place is not None:
        news = last + timedelta(days=1)  # news without a day stands under the day of its report
        most = 0 if known else 1_000
        yield Asked(places, family_of(row.type), first, news, last, most=most)


def make_plans(items: Iterable[Told], wanted: Iterable[str], today: date) -> tuple[AgendaRow, ...]:
    """Give the plans that hold one of the ids `wanted`, by day, each with what came of it.

    `items` are announcements and all that may be told of them later, each once; `today` is the day
    from which it is looked.
    """
    every = tuple({one.row.id: one for one in items}.values())
    groups = group_plans(every)
    ids = frozenset(wanted)
    nearby = Nearby(every)
    fitting = [one for one in groups if one.ids & ids]
    others = Nearby([plan for one in groups for plan in one.announced])
    homes = {plan.row.id: at for at, one in enumerate(groups) for plan in one.announced}
    rows = []
    for group in fitting:
        around = [groups[at] for at in {homes[one.row.id] for one in others.near(group.announced)}]
        rows.append(_make_row(group, nearby.near(group.announced), around, today))
    return tuple(sorted(rows, key=order_plans))


def _make_row(
    group: Group, nearby: Sequence[Told], groups: Sequence[Group], today: date
) -> AgendaRow:
    told = find_evidence(group, nearby, groups)
    lead = _find_lead(group)
    row = lead.row
    earliest, latest = group.days
    announced = tuple(_announce(one) for one in group.announced)
    sources = each_once(one.source for one in announced)
    status = min((one.status for one in announced), key=_STANDING.index)
    plans = [one.plan for one in reversed(group.announced) if one.plan is not None]
    return AgendaRow(
        id=_identify(group),
        kind=plans[0].kind,
        what=_name(lead),
        status=status,
        earliest=earliest,
        latest=latest,
        actor=_actors(group),
        recipient=_recipients(group),
        place=_place(group),
        said_by=unite(one.by for one in announced),
        sentence=row.content if isinstance(row, StatementRow) else row.sentence,
        sources=sources,
        independent=count_texts(sources),
        words=say_plan(lead),
        condition=next((one.condition for one in plans if one.condition is not None), None),
        deadline=next((one.deadline for one in plans if one.deadline is not None), None),
        outcome=_judge(group, told, today),
        announced=announced,
    )


def _find_lead(group: Group) -> Told:
    """Give the announcement that is shown: the first that gives the days planned last.

    Words that say that it was moved say less of what it is than those that announced it.
    """
    plain = [one for one in group.announced if one.plan is None or one.plan.turn is None]
    dated = [one for one in plain if find_planned(one) == group.days]
    return (*dated, *plain[-1:], group.announced[0])[0]


def _identify(group: Group) -> str:
    row = group.first.row
    happenings = [one.row.happening for one in group.announced if isinstance(one.row, EventRow)]
    return min(happenings) if isinstance(row, EventRow) and happenings else row.id


def _name(told: Told) -> str:
    row = told.row
    if isinstance(row, EventRow):
        return row.type
    if isinstance(row, StatementRow):
        return row.cue or "says"
    return f"{row.field}: {row.value}"


def _actors(group: Group) -> tuple[Party, ...]:
    return unite(_sides(one)[0] for one in group.announced)


def _recipients(group: Group) -> tuple[Party, ...]:
    return unite(_sides(one)[1] for one in group.announced)


def _sides(told: Told) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    row = told.row
    if isinstance(row, EventRow):
        return row.actor, row.recipient
    if isinstance(row, StatementRow):
        return _one(row.speaker), _one(row.audience)
    return (row.subject,), ()


def _one(party: Party | None) -> tuple[Party, ...]:
    return () if party is None else (party,)


def _place(group: Group) -> Party | None:
    places = (one.row.place for one in group.announced if isinstance(one.row, EventRow))
    return next((one for one in places if one is not None), None)


def _announce(told: Told) -> Announcement:
    row, plan = told.row, told.plan
    recipient = _sides(told)[1]
    days = find_planned(told)
    said = _one(row.speaker) if isinstance(row, StatementRow) else row.said_by
    return Announcement(
        id=row.id,
        by=said,
        to=recipient if isinstance(row, StatementRow) else (),
        words=say_plan(told),
        status=plan.status if plan is not None else "planned",
        earliest=days[0],
        latest=days[1],
        condition=plan.condition if plan is not None else None,
        deadline=plan.deadline if plan is not None else None,
        start=row.start,
        end=row.end,
        source=row.source,
    )


def _judge(group: Group, told: tuple[Proof, ...], today: date) -> Outcome:
    """Say what came of a plan, from what is told of it."""
    came = [one for one in told if one.says in AFFIRMED]
    renewed = _find_renewed(group, came)
    if renewed is not None:
        why = f"{_say(came[-1])}; but {_name_source(renewed.row.source)} still announces it"
        return Outcome("open", why, told)
    against = [one for one in told if one.says in (*DENIED, "called_off")]
    if came and against and not _is_settled(came, against):
        why = f"{_say(came[0])} and {_say(against[0])}"
        return Outcome(
            "contradicted", f"one report says that it came about, another not: {why}", told
        )
    if came:
        return _judge_done(group, came, told)
    refused = [one for one in told if one.says == "refused"]
    if refused and not any(one.says == "called_off" for one in against):
        return Outcome("refused", _say(refused[0]), told)
    if against:
        last = against[-1]
        kind: OutcomeKind = "denied" if last.says == "denied" else "called_off"
        return Outcome(kind, _say(last), told)
    return _judge_open(group, told, today)


def _find_renewed(group: Group, came: Sequence[Proof]) -> Told | None:
    """Give the announcement without a day that was published after all that tells it came about."""
    last = group.announced[-1]
    published = last.row.source.published
    if not came or group.days[1] is not None or published is None:
        return None
    return last if all((one.source.published or date.max) < published for one in came) else None


def _judge_done(group: Group, came: Sequence[Proof], told: tuple[Proof, ...]) -> Outcome:
    happened = [one for one in came if one.says == "happened"]
    if not happened:
        return Outcome("under_way", _say(came[0]), told)
    best = min(happened, key=lambda one: _distance(group.days, one))
    relation = compare_days(group.days, (best.earliest, best.latest))
    return Outcome(_CAME[relation], f"{_say_relation(group, relation)}: {_say(best)}", told)  # type: ignore[arg-type]  # its values


def _say_relation(group: Group, relation: str) -> str:
    days = list(dict.fromkeys(find_planned(one) for one in group.announced))
    moved = " (it had been moved)" if len([one for one in days if one[1] is not None]) > 1 else ""
    if relation == "":
        return "it came about, no day was planned"
    if relation == "as planned":
        return f"on the planned day{moved}"
    return f"{relation} than planned{moved}"


def _judge_open(group: Group, told: tuple[Proof, ...], today: date) -> Outcome:
    _, last = group.days
    moved = [one for one in told if one.says == "moved"]
    days = [one for one in dict.fromkeys(find_planned(one) for one in group.announced) if one[1]]
    if moved and (moved[-1].latest is None or moved[-1].latest >= today):
        return Outcome("moved", _say(moved[-1]), told)
    if last is None:
        return Outcome("open", "it has no day, and no report tells what came of it", told)
    if last < today:
        why = f"its last day, {last}, has passed and no report tells what came of it"
        return Outcome("not_reported", why, told)
    if len(days) > 1:
        return Outcome("moved", f"a later report gives another day: {last}", told)
    return Outcome("to_come", f"its last day is {last}", told)


def compare_days(planned: Days, came: Days) -> str:
    """Say how the days of what happened lie to the planned ones: as planned, earlier, later."""
    if planned[1] is None or came == (None, None):
        return ""
    if came[1] is not None and planned[0] is not None and came[1] < planned[0]:
        return "earlier"
    if came[0] is not None and came[0] > planned[1]:
        return "later"
    return "as planned"


def _distance(planned: Days, one: Proof) -> tuple[int, date]:
    relation = compare_days(planned, (one.earliest, one.latest))
    return (0 if relation in ("", "as planned") else 1, one.source.published or date.max)


def _is_settled(came: Sequence[Proof], against: Sequence[Proof]) -> bool:
    """Tell whether it was called off or denied before, and came about all the same later on."""
    last = max(_known_on(one) for one in against)
    first = max(_known_on(one) for one in came)
    turned = all(one.says in ("called_off", "denied") for one in against)
    return turned and last < first


def _known_on(one: Proof) -> date:
    return one.source.published or date.min


def _say(one: Proof) -> str:
    speakers = ", ".join(party.name for party in one.by)
    says = one.says.replace("_", " ")
    through = f" by {speakers}" if speakers else ""
    return f"told as {says}{through} in {_name_source(one.source)}: {one.why}"


def _name_source(source: Source) -> str:
    name = source.publisher or source.found_at.rstrip("/").rsplit("/", 1)[-1]
    return f"{name}, {source.published}" if source.published else name


def order_plans(row: AgendaRow) -> tuple[bool, date, date, str]:
    """Give what orders plans: their last day, then the first, of those without any the report's."""
    first = row.earliest or row.sources[0].published
    return (row.latest is None, row.latest or date.max, first or date.max, row.id)
