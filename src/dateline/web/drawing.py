"""A report as a page draws it: its paragraphs in pieces, and the findings that each piece is of.

Findings overlap and nest as they like: the text is cut wherever one begins or ends, so that every
piece is whole, and belongs to all findings that cover it.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import Literal, get_args

from dateline.findings import Mention, Reading, spans_of
from dateline.labels import Labels, find_paragraphs, make_labels
from dateline.text import Span
from dateline.values import (
    Value,
    say_event,
    say_mention,
    say_place,
    say_skipped,
    say_state,
    say_statement,
    say_tally,
    say_time,
)

Layer = Literal[
    "statements", "states", "events", "tallies", "times", "places", "mentions", "skipped"
]
"""The kinds of findings, from the line furthest below the words to the nearest."""

LAYERS: dict[Layer, str] = {
    "mentions": "Who and what",
    "events": "Events",
    "statements": "Statements",
    "states": "States: what holds",
    "times": "Times",
    "places": "Places",
    "tallies": "Counts",
    "skipped": "Left out",
}
"""What each kind is called, in the order in which they are listed."""

Thing = tuple[Literal["event", "why", "dossier"], str]
"""The sort of page that tells more of a finding, and the id that it is of."""

_DEPTH = {layer: place for place, layer in enumerate(get_args(Layer))}
_TIPS = 5
"""Findings that are explained at the words; the list beside explains all."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its place on the page, its words, what more there is of it.

    `places` are offsets of its words. `thing` is the kind and id of the page that tells more.
    """

    anchor: str
    layer: Layer
    value: Value
    places: tuple[tuple[int, int], ...]
    thing: Thing | None = None

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.places[0][0]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong to the same findings.

    `anchor` is true where something of the record begins, `begins` where a finding does.
    """

    start: int
    text: str
    findings: tuple[Finding, ...]
    anchor: bool
    begins: bool

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The kinds of its findings, each once, outermost first."""
        return tuple(sorted({one.layer for one in self.findings}, key=_DEPTH.__getitem__))

    @property
    def tip(self) -> str:
        """The findings in a few lines."""
        lines = [
            line
            for one in self.findings[:_TIPS]
            for line in (f"{one.value.label} {one.value.says}", *one.value.parts)
        ]
        more = len(self.findings) - _TIPS
        return "\n".join((*lines, *((f"and {more} more",) if more > 0 else ())))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A report ready to be drawn: paragraphs in pieces, findings by kind."""

    paragraphs: tuple[tuple[Piece, ...], ...]
    groups: tuple[tuple[Layer, str, tuple[Finding, ...]], ...]


_Mark = tuple[int, int, Finding]


def draw(reading: Reading) -> Drawing:
    """Cut the text of a reading into pieces, and put its findings into words."""
    findings = tuple(_find(reading))
    anchors = frozenset(span.start for span in spans_of(reading))
    text = reading.document.text
    paragraphs = tuple(find_paragraphs(text))
    inside = _spread(findings, paragraphs)
    return Drawing(
        tuple(
            tuple(_cut(text, start, end, marks, anchors))
            for (start, end), marks in zip(paragraphs, inside, strict=True)
        ),
        tuple(
            (layer, name, listed)
            for layer, name in LAYERS.items()
            if (listed := tuple(one for one in findings if one.layer == layer))
        ),
    )


def _spread(
    findings: Iterable[Finding], paragraphs: Sequence[tuple[int, int]]
) -> list[list[_Mark]]:
    """Give for each paragraph the words of findings that lie in it, in order."""
    ends = [end for _, end in paragraphs]
    found: list[list[_Mark]] = [[] for _ in paragraphs]
    marks = sorted(((*place, one) for one in findings for place in one.places), key=itemgetter(0))
    for mark in marks:
        at = bisect_right(ends, mark[0])
        while at < len(paragraphs) and paragraphs[at][0] < mark[1]:
            found[at].append(mark)
            at += 1
    return found


def _cut(
    text: str, start: int, end: int, marks: Sequence[_Mark], anchors: frozenset[int]
) -> Iterator[Piece]:
    """Cut one paragraph wherever a finding, or what a claim can rest on, begins or ends."""
    edges = {start, end, *(at for mark in marks for at in mark[:2] if start < at < end)}
    edges |= {at for at in range(start, end) if at in anchors}
    waiting = deque(marks)
    running: list[_Mark] = []
    for left, right in pairwise(sorted(edges)):
        while waiting and waiting[0][0] <= left:
            running.append(waiting.popleft())
        running = [mark for mark in running if mark[1] > left]
        whose = {mark[2].anchor: mark[2] for mark in running}
        order = sorted(whose.values(), key=lambda one: -_DEPTH[one.layer])
        begins = any(mark[0] == left for mark in running)
        yield Piece(left, text[left:right], tuple(order), left in anchors, begins)


def _find(reading: Reading) -> Iterator[Finding]:
    """Give all findings that have words, kind by kind, each kind in the order of the text."""
    labels = make_labels(reading)
    for make in (_mentions, _events, _statements, _states, _times, _places, _tallies, _skipped):
        yield from sorted(make(reading, labels), key=attrgetter("start"))


def _mentions(reading: Reading, labels: Labels) -> Iterator[Finding]:
    """Give one finding for each thing that is mentioned, with all its mentions."""
    entities: dict[str, list[Span]] = {}
    firsts: dict[str, Mention] = {}
    for one in sorted(reading.mentions, key=lambda one: one.span.start):
        entities.setdefault(one.entity, []).append(one.span)
        firsts.setdefault(one.entity, one)
    for entity, spans in entities.items():
        first = firsts[entity]
        known: Thing | None = ("dossier", first.actor) if first.actor else None
        number = labels.entities[entity]
        yield _make(f"m{number}", "mentions", say_mention(first, labels), spans, known)


def _events(reading: Reading, labels: Labels) -> Iterator[Finding]:
    for one in reading.events:
        value = say_event(one, labels)
        yield _make(value.label, "events", value, (one.trigger,), ("event", one.id))


def _statements(reading: Reading, labels: Labels) -> Iterator[Finding]:
    for one in reading.statements:
        spans = sorted((*one.content, *one.cue), key=lambda span: span.start)
        if spans:
            value = say_statement(one, labels)
            yield _make(value.label, "statements", value, spans, ("why", one.id))


def _states(reading: Reading, labels: Labels) -> Iterator[Finding]:
    for one in reading.states:
        value = say_state(one, labels)
        yield _make(value.label, "states", value, (one.span,), ("why", one.id))


def _times(reading: Reading, labels: Labels) -> Iterator[Finding]:
    for one in reading.times:
        label = labels.times[one.span.start, one.span.end]
        yield _make(label, "times", say_time(one, label), (one.span,))


def _places(reading: Reading, labels: Labels) -> Iterator[Finding]:
    for one in reading.places:
        label = labels.places[one.span.start, one.span.end]
        yield _make(label, "places", say_place(one, label), (one.span,))


def _tallies(reading: Reading, labels: Labels) -> Iterator[Finding]:
    for number, one in enumerate(sorted(reading.tallies, key=lambda one: one.span.start), 1):
        label = f"n{number}"
        value = say_tally(one, labels, label)
        yield _make(label, "tallies", value, (one.span,), ("why", one.id))


def _skipped(reading: Reading, labels: Labels) -> Iterator[Finding]:
    for one in reading.skipped:
        label = labels.skips[one.span.start, one.span.end]
        yield _make(label, "skipped", say_skipped(one, label), (one.span,))


def _make(
    label: str,
    layer: Layer,
    value: Value,
    spans: Iterable[Span],
    thing: Thing | None = None,
) -> Finding:
    places = tuple((span.start, span.end) for span in spans)
    return Finding(f"f-{label}", layer, value, places, thing)
