"""How commands write: JSON lines for programs, tables cut to the width of the terminal for people.

Data goes to stdout. On a terminal there is colour, unless NO_COLOR is set or the terminal is
dumb; in a pipe there is none.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from dateline.codec import dumps

PIPE_WIDTH = 100
"""Columns of text that goes into a pipe or file, where no terminal tells its width."""

GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    `least` is the width it may be cut down to, `rank` says which column goes first when the table
    does not fit even so (0 stays), `style` is a rich style. A column with `most` is cut down to
    that before those without it give way.
    """

    title: str
    least: int = 8
    rank: int = 0
    style: str = ""
    most: int = 0


class PageConsole(Console):
    """A console that leaves it to the group of commands what happens when nobody reads on."""

    def on_broken_pipe(self) -> None:
        """Raise what was caught instead of ending the process."""
        raise BrokenPipeError


def make_console(*, colour: bool | None = None, width: int | None = None) -> Console:
    """Give the console for stdout; `colour` None leaves the choice to terminal and NO_COLOR."""
    plain = colour is False or bool(os.environ.get("NO_COLOR"))
    columns = width or shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
    return PageConsole(
        file=sys.stdout,
        color_system=None if plain else "auto",
        width=max(columns, 20),
        highlight=False,
        markup=False,
        emoji=False,
    )


def print_line(console: Console, line: Text | str = "", *, style: str = "") -> None:
    """Print one line as it is: not wrapped, not cut, nothing in it taken as markup."""
    if console.color_system is None:  # ten times quicker than through rich
        console.file.write(f"{line if isinstance(line, str) else line.plain}\n")
        return
    text = Text(line) if isinstance(line, str) else line
    text.end = "\n"
    console.print(text, style=style, soft_wrap=True)


def print_rows(rows: Iterable[object]) -> None:
    """Write rows as JSON lines."""
    for row in rows:
        click.echo(dumps(row))


def wants_json(*, as_json: bool, table: bool) -> bool:
    """Tell whether rows go out as JSON: asked for, or stdout is no terminal and nothing asked."""
    return as_json or not (table or sys.stdout.isatty())


def print_table(console: Console, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Print a table whose lines fit the console; a cell that is too long ends in an ellipsis.

    A column in which every cell is empty is left out, and so is the least important one (by its
    rank) for which there is no room.
    """
    used = choose_columns(columns, rows, console.width)
    shown = [columns[at] for at in used]
    cells = [[row[at] for at in used] for row in rows]
    widths = fit_widths(shown, cells, console.width)
    titles = [column.title for column in shown]
    print_line(console, _table_line(titles, widths, ["bold"] * len(shown)))
    styles = [column.style for column in shown]
    for row in cells:
        print_line(console, _table_line(row, widths, styles))


def choose_columns(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int
) -> list[int]:
    """Give the numbers of the columns that are not empty and fit at their least widths."""
    used = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    needs = {
        at: max(
            len(columns[at].title),
            min(columns[at].least, max(cell_len(row[at]) for row in rows)),
        )
        for at in used
    }
    while sum(needs[at] + len(GAP) for at in used) - len(GAP) > width:
        last = max(used, key=lambda at: (columns[at].rank, at))
        if not columns[last].rank:
            break
        used.remove(last)
    return used


def fit_widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Give the width of each column so that a line has at most `width` columns.

    The widest column gives way first, none below the least width it needs; if that is not enough,
    the line sticks out.
    """
    natural = [
        max([cell_len(column.title), *(cell_len(row[at]) for row in rows)])
        for at, column in enumerate(columns)
    ]
    least = [
        min(wide, max(column.least, cell_len(column.title)))
        for wide, column in zip(natural, columns, strict=True)
    ]
    widths = [max(min(wide, width), low) for wide, low in zip(natural, least, strict=True)]
    room = width - len(GAP) * (len(widths) - 1)
    for at, column in enumerate(columns):
        if column.most and sum(widths) > room:
            widths[at] = max(least[at], column.most, widths[at] - (sum(widths) - room))
            widths[at] = min(widths[at], natural[at])
    excess = sum(widths) - room
    for _ in range(excess):
        at = max(range(len(widths)), key=lambda one: (widths[one] > least[one], widths[one]))
        if widths[at] == least[at]:
            break
        widths[at] -= 1
    return widths


def _table_line(cells: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> Text:
    line = Text(no_wrap=True)
    last = len(cells) - 1
    for at, (cell, width, style) in enumerate(zip(cells, widths, styles, strict=True)):
        line.append(cut(cell, width), style=style)
        if at < last:
            line.append(" " * (width - cell_len(cut(cell, width))) + GAP)
    line.rstrip()
    return line


def cut(text: str, width: int) -> str:
    """Cut text to `width` columns, the last of them an ellipsis if anything is missing."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + "…"


def start_near(text: str, focus: str, *, before: int = 24) -> str:
    """Give text from a few words before `focus` on, so that a cut at the end leaves it in sight."""
    at = text.find(focus)
    if at <= before:
        return text
    space = text.find(" ", at - before, at)
    return f"…{text[space + 1 if space >= 0 else at - before :]}"
