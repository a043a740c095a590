"""What a dossier shows over time: the life of an operation, its strength, leads, members, ties."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.cli.dossier_entries import Entry, quote_near, say_told
from dateline.dossiers import (
    order_grounds,
    say_beside,
    say_level,
    say_phase,
    say_spell,
    say_spell_days,
    say_stretch,
    say_types,
    say_when,
    say_whole,
)
from dateline.lives import Ground, Level, Life, Phase, Spell, Tie, Whole
from dateline.phrasing import each_report, say_many


def show_life(life: Life, *, show_all: bool) -> tuple[Entry, ...]:
    """Give the phases of a life in order, then what is planned, denied or disputed beside them.

    Who tells the contrary of a phase is named with `show_all`, as is what came true.
    """
    found: list[Entry] = []
    for phase in life.phases:
        found.append(_show_phase(phase))
        if show_all:
            found.extend(_show_against(phase))
    for phase in life.beside:
        if show_all or phase.came_true is None:
            found.append(_show_beside(phase, life))
            found.extend(_show_against(phase))
    return tuple(found)


def _show_phase(phase: Phase) -> Entry:
    when = say_stretch(phase.begins, phase.ends)
    return _show(when, say_phase(phase), phase.grounds, "bold")


def _show_beside(phase: Phase, life: Life) -> Entry:
    style = "yellow" if phase.status == "happened" else ""
    return _show(say_when(phase.begins), say_beside(phase, life), phase.grounds, style)


def _show_against(phase: Phase) -> Iterator[Entry]:
    """Give a line for those who tell the contrary of a phase; denials have lines of their own."""
    told = [one for one in phase.against if one.status not in ("denied", "did_not_happen")]
    if told:
        yield _show("", f"against {phase.kind}", told, "yellow")


def _show(when: str, what: str, grounds: Sequence[Ground], style: str) -> Entry:
    ordered = order_grounds(grounds)
    first = ordered[0]
    where = say_told(first.said_by, each_report(one.source for one in ordered))
    return Entry(when, what, quote_near(first.words, first.sentence), where, style)


def show_strength(levels: Iterable[Level]) -> tuple[Entry, ...]:
    """Give the strengths by day; one that was corrected since says so."""
    return tuple(
        _show(
            say_when(level.day),
            say_level(level),
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
        _show(say_spell_days(spell), say_spell(spell, about), spell.grounds, "bold")
        for spell in spells
        if show_all or spell.came_true is None
    )


def show_ties(ties: Iterable[Tie]) -> tuple[Entry, ...]:
    """Give with whom, how many happenings of which types, in how many independent reports."""
    return tuple(
        Entry(
            "",
            f"{tie.other.name}: {say_types(tie)}, {say_many(tie.independent, 'report')}",
        )
        for tie in ties
    )


def show_whole(whole: Iterable[Whole]) -> tuple[Entry, ...]:
    """Say of which rows the newest only were looked at, and whether more is to come."""
    return tuple(Entry("", said) for said in say_whole(whole))
