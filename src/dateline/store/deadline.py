"""A limit of time on what is asked, for those who answer many: pages, the API, assistants.

SQLite asks now and then whether to go on, and stops in the middle of a SELECT. What it found until
then is thrown away, so that the clock decides whether there is an answer and never which.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from dateline.errors import TookTooLongError

STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock: a few tenths of a millisecond."""


@contextmanager
def in_time(connection: sqlite3.Connection, seconds: float | None) -> Iterator[None]:
    """Stop what is asked inside after so many seconds: TookTooLongError; None sets no limit."""
    if seconds is None:
        yield
        return
    until = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > until, STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        raise TookTooLongError(
            f"the answer took longer than {seconds:g} seconds and was given up: ask for less, such "
            "as fewer days, one name, one type, or fewer rows"
        ) from error
    finally:
        connection.set_progress_handler(None, 0)
