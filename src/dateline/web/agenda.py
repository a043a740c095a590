"""What was planned, promised, threatened or demanded, and what came of it."""

from dataclasses import dataclass
from datetime import date

from dateline.errors import UsageError
from dateline.phrasing import say_names, say_sources
from dateline.plans import AgendaPart, AgendaRow
from dateline.store import Record
from dateline.web.asked import Asked
from dateline.web.frame import Table
from dateline.wording import OUTCOMES

PARTS: dict[AgendaPart, str] = {
    "to_come": "Still to come",
    "overdue": "Overdue",
    "all": "All, with what came of each",
}
"""The parts of the agenda, in words."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Plans as they stood on `day`; `more` is true where the limit left some out."""

    day: date
    part: AgendaPart
    plans: tuple[AgendaRow, ...]
    more: bool

    def parts(self) -> tuple[tuple[AgendaPart, str], ...]:
        """Give the parts that the agenda has, in words."""
        return tuple(PARTS.items())


def make_agenda(record: Record, asked: Asked) -> Agenda:
    """List plans: those still to come after the day asked for, else after that of the last report.

    A record of the past is looked at from its end: seen from today, all of it would be over.
    """
    part = _choose(asked.word("part") or "to_come")
    rows = record.agenda(asked.filter, today=asked.day, part=part)
    return Agenda(asked.day, part, rows, len(rows) == asked.filter.limit)


def list_plans(view: Agenda) -> Table:
    """Give the table of plans, a row each."""
    titles = (
        *("id", "kind", "what", "status", "earliest", "latest", "actor", "recipient", "place"),
        *("said_by", "words", "condition", "deadline", "outcome", "why", "independent", "reports"),
    )
    return titles, (
        (
            *(one.id, one.kind, one.what, one.status, one.earliest, one.latest),
            *(say_names(one.actor), say_names(one.recipient)),
            *(one.place.name if one.place else "", say_names(one.said_by)),
            *(one.words or one.sentence, one.condition.text if one.condition else ""),
            *(one.deadline.text if one.deadline else "", OUTCOMES[one.outcome.kind]),
            *(one.outcome.why, one.independent, say_sources(one.sources)),
        )
        for one in view.plans
    )


def make_plan(record: Record, asked: Asked) -> AgendaRow:
    """Ask for one plan whole, as it stands on the day of the agenda."""
    return record.plan(asked.item, today=asked.day, as_of=asked.as_of)


def _choose(part: str) -> AgendaPart:
    for one in PARTS:
        if one == part:
            return one
    raise UsageError(f"{part!r} is no part of the agenda: take one of {', '.join(PARTS)}")
