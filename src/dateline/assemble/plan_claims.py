"""Claims on what is to come: conditions, deadlines, days, and what became of plans in words.

They are claims on the event, state or statement that tells of the plan, with its days, status and
speakers: `condition`, `deadline`, `due` (days), `moved` and `called_off` (the type of event that
the words for the plan mean, or "plan").
"""

from collections.abc import Iterator

from dateline.assemble.forms import format_days
from dateline.assemble.writing import Subject, Writer
from dateline.findings import Event, Plan, Reading, State
from dateline.record import Claim
from dateline.text import Span

PLAN = "plan"
"""Stands for the type of what was moved or called off where no noun says it."""


def claim_plans(
    reading: Reading, chains: dict[str, tuple[str, ...]], writer: Writer
) -> Iterator[Claim]:
    """Give the claims of all plans; `chains` are the statements that each statement is told in."""
    if not reading.plans:
        return
    told: dict[str, Event | State] = {one.id: one for one in reading.events}
    told.update((one.id, one) for one in reading.states)
    spoken = {one.id: one.said for one in reading.statements}
    for plan in reading.plans:
        known = told.get(plan.of)
        if known is not None:
            subject = _subject_of(known)
        else:
            said = spoken[plan.of]
            days = (said.earliest, said.latest) if said is not None else (None, None)
            subject = Subject(plan.of, "statement", chains[plan.of], *days)
        for field, value, span in _values(plan):
            yield writer.claim(subject, field, value, span)


def _subject_of(one: Event | State) -> Subject:
    if isinstance(one, Event):
        days = (one.date.earliest, one.date.latest)
        return Subject(one.id, "event", one.said_by, *days, one.status, one.certainty)
    days = (one.earliest, one.latest)
    return Subject(one.id, "state", one.said_by, *days, one.status, one.certainty)


def _values(plan: Plan) -> Iterator[tuple[str, str, Span]]:
    if plan.condition is not None:
        yield "condition", plan.condition.text, plan.condition
    if plan.deadline is not None:
        yield "deadline", plan.deadline.text, plan.deadline
    if plan.due is not None and plan.due.span is not None:
        yield "due", format_days(plan.due.earliest, plan.due.latest), plan.due.span
    if plan.turn is not None and plan.turned is not None:
        yield plan.turn, plan.thing or PLAN, plan.turned
