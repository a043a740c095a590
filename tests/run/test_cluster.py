"""A Ray cluster of two workers on this machine: one is killed, the run is stopped, nothing is lost.

The bytes are compared with those that this machine writes without Ray.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

pytest.importorskip("ray", reason="Ray is not installed: pip install 'dateline[ray]'")
if not Path("/proc/self/stat").exists():
    pytest.skip("this system does not list its processes", allow_module_level=True)

from dateline.run.cluster import PLACE
from tests.faults.processes import ROOT, comes_true, dump, run, start, write_reports
from tests.run.folders import files_of

SHARDS = 16
REPORTS = 10
SOON = 300.0
"""Seconds to wait for anything: a cluster takes ten to start, more where many share the machine."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with reports in small files, each of which is a shard."""
    home = tmp_path_factory.mktemp("ray")
    (home / "in").mkdir()
    for n in range(SHARDS):
        write_reports(home / "in" / f"{n:02}.jsonl", REPORTS, seed=n)
    (home / "in" / "empty.txt").write_bytes(b"")
    return home


@pytest.fixture(scope="module")
def local(home: Path) -> Path:
    """What this machine makes of them by itself."""
    done = run("read", "in", "--to", "local/", cwd=home)
    assert done.returncode == 1, done.stderr
    assert "in/empty.txt: the file is empty" in done.stderr
    assert done.stderr.splitlines()[-1].endswith(f"1 failed -> local/ ({SHARDS + 1} shards)")
    return home / "local"


def begin(home: Path, to: str) -> "subprocess.Popen[str]":
    arguments = ("read", "in", "--engine", "ray", "--jobs", "2", "--to", to)
    return start(*arguments, cwd=home, stdout=subprocess.PIPE)


def count_done(folder: Path) -> int:
    return sum(1 for _ in folder.glob("done/*.json"))


def test_one_worker_is_killed_and_nothing_is_lost_or_doubled(home: Path, local: Path) -> None:
    process = begin(home, "killed/")
    assert comes_true(
        lambda: count_done(home / "killed") >= 2 and len(actors_of(process.pid)) == 2, seconds=SOON
    )
    workers = actors_of(process.pid)
    os.kill(workers[0], signal.SIGKILL)
    before = count_done(home / "killed")
    ports = list(listen(process.pid))
    folders = cluster_folders(process.pid)
    out, errors = process.communicate(timeout=SOON)
    assert before < SHARDS, "it was done before the kill: give it more reports"
    assert process.returncode == 1
    assert out == ""
    assert errors.splitlines()[-1].startswith(f"{SHARDS * REPORTS} read (")
    assert len(errors.splitlines()) == 2, "what Ray says is for nobody"
    assert files_of(home / "killed") == files_of(local)
    assert ports
    assert set(ports) == {"127.0.0.1"}
    assert folders
    assert not any(folder.exists() for folder in folders)


def test_a_run_that_was_stopped_leaves_nothing_and_is_finished_without_ray(
    home: Path, local: Path
) -> None:
    process = begin(home, "stopped/")
    assert comes_true(lambda: count_done(home / "stopped") >= 2, seconds=SOON)
    family = descend(process.pid)
    folders = cluster_folders(process.pid)
    os.kill(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=SOON)
    assert process.returncode == 130, errors
    assert errors.strip().startswith("stopped; ")
    assert comes_true(lambda: not any(is_alive(one) for one in family), seconds=10)
    assert comes_true(lambda: not any(folder.exists() for folder in folders), seconds=10)
    done = {file.name: file.stat().st_mtime_ns for file in (home / "stopped/done").iterdir()}
    assert 2 <= len(done) < SHARDS
    again = run("read", "in", "--to", "stopped", cwd=home)
    assert again.stderr.splitlines()[-1].endswith(f"{len(done)} shards done before)")
    after = {file.name: file.stat().st_mtime_ns for file in (home / "stopped/done").iterdir()}
    assert after.items() >= done.items(), "what was done is not done again"
    assert files_of(home / "stopped") == files_of(local)


def test_a_record_of_the_folder_is_that_of_the_reports(home: Path, local: Path) -> None:
    merged = run("merge", "local", "--record", "merged.db", cwd=home)
    assert merged.returncode == 0, merged.stderr
    twice = run("merge", "local/", "local", "--record", "merged.db", cwd=home)
    assert twice.stderr == f"0 read, {2 * SHARDS * REPORTS} already known -> merged.db\n"
    run("read", "in", "--record", "read.db", cwd=home)
    assert dump(home / "merged.db") == dump(home / "read.db")


def test_a_cluster_that_is_not_there_is_named(home: Path) -> None:
    done = run(
        "read", "in", "--engine", "ray", "--to", "nowhere/", cwd=home, RAY_ADDRESS="127.0.0.1:1"
    )
    assert done.returncode == 2
    assert "there is no Ray cluster at 127.0.0.1:1" in done.stderr.splitlines()[-1]


# What the system says of processes


def descend(number: int) -> list[int]:
    """A process's children, their children, and so on."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = (folder / "stat").read_text().rsplit(")", 1)[1].split()[1]
            children.setdefault(int(parent), []).append(int(folder.name))
    found, waiting = [], [number]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def actors_of(number: int) -> list[int]:
    """The processes of Ray below a process in which shards are read."""
    found = []
    for one in descend(number):
        with suppress(OSError):
            if Path(f"/proc/{one}/cmdline").read_bytes().startswith(b"ray::MapWorker"):
                found.append(one)
    return found


def is_alive(number: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False


def open_files(number: int) -> Iterator[str]:
    with suppress(OSError):
        for link in Path(f"/proc/{number}/fd").iterdir():
            with suppress(OSError):
                yield os.readlink(link)


def cluster_folders(number: int) -> set[Path]:
    """The temporary folders that a process and those below it have files open in."""
    names = [name for one in (number, *descend(number)) for name in open_files(one)]
    begin = str(PLACE / "dateline-ray-")
    return {Path(*Path(name).parts[:3]) for name in names if name.startswith(begin)}


def listen(number: int) -> Iterator[str]:
    """The addresses at which a process and those below it listen."""
    sockets = {
        name.removeprefix("socket:[").removesuffix("]")
        for one in (number, *descend(number))
        for name in open_files(one)
        if name.startswith("socket:[")
    }
    for table in ("tcp", "tcp6"):
        for line in Path("/proc/net", table).read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in sockets:
                yield read_address(fields[1].split(":")[0])


def read_address(digits: str) -> str:
    """An address from the system's table, where each word is in the machine's order of bytes."""
    words = [bytes.fromhex(digits[at : at + 8])[::-1] for at in range(0, len(digits), 8)]
    if len(words) == 4 and words[:3] not in ([b"\0" * 4, b"\0" * 4, b"\0\0\xff\xff"],):
        return digits
    return ".".join(str(byte) for byte in words[-1])


def test_nothing_of_ray_is_loaded_before_it_is_asked_for() -> None:
    script = (
        "import sys, dateline, dateline.cli.app, dateline.cli.read, dateline.cli.merge, "
        "dateline.run.cluster, dateline.run.sharded\n"
        "print([one for one in ('ray', 'pyarrow', 'pandas') if one in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 (our own script)
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
