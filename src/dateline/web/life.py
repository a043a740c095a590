"""The life of one actor, place or operation over time: what held as bands, numbers as steps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.answers import Dossier
from dateline.disputes import Dispute
from dateline.dossiers import (
    SECTIONS,
    say_beside,
    say_level,
    say_phase,
    say_spell,
    say_spell_days,
    say_stretch,
    say_told_as,
    say_when,
)
from dateline.lives import Level, Phase, Spell
from dateline.phrasing import say_status
from dateline.web.bands import ROW, TOP, Band, Row, draw_axis, draw_rows, place_begin
from dateline.web.scales import Scale, Window
from dateline.web.shapes import Box, Dot, Drawing, Label, Line, Mark, Room, Shape, write_path

WIDTH = 1_000.0
LEFT = 200.0
RIGHT = WIDTH - 16.0
MOST = 24
"""Leads, members and offices that are drawn at most; the list holds all."""

_HEIGHT = 190.0
_FOOT = 10.0
_STEPS = (1, 2, 2.5, 5, 10)


def draw_life(dossier: Dossier, window: Window) -> Drawing | None:
    """Draw phases, leads, members and offices over the days of a window; None of what has none."""
    scale = Scale(window, LEFT, RIGHT)
    rows = (*_lay_life(dossier), *_lay_spells(dossier))
    if not rows:
        return None
    height = TOP + ROW * len(rows) + 8
    phases = len(dossier.life.phases) if dossier.life else 0
    about = (
        f"From {window.first} to {window.last}: {phases} phases and {len(dossier.spells)} leads, "
        "members and offices. All of them are listed below with their words."
    )
    shapes = (*draw_axis(scale, height), *draw_rows(rows, scale))
    return Drawing("life", f"{dossier.actor.name} over time", about, WIDTH, height, shapes)


def _lay_life(dossier: Dossier) -> Iterator[Row]:
    life = dossier.life
    if life is None:
        return
    if life.phases:
        yield Row("life", tuple(_lay_phase(one) for one in life.phases))
    beside = tuple(
        Band(
            one.begins,
            None,
            "",
            f"{say_when(one.begins)} {say_beside(one, life)}".strip(),
            "",
            f"#{one.id}",
            one.status,
        )
        for one in life.beside
        if one.came_true is None
    )
    if beside:
        yield Row("told beside it", beside)


def _lay_phase(phase: Phase) -> Band:
    title = f"{say_stretch(phase.begins, phase.ends)}: {say_phase(phase)}"
    return Band(phase.begins, phase.ends, phase.standing, title, say_phase(phase), f"#{phase.id}")


def _lay_spells(dossier: Dossier) -> Iterator[Row]:
    order = {field: number for number, (field, _) in enumerate(SECTIONS)}
    spells = [one for one in dossier.spells if one.came_true is None]
    spells.sort(key=lambda one: order.get(one.field, len(order)))
    for spell in spells[:MOST]:
        name = "member" if spell.field == "former_member" else say_status(spell.field)
        yield Row(f"{name}: {_call(spell, dossier)}", (_lay_spell(spell, dossier),))


def _call(spell: Spell, dossier: Dossier) -> str:
    """Give the value, or who holds an office where that is somebody else."""
    other = spell.who is not None and spell.who.id != dossier.actor.id
    return spell.who.name if spell.who and other and spell.field == "office" else spell.value


def _lay_spell(spell: Spell, dossier: Dossier) -> Band:
    title = f"{say_spell_days(spell)}: {say_spell(spell, dossier.actor.id)}"
    held = spell.status in ("happened", "ongoing") and spell.field != "former_member"
    told = "" if held else "left" if spell.status == "happened" else spell.status
    return Band(
        spell.begins, spell.ends, "spell", title, spell.value, f"#{name_spell(spell)}", told
    )


def name_spell(spell: Spell) -> str:
    """Give the anchor of a spell on the page: the id of what tells it first."""
    return f"spell-{spell.grounds[0].id}"


def name_level(level: Level) -> str:
    """Give the anchor of a strength on the page: the id of what tells it first."""
    return f"level-{level.grounds[0].id}"


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Numbers from the foot of a drawing up to the highest."""

    most: float

    def place(self, number: float) -> float:
        return TOP + (_HEIGHT - TOP - _FOOT) * (1 - number / self.most)


def draw_strength(dossier: Dossier, window: Window) -> Drawing | None:
    """Draw strength in steps from day to day, and as a range what reports disagree on."""
    told = [(one, bounds) for one in dossier.strength if (bounds := _bound(one)) is not None]
    if not told:
        return None
    scale = Scale(window, LEFT, RIGHT)
    most = max(high for _, (_, high) in told)
    step = _pick_step(most)
    ruler = _Ruler(step * (int(most / step) + 1))
    shapes: list[Shape] = [*draw_axis(scale, _HEIGHT)]
    for number in range(int(ruler.most / step) + 1):
        y = ruler.place(number * step)
        shapes.append(Line(write_path(((LEFT, y), (RIGHT, y))), "grid"))
        shapes.append(Label(LEFT - 8, y + 4, f"{number * step:,.0f}", "tick", "end"))
    shapes.append(Label(0, TOP + 12, "strength", "name"))
    shapes.extend(_draw_ranges(dossier.disputes, dossier.strength, scale, ruler))
    steps = _draw_steps(told, scale, ruler)
    if steps is not None:
        shapes.append(steps)
    room = Room(WIDTH, 12)
    shapes.extend(_draw_level(one, bounds, scale, ruler, room) for one, bounds in told)
    about = "; ".join(f"{say_when(one.day) or 'no day'}: {say_level(one)}" for one, _ in told)
    title = f"Strength of {dossier.actor.name}"
    return Drawing("strength", title, about, WIDTH, _HEIGHT, tuple(shapes))


def _bound(level: Level) -> tuple[int, int] | None:
    """Give the numbers between which a strength lies; an open bound is the other one."""
    low = level.low if level.low is not None else level.high
    high = level.high if level.high is not None else level.low
    return None if low is None or high is None else (low, high)


def _pick_step(most: int) -> float:
    """Give a round step of which four to eight reach the highest number."""
    size = 1.0
    while size * 10 * 4 <= most:
        size *= 10
    return next((size * one for one in _STEPS if most / (size * one) <= 6), size * 10)


def _draw_steps(
    told: Iterable[tuple[Level, tuple[int, int]]], scale: Scale, ruler: _Ruler
) -> Line | None:
    """Give the line of what is told to have been, each number until one that excludes it.

    "More than 400" excludes no 500.
    """
    points: list[tuple[float, float]] = []
    now = 0.0
    for level, (low, high) in told:
        if level.corrected or say_told_as(level.status):
            continue
        if points and (level.low or 0) <= now <= (now if level.high is None else level.high):
            continue
        now = (low + high) / 2
        x, y = _place_days(level, scale)[0], ruler.place(now)
        if points:
            points.append((x, points[-1][1]))
        points.append((x, y))
    if not points:
        return None
    points.append((scale.right, points[-1][1]))
    return Line(write_path(points), "steps")


def _place_days(level: Level, scale: Scale) -> tuple[float, float]:
    """Give between which places the days of a strength lie, the width of one day at least."""
    left, right = place_begin(level.day, scale)
    return left, max(right, left + 4)


def _draw_level(
    level: Level, bounds: tuple[int, int], scale: Scale, ruler: _Ruler, room: Room
) -> Mark:
    """Draw one number over its days, as high as its words allow; an open bound is broken."""
    left, right = _place_days(level, scale)
    low, high = (ruler.place(one) for one in bounds)
    kind = "corrected" if level.corrected else "planned" if say_told_as(level.status) else "level"
    shapes: list[Box | Dot | Line | Label] = []
    shapes.append(Box(left, high - 2, right - left, low - high + 4, f"range {kind}"))
    if level.high is None:
        shapes.append(Line(write_path(((left + 2, high - 24), (left + 2, high))), "open"))
    if level.low is None:
        foot = min(low + 24, ruler.place(0))
        shapes.append(Line(write_path(((left + 2, low), (left + 2, foot))), "open"))
    middle = (low + high) / 2
    shapes.append(Dot(left, middle, 5, kind))
    label = room.put(level.value, left, middle - 9, 10, "value")
    if label is not None:
        shapes.append(label)
    when = say_when(level.day)
    title = f"{when}: {say_level(level)}" if when else say_level(level)
    return Mark(tuple(shapes), title, f"#{name_level(level)}")


def _draw_ranges(
    disputes: Iterable[Dispute], levels: Iterable[Level], scale: Scale, ruler: _Ruler
) -> Iterator[Mark]:
    """Draw what is disputed from its lowest to its highest number, over the days it concerns."""
    known = {one.id: level for level in levels for one in level.grounds}
    for dispute in disputes:
        inside = [
            bounds
            for side in dispute.sides
            for voice in side.voices
            if voice.id in known and (bounds := _bound(known[voice.id])) is not None
        ]
        if dispute.about != "strength" or not inside:
            continue
        low = min(one for one, _ in inside)
        high = max(one for _, one in inside)
        days = [day for day in (dispute.earliest, dispute.latest) if day is not None]
        days = days or [side.since for side in dispute.sides if side.since is not None]
        if not days or low == high:
            continue
        left = scale.clip(scale.place(min(days)))
        right = max(scale.clip(scale.place_end(max(days))), left + 10)
        top = ruler.place(high)
        box = Box(left, top, right - left, ruler.place(low) - top, "disputed")
        values = " or ".join(dict.fromkeys(side.value for side in dispute.sides))
        yield Mark((box,), f"in dispute: {values}", "#disputed")
