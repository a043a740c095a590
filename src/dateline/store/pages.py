"""The rows of a SQLite file read page by page, without SQLite, so that damage costs its page alone.

SQLite finds a row by way of others: one broken page above hides thousands of whole rows. Here every
leaf of every table is read by itself, so that what stands on whole pages is found. Nothing tells
to which table a page belongs; the caller knows its rows by their look, and checks their content.

The format: sqlite.org/fileformat2.html.
"""

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Value = None | int | float | str | bytes

MAGIC = b"SQLite format 3\0"
_PAGE_SIZES = frozenset(2**power for power in range(9, 17))
_USUAL = 4096
_LEAF = 0x0D
_LOG_HEADER = 32
_FRAME_HEADER = 24
_LOG_MAGIC = (0x377F0682, 0x377F0683)
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of the integers, by their serial type."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as a page holds it; a column that is the row's number is None."""

    number: int
    values: tuple[Value, ...]


class Pages:
    """The pages of a file as they were committed: those in its log go before those in the file.

    `version` is that of the record's tables, 0 when the file's head does not tell it.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        head = self._file.read(100)
        log = path.with_name(f"{path.name}-wal")
        self._log = log.read_bytes() if log.exists() else b""
        self.size = _find_page_size(head, self._log)
        self.version = int.from_bytes(head[60:64], "big") if head[:16] == MAGIC else 0
        self._usable = self.size - (head[20] if head[:16] == MAGIC and head[20] < 64 else 0)
        self._newest = dict(_read_log(self._log, self.size))
        length = self._file.seek(0, os.SEEK_END)
        self.count = max(length // self.size, *self._newest, 0)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def rows(self) -> Iterator[RawRow | None]:
        """Give the rows on all leaves of tables, in no order; None for one that is broken."""
        for number in range(1, self.count + 1):
            page = self._page(number)
            start = 100 if number == 1 else 0
            if len(page) == self.size and page[start] == _LEAF:
                yield from self._rows_on(page, start)

    def _page(self, number: int) -> bytes:
        at = self._newest.get(number)
        if at is not None:
            return self._log[at : at + self.size]
        self._file.seek((number - 1) * self.size)
        return self._file.read(self.size)

    def _rows_on(self, page: bytes, start: int) -> Iterator[RawRow | None]:
        (cells,) = struct.unpack_from(">H", page, start + 3)
        if start + 8 + 2 * cells > self._usable:
            yield None
            return
        for at in struct.unpack_from(f">{cells}H", page, start + 8):
            try:
                yield self._read_cell(page, at)
            except (IndexError, KeyError, ValueError, struct.error):
                yield None

    def _read_cell(self, page: bytes, at: int) -> RawRow:
        length, at = _read_varint(page, at)
        number, at = _read_varint(page, at)
        local = self._count_local(length)
        payload = page[at : at + local]
        if len(payload) < local or at + local > self._usable:
            raise ValueError("a row goes on behind its page")
        if local < length:
            (further,) = struct.unpack_from(">I", page, at + local)
            payload = self._follow(payload, further, length)
        return RawRow(number, _read_values(payload))

    def _count_local(self, length: int) -> int:
        """How many bytes of a row stand on its leaf; the rest stands on pages of its own."""
        if length <= self._usable - 35:
            return length
        least = (self._usable - 12) * 32 // 255 - 23
        rest = least + (length - least) % (self._usable - 4)
        return rest if rest <= self._usable - 35 else least

    def _follow(self, payload: bytes, further: int, length: int) -> bytes:
        parts = [payload]
        left = length - len(payload)
        if left > self.count * self.size:
            raise ValueError("a row is longer than its file")
        while left > 0:
            page = self._page(further) if 0 < further <= self.count else b""
            if len(page) < self.size:
                raise ValueError("a row goes on on a page that is not there")
            (further,) = struct.unpack_from(">I", page)
            parts.append(page[4 : min(self._usable, 4 + left)])
            left -= len(parts[-1])
        return b"".join(parts)


def _find_page_size(head: bytes, log: bytes) -> int:
    if head[:16] == MAGIC:
        size = int.from_bytes(head[16:18], "big")
        size = 65_536 if size == 1 else size
        if size in _PAGE_SIZES:
            return size
    size = int.from_bytes(log[8:12], "big")
    return size if size in _PAGE_SIZES else _USUAL


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    """Read a number of one to nine bytes; gives it and where it ends."""
    value = 0
    for place in range(at, at + 8):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return _sign(value << 8 | data[at + 8], 8), at + 9


def _sign(value: int, size: int) -> int:
    return value - (1 << 8 * size) if value >> 8 * size - 1 else value


def _read_values(payload: bytes) -> tuple[Value, ...]:
    head, at = _read_varint(payload, 0)
    kinds = []
    while at < head:
        kind, at = _read_varint(payload, at)
        kinds.append(kind)
    if at != head:
        raise ValueError("the head of a row ends inside a number")
    values = []
    for kind in kinds:
        value, at = _read_value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise ValueError("a row has another length than its columns")
    return tuple(values)


def _read_value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind >= 12:
        end = at + (kind - 12) // 2
        data = payload[at:end]
        return (data.decode("utf-8", "surrogatepass") if kind % 2 else data), end
    if kind in _INTEGERS:
        end = at + _INTEGERS[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    return {0: None, 8: 0, 9: 1}[kind], at


def _read_log(log: bytes, size: int) -> Iterator[tuple[int, int]]:
    """Give number and place of the pages in a log, older ones first, up to the last commit.

    The log ends where a sum is wrong, as it does for SQLite: what follows was never committed, or
    cannot be told from it.
    """
    if len(log) < _LOG_HEADER or int.from_bytes(log[:4], "big") not in _LOG_MAGIC:
        return
    order = ">" if int.from_bytes(log[:4], "big") & 1 else "<"
    sums = _add_up((0, 0), log[:24], order)
    if sums != struct.unpack_from(">II", log, 24) or int.from_bytes(log[8:12], "big") != size:
        return
    waiting: list[tuple[int, int]] = []
    for at in range(_LOG_HEADER, len(log) - size - _FRAME_HEADER + 1, size + _FRAME_HEADER):
        body = at + _FRAME_HEADER
        sums = _add_up(sums, log[at : at + 8] + log[body : body + size], order)
        if log[at + 8 : at + 16] != log[16:24] or sums != struct.unpack_from(">II", log, at + 16):
            return
        number, commits = struct.unpack_from(">II", log, at)
        waiting.append((number, body))
        if commits:
            yield from waiting
            waiting = []


def _add_up(sums: tuple[int, int], data: bytes, order: str) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFF_FFFF
        second = (second + other + first) & 0xFFFF_FFFF
    return first, second
