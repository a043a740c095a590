"""A process that tidies up after another, however that one ends: by itself, by Ctrl-C, by a kill.

It waits until its parent closes the pipe between them, or is gone. Then it ends what still runs of
all that the parent marked as its own, by a value in the environment, which children inherit, or by
files that they have open in a folder made for them, and removes that folder. It is a program of its
own that imports nothing of ours, so that it costs little.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

MARK = "DATELINE_MINDED"
"""The variable in the environment of all processes that are minded."""

PATIENCE = 5.0
"""Seconds that it takes at most."""


class Minder:
    """Starts a minder of all processes that carry `mark`, and of `folder`; this one is left."""

    def __init__(self, mark: str, folder: Path) -> None:
        command = [sys.executable, "-I", "-S", __file__, mark, str(folder), str(os.getpid())]
        clean = {name: one for name, one in os.environ.items() if name != MARK}
        self._process = subprocess.Popen(  # noqa: S603 (this file)
            command, stdin=subprocess.PIPE, env=clean, start_new_session=True
        )

    def tidy_up(self) -> None:
        """Let it do its work now; when this returns, all is gone."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(2 * PATIENCE)


def tidy_up(mark: str, folder: Path, parent: int) -> None:
    """End all processes but the parent that carry the mark or use the folder, then remove it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        left = _find(mark, folder) - {os.getpid(), parent}
        for number in left:
            _kill(number)
        shutil.rmtree(folder, ignore_errors=True)
        if not left and not folder.exists():
            return
        time.sleep(0.02)


def _find(mark: str, folder: Path) -> set[int]:
    """Give the processes that are minded; of those that are dead nothing can be read.

    A process that gives itself a name writes over its environment; it has files open in the folder.
    """
    sign, begin = f"{MARK}={mark}".encode(), f"{folder}/"
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it is gone, or somebody else's
            if sign in (process / "environ").read_bytes().split(b"\0") or any(
                _points_to(one).startswith(begin) for one in (process / "fd").iterdir()
            ):
                found.add(int(process.name))
    return found


def _points_to(link: Path) -> str:
    try:
        return os.readlink(link)
    except OSError:  # closed meanwhile
        return ""


def _kill(number: int) -> None:
    with suppress(OSError):  # it is gone
        os.kill(number, signal.SIGKILL)


def main() -> None:
    """Wait for the parent, then tidy up."""
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)
    sys.stdin.read()
    tidy_up(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))


if __name__ == "__main__":
    main()
