"""What changes with time in a dossier: strengths by day; leads, members and offices by stretch.

Both are functions of the set of rows, whatever their order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dateline.assemble.exclusion import exclude_numbers, read_bounds
from dateline.assemble.timeline import count_texts
from dateline.findings import AFFIRMED, DENIED, StateField
from dateline.lives import Days, Ground, Level, Spell
from dateline.record import StateRow

ALONE = frozenset(("lead",))
"""Fields that one value has at a time, so that another one ends it."""


def make_levels(
    states: Iterable[StateRow], corrected: Iterable[StateRow] = ()
) -> tuple[Level, ...]:
    """Give the strengths that reports tell, by day.

    One value told again and again is one level, unless a value that excludes it was told for a
    day in between. `corrected` are states that a report gave and says no more.
    """
    rows = sorted((one for one in states if one.field == "strength"), key=_row_key)
    runs: list[list[StateRow]] = []
    for row in rows:
        run = _run_of(row, runs)
        if run is None:
            runs.append([row])
        else:
            run.append(row)
    levels = [_make_level(run, corrected=False) for run in runs]
    old = [one for one in corrected if one.field == "strength"]
    levels += [_make_level([row], corrected=True) for row in old]
    return tuple(sorted(levels, key=_level_key))


def make_spells(
    states: Iterable[StateRow], fields: Sequence[StateField], *, by_holder: bool = False
) -> tuple[Spell, ...]:
    """Give the stretches over which values of these fields held, by field and first day.

    With `by_holder` it is who has the value that changes (an office passes from one to another),
    otherwise the value (a mission passes from one lead to another). Denials make no spell.
    """
    groups: dict[tuple[str, str], list[StateRow]] = {}
    for row in sorted(states, key=_row_key):
        if row.field in fields and row.status not in DENIED:
            group = (row.field, _fold(row.value) if by_holder else "")
            groups.setdefault(group, []).append(row)
    spells = [one for rows in groups.values() for one in _spells_of(rows, by_holder=by_holder)]
    return tuple(sorted(spells, key=_spell_key))


def _spells_of(rows: Sequence[StateRow], *, by_holder: bool) -> list[Spell]:
    """Give the spells of one field, or of one office; each ends where the next of them begins."""
    told: dict[tuple[str, str], list[StateRow]] = {}
    for row in rows:
        standing = "happened" if row.status in AFFIRMED else row.status
        told.setdefault((row.subject.id if by_holder else _fold(row.value), standing), []).append(
            row
        )
    held = _meet_plans([_make_spell(group) for group in told.values()])
    if not by_holder and rows[0].field not in ALONE:
        return held
    so = sorted((one for one in held if one.status in AFFIRMED), key=_spell_key)
    other = [one for one in held if one.status not in AFFIRMED]
    return [*_chain(so, by_holder=by_holder), *other]


def _meet_plans(spells: Sequence[Spell]) -> list[Spell]:
    """Give spells, of those planned or called for with the day on which they came true."""
    found = []
    for one in spells:
        first = min(ground.source.published or date.max for ground in one.grounds)
        met = [
            other.begins
            for other in spells
            if other.status in AFFIRMED
            and (other.value, other.who) == (one.value, one.who)
            and (other.begins.latest or date.min) >= first
        ]
        plain = one.status in AFFIRMED or not met
        found.append(one if plain else replace(one, came_true=met[0]))
    return found


def _chain(spells: Sequence[Spell], *, by_holder: bool) -> list[Spell]:
    """End each spell where the next begins, unless both are told of the same days."""
    found = []
    for place, one in enumerate(spells):
        before = next((b for b in reversed(spells[:place]) if _is_over(b, one)), None)
        after = next((a for a in spells[place + 1 :] if _is_over(one, a)), None)
        ends = None
        if after is not None:
            told = after.begins.earliest is not None
            ends = after.begins if told else Days(_last_told(one), _first_told(after))
        begins = one.begins
        if before is not None and begins.earliest is None:
            begins = Days(_last_told(before), begins.latest)
        before_it, after_it = (_called(x, by_holder=by_holder) for x in (before, after))
        found.append(replace(one, begins=begins, ends=ends, before=before_it, after=after_it))
    return found


def _called(spell: Spell | None, *, by_holder: bool) -> str | None:
    if spell is None:
        return None
    return spell.who.name if by_holder and spell.who is not None else spell.value


def _is_over(one: Spell, other: Spell) -> bool:
    """Tell whether all that is told of one spell is before all that is told of the other.

    Two that are told to begin by one day hold at once (a general leads, and a nation).
    """
    last, first = _last_told(one), _first_told(other)
    if last is None or first is None or last > first:
        return False
    return (one.begins.latest or date.min) < (other.begins.latest or date.max)


def _last_told(spell: Spell) -> date | None:
    """Give the last day for which a spell is told."""
    days = (one.days.latest or one.source.published for one in spell.grounds)
    return max((day for day in days if day is not None), default=None)


def _first_told(spell: Spell) -> date | None:
    days = (one.days.latest or one.source.published for one in spell.grounds)
    return min((day for day in days if day is not None), default=None)


def _make_spell(rows: Sequence[StateRow]) -> Spell:
    """Give the spell that tellings of one value make.

    It begins on the day of a telling of its beginning ("took over on Monday"), or else by the
    first day for which it is told.
    """
    rows = sorted(rows, key=_row_key)
    first = rows[0]
    turns = [one for one in rows if one.status != "ongoing" and one.earliest is not None]
    if turns:
        begins = Days(turns[0].earliest, turns[0].latest)
    elif first.status in AFFIRMED:
        days = [one.latest or one.source.published for one in rows]
        begins = Days(None, min((day for day in days if day is not None), default=None))
    else:
        begins = Days(first.earliest, first.latest)
    grounds = _grounds(rows)
    return Spell(
        field=first.field,
        value=first.value,
        who=first.subject,
        status="happened" if first.status in AFFIRMED else first.status,
        begins=begins,
        ends=None,
        grounds=grounds,
        independent=count_texts(one.source for one in grounds),
    )


def _run_of(row: StateRow, runs: Sequence[list[StateRow]]) -> list[StateRow] | None:
    """Give the run of the same value that a telling goes on with."""
    bounds = read_bounds(row.value)
    for run in reversed(runs):
        last = run[-1]
        if _standing(last) != _standing(row):
            continue
        if _fold(last.value) == _fold(row.value):
            return run
        other = read_bounds(last.value)
        if bounds and other and exclude_numbers(bounds, other):
            return None
    return None


def _make_level(rows: Sequence[StateRow], *, corrected: bool) -> Level:
    first = rows[0]
    low, high = read_bounds(first.value) or (0.0, float("inf"))
    grounds = _grounds(rows)
    firsts = [day for one in rows if (day := one.earliest or one.source.published) is not None]
    lasts = [day for one in rows if (day := one.latest or one.source.published) is not None]
    return Level(
        value=first.value,
        low=round(low) or None,
        high=None if high == float("inf") else round(high),
        day=Days(min(firsts, default=None), max(lasts, default=None)),
        status=first.status,
        grounds=grounds,
        independent=count_texts(one.source for one in grounds),
        corrected=corrected,
    )


def _grounds(rows: Iterable[StateRow]) -> tuple[Ground, ...]:
    ordered = sorted(rows, key=lambda row: (row.source.published or date.max, row.id))
    return tuple(
        Ground(
            id=row.id,
            words=row.words,
            sentence=row.sentence,
            status=row.status,
            days=Days(row.earliest, row.latest),
            said_by=row.said_by,
            source=row.source,
        )
        for row in ordered
    )


def _standing(row: StateRow) -> str:
    return "so" if row.status in AFFIRMED else row.status


def _fold(value: str) -> str:
    return " ".join(value.casefold().split())


def _row_key(row: StateRow) -> tuple[date, date, str]:
    told = row.source.published or date.max
    return (row.earliest or row.latest or told, told, row.id)


def _level_key(level: Level) -> tuple[date, bool, str, str]:
    return (level.day.earliest or date.max, level.corrected, level.value, level.grounds[0].id)


def _spell_key(spell: Spell) -> tuple[str, date, date, str, str]:
    return (
        spell.field,
        spell.begins.earliest or spell.begins.latest or date.max,
        spell.begins.latest or date.max,
        spell.value,
        spell.grounds[0].id,
    )
