"""Reports made up for reading, the command as a process, and records compared."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dateline.recording import make_rules
from dateline.store import Record

ROOT = Path(__file__).parents[2]
CALIBRATION = 0.2
"""Seconds of work by which it is told how many share the machine."""
BATCH = "2"
"""Reports that are written at once: few, so that what is read is soon in the record."""
COMMAND = (sys.executable, "-m", "dateline")

_WHO = ("Norway", "Egypt", "NATO", "Kenya", "the African Union", "Turkey")
_DONE = ("signed a treaty with", "condemned", "met", "threatened", "sent aid to")
_WHERE = ("Oslo", "Cairo", "Nairobi", "Brussels")


def environment() -> dict[str, str]:
    """What a command sees: nothing that a developer has set for Dateline, but our source."""
    clean = {name: one for name, one in os.environ.items() if not name.startswith("DATELINE_")}
    return {**clean, "DATELINE_KNOWLEDGE": "", "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}


def write_reports(path: Path, count: int, *, seed: int = 0) -> Path:
    """Write made-up reports, one a line; every tenth prints the text of another one."""
    chance = random.Random(seed)  # noqa: S311
    with path.open("w", encoding="utf-8") as out:
        text = ""
        for n in range(count):
            if n % 10 != 9:
                text = _make_sentence(chance, n)
            day = f"2020-{n % 12 + 1:02}-{n % 28 + 1:02}"
            report = {"text": text, "url": f"https://p{n % 7}.example/{n}", "date": day}
            out.write(json.dumps(report) + "\n")
    return path


def _make_sentence(chance: random.Random, n: int) -> str:
    one, other = chance.sample(_WHO, 2)
    done, where = chance.choice(_DONE), chance.choice(_WHERE)
    return f"On day {n}, {one} {done} {other} in {where}, said envoy number {n}."


def run(*args: str, cwd: Path, **extra: str) -> "subprocess.CompletedProcess[str]":
    """Run the command to its end; `extra` goes into its environment."""
    return subprocess.run(  # noqa: S603 (our own command)
        [*COMMAND, *args], cwd=cwd, env={**environment(), **extra}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def start(
    *args: str, cwd: Path, stdout: int | None = None, **extra: str
) -> "subprocess.Popen[str]":
    """Start the command in a group of its own, as a shell does; `extra` as above."""
    return subprocess.Popen(  # noqa: S603 (our own command)
        [*COMMAND, *args], cwd=cwd, env={**environment(), **extra}, text=True,
        start_new_session=True, stdout=stdout, stderr=subprocess.PIPE,
    )  # fmt: skip


def count_documents(path: Path) -> int:
    """How many documents a record holds; 0 while there is none."""
    if not path.exists():
        return 0
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=10)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
        except sqlite3.OperationalError:  # its tables are not made yet
            return 0


def dump(path: Path) -> list[str]:
    """All rows of a record, in an order that their content gives."""
    with Record.open(path, read_only=True) as record:
        return list(record.dump())


def is_sound(path: Path) -> bool:
    """Tell whether a record is as `dateline doctor` wants it."""
    with Record.open(path, read_only=True, rules=make_rules(None)) as record:
        return record.check() == ()


def comes_true(fits: Callable[[], bool], *, seconds: float = 30) -> bool:
    """Wait for something to come true."""
    deadline = time.monotonic() + seconds
    while not fits() and time.monotonic() < deadline:
        time.sleep(0.02)
    return fits()


def ends_soon(asked: float, *, within: float = 2.0) -> bool:
    """Tell whether what was asked to end at `asked` did so.

    Where others use the machine too, it may take as many times longer as a piece of work does now.
    """
    took = time.monotonic() - asked
    if took < within:
        return True
    begun, worked = time.monotonic(), time.process_time()
    while time.process_time() - worked < CALIBRATION:
        pass
    slower = (time.monotonic() - begun) / CALIBRATION
    waiting = os.getloadavg()[0] / (os.cpu_count() or 1)
    return took < within * max(slower, waiting)


@dataclass
class Life:
    """One run of the command, forked off: its process, and where it says what."""

    pid: int
    said: Path
    out: Path
    errors: Path

    @property
    def is_over(self) -> bool:
        """Tell whether it has ended by itself: it is dead, and waits to be buried."""
        return not Path(f"/proc/{self.pid}/exe").exists()

    @property
    def reported(self) -> int:
        """How many reports it said were read."""
        lines = self.said.read_text().splitlines() if self.said.exists() else []
        return int(lines[-1]) if lines else 0


class Forks:
    """The process that forks off commands; see forks.py."""

    def __init__(self, folder: Path, **extra: str) -> None:
        self._folder = folder
        self._lives = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.forks"], cwd=ROOT, text=True,
            env={**environment(), "DATELINE_BATCH": BATCH, **extra},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def live(self, *args: str, cwd: Path | None = None) -> Life:
        """Start a command, in its own folder unless another is named."""
        self._lives += 1
        names = ("said", "out", "errors")
        paths = {one: self._folder / f"{self._lives}.{one}" for one in names}
        files = {name: str(path) for name, path in paths.items()}
        wanted = {"args": args, "cwd": str(cwd or self._folder), **files}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(wanted) + "\n")
        self._process.stdin.flush()
        return Life(self._answer(), **paths)

    def die(self, life: Life, number: int = signal.SIGKILL) -> int:
        """Send a signal and give the status that the command ends with."""
        assert life.pid > 1, "0 would be all of us"
        os.kill(life.pid, number)
        return self._answer()

    def end(self) -> int:
        """Wait for the command to end, and give its status."""
        return self._answer()

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait()

    def _answer(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())


def moments(seed: int, count: int) -> Iterator[tuple[int, float]]:
    """Give random moments, the same for a seed: after so many reports, and so many seconds.

    So they are spread alike on a slow and on a quick machine.
    """
    chance = random.Random(seed)  # noqa: S311
    return ((chance.randrange(7), chance.uniform(0, 0.1)) for _ in range(count))
