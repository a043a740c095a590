"""How large, deep and slow an input may be before it is set aside."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost; the rest is read whatever becomes of it.

    `max_bytes` bounds a file that is read whole, a line, a row and a page from the web, unpacked.
    `max_ratio` bounds what all that is packed in one file may unpack to, in sizes of that file;
    up to `max_bytes` may always come out. `max_depth` counts archives within archives, and
    `max_seconds` the time that one report may take.
    """

    max_bytes: int = 20_000_000
    max_ratio: int = 200
    max_depth: int = 6
    max_seconds: int = 120


class TimeUp(BaseException):
    """The time of one report is over.

    No Exception, so that no library that forgives its own errors forgives this as well.
    """


Timer = Callable[[], AbstractContextManager[object]]
"""Gives a block in which TimeUp is raised when the work of one report takes too long."""


def no_timer() -> AbstractContextManager[object]:
    """Bound no time."""
    return nullcontext()
