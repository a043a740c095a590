"""Inputs as they are listed; those in an object store are found and opened here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import Any, BinaryIO

from dateline.errors import ReadError, UsageError
from dateline.parquet.folders import open_system
from dateline.parquet.library import load
from dateline.text import Failure

BUFFER = 1 << 20
"""Bytes that are asked for at once: each asking costs a journey over the network."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: its name, as reports will say it, size in bytes, last change in nanoseconds.

    `where` is how anybody finds it: an absolute path, or a url with what is asked of the store.
    """

    name: str
    where: str
    size: int
    modified: int


def list_stored(url: str, *, wanted: Callable[[str], bool]) -> Iterator[Input | Failure]:
    """Give the file at a url, or those in the folder there that `wanted` takes by name, sorted."""
    plain, _, query = url.partition("?")
    try:
        system, path = open_system(url)
        found = system.get_file_info(path)
    except (OSError, UsageError) as error:
        yield _fail(plain, str(error).partition("\n")[0])
        return
    if found.is_file:
        yield _make_input(found, plain, query)
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
        yield _make_input(one, f"{plain.rstrip('/')}/{one.path[inside:]}", query)
    if not files:
        yield _fail(plain, "there is no such file, and no folder with reports: check the name")


def open_stored(where: str) -> BinaryIO:
    """Open a file in an object store for reading; OSError when that fails."""
    try:
        system, path = open_system(where)
    except UsageError as error:
        raise OSError(str(error)) from error
    return BufferedReader(system.open_input_file(path), BUFFER)


def _make_input(info: Any, name: str, query: str) -> Input:
    where = f"{name}?{query}" if query else name
    return Input(name, where, info.size, info.mtime_ns or 0)


def _fail(name: str, why: str) -> Failure:
    return Failure(name, ReadError.__name__, why)
