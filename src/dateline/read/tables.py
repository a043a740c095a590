"""Tables with one report a row: comma, semicolon, tab or bar between columns, names in line one."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import chain
from typing import BinaryIO

from dateline.errors import ReadError
from dateline.read.columns import FIELDS, find_order, find_shape
from dateline.read.decode import decode_bytes, find_encoding
from dateline.read.fields import make_found
from dateline.read.items import Found, How, Item, fail, read_whole, rejoin
from dateline.read.lines import describe_long, skip_line

_SAMPLE = 200_000
_SIGNS = ",;\t|"
_HALF = re.compile("[\udc80-\udcff]")
_MOST_COLUMNS = 2_000


def read_table(item: Item, how: How) -> Iterator[Found]:
    """Give the report of each row, or its failure; rows are numbered by their first lines.

    The names in the first line say which columns hold what, as in JSON; the mentions of GDELT are
    known by their columns without names. Raises ReadError when no column holds text or a url.
    """
    sample = item.stream.read(_SAMPLE)
    encoding = find_encoding(sample)
    stream = rejoin(sample, item.stream)
    if encoding.startswith(("utf-16", "utf-32")):
        text = decode_bytes(read_whole(replace(item, stream=stream), how), html=False)
        stream, encoding = BytesIO(text.encode()), "utf-8"
    lines = _Lines(stream, encoding, how.limits.max_bytes)
    csv.field_size_limit(how.limits.max_bytes)
    first = next(lines, "")
    sign = max(_SIGNS, key=first.count)
    rows = _number(chain((first,), lines), sign)
    head = next(rows, None)
    names = head[1] if head is not None and isinstance(head[1], list) else []
    order = find_order(names)
    if head is not None and order:
        yield from _read_rows(chain((head,), rows), order, item, how)
        return
    names = [name.strip().lstrip("\ufeff") for name in names[:_MOST_COLUMNS]]
    _check(names, how)
    row = next(rows, None)
    if row is None:
        raise ReadError("the table has names of columns and no rows: nothing is read from it")
    yield from _read_rows(chain((row,), rows), names, item, how)


def _number(lines: Iterable[str], sign: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Give each row with the number of its first line; an error is the last."""
    rows = csv.reader(lines, delimiter=sign, strict=False)
    while True:
        number = rows.line_num + 1
        try:
            yield number, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, error
            return


def _check(names: Sequence[str], how: How) -> None:
    asked = {**find_shape(names), **how.columns}
    wanted = {name for part in ("text", "html", "url") for name in asked.get(part, ())}
    wanted |= {name for part in ("text", "html", "url") for name in FIELDS[part]}
    if not wanted.intersection(names):
        found = ", ".join(name[:40] for name in names[:12]) or "none"
        raise ReadError(
            f"none of its columns ({found}) is known to hold text or a url: say which does, as in "
            "--columns title=headline,text=story"
        )


def _read_rows(
    rows: Iterable[tuple[int, list[str] | csv.Error]], names: Sequence[str], item: Item, how: How
) -> Iterator[Found]:
    for number, row in rows:
        where = f"{item.source}:{number}"
        if isinstance(row, csv.Error):
            yield fail(where, f"the table breaks there ({row}): mend the row; the rest is left")
        elif any(cell.strip() for cell in row):
            yield _read_row(row, names, where, how)


def _read_row(row: list[str], names: Sequence[str], where: str, how: How) -> Found:
    if len(row) > len(names):
        return fail(
            where, f"it has {len(row)} columns, and the table {len(names)}: quote its separators"
        )
    broken = next((cell for cell in row if _HALF.search(cell)), None)
    if broken is not None:
        return fail(where, "some of its bytes are in no encoding of the table: save it as UTF-8")
    try:
        fields = dict(zip(names, row, strict=False))
        return make_found(fields, source=where, columns=how.columns)
    except ReadError as error:
        return fail(where, str(error))


class _Lines:
    """The lines of a table, decoded one by one; a line that is too long ends them."""

    def __init__(self, stream: BinaryIO, encoding: str, most: int) -> None:
        self._stream = stream
        self._encoding = encoding
        self._most = most

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self._most + 1)
        if not line:
            raise StopIteration
        if len(line) > self._most:
            skip_line(self._stream, line)
            raise csv.Error(describe_long(self._most))
        return line.decode(self._encoding, "surrogateescape").replace("\0", "\ufffd")
