"""Happenings drawn by day in four lanes, from verbal cooperation to material conflict.

Few are drawn one by one, each leading to its event; of many, bars say how many a day, or so many
days, has, each leading closer.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.answers import TimelineRow
from dateline.counts import DayCount
from dateline.phrasing import say_days, say_names, say_status
from dateline.plover import QUADS, quad_of
from dateline.web.asked import Asked
from dateline.web.bands import TOP, draw_axis
from dateline.web.scales import Scale, Window, add_days
from dateline.web.shapes import Box, Dot, Drawing, Label, Line, Mark, Shape, write_path
from dateline.web.timeline import TimelinePage, pick_counts
from dateline.web.words import count

WIDTH = 1_000.0
LEFT = 150.0
RIGHT = WIDTH - 16.0
OWN = "own types"
"""The lane of types that a user's own codebook names."""

LANES: tuple[str, ...] = (*QUADS, OWN)

BARS = 150
"""Bars that stand beside each other at most."""

ONE_BY_ONE = 100
"""Happenings that are drawn one by one at most."""

_LANE = 56.0
_DOT = 12.0


def lane_of(kind: str) -> str:
    """Give the lane of a type: its quad class."""
    return quad_of(kind) or OWN


def name_class(lane: str) -> str:
    """Give the class by which a lane has its colour."""
    return "other" if lane == OWN else lane.replace(" ", "-")


def draw_timeline(view: TimelinePage, asked: Asked) -> Drawing | None:
    """Draw the happenings of the window; None where there is none."""
    counts = pick_counts(view)
    if view.window is None or not counts:
        return None
    scale = Scale(view.window, LEFT, RIGHT)
    sums: Counter[str] = Counter()
    for one in counts:
        sums[lane_of(one.type)] += one.happenings
    lanes = [one for one in LANES if one in sums]
    if not view.more and len(view.happenings) <= ONE_BY_ONE:
        shapes, height = _draw_singly(view.happenings, lanes, scale, asked)
    else:
        height = TOP + _LANE * len(lanes)
        shapes = list(_draw_bars(counts, lanes, scale, asked))
    said = ", ".join(f"{sums[lane]:,} of {lane}" for lane in lanes)
    about = f"{sums.total():,} happenings from {view.window.first} to {view.window.last}: {said}."
    title = "Happenings by day"
    drawn = (*draw_axis(scale, height), *shapes)
    return Drawing("timeline", title, about, WIDTH, height, drawn)


def _draw_bars(
    counts: Sequence[DayCount], lanes: Sequence[str], scale: Scale, asked: Asked
) -> Iterator[Shape]:
    step = -(-scale.window.days // BARS)
    start = scale.window.first
    sums: Counter[tuple[str, int]] = Counter()
    for one in counts:
        sums[lane_of(one.type), (one.day - start).days // step] += one.happenings
    most = max(sums.values())
    for number, lane in enumerate(lanes):
        foot = TOP + _LANE * (number + 1) - 4
        yield Label(0, foot - 20, lane, "name")
        yield Line(write_path(((scale.left, foot), (scale.right, foot))), "grid")
        for (_, place), many in sorted(one for one in sums.items() if one[0][0] == lane):
            inside = Window(add_days(start, place * step), add_days(start, place * step + step - 1))
            yield _draw_bar(inside, many, (lane, foot, most), scale, asked)
    yield Label(0, TOP + 2, f"highest bar: {most:,}", "tick")


def _draw_bar(
    inside: Window, number: int, of: tuple[str, float, int], scale: Scale, asked: Asked
) -> Mark:
    """Draw one bar; `of` are its lane, where that lies, and the highest count."""
    lane, foot, most = of
    left = scale.place(inside.first)
    right = min(scale.place_end(inside.last), scale.right)
    high = max((_LANE - 14) * number / most, 2.0)
    gap = 1.0 if right - left > 3 else 0.0
    box = Box(left, foot - high, max(right - left - gap, 1.0), high, f"bar {name_class(lane)}")
    link = asked.here(**{"from": f"{inside.first}", "to": f"{inside.last}"})
    days = say_days(inside.first, inside.last)
    return Mark((box,), f"{days}: {count(number, 'happening')} of {lane}", link)


def _draw_singly(
    rows: Sequence[TimelineRow], lanes: Sequence[str], scale: Scale, asked: Asked
) -> tuple[list[Shape], float]:
    """Draw each happening over its days, those that would lie on each other below each other."""
    shapes: list[Shape] = []
    top = TOP
    for lane in lanes:
        ends: list[float] = []
        marks: list[Shape] = []
        for row in rows:
            if lane_of(row.type) != lane or (row.earliest is None and row.latest is None):
                continue
            left, right = _reach(row, scale)
            line = next((one for one, end in enumerate(ends) if end <= left), len(ends))
            ends[line : line + 1] = [right + 2]
            marks.append(_draw_one(row, (left, right, top + 12 + line * _DOT), lane, asked))
        high = max(len(ends) * _DOT + 16, 34.0)
        shapes.append(Label(0, top + 16, lane, "name"))
        foot = top + high
        shapes.append(Line(write_path(((scale.left, foot), (scale.right, foot))), "grid"))
        shapes.extend(marks)
        top = foot
    return shapes, top + 4


def _reach(row: TimelineRow, scale: Scale) -> tuple[float, float]:
    """Give from where to where a happening is drawn: a dot at least."""
    first = row.earliest or row.latest
    last = row.latest or row.earliest
    assert first is not None  # noqa: S101 (the caller has left out what has no day)
    assert last is not None  # noqa: S101 (as above)
    left = min(scale.clip(scale.place(first)), scale.right - 10)
    return left, max(scale.clip(scale.place_end(last)), left + 10)


def _draw_one(row: TimelineRow, at: tuple[float, float, float], lane: str, asked: Asked) -> Mark:
    left, right, y = at
    kind = f"{name_class(lane)} {'' if row.status == 'happened' else 'less'}".strip()
    shape: Box | Dot
    if row.earliest == row.latest:
        shape = Dot((left + right) / 2, y, 4.5, kind)
    else:
        open_end = " unsure" if row.earliest is None or row.latest is None else ""
        shape = Box(left, y - 3.5, right - left, 7, kind + open_end)
    who = say_names(row.actor) or "?"
    whom = f" → {say_names(row.recipient)}" if row.recipient else ""
    status = "" if row.status == "happened" else f" ({say_status(row.status)})"
    title = f"{say_days(row.earliest, row.latest)}: {row.type}{status} {who}{whom}"
    return Mark((shape,), title, asked.link(f"/event/{row.events[0].id}"))
