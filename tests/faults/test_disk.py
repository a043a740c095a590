"""A disk that is full, over a limit, or read-only: what was reported is kept, and it is said."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.store import Record, backup
from dateline.store.connection import explain_errors
from tests.faults.processes import (
    COMMAND,
    count_documents,
    dump,
    environment,
    is_sound,
    run,
    write_reports,
)
from tests.store.builders import NOW, brussels, open_test_record, rules

_LIMITED = """
import resource, signal, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.argv[1:] = sys.argv[2:]
from dateline.cli.app import main
main()
"""

_MOUNTED = "mount -t tmpfs -o size=1000k none {folder} && exec {command}"


def test_a_full_file_refuses_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    """As much as SQLite is allowed, which it takes for a full disk."""
    path = tmp_path / "a.db"
    reported: list[str] = []
    with open_test_record(path) as record:
        record.add(*brussels(url="0").pair, recorded=NOW)
        (pages,) = record._connection.execute("PRAGMA page_count").fetchone()
        record._connection.execute(f"PRAGMA max_page_count = {pages + 8}")
        told = (brussels(url=str(n)).pair for n in range(1, 60))
        adding = record.add_all(told, clock=lambda: NOW, every=3)
        with pytest.raises(StoreError, match="the disk is full"):
            reported.extend(added.document for added in adding)
        assert {one.id for one in record.documents()} >= set(reported)
        assert record.check() == ()
        record._connection.execute("PRAGMA max_page_count = 1000000")
        assert record.add(*brussels(url="later").pair, recorded=NOW)
        assert record.check() == ()


def test_a_limit_on_files_is_a_full_disk_too(tmp_path: Path) -> None:
    """The command, with a limit of the system on the size of the files that it writes."""
    pytest.importorskip("resource", reason="this system has no such limit")
    reports = write_reports(tmp_path / "many.jsonl", 60)
    path = tmp_path / "a.db"
    found = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-c", _LIMITED, "500000", "read", str(reports), "--record", str(path)],
        env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == 4, found.stderr
    assert "Traceback" not in found.stderr
    assert "cannot be written or read" in found.stderr
    before = count_documents(path)
    assert before < 60
    if before:
        assert is_sound(path)
    again = run("read", str(reports), "--record", str(path), cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert f"{60 - before} read" in again.stderr
    assert is_sound(path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A folder on which a small disk can be mounted in a name space of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no unshare here, to mount a small disk with")
    command = _MOUNTED.format(folder=folder, command="true")
    if subprocess.run([unshare, "-rm", "sh", "-c", command], check=False).returncode:  # noqa: S603
        pytest.skip("no small disk can be mounted here")
    return folder


def test_a_disk_that_fills_up(small_disk: Path, tmp_path: Path) -> None:
    """A real one: the read ends and says so; the record on it is copied out, and goes on."""
    reports = write_reports(tmp_path / "many.jsonl", 60)
    path, out = small_disk / "a.db", tmp_path / "out"
    out.mkdir()
    (tmp_path / "go.sh").write_text(
        f"{' '.join(COMMAND)} read {reports} --record {path}; echo status $? >&2\n"
        f"{' '.join(COMMAND)} doctor --record {path} >&2; echo doctor $? >&2\n"
        f"cp {path}* {out}/\n"
    )
    command = _MOUNTED.format(folder=small_disk, command=f"sh {tmp_path / 'go.sh'}")
    found = subprocess.run(  # noqa: S603
        ["unshare", "-rm", "sh", "-c", command],  # noqa: S607
        env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "status 4" in found.stderr, found.stderr
    assert "Traceback" not in found.stderr
    assert "the disk" in found.stderr
    before = count_documents(out / "a.db")
    assert before < 60
    assert run("read", str(reports), "--record", "a.db", cwd=out).returncode == 0
    assert count_documents(out / "a.db") == 60
    assert is_sound(out / "a.db")


def test_a_backup_onto_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system has no such limit")
    path = tmp_path / "a.db"
    with open_test_record(path) as record:
        record.add(*brussels().pair, recorded=NOW)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
    try:
        with pytest.raises(StoreError, match="disk"):
            backup.back_up(path, tmp_path / "b.db")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert not [one for one in tmp_path.iterdir() if one.name.startswith("b.db")]


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder with a record in which nothing can be written, to nobody."""
    folder = tmp_path / "frozen"
    folder.mkdir()
    with open_test_record(folder / "a.db") as record:
        record.add(*brussels().pair, recorded=NOW)
    (folder / "a.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


def test_a_read_only_folder(read_only: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:  # nothing is read-only to root, but what is mounted so
        _check_mounted(read_only)
        return
    with Record.open(read_only / "a.db", read_only=True, rules=rules()) as record:
        assert len(record.documents()) == 1
    with pytest.raises(StoreError, match="cannot be written"):
        open_test_record(read_only / "a.db").add(*brussels(url="2").pair, recorded=NOW)
    with pytest.raises(StoreError, match="a folder you may use"):
        open_test_record(read_only / "b.db")
    backup.back_up(read_only / "a.db", tmp_path / "b.db")
    assert dump(tmp_path / "b.db")
    with pytest.raises(StoreError, match="cannot be"):
        backup.back_up(tmp_path / "b.db", read_only / "c.db")


_FROZEN = """
mount --bind {folder} {folder} && mount -o remount,ro,bind {folder} || exit 99
{dateline} timeline --json --record {folder}/a.db > {out}/rows; echo timeline $?
{dateline} rebuild --record {folder}/a.db; echo rebuild $?
{dateline} backup --record {folder}/a.db {out}/b.db; echo backup $?
{dateline} backup --record {out}/b.db {folder}/c.db; echo into $?
{dateline} read {out}/one.txt --record {folder}/new.db; echo read $?
{dateline} doctor --repair --record {folder}/a.db; echo repair $?
"""


def _check_mounted(folder: Path) -> None:
    """As root: the commands, on a folder that is mounted read-only."""
    out = folder.parent / "out"
    out.mkdir()
    (out / "one.txt").write_text("Ministers met in Oslo on Monday.")
    script = _FROZEN.format(folder=folder, out=out, dateline=" ".join(COMMAND))
    if shutil.which("unshare") is None:
        pytest.skip("nothing is read-only to root, and there is no unshare to mount with")
    found = subprocess.run(  # noqa: S603
        ["unshare", "-m", "sh", "-c", script],  # noqa: S607
        env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if found.returncode == 99:
        pytest.skip("nothing is read-only to root, and nothing can be mounted here")
    status = dict(line.split() for line in found.stdout.splitlines() if line.count(" ") == 1)
    assert "Traceback" not in found.stderr
    assert status == {
        "timeline": "0", "rebuild": "4", "backup": "0", "into": "4", "read": "4", "repair": "4",
    }, found.stdout + found.stderr  # fmt: skip
    assert (out / "rows").read_text()
    assert dump(out / "b.db")


def test_other_errors_keep_what_sqlite_says(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such table"), explain_errors(tmp_path):
        raise sqlite3.OperationalError("no such table: x")
