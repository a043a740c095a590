"""A file that is open: as a context manager it closes at the end."""

import sqlite3
from types import TracebackType
from typing import Self


class OpenFile:
    """Holds the connection of a file; nothing is waiting to be written at any time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
