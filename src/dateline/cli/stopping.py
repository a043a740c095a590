"""Ctrl-C and SIGTERM: the command writes what it has and ends, within two seconds in any case.

The first signal raises KeyboardInterrupt, and what is read is written. A second one, or GRACE
seconds, end the process where it stands, as a kill would: the record keeps what was reported.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import click

from dateline.run.interrupts import end_servants, leave_by

GRACE = 1.2
"""Seconds after a signal in which a command may write what it has."""

_SHOW_CURSOR = b"\x1b[?25h"

_heard: list[int] = []
_last_words: list[Callable[[], str]] = []


def obey_signals() -> None:
    """Let this process, which is ours, end by Ctrl-C and SIGTERM as said above."""
    leave_by(_leave)
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) != signal.SIG_IGN:  # as started by nohup or with &
            signal.signal(number, _hear)


def exit_status() -> int:
    """Give the exit status of a command that a signal stopped: 130 for Ctrl-C, 143 for SIGTERM."""
    return 128 + (_heard[0] if _heard else signal.SIGINT)


def end_if_stopped() -> None:
    """End a process that a signal stopped, once its command is done, without tidying up first."""
    if _heard:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        end_servants()  # one that was only being started is nobody's to close
        os._exit(exit_status())


@contextmanager
def last_words(say: Callable[[], str]) -> Iterator[None]:
    """Say on stderr, should a signal stop what is inside, what `say` gives.

    Where the process does not end at once, it is said when all that was opened inside is closed.
    """
    _last_words.append(say)
    try:
        yield
    except KeyboardInterrupt:
        click.echo(say(), err=True)
        raise
    finally:  # a second signal says it twice rather than never
        _last_words.remove(say)


def _hear(number: int, _: object) -> None:
    if _heard:
        _leave(number)
    _heard.append(number)
    watch = threading.Timer(GRACE, _leave, (number,))
    watch.daemon = True
    watch.start()
    raise KeyboardInterrupt


def _leave(number: int) -> None:
    """End the process and its workers at once."""
    words = "".join(f"{say()}\n" for say in _last_words).encode("utf-8", "backslashreplace")
    try:
        os.write(2, (_SHOW_CURSOR if sys.stderr.isatty() else b"") + words)
        end_servants()
    finally:
        os._exit(128 + (_heard[0] if _heard else number))
