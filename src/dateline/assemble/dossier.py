"""From rows to the dossier of one actor, place or operation."""

from collections.abc import Iterable
from datetime import date

from dateline.assemble.disputes import find_disputes
from dateline.assemble.timeline import each_once
from dateline.record import Dossier, DossierParts, EventRow, Fact, StatementRow, StateRow


def make_dossier(parts: DossierParts) -> Dossier:
    """Put together what the record's queries gave for one actor.

    Statements come by the day they were made, or else published; every report used stands once in
    `sources`, first published first.
    """
    rows: tuple[EventRow | StateRow | StatementRow, ...]
    rows = (*parts.states, *parts.events, *parts.statements, *parts.mentioned_in)
    return Dossier(
        actor=parts.actor,
        as_of=parts.as_of,
        facts=make_facts(parts.states),
        events=parts.events,
        statements=_by_day(parts.statements),
        mentioned_in=_by_day(parts.mentioned_in),
        disputes=find_disputes(parts.states, parts.events),
        next=parts.next,
        sources=each_once(row.source for row in rows),
    )


def make_facts(states: Iterable[StateRow]) -> tuple[Fact, ...]:
    """Gather states of the same field, value and status, ordered by field and first day."""
    groups: dict[tuple[str, str, str], list[StateRow]] = {}
    for state in states:
        key = (state.field, " ".join(state.value.casefold().split()), state.status)
        groups.setdefault(key, []).append(state)
    return tuple(sorted((_make_fact(rows) for rows in groups.values()), key=_fact_key))


def _make_fact(rows: list[StateRow]) -> Fact:
    rows = sorted(rows, key=lambda row: (row.source.published or date.max, row.id))
    first = rows[0]
    return Fact(
        field=first.field,
        value=first.value,
        status=first.status,
        earliest=min((row.earliest for row in rows if row.earliest is not None), default=None),
        latest=max((row.latest for row in rows if row.latest is not None), default=None),
        states=tuple(rows),
    )


def _fact_key(fact: Fact) -> tuple[str, date, str, str]:
    known = fact.earliest or fact.latest or fact.states[0].source.published
    return (fact.field, known or date.max, fact.value, fact.status)


def _by_day(rows: tuple[StatementRow, ...]) -> tuple[StatementRow, ...]:
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.earliest or row.source.published or date.max,
                row.source.document,
                row.start,
            ),
        )
    )
