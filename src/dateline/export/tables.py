"""Tables and lines as bytes: CSV that a spreadsheet can open without running anything, plain TSV.

A cell that begins with one of = + - @, a tab or a carriage return is a formula to spreadsheets, and
news can put one there; OWASP's advice ("CSV Injection") is an apostrophe before it.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

Cell = str | int | float | date | None

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With what a cell begins that a spreadsheet may take for a formula."""

MANY = "; "
"""Stands between the values of a cell that holds several."""

PIECE = 64 * 1024
"""About how many characters are given at a time."""

_SEPARATORS = re.compile("[\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Write a table as RFC 4180 has it: quoted where needed, lines that end in CR LF.

    Text that looks like a formula gets an apostrophe in front; numbers and days stay as they are.
    NUL characters, which many readers stop at, are left out.
    """
    write: Callable[[Sequence[Cell]], str] = csv.writer(_Echo()).writerow
    guarded = ([_guard(cell) for cell in row] for row in rows)
    yield from gather(write(row) for row in chain([columns], guarded))


def write_tsv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Write a table of lines and tabs without any quoting, as event data come.

    Tabs, line ends and other control characters inside a value become spaces. No line of names is
    written when there are no `columns`. Nothing guards against formulas: these files are read by
    programs, to which an apostrophe would be a wrong value.
    """
    if columns:
        yield encode("\t".join(columns) + "\n")
    yield from write_lines("\t".join(map(_flatten, row)) for row in rows)


def write_lines(lines: Iterable[str]) -> Iterator[bytes]:
    """Write lines of text, such as one JSON object each."""
    yield from gather(f"{line}\n" for line in lines)


def json_line(value: object) -> str:
    """Write plain values as JSON in one line, also for readers that end lines at U+2028."""
    text = json.dumps(value, ensure_ascii=False)
    return _SEPARATORS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def gather(texts: Iterable[str]) -> Iterator[bytes]:
    """Give texts as bytes, in pieces of a size that is worth passing on."""
    waiting: list[str] = []
    size = 0
    for text in texts:
        waiting.append(text)
        size += len(text)
        if size >= PIECE:
            yield encode("".join(waiting))
            waiting, size = [], 0
    if waiting:
        yield encode("".join(waiting))


def encode(text: str) -> bytes:
    """Give text as UTF-8; half a surrogate pair, which UTF-8 has no bytes for, becomes U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def join_values(values: Iterable[str]) -> str:
    """Give the values of one cell, each once, in their order."""
    return MANY.join(dict.fromkeys(values))


class _Echo:
    """What csv.writer writes to: gives each line back, so that writerow gives it."""

    def write(self, line: str) -> str:
        return line


def _guard(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    clean = cell.replace("\0", "")
    return f"'{clean}" if clean.startswith(FORMULA) else clean


def _flatten(cell: Cell) -> str:
    return "" if cell is None else _CONTROL.sub(" ", str(cell))
