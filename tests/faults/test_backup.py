"""Backups of a record in use: of one moment, checked, and never in the place of something else."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.errors import StoreError, UsageError
from dateline.store import backup
from tests.faults.processes import ROOT, count_documents, dump
from tests.store.builders import NOW, brussels, open_test_record
from tests.store.test_file import ADDING


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with open_test_record(path) as record:
        for n in range(5):
            record.add(*brussels(url=str(n)).pair, recorded=NOW)
    return path


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Another process adds reports, one after the other."""
    command = [sys.executable, "-c", ADDING, str(path)]
    with subprocess.Popen(  # noqa: S603 (our own script)
        command, stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield
            assert process.poll() is None
        finally:
            process.kill()


def test_a_backup_is_the_record(path: Path, tmp_path: Path) -> None:
    done = backup.back_up(path, tmp_path / "b.db")
    assert (done.reports, done.size) == (5, (tmp_path / "b.db").stat().st_size)
    assert dump(tmp_path / "b.db") == dump(path)


def test_a_backup_is_of_one_moment_while_another_writes(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "STEP", 5)
    copied: list[int] = []
    with writing(path):
        before = count_documents(path)

        def wait(pages: int, _: int) -> None:
            """Let the other one write between two steps."""
            copied.append(pages)
            if len(copied) < 4:
                seen = count_documents(path)
                while count_documents(path) == seen:
                    pass

        done = backup.back_up(path, tmp_path / "b.db", progress=wait)
        after = count_documents(path)
    assert copied == sorted(copied)
    assert before <= done.reports < after
    with open_test_record(tmp_path / "b.db", read_only=True) as record:
        assert len(record.documents()) == done.reports
        assert record.check() == ()


def test_nothing_is_overwritten_unless_asked(path: Path, tmp_path: Path) -> None:
    to = tmp_path / "b.db"
    to.write_text("something else")
    with pytest.raises(UsageError, match="--force"):
        backup.back_up(path, to)
    assert to.read_text() == "something else"
    backup.back_up(path, to, force=True)
    assert dump(to) == dump(path)
    with pytest.raises(UsageError, match="record itself"):
        backup.back_up(path, path, force=True)
    with pytest.raises(UsageError, match="is a folder"):
        backup.back_up(path, tmp_path, force=True)


def test_what_came_there_meanwhile_stays(path: Path, tmp_path: Path) -> None:
    to = tmp_path / "b.db"

    def come(*_: int) -> None:
        to.write_text("mine")

    with pytest.raises(UsageError, match="there already"):
        backup.back_up(path, to, progress=come)
    assert to.read_text() == "mine"


def test_what_cannot_be_copied_leaves_nothing(path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no record"):
        backup.back_up(tmp_path / "none.db", tmp_path / "b.db")
    with pytest.raises(StoreError, match="none"):
        backup.back_up(path, tmp_path / "none" / "b.db")

    def stop(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup.back_up(path, tmp_path / "b.db", progress=stop)
    assert not [one for one in tmp_path.iterdir() if one.name.startswith("b.db")]


def test_a_damaged_record_is_no_backup(path: Path, tmp_path: Path) -> None:
    before = b"an older backup"
    (tmp_path / "b.db").write_bytes(before)
    with path.open("r+b") as file:
        file.seek(4096 * 6)
        file.write(b"\xff" * 4096 * 30)
    with pytest.raises(StoreError, match="doctor"):
        backup.back_up(path, tmp_path / "b.db", force=True)
    assert (tmp_path / "b.db").read_bytes() == before
