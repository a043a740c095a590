"""What a dossier shows over time: the life of an operation, its strength, leads, members, ties."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.cli.dossier_entries import Entry, once, quote_near, say_told
from dateline.lives import Days, Ground, Level, Life, Phase, Spell, Tie, Whole
from dateline.phrasing import say_days, say_many

UNTIL = " → "
"""Stands between the day on which something began and the day on which it ended."""

_TYPES = 3


def show_life(life: Life, *, show_all: bool) -> tuple[Entry, ...]:
    """Give the phases of a life in order, then what is planned, denied or disputed beside them.

    Who tells the contrary of a phase is named with `show_all`, as is what came true.
    """
    days = {phase.id: phase.begins for phase in life.phases}
    found: list[Entry] = []
    for phase in life.phases:
        found.append(_show_phase(phase))
        if show_all:
            found.extend(_show_against(phase))
    for phase in life.beside:
        if show_all or phase.came_true is None:
            found.append(_show_beside(phase, days))
            found.extend(_show_against(phase))
    return tuple(found)


def _show_phase(phase: Phase) -> Entry:
    what = phase.kind if _leads_to(phase) else f"{phase.kind}, still {phase.standing}"
    return _show(_say_stretch(phase.begins, phase.ends), what, phase.grounds, "bold")


def _say_stretch(begins: Days, ends: Days | None) -> str:
    """Say from when to when something was so: "2018-10 → 2020-01-04", "since 2020-01-04".

    Of a day that is bounded on one side only, "by 2020-01-04" is the last that it can be.
    """
    first = f"by {begins.latest}" if begins.earliest is None and begins.latest else _say(begins)
    if ends is not None:
        return f"{first}{UNTIL}{_say(ends)}"
    return f"since {first}" if begins.earliest is not None else first


def _leads_to(phase: Phase) -> bool:
    """Tell whether the kind of a phase says what the operation is at."""
    own = {"resumed": "active"}
    marks = ("extended", "expanded", "reduced", "handed over", "mandated", "proposed")
    return own.get(phase.kind, phase.kind) == phase.standing or (
        phase.kind in marks and phase.standing == "active"
    )


def _show_beside(phase: Phase, days: dict[str, Days]) -> Entry:
    status = "disputed" if phase.status == "happened" else phase.status.replace("_", " ")
    if phase.came_true is not None:
        status = f"{status}; came true {_say(days[phase.came_true])}"
    style = "yellow" if phase.status == "happened" else ""
    return _show(_say(phase.begins), f"{phase.kind} ({status})", phase.grounds, style)


def _show_against(phase: Phase) -> Iterator[Entry]:
    """Give a line for those who tell the contrary of a phase; denials have lines of their own."""
    told = [one for one in phase.against if one.status not in ("denied", "did_not_happen")]
    if told:
        yield _show("", f"against {phase.kind}", told, "yellow")


def _show(when: str, what: str, grounds: Sequence[Ground], style: str) -> Entry:
    first = next((one for one in grounds if not one.said_by), grounds[0])
    ordered = (first, *(one for one in grounds if one is not first))
    where = say_told(first.said_by, once(one.source for one in ordered))
    return Entry(when, what, quote_near(first.words, first.sentence), where, style)


def show_strength(levels: Iterable[Level]) -> tuple[Entry, ...]:
    """Give the strengths by day; one that was corrected since says so."""
    return tuple(
        _show(
            _say(level.day),
            f"{level.value}{' (corrected since)' if level.corrected else _status(level.status)}",
            level.grounds,
            "dim" if level.corrected else "bold",
        )
        for level in levels
    )


def show_spells(
    spells: Iterable[Spell], *, about: str | None = None, show_all: bool = True
) -> tuple[Entry, ...]:
    """Give leads, members or offices by stretch, with those before and after.

    Offices of others than `about` name their holder. Plans that came true need `show_all`.
    """
    return tuple(
        _show_spell(spell, about) for spell in spells if show_all or spell.came_true is None
    )


def _show_spell(spell: Spell, about: str | None) -> Entry:
    status = _status(spell.status)
    if spell.came_true is not None:
        status = f"{status[:-1]}; came true {_say(spell.came_true)})"
    what = f"{spell.value}{status}"
    if spell.field == "office" and spell.who is not None and spell.who.id != about:
        what = f"{spell.who.name}: {what}"
    elif spell.field == "former_member":
        what = f"{what} (left)" if spell.status == "happened" else f"{what} leaves"
    beside = [f"after {spell.before}"] if spell.before else []
    beside += [f"then {spell.after}"] if spell.after else []
    what += f", {', '.join(beside)}" if beside else ""
    if spell.status == "happened" and spell.field != "former_member":
        when = _say_stretch(spell.begins, spell.ends)
    else:
        when = _say(spell.begins)
    return _show(when, what, spell.grounds, "bold")


def show_ties(ties: Iterable[Tie]) -> tuple[Entry, ...]:
    """Give with whom, how many happenings of which types, in how many independent reports."""
    return tuple(
        Entry(
            "",
            f"{tie.other.name}: {_say_types(tie)}, {say_many(tie.independent, 'report')}",
        )
        for tie in ties
    )


def _say_types(tie: Tie) -> str:
    shown = ", ".join(f"{kind} {count}" for kind, count in tie.types[:_TYPES])
    return f"{shown}, …" if len(tie.types) > _TYPES else shown


def show_whole(whole: Iterable[Whole]) -> tuple[Entry, ...]:
    """Say of which rows the newest only were looked at, and whether more is to come."""
    every = tuple(whole)
    parts = [
        f"{one.loaded} of {one.all if one.all is not None else 'very many'} {one.what}"
        for one in every
        if one.what != "plans to come"
    ]
    newest = (Entry("", f"the newest only: {', '.join(parts)}"),) if parts else ()
    first = (f"the first {one.loaded} only" for one in every if one.what == "plans to come")
    return (*newest, *(Entry("", f"{said} of what is next: dateline agenda") for said in first))


def _say(days: Days) -> str:
    return say_days(days.earliest, days.latest)


def _status(status: str) -> str:
    return "" if status in ("happened", "ongoing") else f" ({status.replace('_', ' ')})"
