"""A folder to write to, on this machine or in an object store: a file is there whole or not at all.

On this machine a file is written under a name of its own below `unfinished/`, put on the disk, and
renamed. An object store shows a file when its writing is done, so there it is written in place.
"""

import os
import re
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from dateline.errors import StoreError, UsageError
from dateline.parquet.library import load

REMOTE = ("s3://", "gs://", "gcs://")
"""How paths begin that lie in an object store: Amazon's (and what speaks like it), Google's."""

UNFINISHED = "unfinished"


def is_remote(name: str) -> bool:
    """Tell whether a path lies in an object store."""
    return name.lower().startswith(REMOTE)


def open_system(url: str) -> tuple[Any, str]:
    """Give the file system of a url and the path in it; UsageError when there is none.

    Credentials, region and endpoint are taken where the store's own tools take them (environment,
    configuration), or from the url: `s3://bucket/folder?endpoint_override=...&scheme=http`.
    """
    fs = load().fs
    try:
        system, path = fs.FileSystem.from_uri(re.sub("^gcs://", "gs://", url, flags=re.IGNORECASE))
    except (OSError, ValueError, NotImplementedError) as error:
        raise UsageError(f"{url} cannot be opened ({_first_line(error)}): check it") from error
    return system, path


class Folder(Protocol):
    """Files by their names within a folder, with `/` between the parts.

    All methods raise StoreError, with the file and what to do, when the folder cannot be used.
    """

    def names(self, below: str) -> tuple[str, ...]:
        """Give the names of the files right below a folder in this one, sorted."""
        ...

    def folders(self, below: str) -> tuple[str, ...]:
        """Give the names of the folders right below a folder in this one, sorted."""
        ...

    def size(self, name: str) -> int | None:
        """Give the bytes of a file; None when it is not there."""
        ...

    def read(self, name: str) -> bytes:
        """Give what is in a file."""
        ...

    def open(self, name: str) -> Any:
        """Open a file for pyarrow to read; the caller closes it."""
        ...

    def create(self, name: str) -> AbstractContextManager[BinaryIO]:
        """Give a stream for a block; without an error in it, the file is there at its end, whole.

        One that is there already is replaced.
        """
        ...

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        ...


def open_folder(name: str) -> Folder:
    """Give the folder at a path or url; it is made when something is written to it."""
    return _RemoteFolder(name) if is_remote(name) else _LocalFolder(Path(name))


class _LocalFolder:
    """A folder of this machine, or one that looks like it (a network file system)."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self, below: str) -> tuple[str, ...]:
        return tuple(one.name for one in self._list(below) if one.is_file())

    def folders(self, below: str) -> tuple[str, ...]:
        return tuple(one.name for one in self._list(below) if one.is_dir())

    def _list(self, below: str) -> list[Path]:
        folder = self._path / below
        with _explained(folder):
            return sorted(folder.iterdir()) if folder.is_dir() else []

    def size(self, name: str) -> int | None:
        with _explained(self._path / name):
            path = self._path / name
            return path.stat().st_size if path.exists() else None

    def read(self, name: str) -> bytes:
        with _explained(self._path / name):
            return (self._path / name).read_bytes()

    def open(self, name: str) -> Any:
        with _explained(self._path / name):
            return (self._path / name).open("rb")

    @contextmanager
    def create(self, name: str) -> Iterator[BinaryIO]:
        final = self._path / name
        made = self._path / UNFINISHED / f"{os.uname().nodename}-{os.getpid()}" / name
        try:
            with _explained(final):
                made.parent.mkdir(parents=True, exist_ok=True)
                with made.open("wb") as stream:
                    yield stream
                    stream.flush()
                    os.fsync(stream.fileno())
                final.parent.mkdir(parents=True, exist_ok=True)
                made.replace(final)
        finally:
            with suppress(OSError):
                made.unlink(missing_ok=True)
            _remove_empty(made.parent, above=self._path)

    def remove(self, name: str) -> None:
        with _explained(self._path / name):
            (self._path / name).unlink(missing_ok=True)


class _RemoteFolder:
    """A folder of an object store: names with a common beginning."""

    def __init__(self, url: str) -> None:
        self._system, path = open_system(url)
        self._path = path.rstrip("/")
        self._url = url

    def names(self, below: str) -> tuple[str, ...]:
        return tuple(one.base_name for one in self._list(below) if one.is_file)

    def folders(self, below: str) -> tuple[str, ...]:
        return tuple(one.base_name for one in self._list(below) if not one.is_file)

    def _list(self, below: str) -> list[Any]:
        chosen = load().fs.FileSelector(f"{self._path}/{below}", allow_not_found=True)
        with _explained(f"{self._url} {below}"):
            return sorted(self._system.get_file_info(chosen), key=lambda one: str(one.path))

    def size(self, name: str) -> int | None:
        with _explained(f"{self._url} {name}"):
            info = self._system.get_file_info(f"{self._path}/{name}")
        return info.size if info.is_file else None

    def read(self, name: str) -> bytes:
        with self.open(name) as stream, _explained(f"{self._url} {name}"):
            return bytes(stream.read())

    def open(self, name: str) -> Any:
        with _explained(f"{self._url} {name}"):
            return self._system.open_input_file(f"{self._path}/{name}")

    @contextmanager
    def create(self, name: str) -> Iterator[BinaryIO]:
        with _explained(f"{self._url} {name}"):
            stream = self._system.open_output_stream(f"{self._path}/{name}")
            yield stream
            stream.close()  # not after an error: what is there then is not whole

    def remove(self, name: str) -> None:
        with _explained(f"{self._url} {name}"):
            if self.size(name) is not None:
                self._system.delete_file(f"{self._path}/{name}")


def sweep(name: str, *, here: Callable[[int], bool], done: Collection[str] = ()) -> None:
    """Remove from a local folder what processes left half written when they died.

    That is all of those of this machine of which `here` says by their number that they run no
    more, and, of any machine, what stands in a folder that is named in `done`.
    """
    if is_remote(name):
        return
    unfinished = Path(name) / UNFINISHED
    for folder in unfinished.glob("*"):
        host, _, number = folder.name.rpartition("-")
        if host == os.uname().nodename and number.isdecimal() and not here(int(number)):
            shutil.rmtree(folder, ignore_errors=True)
    for file in unfinished.glob("*/*/*/*"):
        if file.parent.name in done:
            with suppress(OSError):
                file.unlink()
            _remove_empty(file.parent, above=Path(name))
    _remove_empty(unfinished, above=Path(name))


def _remove_empty(folder: Path, *, above: Path) -> None:
    """Remove a folder and those above it, up to `above`, as long as nothing lies in them."""
    while folder != above:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


@contextmanager
def _explained(path: object) -> Iterator[None]:
    """Turn what a file system says into a StoreError that says what to do."""
    try:
        yield
    except OSError as error:
        why = error.strerror or _first_line(error)
        raise StoreError(
            f"{path}: {why}: is there room, and may you read and write there?"
        ) from error


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0][:300]
