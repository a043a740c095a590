"""Several files as one: a zip archive that is given piece by piece, the same bytes each time."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter


def pack(parts: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Put files into a zip archive; `parts` are the pieces of one file after the other, by name.

    They are not compressed again, and bear the first day that zip can write.
    """
    sink = Sink()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, pieces in groupby(parts, key=itemgetter(0)):
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as entry:
                for _, piece in pieces:
                    entry.write(piece)
                    yield sink.take()
    yield sink.take()


class Sink(io.RawIOBase):
    """What is written to, and taken away in pieces; it cannot be gone back in."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        """It can."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Keep what is written until it is taken."""
        self._waiting.append(bytes(data))
        self._written += len(data)
        return len(data)

    def tell(self) -> int:
        """Give how many bytes were written in all."""
        return self._written

    def take(self) -> bytes:
        """Give what was written since the last time."""
        content = b"".join(self._waiting)
        self._waiting.clear()
        return content
