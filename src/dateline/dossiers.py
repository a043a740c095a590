"""What a dossier says, in words: the same on a terminal and on a page."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dateline.answers import Dossier, Fact, TimelineRow
from dateline.findings import StateField
from dateline.lives import Days, Ground, Level, Life, Phase, Spell, Tie, Whole
from dateline.phrasing import say_days, say_names, say_status
from dateline.record import EventRow, StatementRow

UNTIL = " → "
"""Stands between the day on which something began and the day on which it ended."""

SECTIONS: tuple[tuple[StateField, str], ...] = (
    ("status", "life"),
    ("strength", "strength"),
    ("lead", "lead"),
    ("consent", "consent"),
    ("task", "tasks"),
    ("mandate_until", "mandate until"),
    ("office", "offices"),
    ("member", "members"),
    ("partner", "partners"),
    ("earlier_name", "formerly"),
    ("later_name", "renamed"),
    ("part_of", "part of"),
    ("located_in", "located in"),
)
"""The fields in the order of the page, with the words that name them there."""

_HOLDS = ("happened", "ongoing")
_NOT_SO = {"did_not_happen": "not so"}
_TYPES = 3


def say_when(days: Days) -> str:
    """Say on which days something can have been."""
    return say_days(days.earliest, days.latest)


def say_stretch(begins: Days, ends: Days | None) -> str:
    """Say from when to when something was so: "2018-10 → 2020-01-04", "since 2020-01-04".

    Of a day that is bounded on one side only, "by 2020-01-04" is the last that it can be.
    """
    first = f"by {begins.latest}" if begins.earliest is None and begins.latest else say_when(begins)
    if ends is not None:
        return f"{first}{UNTIL}{say_when(ends)}"
    return f"since {first}" if begins.earliest is not None else first


def say_phase(phase: Phase) -> str:
    """Say by which turn a phase began, and what the operation was at then if that is not plain."""
    return phase.kind if _leads_to(phase) else f"{phase.kind}, still {phase.standing}"


def _leads_to(phase: Phase) -> bool:
    """Tell whether the kind of a phase says what the operation is at."""
    own = {"resumed": "active"}
    marks = ("extended", "expanded", "reduced", "handed over", "mandated", "proposed")
    return own.get(phase.kind, phase.kind) == phase.standing or (
        phase.kind in marks and phase.standing == "active"
    )


def say_beside(phase: Phase, life: Life) -> str:
    """Say what is told beside a life: "resumed (planned; came true 2020-02-14)"."""
    status = "disputed" if phase.status == "happened" else say_status(phase.status)
    if phase.came_true is not None:
        met = next(one for one in life.phases if one.id == phase.came_true)
        status = f"{status}; came true {say_when(met.begins)}"
    return f"{phase.kind} ({status})"


def say_told_as(status: str) -> str:
    """Say as what a value is told where it does not just hold: " (planned)"."""
    return "" if status in _HOLDS else f" ({say_status(status)})"


def say_level(level: Level) -> str:
    """Say a strength as told: "500", "300 (planned)", "600 (corrected since)"."""
    return f"{level.value}{' (corrected since)' if level.corrected else say_told_as(level.status)}"


def say_spell(spell: Spell, about: str | None = None) -> str:
    """Say a lead, member or office, with its status and who had it before and after.

    An office of another than `about` names its holder.
    """
    status = say_told_as(spell.status)
    if spell.came_true is not None:
        status = f"{status[:-1]}; came true {say_when(spell.came_true)})"
    what = f"{spell.value}{status}"
    if spell.field == "office" and spell.who is not None and spell.who.id != about:
        what = f"{spell.who.name}: {what}"
    elif spell.field == "former_member":
        what = f"{what} (left)" if spell.status == "happened" else f"{what} leaves"
    beside = [f"after {spell.before}"] if spell.before else []
    beside += [f"then {spell.after}"] if spell.after else []
    return f"{what}, {', '.join(beside)}" if beside else what


def say_spell_days(spell: Spell) -> str:
    """Say from when to when a spell held; of what is not told as having been, its day."""
    if spell.status == "happened" and spell.field != "former_member":
        return say_stretch(spell.begins, spell.ends)
    return say_when(spell.begins)


def say_types(tie: Tie) -> str:
    """Say which types of happenings tie two, with counts, the most first."""
    shown = ", ".join(f"{kind} {count}" for kind, count in tie.types[:_TYPES])
    return f"{shown}, …" if len(tie.types) > _TYPES else shown


def say_whole(whole: Iterable[Whole], where: str = "dateline agenda") -> Iterator[str]:
    """Say of which rows the newest only were looked at, and where more of what is next stands."""
    every = tuple(whole)
    parts = [
        f"{one.loaded} of {one.all if one.all is not None else 'very many'} {one.what}"
        for one in every
        if one.what != "plans to come"
    ]
    if parts:
        yield f"the newest only: {', '.join(parts)}"
    for one in every:
        if one.what == "plans to come":
            yield f"the first {one.loaded} only of what is next: {where}"


def order_grounds(grounds: Sequence[Ground]) -> tuple[Ground, ...]:
    """Give tellings with the first that a report says itself in front, if there is one."""
    first = next((one for one in grounds if not one.said_by), grounds[0])
    return (first, *(one for one in grounds if one is not first))


def say_fact(fact: Fact) -> str:
    """Say a value with its status: "500 (planned)", "suspended (not so)"."""
    known = _NOT_SO.get(fact.status)
    return f"{fact.value} ({known})" if known else fact.value + say_told_as(fact.status)


def group_happenings(events: Iterable[EventRow]) -> tuple[tuple[EventRow, ...], ...]:
    """Give the events of each happening together, in the order of their first ones."""
    happenings: dict[str, list[EventRow]] = {}
    for event in events:
        happenings.setdefault(event.happening, []).append(event)
    return tuple(tuple(rows) for rows in happenings.values())


def pick_telling(rows: Sequence[EventRow]) -> EventRow:
    """Give the event of a happening that says most of who, to whom and where."""
    return max(rows, key=lambda row: (bool(row.actor), bool(row.recipient), bool(row.place)))


def say_happening(row: EventRow | TimelineRow) -> str:
    """Say a happening in a line: "CONSULT (planned) NATO → Iraq in Brussels"."""
    whom = f" → {say_names(row.recipient)}" if row.recipient else ""
    place = f" in {row.place.name}" if row.place else ""
    status = "" if row.status == "happened" else f" ({say_status(row.status)})"
    return f"{row.type}{status} {say_names(row.actor) or '?'}{whom}{place}"


def group_wordings(
    statements: Iterable[StatementRow],
) -> tuple[tuple[str, str, tuple[StatementRow, ...]], ...]:
    """Give each wording once, by the day it was known: its speaker, its words, who prints it."""
    same: dict[tuple[str, str], list[StatementRow]] = {}
    ordered = sorted(statements, key=lambda row: row.latest or row.source.published or date.min)
    for one in ordered:
        speaker = one.speaker.name if one.speaker else "somebody"
        same.setdefault((speaker, " ".join(one.content.split())), []).append(one)
    return tuple((speaker, content, tuple(rows)) for (speaker, content), rows in same.items())


def is_followed(dossier: Dossier, field: str) -> bool:
    """Tell whether a field is followed over time, so that its facts need no list of their own."""
    if field == "status":
        return dossier.life is not None
    if field == "strength":
        return bool(dossier.strength)
    return any(one.field in (field, f"former_{field}") for one in dossier.spells)
