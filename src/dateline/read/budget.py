"""What may be unpacked from one file: a small file must not become an endless one."""

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from io import BufferedReader, RawIOBase
from typing import BinaryIO

from backports import zstd

from dateline.errors import ReadError
from dateline.limits import Limits

BROKEN_ARCHIVE = (
    OSError,
    EOFError,
    ValueError,
    zlib.error,
    lzma.LZMAError,
    zstd.ZstdError,
    RuntimeError,
    KeyError,
    zipfile.BadZipFile,
    tarfile.TarError,
)
"""What the libraries raise for packed data that is broken, or packed in a way they do not know."""


class BombError(ReadError):
    """More comes out of a file than anything honest would have packed into it."""


class Budget:
    """Counts what comes out of one file, on all levels of archives in it together.

    What goes in is granted; out may come `max_ratio` times as much, and `max_bytes` in any case.
    """

    def __init__(self, limits: Limits, *, granted: int = 0) -> None:
        self._limits = limits
        self._granted = granted
        self._taken = 0

    def grant(self, size: int) -> None:
        """Count bytes of the file itself, where its size was not known before."""
        self._granted += size

    def take(self, size: int) -> None:
        """Count bytes that were unpacked; raises BombError when they are too many."""
        self._taken += size
        most = max(self._limits.max_bytes, self._limits.max_ratio * self._granted)
        if self._taken > most:
            raise BombError(
                f"more than {most:,} bytes come out of its {self._granted:,}, as of a bomb: raise "
                "DATELINE_MAX_RATIO if you trust it"
            )


class _Counted(RawIOBase):
    """A stream that tells how many bytes were read, and names what is broken."""

    def __init__(self, stream: BinaryIO, count: Callable[[int], None], what: str) -> None:
        self._stream = stream
        self._count = count
        self._what = what

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except BROKEN_ARCHIVE as error:
            raise ReadError(
                f"{self._what} is broken ({error}): get it again from where it is from"
            ) from error
        self._count(len(data))
        buffer[: len(data)] = data
        return len(data)


def unpacked(stream: BinaryIO, budget: Budget, *, what: str) -> BinaryIO:
    """Give a stream of unpacked bytes that ends with BombError when there are too many.

    `what` names what is unpacked in the ReadError that is raised when it is broken.
    """
    return BufferedReader(_Counted(stream, budget.take, what), 65_536)


def granting(stream: BinaryIO, budget: Budget, *, what: str) -> BinaryIO:
    """Give a stream whose size nobody knows; what is read of it counts as packed bytes."""
    return BufferedReader(_Counted(stream, budget.grant, what), 65_536)
