"""Bands along a line of days: plain where something held, pale on the days it may have.

What is only planned, possible or denied has no fill.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.lives import Days
from dateline.web.scales import Scale
from dateline.web.shapes import Box, Label, Line, Mark, Shape, fit, write_path

TOP = 26.0
"""Where the first row begins, below the names of days."""

ROW = 30.0
BAR = 20.0

_OPEN = 34.0
"""How far a band fades out where no day is told on which it began."""

_LEAST = 4.0


@dataclass(frozen=True, slots=True)
class Band:
    """What held, or is told of, between two days: its kind (a class), and its words.

    `told` is the status of what did not just happen, empty of what did.
    """

    begins: Days
    ends: Days | None
    kind: str
    title: str
    label: str
    link: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of bands, with its name."""

    name: str
    bands: tuple[Band, ...]


def draw_axis(scale: Scale, height: float) -> Iterator[Shape]:
    """Give the days that are named, each with a line down."""
    for tick in scale.ticks():
        kind = "grid strong" if tick.strong else "grid"
        yield Line(write_path(((tick.x, TOP - 8), (tick.x, height - 4))), kind)
        near = tick.x > scale.right - 30
        yield Label(tick.x, TOP - 12, tick.text, "tick", "end" if near else "middle")


def draw_rows(rows: tuple[Row, ...], scale: Scale) -> Iterator[Shape]:
    """Draw rows, one below the other, each with its name on the left."""
    for number, row in enumerate(rows):
        top = TOP + ROW * number + (ROW - BAR) / 2
        yield Label(0, top + BAR / 2 + 4.5, fit(row.name, scale.left - 12), "name")
        for band in row.bands:
            yield _draw_told(band, scale, top) if band.told else _draw_band(band, scale, top)


def _draw_band(band: Band, scale: Scale, y: float) -> Mark:
    """Draw what held: plain from the last day of its beginning to the first of its end."""
    low, high = place_begin(band.begins, scale)
    first_end, last_end = _place_end(band.ends, scale, high)
    last_end = max(last_end, low)
    high, first_end = min(high, last_end), min(max(first_end, low), last_end)
    if high > first_end:  # begun and over on days that may be the same: none of them is certain
        high = first_end = (high + first_end) / 2
    parts = ((low, high, " unsure"), (high, first_end, ""), (first_end, last_end, " unsure"))
    shapes: list[Box | Line | Label] = [
        Box(start, y, end - start, BAR, f"band {band.kind}{more}")
        for start, end, more in parts
        if end > start
    ]
    if not shapes:
        at = min(max(low, scale.left), scale.right - _LEAST)
        shapes.append(Box(at, y, _LEAST, BAR, f"band {band.kind}"))
    if band.ends is None and scale.right > low:
        tip = ((scale.right, y), (scale.right + 10, y + BAR / 2), (scale.right, y + BAR))
        shapes.append(Line(write_path(tip, closed=True), f"band {band.kind}"))
    said = fit(band.label, last_end - low - 12)
    if said:
        shapes.append(Label(low + 6, y + BAR / 2 + 4.5, said, "inside"))
    return Mark(tuple(shapes), band.title, band.link)


def place_begin(begins: Days, scale: Scale) -> tuple[float, float]:
    """Give between which places something began; of what is only known by a day, a little before.

    Without any day, anywhere.
    """
    if begins.earliest is None:
        if begins.latest is None:
            return scale.left, scale.right
        high = scale.clip(scale.place(begins.latest))
        return max(scale.left, high - _OPEN), high
    low = scale.clip(scale.place(begins.earliest))
    if begins.latest == begins.earliest:
        return low, low
    return low, scale.clip(scale.place_end(begins.latest)) if begins.latest else scale.right


def _place_end(ends: Days | None, scale: Scale, begun: float) -> tuple[float, float]:
    """Give between which places something ended."""
    if ends is None:
        return scale.right, scale.right
    low = scale.clip(scale.place(ends.earliest)) if ends.earliest else begun
    if ends.earliest is not None and ends.earliest == ends.latest:
        return low, low
    return low, scale.clip(scale.place_end(ends.latest)) if ends.latest else scale.right


def _draw_told(band: Band, scale: Scale, y: float) -> Mark:
    """Draw what is planned, possible or denied: the days it is told of."""
    days = band.begins
    low, high = place_begin(days, scale)
    if days.latest is None:
        high = low + _OPEN
    low = min(low, scale.right - 8)
    box = Box(low, y + 3, max(min(high, scale.right) - low, 8), BAR - 6, f"told {band.told}")
    return Mark((box,), band.title, band.link)
