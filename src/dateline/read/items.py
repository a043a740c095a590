"""What readers are given and what they give: the words that all files of this room share."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import PurePosixPath
from typing import BinaryIO

from dateline.errors import ReadError
from dateline.limits import Limits, Timer, no_timer
from dateline.read.budget import Budget
from dateline.text import Failure, Report

PEEK = 8192
"""Bytes by which a file is recognised."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read: a file, a member of an archive, a page from the web.

    `source` is where it was found, as reports will say; `name` is what its ending is taken from.
    `url` is where it is from if that is known, `depth` how many archives it lies in.
    """

    source: str
    name: str
    stream: BinaryIO
    budget: Budget
    url: str | None = None
    depth: int = 0

    @property
    def ending(self) -> str:
        """The last ending of the name, in small letters (".gz"), or nothing."""
        return PurePosixPath(self.name.lower().rstrip("/ .")).suffix

    def member(
        self, name: str, stream: BinaryIO, *, url: str | None = None, called: str | None = None
    ) -> "Item":
        """Give what lies in this item under a name of its own (FILE!MEMBER).

        `called` takes the place of a name whose ending says nothing of its content.
        """
        source = f"{self.source}!{name}"
        return Item(source, called or name, stream, self.budget, url, self.depth + 1)

    def inner(self, name: str, stream: BinaryIO) -> "Item":
        """Give what this item is when it is unpacked: the same thing by the same name."""
        return Item(self.source, name, stream, self.budget, self.url, self.depth + 1)


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a page where it is named; the fields are those of a report."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None

    def fill(self, report: Report) -> Report:
        """Give a report with what it lacks itself."""
        known = {one.name: getattr(self, one.name) for one in fields(self)}
        lacking = {part: one for part, one in known.items() if one and not getattr(report, part)}
        return replace(report, **lacking) if lacking else report


@dataclass(frozen=True, slots=True)
class Link:
    """A page that is named, with what is said of it; `instead` is what can be read without it."""

    source: str
    url: str
    about: About = About()
    instead: Report | None = None


Found = Item | Report | Failure | Link
Columns = Mapping[str, tuple[str, ...]]
"""For a part of a report ("title"), the names of fields or columns that can hold it."""


@dataclass(frozen=True, slots=True)
class How:
    """How things are read: within which limits, with which names of columns first.

    `wanted` tells by a name whether a file that nobody named itself may be a report.
    """

    limits: Limits = field(default_factory=Limits)
    columns: Columns = field(default_factory=dict)
    timer: Timer = no_timer
    wanted: Callable[[str], bool] = bool


Reader = Callable[[Item, How], Iterator[Found]]
"""Gives what an item holds; raises ReadError when it, as a whole, cannot be read."""


def is_url(words: str) -> bool:
    """Tell whether words begin as the url of a page."""
    return words.lower().startswith(("http://", "https://"))


def fail(source: str, why: str) -> Failure:
    """Give a failure to read."""
    return Failure(source, ReadError.__name__, why)


def read_whole(item: Item, how: How) -> bytes:
    """Give all bytes of an item; ReadError when they are more than a report may have."""
    most = how.limits.max_bytes
    data = item.stream.read(most + 1)
    if len(data) > most:
        raise ReadError(
            f"it has more than {most:,} bytes: split it, or raise DATELINE_MAX_BYTES if it is a "
            "report"
        )
    return data


def peek(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Give the first bytes of a stream, and a stream that still begins with them."""
    head = stream.read(PEEK)
    if stream.seekable():
        stream.seek(0)
        return head, stream
    return head, rejoin(head, stream)


def rejoin(head: bytes, rest: BinaryIO) -> BinaryIO:
    """Give a stream of `head`, which was read already, and the rest."""
    return BufferedReader(_Rejoined(head, rest), 65_536)


class _Rejoined(RawIOBase):
    """A stream that begins with what was read of it already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
