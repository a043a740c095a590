"""Text wrapped to a width with lines of marks below it, like the messages of a compiler.

A mark starts with its label and goes on to the end of its words (`e1=====`), so marks of words
that do not overlap never meet; those that do go to lines of their own. Widths are columns of the
terminal, offsets are code points of the document.
"""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from dateline.cli.marks import Mark
from dateline.phrasing import visible

_WORD = re.compile(r"\S+")


def wrap_lines(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Cut a paragraph into lines of at most `width` columns, at spaces where there are any."""
    first = last = -1
    columns = 0
    for match in _WORD.finditer(text, start, end):
        if first >= 0:
            wider = columns + (match.start() - last) + cell_len(match.group())
            if wider <= width:
                last, columns = match.end(), wider
                continue
            yield first, last
        first, last = match.span()
        columns = cell_len(match.group())
        while columns > width:
            cut = first + _fitting(text[first : min(last, first + width + 1)], width)
            yield first, cut
            columns -= cell_len(text[first:cut])
            first = cut
    if first >= 0:
        yield first, last


def wrap(text: str, width: int) -> Iterator[str]:
    """Give the lines of one paragraph, each of at most `width` columns."""
    return (text[start:end] for start, end in wrap_lines(text, 0, len(text), width))


def _fitting(word: str, width: int) -> int:
    """Give how many characters of a long word fit into `width` columns, at least one."""
    columns = 0
    for count, character in enumerate(word):
        columns += cell_len(character)
        if columns > width:
            return max(count, 1)
    return len(word)


def draw_paragraph(
    text: str, start: int, end: int, marks: Sequence[Mark], width: int
) -> Iterator[Text]:
    """Give the lines of a paragraph, each followed by its lines of marks.

    `marks` are those that touch the paragraph, sorted by their start.
    """
    waiting = 0
    open_marks: list[Mark] = []
    for first, last in wrap_lines(text, start, end, width):
        while waiting < len(marks) and marks[waiting].start < last:
            open_marks.append(marks[waiting])
            waiting += 1
        open_marks = [mark for mark in open_marks if mark.end > first]
        yield _draw_words(text, first, last, open_marks)
        yield from _draw_marks(text, first, last, open_marks)


def _draw_words(text: str, first: int, last: int, marks: Sequence[Mark]) -> Text:
    line = Text(visible(text[first:last]), no_wrap=True, end="")
    for mark in sorted(marks, key=lambda mark: -mark.level):
        line.stylize(mark.style, max(mark.start - first, 0), min(mark.end, last) - first)
    return line


def _draw_marks(text: str, first: int, last: int, marks: Sequence[Mark]) -> Iterator[Text]:
    """Give lines of marks, those nearest the words first; each mark on the first with room."""
    for level in sorted({mark.level for mark in marks}):
        rows: list[Text] = []
        for mark in marks:
            if mark.level == level:
                _place_mark(rows, text, first, last, mark)
        yield from rows


def _place_mark(rows: list[Text], text: str, first: int, last: int, mark: Mark) -> None:
    left, right = max(mark.start, first), min(mark.end, last)
    at = cell_len(visible(text[first:left]))
    width = cell_len(visible(text[left:right]))
    drawn = mark.label + mark.stroke * (width - len(mark.label))
    for row in rows:
        if row.cell_len < at:
            break
    else:
        row = Text(no_wrap=True, end="")
        rows.append(row)
    row.append(" " * (at - row.cell_len))
    row.append(drawn, style=mark.style)
