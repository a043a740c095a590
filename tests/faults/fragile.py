"""Work for worker processes that one item breaks, in every way in which a process can end."""

import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

Work = Callable[[list[str]], list[str]]


def make_work(folder: Path) -> Work:
    """Give work that answers each word in capitals, and does what some words say.

    `folder` is where it notes which words it was given, and how often.
    """

    def work(items: list[str]) -> list[str]:
        return [_answer(item, folder) for item in items]

    return work


def make_nothing(how: str) -> Work:
    """Break before there is any work."""
    _act(how)
    raise ValueError("the model is broken")


def _answer(item: str, folder: Path) -> str:
    with (folder / item.replace(" ", "_")).open("a") as out:
        out.write("x")
    if not item.startswith("once") or (folder / item.replace(" ", "_")).stat().st_size == 1:
        _act(item)
    return item.upper()


def _act(item: str) -> None:
    if "kill" in item:
        os.kill(os.getpid(), signal.SIGKILL)
    if "segfault" in item:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.kill(os.getpid(), signal.SIGSEGV)
    if "exit" in item:
        os._exit(7)
    if "raise" in item:
        raise ValueError("a bug of ours")
    if "recurse" in item:
        sys.setrecursionlimit(10**6)
        _act(item)
