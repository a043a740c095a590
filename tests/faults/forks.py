"""Runs commands that read in processes forked from one that has loaded the language model.

So that many runs can be killed in a short time: all but the loading is what the command does. Lines
of JSON on stdin name the arguments, the folder, and files for what is said to be read, for stdout
and for stderr; each answer is the process's number, then its status.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from dateline.cli import app, read
from dateline.cli.progress import Display, Tally
from dateline.knowledge import load_knowledge
from dateline.pipeline import make_pipeline
from dateline.run import local
from dateline.settings import Settings
from dateline.text import Failure, Report

SOON = 0.02
"""Seconds between writes: shorter than the command's, so that more kills meet one."""


class Teller:
    """Says in a file how many reports are read, each time that this is said to a user."""

    def __init__(self, path: str) -> None:
        self._out = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def show(self, tally: Tally) -> None:
        os.write(self._out, f"{tally.read}\n".encode())

    def fail(self, failure: Failure) -> None:
        raise AssertionError(failure)


def run(args: Sequence[str], cwd: str, said: str, out: str, errors: str) -> None:
    """Be the command; does not return.

    Libraries wait at the end of a process for threads that a fork did not take along, so it ends
    without them.
    """

    @contextmanager
    def open_display(*_: object, **__: object) -> Iterator[Display]:
        yield Teller(said)

    for number, path in ((1, out), (2, errors)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.chdir(cwd)
    changed: Any = read
    changed.open_display = open_display
    changed.WAIT = SOON
    sys.argv = ["dateline", *args]
    try:
        app.main()
    except SystemExit as end:
        os._exit(int(end.code or 0))
    finally:
        os._exit(99)


def serve() -> None:
    """Load the model, then fork for each line."""
    pipeline = make_pipeline(Settings())
    list(pipeline.read([Report("warm", "Ministers met in Oslo on Monday.", "text/plain")]))
    load_knowledge(())
    changed: Any = local
    changed.make_pipeline = lambda _: pipeline
    dead: list[int] = []
    for line in sys.stdin:
        while dead:
            os.waitpid(dead.pop(), 0)
        wanted = json.loads(line)
        child = os.fork()
        if not child:
            run(**wanted)
        _answer(child)
        ended = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        assert ended is not None
        _answer(ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status)
        dead.append(child)  # with the next: a signal to one that is gone may meet a stranger


def _answer(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve()
