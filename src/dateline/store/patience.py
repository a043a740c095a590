"""Waiting for another process that writes: for as long as was said, aloud, and open to Ctrl-C.

SQLite would wait by itself, but deaf to Ctrl-C and without a word; so it is told not to wait, and
what it refused is tried again.
"""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from dateline.errors import StoreError
from dateline.store.holder import find_holder

PAUSE = 0.05
"""Seconds between two tries."""

ALOUD = 20
"""Tries after which it is said for whom one waits."""


class PatientConnection(sqlite3.Connection):
    """A connection that knows how long it may wait, and whom to tell."""

    wait: float = 0.0
    path: Path = Path()
    tell: Callable[[str], None] | None = None


def insist(connection: sqlite3.Connection, statement: str) -> None:
    """Execute a statement that needs a lock, again and again for as long as the connection waits.

    When that is over, StoreError says who has the lock. What goes wrong otherwise is raised.
    """
    tries = 0
    while True:
        try:
            connection.execute(statement).fetchone()
        except sqlite3.OperationalError as error:
            if not isinstance(connection, PatientConnection) or "locked" not in str(error):
                raise
            if tries * PAUSE >= connection.wait:
                raise StoreError(_give_up(connection)) from error
            tries += 1
            if tries == ALOUD:
                _tell(connection)
            time.sleep(PAUSE)
        else:
            return


def _tell(connection: PatientConnection) -> None:
    if connection.tell is not None:
        who = find_holder(connection.path) or "another process"
        connection.tell(
            f"waiting for {who}, which is writing {connection.path}; "
            f"for {connection.wait:.0f} seconds at most"
        )


def _give_up(connection: PatientConnection) -> str:
    who = find_holder(connection.path) or "another process"
    return (
        f"{connection.path}: {who} is writing this record, and {connection.wait:g} seconds of "
        "waiting are over: wait until it is done, or stop it"
    )
