"""A record that another process writes: it is waited for, aloud, and then it is said who has it."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.store import Record
from dateline.store.holder import find_holder
from tests.faults.processes import ROOT, ends_soon, environment, run
from tests.store.builders import NOW, brussels, open_test_record, rules

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith(("linux", "darwin")), reason="locks are asked for in another way"
)

_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
connection.execute("SELECT count(*) FROM report").fetchone()
print("held", flush=True)
sys.stdin.readline()
"""


@contextmanager
def held(path: Path, how: str = "BEGIN IMMEDIATE") -> Iterator[int]:
    """Another process has the record; gives its number."""
    command = [sys.executable, "-c", _HOLD, str(path), how]
    with subprocess.Popen(  # noqa: S603 (our own script)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process.pid
        finally:
            process.kill()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with open_test_record(path) as record:
        record.add(*brussels().pair, recorded=NOW)
    return path


def test_the_holder_is_named_as_long_as_it_holds(path: Path) -> None:
    assert find_holder(path) is None
    with held(path) as pid:
        found = find_holder(path)
        assert found is not None
        assert found.startswith(f"process {pid} (")
        assert "import sqlite3" in found
    assert find_holder(path) is None


def test_who_reads_does_not_write_but_has_it_open(path: Path) -> None:
    with held(path, "BEGIN") as pid:
        assert find_holder(path) is None
        assert f"process {pid} " in str(find_holder(path, "has open"))


def test_asking_drops_no_lock_of_ours(path: Path) -> None:
    with open_test_record(path) as record, record._writing():
        assert "this process itself" in str(find_holder(path))
        other = sqlite3.connect(path, timeout=0, isolation_level=None)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_it_is_waited_for_aloud(path: Path) -> None:
    told: list[str] = []
    started = time.monotonic()
    with (
        held(path) as pid,
        Record.open(path, rules=rules(), wait=1.5, tell=told.append) as record,
        pytest.raises(StoreError, match=rf"process {pid} .* is writing this record"),
    ):
        record.add(*brussels(url="2").pair, recorded=NOW)
    assert time.monotonic() - started >= 1.5
    assert len(told) == 1
    assert told[0].startswith(f"waiting for process {pid} (")
    assert "2 seconds at most" in told[0]


def test_it_is_written_when_the_other_is_done(path: Path) -> None:
    with open_test_record(path) as record:
        with held(path):
            assert len(record.documents()) == 1
        assert record.add(*brussels(url="2").pair, recorded=NOW)


def test_the_command_says_who_and_ends_with_4(path: Path) -> None:
    with held(path) as pid:
        found = run("rebuild", "--record", str(path), cwd=path.parent, DATELINE_WAIT="1")
    assert found.returncode == 4
    first, last = found.stderr.splitlines()
    assert first.startswith(f"waiting for process {pid} (")
    assert f"process {pid} (" in last
    assert last.endswith("wait until it is done, or stop it")


def test_ctrl_c_ends_the_waiting(path: Path) -> None:
    with held(path):
        process = subprocess.Popen(  # noqa: S603 (our own command)
            [sys.executable, "-m", "dateline", "rebuild", "--record", str(path)],
            cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stderr is not None
        assert process.stderr.readline().startswith("waiting for process")
        asked = time.monotonic()
        os.kill(process.pid, 2)
        process.communicate(timeout=20)
        assert ends_soon(asked)
        assert process.returncode == 130
