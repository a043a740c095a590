"""Opening the file, and turning what SQLite reports into errors that say what to do."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import StoreError
from dateline.store.patience import PatientConnection, insist

APPLICATION_ID = 0x444C_4E45
"""Marks a SQLite file as a Dateline record ("DLNE")."""

WAIT = 30.0
"""Seconds to wait for another process that writes."""

CACHE = 65_536
"""Kibibytes of pages kept in memory, at most, by who asks."""

CACHE_TO_WRITE = 196_608
"""The same for who writes: what a batch of reports changes in a record of a million claims (140 MB)
fits in. What does not fit goes to the log before the batch is done, is read from there again, and
all checks of the log are reckoned anew."""

LOG_PAGES = 65_536
"""Pages (256 MiB) that the log grows to before they go into the file: hot pages go there once."""

NEEDED = (3, 38, 0)
"""The first SQLite with STRICT tables, JSON functions and FTS5 as used here."""

_ADVICE = (
    ("locked", "another process is writing this record: wait until it is done, or stop it"),
    (
        "not a database",
        "this is no record of Dateline (not a SQLite file): if it was one, `doctor --repair`",
    ),
    (
        "malformed",
        "the file is damaged ({message}): run `dateline doctor --repair`, or restore a copy",
    ),
    ("readonly", "the record cannot be written: allow writing to the file and its folder"),
    ("unable to open", "the file cannot be opened: make sure {folder} is a folder you may use"),
    ("is full", "the disk is full: make room; nothing that was reported as read is lost"),
    (
        "disk I/O error",
        "the disk cannot be written or read: full, or failing? What was reported as read is kept",
    ),
    ("closed database", "this record was closed: open it again"),
)
"""A sign in what SQLite says, and what to tell."""


def connect(
    path: Path,
    *,
    read_only: bool,
    wait: float = WAIT,
    tell: Callable[[str], None] | None = None,
) -> sqlite3.Connection:
    """Open a SQLite file for reading, or for writing too; a missing file is made for writing.

    `wait` is how many seconds to wait for another process, `tell` is told who that is. StoreError
    when there is no file to read, or it is not a record. Commits are on the disk before they
    return (synchronous FULL), in WAL mode, so that readers never wait.
    """
    if sqlite3.sqlite_version_info < NEEDED:
        raise StoreError(
            f"Python's SQLite is {sqlite3.sqlite_version}, and a record needs 3.38 or later: "
            "use a newer Python"
        )
    if read_only and not path.exists():
        raise StoreError(f"there is no record {path}: make one with `dateline read`")
    if path.is_dir():
        raise StoreError(f"{path} is a folder: give the path of the record's file")
    with explain_errors(path):
        connection = _open_file(path, read_only=read_only)
        connection.path, connection.wait, connection.tell = path, wait, tell
        try:
            _set_up(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def explain_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into a StoreError that names the file and a way out."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_advise(error, path)}") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit what is done inside, or undo all of it when anything goes wrong."""
    insist(connection, "BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _open_file(path: Path, *, read_only: bool) -> PatientConnection:
    address = path.absolute().as_uri()
    mode = "ro" if read_only else "rwc"
    if read_only and _is_frozen(path):
        mode = "ro&immutable=1"
    return sqlite3.connect(
        f"{address}?mode={mode}",
        uri=True,
        timeout=0.0,
        isolation_level=None,
        check_same_thread=False,
        factory=PatientConnection,
    )


def _is_frozen(path: Path) -> bool:
    """Tell whether the record lies where SQLite can write no index of its log (a DVD, a mount)."""
    log = path.with_name(f"{path.name}-wal")
    return not log.exists() and not os.access(path.parent, os.W_OK)


def _set_up(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE if read_only else CACHE_TO_WRITE}")
    connection.execute("PRAGMA temp_store = MEMORY")
    insist(connection, "SELECT 1 FROM sqlite_schema")
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if (tables or read_only) and application != APPLICATION_ID:
        raise StoreError(f"{path} is a SQLite file, but no record of Dateline: give another path")
    if not read_only:
        insist(connection, "PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")


def _advise(error: sqlite3.Error, path: Path) -> str:
    message = str(error)
    for sign, advice in _ADVICE:
        if sign in message:
            return advice.format(message=message, folder=path.parent)
    return f"SQLite says {message!r}"
