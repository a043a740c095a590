"""JSON lines: broken and endless lines fail by themselves, in flat memory."""

import tracemalloc
from collections.abc import Iterator
from io import RawIOBase
from pathlib import Path

from dateline.limits import Limits
from dateline.read import read_sources
from dateline.read.budget import Budget
from dateline.read.items import How, Item
from dateline.read.lines import read_lines
from dateline.text import Failure, Report


def test_broken_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"text": "One."}\n\n{"text": \n[1]\n{"text": "\xff"}\n{"text": "Six."}'
    )
    found = list(read_sources([str(path)], limits=Limits(max_bytes=1_000)))
    assert [(type(one), one.source.rsplit(":", 1)[1]) for one in found] == [
        (Report, "1"),
        (Failure, "3"),
        (Failure, "4"),
        (Failure, "5"),
        (Report, "6"),
    ]


class LongLine(RawIOBase):
    """A stream of 50 MB without a line end, then one report; it never holds them."""

    def __init__(self) -> None:
        self._parts = self._make()
        self.left = b""

    def _make(self) -> Iterator[bytes]:
        yield b'{"text": "'
        for _ in range(50):
            yield b"a" * 1_000_000
        yield b'"}\n'
        yield b'{"text": "Two."}\n'

    def readline(self, size: int | None = -1, /) -> bytes:
        limit = size if size is not None and size >= 0 else 1 << 30
        while b"\n" not in self.left and len(self.left) < limit:
            part = next(self._parts, b"")
            if not part:
                break
            self.left += part
        end = min(self.left.find(b"\n") + 1 or limit, limit, len(self.left))
        line, self.left = self.left[:end], self.left[end:]
        return line


def test_endless_line_is_not_held() -> None:
    limits = Limits(max_bytes=20_000)
    item = Item("a.jsonl", "a.jsonl", LongLine(), Budget(limits))  # type: ignore[arg-type]
    tracemalloc.start()
    found = list(read_lines(item, How(limits)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    first, second = found
    assert isinstance(first, Failure)
    assert first.source == "a.jsonl:1"
    assert "20,000 bytes" in first.why
    assert isinstance(second, Report)
    assert second.source == "a.jsonl:2"
    assert peak < 10_000_000


def test_fifty_megabytes_in_one_line_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"text": "')
        for _ in range(50):
            stream.write(b"a" * 1_000_000)
        stream.write(b'"}\n{"text": "Two."}\n')
    first, second = read_sources([str(path)], limits=Limits())
    assert isinstance(first, Failure)
    assert first.source == f"{path.as_posix()}:1"
    assert isinstance(second, Report)
