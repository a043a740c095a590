"""Labels for the findings of a reading, and the marks that `show` draws under the words.

Mentions are numbered by what they name, so that "NATO", "the Alliance" and "it" bear one number;
the other findings have a letter and a number of their own, in order of the text.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from dateline.findings import Mention, Participant, Reading
from dateline.text import Span

Kind = Literal["mentions", "times", "events", "states", "places", "statements", "skipped"]


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


@dataclass(frozen=True, slots=True)
class Labels:
    """The label of every finding: `of` by its id, `entities` by the entity of a mention.

    `mentions` gives a mention by id; the labels of times, skipped words and places go by the
    offsets where these stand.
    """

    of: Mapping[str, str]
    entities: Mapping[str, str]
    mentions: Mapping[str, Mention]
    times: Mapping[tuple[int, int], str]
    skips: Mapping[tuple[int, int], str]
    places: Mapping[tuple[int, int], str]

    def who(self, one: Participant) -> str:
        """Give a participant's words with its number, "the Alliance [3]"."""
        mention = self.mentions.get(one.mention or "")
        number = f" [{self.entities[mention.entity]}]" if mention else ""
        return f"{one_line(one.span.text)}{number}"

    def chain(self, ids: Iterable[str]) -> str:
        """Give labels for ids, "s1, s3"; an id that is not there stays as it is."""
        return ", ".join(self.of.get(one, one) for one in ids)


def make_labels(reading: Reading) -> Labels:
    """Number the findings of a reading in order of the text."""
    of: dict[str, str] = {}
    statements = sorted(reading.statements, key=lambda one: _first(one.content))
    events = sorted(reading.events, key=lambda one: one.trigger.start)
    states = sorted(reading.states, key=lambda one: one.span.start)
    of.update((one.id, f"s{number}") for number, one in enumerate(statements, 1))
    of.update((one.id, f"e{number}") for number, one in enumerate(events, 1))
    of.update((one.id, f"h{number}") for number, one in enumerate(states, 1))
    mentions = sorted(reading.mentions, key=lambda one: one.span.start)
    names = dict.fromkeys(one.entity for one in mentions)
    return Labels(
        of=of,
        entities={entity: str(number) for number, entity in enumerate(names, 1)},
        mentions={one.id: one for one in mentions},
        times=_by_place("t", (one.span for one in reading.times)),
        skips=_by_place("x", (one.span for one in reading.skipped)),
        places=_by_place("p", (one.span for one in reading.places)),
    )


def make_marks(reading: Reading, labels: Labels, kinds: frozenset[str]) -> tuple[Mark, ...]:
    """Give the marks of the findings of these kinds, in order of the text."""
    marks: list[Mark] = []
    for kind, look in LOOKS.items():
        if kind in kinds:
            marks.extend(
                Mark(span.start, span.end, label, look.stroke, look.style, look.level)
                for span, label in _labelled(kind, reading, labels, kinds)
            )
    if "statements" in kinds:
        style = LOOKS["statements"].style
        marks.extend(
            Mark(span.start, span.end, labels.of[one.id], CUE_STROKE, style, 0)
            for one in reading.statements
            for span in one.cue
        )
    return tuple(sorted(marks, key=attrgetter("start", "end", "level", "label")))


def one_line(text: str) -> str:
    """Give the text on one line, single spaces, with control characters made visible."""
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    """Replace, one for one, the characters with which a report could steer a terminal."""
    return text.translate(_VISIBLE)


_VISIBLE: dict[int, str | int] = {
    **{code: 0x2400 + code for code in range(0x20)},
    ord("\t"): " ",
    **dict.fromkeys((0x7F, *range(0x80, 0xA0)), "\ufffd"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def _first(spans: tuple[Span, ...]) -> int:
    return spans[0].start if spans else 0


def _by_place(letter: str, spans: Iterable[Span]) -> dict[tuple[int, int], str]:
    places = sorted({(span.start, span.end) for span in spans})
    return {place: f"{letter}{number}" for number, place in enumerate(places, 1)}


def _labelled(
    kind: Kind, reading: Reading, labels: Labels, kinds: frozenset[str]
) -> Iterator[tuple[Span, str]]:
    """Give the spans of one kind with their labels; a place that is a marked mention is left."""
    match kind:
        case "mentions":
            yield from ((one.span, labels.entities[one.entity]) for one in reading.mentions)
        case "times":
            yield from _placed((one.span for one in reading.times), labels.times)
        case "skipped":
            yield from _placed((one.span for one in reading.skipped), labels.skips)
        case "places":
            hidden = frozenset(labels.mentions if "mentions" in kinds else ())
            spans = (one.span for one in reading.places if one.mention not in hidden)
            yield from _placed(spans, labels.places)
        case "events":
            yield from ((one.trigger, labels.of[one.id]) for one in reading.events)
        case "states":
            yield from ((one.span, labels.of[one.id]) for one in reading.states)
        case "statements":
            for one in reading.statements:
                yield from ((span, labels.of[one.id]) for span in one.content)


def _placed(
    spans: Iterable[Span], labels: Mapping[tuple[int, int], str]
) -> Iterator[tuple[Span, str]]:
    for span in spans:
        yield span, labels[span.start, span.end]
