"""Inputs in an object store: what lies there, and a file of it opened as any other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO

from dateline.errors import ReadError, UsageError
from dateline.parquet.folders import open_system
from dateline.parquet.library import load
from dateline.text import Failure

BUFFER = 1 << 20
"""Bytes that are asked for at once: each asking costs a journey over the network."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in an object store: its url without what is asked of the store, size, last change.

    `where` is the url with that. `modified` counts nanoseconds.
    """

    name: str
    where: str
    size: int
    modified: int


def list_stored(url: str, *, wanted: Callable[[str], bool]) -> Iterator[Stored | Failure]:
    """Give the file at a url, or those in the folder there that `wanted` takes by name, sorted."""
    plain, _, query = url.partition("?")
    try:
        system, path = open_system(url)
        found = _look(system, path)
    except (OSError, UsageError) as error:
        yield _fail(plain, str(error).partition("\n")[0])
        return
    if found.is_file:
        yield _stored(found, plain, query)
        return
    chosen = load().fs.FileSelector(path, recursive=True, allow_not_found=True)
    try:
        infos = sorted(system.get_file_info(chosen), key=lambda one: one.path)
    except OSError as error:
        yield _fail(plain, f"it cannot be listed ({str(error)[:200]}): check name and permissions")
        return
    inside = len(path.rstrip("/")) + 1
    files = [one for one in infos if one.is_file and wanted(one.path[inside:])]
    for one in files:
        yield _stored(one, f"{plain.rstrip('/')}/{one.path[inside:]}", query)
    if not files:
        yield _fail(plain, "there is no such file, and no folder with reports: check the name")


def open_stored(where: str) -> BinaryIO:
    """Open a file in an object store for reading; OSError when that fails."""
    try:
        system, path = open_system(where)
    except UsageError as error:
        raise OSError(str(error)) from error
    return BufferedReader(_Stream(system.open_input_file(path)), BUFFER)


def _look(system: Any, path: str) -> Any:
    return system.get_file_info(path)


def _stored(info: Any, name: str, query: str) -> Stored:
    where = f"{name}?{query}" if query else name
    return Stored(name, where, info.size, info.mtime_ns or 0)


def _fail(name: str, why: str) -> Failure:
    return Failure(name, ReadError.__name__, why)


class _Stream(RawIOBase):
    """A file of pyarrow's as one of Python's."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()
