"""From rows to the dossier of one actor, place or operation."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from dateline.answers import Dossier, DossierParts, Fact
from dateline.assemble.copies import group_copies
from dateline.assemble.disputes import find_disputes
from dateline.assemble.life import make_life
from dateline.assemble.series import make_levels, make_spells
from dateline.assemble.ties import make_ties
from dateline.assemble.timeline import count_texts, each_once
from dateline.findings import AFFIRMED
from dateline.lives import Life, Spell
from dateline.record import EventRow, StatementRow, StateRow


def make_dossier(parts: DossierParts) -> Dossier:
    """Put together what the record's queries gave for one actor.

    Statements come by the day they were made, or else published; every report used stands once in
    `sources`, first published first.
    """
    rows: tuple[EventRow | StateRow | StatementRow, ...]
    happenings = {row.happening for row in parts.events}
    named_in = tuple(row for row in parts.named_in if row.happening not in happenings)
    rows = (*parts.states, *parts.events, *named_in, *parts.statements, *parts.mentioned_in)
    sources = each_once(row.source for row in rows)
    corrected = _taken_back(parts.corrected, parts.states)
    place = parts.actor.kind in ("place", "country")
    return Dossier(
        actor=parts.actor,
        as_of=parts.as_of,
        facts=make_facts(parts.states),
        events=parts.events,
        statements=_by_day(parts.statements),
        mentioned_in=_by_day(parts.mentioned_in),
        disputes=tuple(one for one in find_disputes(parts.disputed) if one.standing != "range"),
        next=parts.next,
        sources=sources,
        named_in=named_in,
        corrected=corrected,
        copies=group_copies(sources),
        independent=count_texts(sources),
        withdrawn=each_once(parts.withdrawn),
        life=_make_life(parts),
        strength=make_levels(parts.states, corrected),
        spells=_make_spells(parts),
        ties=make_ties(parts.actor.id, parts.events, place=place),
        whole=parts.whole,
    )


def _make_life(parts: DossierParts) -> Life | None:
    """Give the life of an operation, or of what else has the status of one."""
    told = any(row.field == "status" for row in parts.states)
    if not told and parts.actor.kind != "operation":
        return None
    return make_life(parts.actor.id, parts.states, parts.events)


def _make_spells(parts: DossierParts) -> tuple[Spell, ...]:
    """Give leads and members of an operation, and offices with those before and after."""
    offices = (*parts.states, *parts.holders)
    own = make_spells(parts.states, ("lead", "member", "former_member"))
    return (*own, *make_spells(offices, ("office",), by_holder=True))


def _taken_back(corrected: Iterable[StateRow], states: Iterable[StateRow]) -> tuple[StateRow, ...]:
    """Give what versions corrected since said, where no version that stands says it."""
    stand = {(row.field, _fold(row.value), row.status, row.source.url) for row in states}
    return tuple(
        row
        for row in corrected
        if (row.field, _fold(row.value), row.status, row.source.url) not in stand
    )


def _fold(value: str) -> str:
    return " ".join(value.casefold().split())


def make_facts(states: Iterable[StateRow]) -> tuple[Fact, ...]:
    """Gather states of the same field, value and standing, ordered by field and first day.

    What was active, suspended and active again is three facts: a status that began in between
    parts those before it from those after. "happened" and "ongoing" are one standing: it is so.
    """
    states = sorted(states, key=_held_since)
    turns = sorted(
        {
            (state.earliest, _fold(state.value))
            for state in states
            if state.field == "status" and state.status in AFFIRMED and state.earliest is not None
        }
    )
    groups: dict[tuple[str, str, str], list[list[StateRow]]] = {}
    for state in states:
        standing = "happened" if state.status in AFFIRMED else state.status
        key = (state.field, _fold(state.value), standing)
        rows = groups.setdefault(key, [[]])
        if state.field == "status" and rows[-1] and _is_parted(rows[-1][-1], state, turns):
            rows.append([])
        rows[-1].append(state)
    facts = (_make_fact(rows) for runs in groups.values() for rows in runs)
    return tuple(sorted(facts, key=_fact_key))


def _held_since(state: StateRow) -> tuple[date, date, str]:
    told = state.source.published or date.max
    return (state.earliest or state.latest or told, told, state.id)


def _is_parted(before: StateRow, after: StateRow, turns: Sequence[tuple[date, str]]) -> bool:
    """Tell whether another status began after `before` did and before `after` did.

    `turns` are the first days of statuses with their values, in order.
    """
    first, last, value = _held_since(before)[0], after.earliest, _fold(after.value)
    if last is None:
        return False
    between = turns[bisect_right(turns, first, key=_day) : bisect_left(turns, last, key=_day)]
    return any(other != value for _, other in between)


def _day(turn: tuple[date, str]) -> date:
    return turn[0]


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
