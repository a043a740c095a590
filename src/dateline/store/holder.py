"""Who holds a record: the process that has a lock on it now, asked of the system.

The file's locks are asked for, so that no note can be stale: a lock ends with its process. Asking
opens the files of the record, and closing them would drop the locks that this process itself has
on them (POSIX says so), so a process of its own asks. It runs this file by its path and imports
nothing else: keep it so.

Which bytes SQLite locks: sqlite.org/walformat.html and os_unix.c.
"""

import os
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal

_WRITE_LOCK = (("-shm", 120, 1), ("-shm", 122, 1), ("", 0x4000_0000, 2))
"""Whoever writes has the first of these; one who mends a log, or has all to himself, the others."""

_ANY_LOCK = (("-shm", 120, 9), ("", 0x4000_0000, 512))
"""Whoever has the record open has one of these."""

_FLOCK = {"linux": "hhqqi4x", "darwin": "qqihh"}
"""The struct flock of a 64-bit system."""

_SECONDS = 5.0
_SHOWN = 120


def find_holder(path: Path, kind: Literal["writes", "has open"] = "writes") -> str | None:
    """Say which other process writes a record, or has it open; None when none does or can be told.

    "process 4242 (dateline rebuild --record a.db)"; without the command where it cannot be read.
    """
    command = [sys.executable, "-I", "-S", __file__, kind, os.path.abspath(path)]
    try:
        asked = subprocess.run(  # noqa: S603 (this file)
            command, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return None
    pid = asked.stdout.strip()
    if not pid.isdecimal():
        return None
    if pid == str(os.getpid()):
        return "this process itself, through another connection,"
    what = _read_command(pid)
    return f"process {pid} ({what})" if what else f"process {pid}"


def _read_command(pid: str) -> str:
    with suppress(OSError):
        line = Path(f"/proc/{pid}/cmdline").read_bytes().rstrip(b"\0").replace(b"\0", b" ")
        return _cut(line.decode("utf-8", "replace"))
    with suppress(OSError, subprocess.SubprocessError):
        command = ["ps", "-o", "command=", "-p", pid]
        found = subprocess.run(  # noqa: S603 (a number is all that varies)
            command, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
        return _cut(found.stdout.strip())
    return ""


def _cut(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _ask(path: str, kind: str) -> int:
    """Give the number of a process that has one of the locks; 0 when none has."""
    import fcntl  # noqa: PLC0415 (Windows has none)

    form = _FLOCK[sys.platform]
    for ending, start, length in _WRITE_LOCK if kind == "writes" else _ANY_LOCK:
        with suppress(FileNotFoundError), open(f"{path}{ending}", "rb") as file:
            if form.startswith("q"):
                asked = struct.pack(form, start, length, 0, fcntl.F_WRLCK, os.SEEK_SET)
                found = struct.unpack(form, fcntl.fcntl(file, fcntl.F_GETLK, asked))
                pid, state = found[2], found[3]
            else:
                asked = struct.pack(form, fcntl.F_WRLCK, os.SEEK_SET, start, length, 0)
                found = struct.unpack(form, fcntl.fcntl(file, fcntl.F_GETLK, asked))
                pid, state = found[4], found[0]
            if state != fcntl.F_UNLCK and pid > 0:
                return int(pid)
    return 0


if __name__ == "__main__":
    sys.stdout.write(str(_ask(sys.argv[2], sys.argv[1]) or ""))
