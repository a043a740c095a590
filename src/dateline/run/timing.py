"""The time of one report, held by the system's clock; stages get it as an argument."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from dateline.limits import Timer, TimeUp, no_timer


def make_timer(seconds: float) -> Timer:
    """Give a timer of so many seconds; one that bounds nothing where signals cannot be used.

    That is on Windows, and in threads other than the first. Work inside a library that is not
    Python ends when the library gives control back.
    """
    usable = hasattr(signal, "setitimer")
    if not usable or threading.current_thread() is not threading.main_thread():
        return no_timer
    return lambda: _within(seconds)


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 (the system's call)
        raise TimeUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
