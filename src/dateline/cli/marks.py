"""The marks that `show` draws under the words of a report, and how each kind of them looks."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from dateline.findings import Reading
from dateline.labels import Kind, Labels, find_labelled


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of finding is drawn.

    `letter` starts its labels, `stroke` draws its line, `style` is a rich style, `level` says
    which band of lines it goes to (0 next to the words), `says` explains it in the legend.
    """

    letter: str
    stroke: str
    style: str
    level: int
    says: str


LOOKS: Mapping[Kind, Look] = {
    "mentions": Look("", "~", "cyan", 0, "mention; the number says who or what"),
    "places": Look("p", "+", "blue", 0, "place"),
    "times": Look("t", ".", "magenta", 0, "time"),
    "events": Look("e", "=", "bold red", 0, "event"),
    "states": Look("h", "-", "yellow", 1, "state: what holds"),
    "statements": Look("s", '"', "green", 2, "statement"),
    "skipped": Look("x", "x", "dim", 3, "left out"),
}
"""The kinds in the order in which a paragraph lists them."""

CUE_STROKE = "^"
"""Draws the words that introduce a statement ("said"), under the statement's label."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line under the words from `start` to `end` (offsets of the document)."""

    start: int
    end: int
    label: str
    stroke: str
    style: str
    level: int


def make_marks(reading: Reading, labels: Labels, kinds: frozenset[str]) -> tuple[Mark, ...]:
    """Give the marks of the findings of these kinds, in order of the text."""
    marks: list[Mark] = []
    for kind, look in LOOKS.items():
        if kind in kinds:
            marks.extend(
                Mark(span.start, span.end, label, look.stroke, look.style, look.level)
                for span, label in find_labelled(kind, reading, labels, kinds)
            )
    if "statements" in kinds:
        style = LOOKS["statements"].style
        marks.extend(
            Mark(span.start, span.end, labels.of[one.id], CUE_STROKE, style, 0)
            for one in reading.statements
            for span in one.cue
        )
    return tuple(sorted(marks, key=attrgetter("start", "end", "level", "label")))
