"""The page that `show` prints: header, legend, paragraphs with marks, values, what was removed."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from rich.console import Console
from rich.text import Text

from dateline.cli.marks import CUE_STROKE, LOOKS, Mark, make_marks
from dateline.cli.output import print_line
from dateline.cli.render import draw_paragraph, wrap_lines
from dateline.findings import Reading
from dateline.labels import Kind, Labels, find_paragraphs, make_labels
from dateline.phrasing import one_line
from dateline.text import Document
from dateline.values import (
    quote,
    say_event,
    say_mention,
    say_place,
    say_published,
    say_skipped,
    say_state,
    say_statement,
    say_time,
)

TEXT_WIDTH = 110
"""Columns above which lines of text get hard to read."""

REMOVED_SHOWN = 160
"""Characters of a removed piece that are shown."""


@dataclass(frozen=True, slots=True)
class Item:
    """The values of one finding: its kind, where it starts, its lines."""

    kind: Kind
    start: int
    lines: tuple[str, ...]


def print_reading(
    console: Console, reading: Reading, kinds: frozenset[str], *, at_end: bool = False
) -> None:
    """Print a reading; the values stand below each paragraph, or `at_end` below the text."""
    labels = make_labels(reading)
    items = make_items(reading, labels, kinds)
    text = reading.document.text
    paragraphs = tuple(find_paragraphs(text))
    _print_header(console, reading)
    _print_legend(console, kinds)
    drawn = spread_marks(make_marks(reading, labels, kinds), paragraphs)
    listed = spread_items(items, paragraphs)
    width = min(console.width, TEXT_WIDTH) - 2
    for (start, end), marks, below in zip(paragraphs, drawn, listed, strict=True):
        print_line(console)
        for line in draw_paragraph(text, start, end, marks, width):
            print_line(console, Text("  ").append_text(line))
        if not at_end:
            _print_items(console, below)
    if at_end:
        _print_items(console, items)
    if "removed" in kinds:
        _print_removed(console, reading.document)


def make_items(reading: Reading, labels: Labels, kinds: frozenset[str]) -> tuple[Item, ...]:
    """Give the values of all findings of these kinds, kind by kind in order of the text."""
    return tuple(
        item
        for kind in LOOKS
        if kind in kinds
        for item in sorted(_ITEMS[kind](reading, labels), key=attrgetter("start"))
    )


def spread_marks(
    marks: Sequence[Mark], paragraphs: Iterable[tuple[int, int]]
) -> Iterator[tuple[Mark, ...]]:
    """Give for each paragraph the marks that touch it; marks are sorted by their start."""
    open_marks: list[Mark] = []
    waiting = 0
    for start, end in paragraphs:
        while waiting < len(marks) and marks[waiting].start < end:
            open_marks.append(marks[waiting])
            waiting += 1
        open_marks = [mark for mark in open_marks if mark.end > start]
        yield tuple(open_marks)


def spread_items(
    items: Iterable[Item], paragraphs: Sequence[tuple[int, int]]
) -> list[tuple[Item, ...]]:
    """Give for each paragraph the items that start in it, in the order they came."""
    owner: list[list[Item]] = [[] for _ in paragraphs]
    ends = [end for _, end in paragraphs]
    for item in items:
        at = bisect_right(ends, item.start)
        if at < len(owner):
            owner[at].append(item)
    return [tuple(inside) for inside in owner]


def _items_of_mentions(reading: Reading, labels: Labels) -> Iterator[Item]:
    """Give one item for each thing that is mentioned, at its first mention."""
    known: set[str] = set()
    for one in sorted(reading.mentions, key=lambda one: one.span.start):
        if one.entity not in known:
            known.add(one.entity)
            yield Item("mentions", one.span.start, say_mention(one, labels).lines)


def _items_of_times(reading: Reading, labels: Labels) -> Iterator[Item]:
    for one in reading.times:
        label = labels.times[one.span.start, one.span.end]
        yield Item("times", one.span.start, say_time(one, label).lines)


def _items_of_places(reading: Reading, labels: Labels) -> Iterator[Item]:
    """Give one item for each place, where it is named first."""
    known: set[str] = set()
    for one in sorted(reading.places, key=lambda one: one.span.start):
        mention = labels.mentions.get(one.mention)
        number = f"[{labels.entities[mention.entity]}]" if mention else ""
        label = number or labels.places[one.span.start, one.span.end]
        if label not in known:
            known.add(label)
            yield Item("places", one.span.start, say_place(one, label).lines)


def _items_of_events(reading: Reading, labels: Labels) -> Iterator[Item]:
    for one in reading.events:
        yield Item("events", one.trigger.start, say_event(one, labels).lines)


def _items_of_states(reading: Reading, labels: Labels) -> Iterator[Item]:
    for one in reading.states:
        yield Item("states", one.span.start, say_state(one, labels).lines)


def _items_of_statements(reading: Reading, labels: Labels) -> Iterator[Item]:
    for one in reading.statements:
        if one.content:
            yield Item("statements", one.content[0].start, say_statement(one, labels).lines)


def _items_of_skipped(reading: Reading, labels: Labels) -> Iterator[Item]:
    for one in reading.skipped:
        label = labels.skips[one.span.start, one.span.end]
        yield Item("skipped", one.span.start, say_skipped(one, label).lines)


_ITEMS: Mapping[Kind, Callable[[Reading, Labels], Iterator[Item]]] = {
    "mentions": _items_of_mentions,
    "times": _items_of_times,
    "places": _items_of_places,
    "events": _items_of_events,
    "states": _items_of_states,
    "statements": _items_of_statements,
    "skipped": _items_of_skipped,
}


def _print_header(console: Console, reading: Reading) -> None:
    document = reading.document
    title = one_line(document.title) if document.title else "(no title)"
    _print_wrapped(console, title, "", "", style="bold")
    parts = (document.publisher, document.author, document.url, document.source)
    origin = " · ".join(one_line(part) for part in parts if part)
    _print_wrapped(console, origin, "", "  ", style="dim")
    counts = (
        f"{len(found)} {kind if len(found) != 1 or kind == 'skipped' else kind[:-1]}"
        for kind in LOOKS
        if (found := getattr(reading, kind)) or kind in ("events", "statements")
    )
    facts = " · ".join((document.id, document.language, *counts))
    _print_wrapped(console, facts, "", "  ", style="dim")
    first, *reasons = say_published(document.published)
    print_line(console, first)
    for reason in reasons:
        _print_wrapped(console, reason, "  ", "       ", style="dim")


def _print_legend(console: Console, kinds: frozenset[str]) -> None:
    entries = [
        (f"{look.letter}1".ljust(5, look.stroke), look.says, look.style)
        for kind, look in LOOKS.items()
        if kind in kinds
    ]
    if "statements" in kinds:
        cue = (f"s1{CUE_STROKE * 3}", "what introduces it", LOOKS["statements"].style)
        entries.insert(-1 if "skipped" in kinds else len(entries), cue)
    line = Text()
    for drawn, says, style in entries:
        if line and line.cell_len + len(drawn) + len(says) + 1 > min(console.width, TEXT_WIDTH):
            line.rstrip()
            print_line(console, line)
            line = Text()
        line.append(drawn, style=style).append(f" {says}   ")
    line.rstrip()
    print_line(console, line)


def _print_items(console: Console, items: Iterable[Item]) -> None:
    """Print values; those of mentions, which are short, one after the other."""
    people = "   ".join(item.lines[0] for item in items if item.kind == "mentions")
    if people:
        _print_wrapped(console, people, "    ", "    ", style=LOOKS["mentions"].style)
    for item in items:
        if item.kind != "mentions":
            first, *more = item.lines
            label = len(first.split(" ", 1)[0])
            style = LOOKS[item.kind].style
            _print_wrapped(console, first, "    ", "       ", style=style, styled=label)
            for line in more:
                _print_wrapped(console, line, "       ", "         ", style="dim")


def _print_wrapped(
    console: Console, line: str, indent: str, below: str, *, style: str = "", styled: int = 0
) -> None:
    """Print a line of values, wrapped, its continuation indented by `below`.

    `style` is that of the whole line, or of its first `styled` characters.
    """
    width = min(console.width, TEXT_WIDTH) - len(below)
    for number, (start, end) in enumerate(wrap_lines(line, 0, len(line), width)):
        before = below if number else indent
        text = Text(before + line[start:end])
        text.stylize(style, 0, len(before) + max(styled - start, 0) if styled else None)
        print_line(console, text)


def _print_removed(console: Console, document: Document) -> None:
    if not document.removed:
        return
    print_line(console)
    print_line(console, "removed: words that are not the report's own", style="bold")
    for one in document.removed:
        line = f"- {quote(one.text, REMOVED_SHOWN)}  {one_line(one.why)}"
        _print_wrapped(console, line, "  ", "    ", style="dim")
