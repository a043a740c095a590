"""Drawings as plain values: where each mark stands, in units of the drawing, and what it says.

A drawing is made by functions that know nothing of HTML; one macro (templates/drawing.html) writes
it as SVG. `kind` is the class by which charts.css gives a mark its colour, `title` what is said of
it on hover and to those who cannot see it, `link` where it leads.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its left upper corner."""

    x: float
    y: float
    width: float
    height: float
    kind: str = ""
    form: Literal["box"] = "box"


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle by its middle."""

    x: float
    y: float
    radius: float
    kind: str = ""
    form: Literal["dot"] = "dot"


@dataclass(frozen=True, slots=True)
class Line:
    """Lines and areas, in the notation of SVG paths."""

    path: str
    kind: str = ""
    form: Literal["line"] = "line"


@dataclass(frozen=True, slots=True)
class Label:
    """Words; `anchor` says which end of them stands at the point."""

    x: float
    y: float
    text: str
    kind: str = ""
    anchor: Literal["start", "middle", "end"] = "start"
    form: Literal["label"] = "label"


@dataclass(frozen=True, slots=True)
class Mark:
    """Shapes that stand for one thing: what it is in words, and where it leads."""

    shapes: tuple[Box | Dot | Line | Label, ...]
    title: str
    link: str = ""
    kind: str = ""
    form: Literal["mark"] = "mark"


Shape = Box | Dot | Line | Label | Mark


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing: its shapes, those behind first; `about` says in words what is to be seen."""

    name: str
    title: str
    about: str
    width: float
    height: float
    shapes: tuple[Shape, ...]


def write_path(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """Write points as a path of straight lines."""
    written = " ".join(f"{write_number(x)} {write_number(y)}" for x, y in points)
    return f"M{written}{'Z' if closed else ''}"


def write_number(value: float) -> str:
    """Write a number with one decimal, without what says nothing."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


@dataclass(slots=True)
class Room:
    """The room that labels have taken already, so that no two lie on each other."""

    width: float
    size: float = 13.0
    taken: list[tuple[float, float, float, float]] = field(default_factory=list)

    def take(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Take a rectangle; False, and nothing is taken, where it is not free."""
        if left < 0 or right > self.width:
            return False
        for other_left, other_top, other_right, other_bottom in self.taken:
            apart = right <= other_left or other_right <= left
            if not apart and top < other_bottom and other_top < bottom:
                return False
        self.taken.append((left, top, right, bottom))
        return True

    def put(self, text: str, x: float, y: float, away: float, kind: str = "") -> Label | None:
        """Put words right or left of a point, a little above or below; None where none is free."""
        long = measure(text, self.size)
        for rise in (0.0, -self.size, self.size):
            at = y + rise + self.size * 0.35
            top, bottom = at - self.size, at + self.size * 0.25
            if self.take(x + away, top, x + away + long, bottom):
                return Label(x + away, at, text, kind)
            if self.take(x - away - long, top, x - away, bottom):
                return Label(x - away, at, text, kind, "end")
        for at in (y - away - self.size * 0.25, y + away + self.size):
            top, bottom = at - self.size, at + self.size * 0.25
            if self.take(x - long / 2, top, x + long / 2, bottom):
                return Label(x, at, text, kind, "middle")
        return None


WIDE = frozenset("mwMW@%—…")
_WIDE, _PLAIN = 0.85, 0.56
"""How wide letters of a plain face are, as shares of its size."""


def measure(text: str, size: float = 13.0) -> float:
    """Give about how wide words are, rather too wide than too narrow."""
    return size * sum(
        1.0 if ord(one) > 0x2E80 else _WIDE if one in WIDE or one.isupper() else _PLAIN
        for one in text
    )


def fit(text: str, width: float, size: float = 13.0) -> str:
    """Cut words that are wider than there is room; nothing where not even a few letters fit."""
    if measure(text, size) <= width:
        return text
    kept = text
    while kept and measure(f"{kept}…", size) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…" if len(kept.strip()) > 2 else ""
