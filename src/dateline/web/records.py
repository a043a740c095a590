"""A few open connections to one record, lent to one reader at a time."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from dateline.errors import StoreError
from dateline.store import Record

_File = tuple[int, int]


class Records:
    """Lends records that `open_one` opened for reading; made once, used from any thread.

    A record that was put in the place of the file (a repaired one, a copy) is opened anew.
    """

    def __init__(self, path: Path, open_one: Callable[[], Record]) -> None:
        self._path = path
        self._open = open_one
        self._idle: SimpleQueue[tuple[_File, Record]] = SimpleQueue()

    @contextmanager
    def lend(self) -> Iterator[Record]:
        """Give a record to ask; StoreError when there is none, or it cannot be read."""
        file, record = self._take()
        try:
            yield record
        except StoreError:
            record.close()
            raise
        except BaseException:
            self._idle.put((file, record))
            raise
        self._idle.put((file, record))

    def close(self) -> None:
        """Close all records that are not lent."""
        with suppress(Empty):
            while True:
                self._idle.get_nowait()[1].close()

    def _take(self) -> tuple[_File, Record]:
        file = self._find_file()
        with suppress(Empty):
            while True:
                known, record = self._idle.get_nowait()
                if known == file:
                    return known, record
                record.close()
        return file, self._open()

    def _find_file(self) -> _File:
        try:
            found = os.stat(self._path)
        except OSError as error:
            raise StoreError(
                f"there is no record {self._path} any more ({error.strerror}): put it back"
            ) from error
        return found.st_dev, found.st_ino
