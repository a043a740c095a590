"""Ctrl-C at the wrong moment: libraries in C swallow an interrupt that meets them loading."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_HELD = (signal.SIGINT, signal.SIGTERM)

_leave: Callable[[int], None] | None = None
"""What ends a process of our own at once; a process that is somebody else's has nothing here."""

_ends: list[Callable[[], None]] = []
"""What ends the processes that serve this one."""


def leave_by(leave: Callable[[int], None]) -> None:
    """Say how this process ends at once by a signal, when it holds nothing that must be kept."""
    global _leave  # noqa: PLW0603 (signals are the process's too)
    _leave = leave


def end_along(end: Callable[[], None]) -> None:
    """Say what ends the processes that serve this one, should it end at once."""
    _ends.append(end)


def end_servants() -> None:
    """End the processes that serve this one: in the midst of loading they would see it late."""
    for end in _ends:
        end()


@contextmanager
def hold_interrupts(*, leave: bool = True) -> Iterator[None]:
    """Act upon Ctrl-C not inside, but right after; KeyboardInterrupt is raised then.

    Where leave_by has said how, the process ends at once, unless `leave` is off, when it takes a
    second one: what mostly stands inside is the loading of models, of which nothing must be kept.
    In another thread than the main one, which hears no signals, nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []

    def hear(number: int, _: object) -> None:
        if _leave is not None and leave:
            _leave(number)
        asked.append(number)

    before = {one: signal.getsignal(one) for one in _HELD}
    held = [one for one in _HELD if callable(before[one])]
    for one in held:
        signal.signal(one, hear)
    try:
        yield
    finally:
        for one in held:
            signal.signal(one, before[one])
    if len(asked) > 1 and _leave is not None:
        _leave(asked[0])
    if asked:
        act = before[signal.Signals(asked[0])]
        if callable(act):
            act(asked[0], None)
