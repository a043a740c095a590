"""The file of a watch: opened by one process at a time, each change on the disk when it is made."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from dateline.errors import StoreError
from dateline.store.connection import connect
from dateline.store.holder import find_holder
from dateline.store.migrations import run_script

APPLICATION_ID = 0x444C_4E57
"""Marks a SQLite file as what a watch keeps in mind ("DLNW")."""

VERSION = 1
ENDING = ".watch"


def name_watch_file(record: Path) -> Path:
    """Give the file beside a record in which a watch keeps what it has in mind."""
    return record.with_name(f"{record.name}{ENDING}")


def open_watch_file(path: Path) -> sqlite3.Connection:
    """Open or make the file and hold it: no other watch fills the same record meanwhile.

    StoreError when another process holds it, or it is no such file, or cannot be written.
    """
    with explain_watch_errors(path):
        connection = sqlite3.connect(path, timeout=0.0, isolation_level=None)
        try:
            _set_up(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def explain_watch_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into a StoreError that names the file and a way out."""
    try:
        yield
    except sqlite3.Error as error:
        if "locked" in str(error):
            who = find_holder(path, "has open") or "another process"
            why = f"{who} is watching for this record already: stop it, or wait until it is done"
        elif "not a database" in str(error) or "malformed" in str(error):
            why = f"what the watch keeps in mind is damaged ({error}): delete it; the record stays"
        else:
            why = (
                f"what the watch keeps in mind cannot be kept ({error}): is there room, and leave?"
            )
        raise StoreError(f"{path}: {why}") from error


def find_lost(record: Path, documents: tuple[str, ...]) -> tuple[str, ...]:
    """Give the ids of those documents that a record does not hold; all when there is no record."""
    if not record.exists():
        return documents
    with closing(connect(record, read_only=True)) as connection:
        return tuple(
            one
            for one in documents
            if connection.execute("SELECT 1 FROM document WHERE id = ?", (one,)).fetchone() is None
        )


def write_moment(moment: datetime | None) -> str | None:
    """Write a moment so that the order of text is that of time."""
    return None if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_moment(text: str | None) -> datetime | None:
    """Read what write_moment wrote."""
    return None if text is None else datetime.fromisoformat(text)


def _set_up(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN EXCLUSIVE")
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if not tables:
        run_script(connection, "watching.sql")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        connection.execute(f"PRAGMA user_version = {VERSION:d}")
    elif (application, version) != (APPLICATION_ID, VERSION):
        raise StoreError(
            f"{path} is not what this version of Dateline keeps of a watch: delete it to ask all "
            "feeds anew, or update Dateline"
        )
    connection.execute("COMMIT")
