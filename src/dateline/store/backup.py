"""A copy of a record made while others read and write it: the record of one moment, checked."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import StoreError, UsageError
from dateline.store.connection import WAIT, connect, explain_errors
from dateline.store.migrations import check_version
from dateline.store.patience import insist

STEP = 2048
"""Pages that are copied at a time; between two steps the caller is told, and Ctrl-C is heard."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made: how many reports it holds, and its size in bytes."""

    reports: int
    size: int


def back_up(
    path: Path,
    to: Path,
    *,
    force: bool = False,
    wait: float = WAIT,
    tell: Callable[[str], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> BackedUp:
    """Copy the record at `path` into the new file `to`, as it is at this moment.

    Writers go on meanwhile; what they add is not in the copy. It takes its name when it is whole,
    checked and on the disk. `progress` is told how many pages are copied, of how many.
    UsageError when `to` is there and `force` is off, or is the record itself; StoreError when the
    record cannot be read or the copy not be written.
    """
    _check_target(path, to, force=force)
    part = to.with_name(f"{to.name}.part")
    with closing(connect(path, read_only=True, wait=wait, tell=tell)) as source:
        with explain_errors(path):
            check_version(source, path)
            source.execute("BEGIN")
            insist(source, "SELECT 1 FROM sqlite_schema")  # from here on, this moment is seen
            reports = _count(source)
        with _writing(to, part):
            _copy(source, part, progress)
            if _count_sound(part) != reports:
                raise StoreError(f"{to}: the copy has other reports than {path}: try again")
            _settle(part, to, force=force)
        return BackedUp(reports, to.stat().st_size)


def _check_target(path: Path, to: Path, *, force: bool) -> None:
    if to.is_dir():
        raise UsageError(f"{to} is a folder: give the name of a file in it")
    if to.exists() and path.exists() and to.samefile(path):
        raise UsageError(f"{to} is the record itself: give another name")
    if to.exists() and not force:
        raise UsageError(f"{to} is there already: give another name, or --force to replace it")


@contextmanager
def _writing(to: Path, part: Path) -> Iterator[None]:
    """Say what cannot be written, and leave no half of a copy."""
    try:
        with explain_errors(to):
            yield
    except OSError as error:
        raise StoreError(f"{to} cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):  # where nothing could be written, there is nothing to remove
            part.unlink(missing_ok=True)


def _copy(
    source: sqlite3.Connection, part: Path, progress: Callable[[int, int], None] | None
) -> None:
    def say(_: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part, isolation_level=None)) as target:
        target.execute("PRAGMA synchronous = OFF")  # it is put on the disk as a whole at the end
        source.backup(target, pages=STEP, progress=say)


def _count_sound(part: Path) -> int:
    """Check a copy and count its reports; it is opened so that no file appears beside it."""
    address = f"{part.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as copy:
        (found,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise StoreError(
                f"the copy is damaged ({found}), and so may be the record: run `dateline doctor`"
            )
        return _count(copy)


def _count(connection: sqlite3.Connection) -> int:
    (count,) = connection.execute("SELECT count(*) FROM document").fetchone()
    return int(count)


def _settle(part: Path, to: Path, *, force: bool) -> None:
    with part.open("rb") as file:
        os.fsync(file.fileno())
    if force:
        for ending in ("-wal", "-shm"):  # of a file that is replaced: they are none of the copy's
            to.with_name(f"{to.name}{ending}").unlink(missing_ok=True)
        part.replace(to)
        return
    try:
        os.link(part, to)  # refuses, unlike a renaming, what came there meanwhile
    except FileExistsError:
        raise UsageError(f"{to} is there already: give another name, or --force") from None
    except OSError:  # a file system without second names
        part.replace(to)
