"""`dateline export`: where it writes, what it refuses, and what it leaves behind."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from dateline.cli.app import app
from dateline.errors import StoreError
from dateline.export import FORMATS, Request
from dateline.store import Record
from tests.store.builders import NOW, brussels, open_test_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with open_test_record(path) as record:
        record.add(*brussels().pair, recorded=NOW)
    return path


def export(path: Path, *args: str) -> Result:
    return CliRunner().invoke(app, ["export", "--record", str(path), *args])


def test_formats_are_listed_with_a_line_each() -> None:
    found = CliRunner().invoke(app, ["export", "--list"])
    assert found.exit_code == 0
    assert [line.split()[0] for line in found.stdout.splitlines()] == list(FORMATS)


def test_stdout_and_a_file_get_the_same(path: Path, tmp_path: Path) -> None:
    to = tmp_path / "out.csv"
    found = export(path, "csv")
    assert found.exit_code == 0
    assert found.stdout_bytes.startswith(b"id,happening,type,")
    assert export(path, "csv", "--to", str(to)).stdout == ""
    assert to.read_bytes() == found.stdout_bytes
    assert to.stat().st_mode & 0o044 == 0o044
    assert export(path, "csv", "--to", "-").stdout_bytes == found.stdout_bytes


def test_filters_reach_the_format(path: Path) -> None:
    assert export(path, "csv", "--until", "2020-02-12").stdout.count("\n") == 2
    assert export(path, "csv", "--status", "planned", "--about", "NATO").stdout.count("\n") == 2


def test_a_failure_leaves_what_was_there(path: Path, tmp_path: Path) -> None:
    to = tmp_path / "out.csv"
    to.write_text("before")
    found = export(path, "csv", "--about", "Nobody", "--to", str(to))
    assert found.exit_code == 2
    assert "Nobody" in found.stderr
    assert to.read_text() == "before"
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".")]


def test_a_file_that_cannot_be_written_is_named(path: Path, tmp_path: Path) -> None:
    found = export(path, "csv", "--to", str(tmp_path / "none" / "out.csv"))
    assert found.exit_code == 2
    assert "cannot be written" in found.stderr


def test_a_day_is_no_file(path: Path) -> None:
    found = export(path, "csv", "--to", "2020-02")
    assert found.exit_code == 2
    assert "--until 2020-02" in found.stderr


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("before")
    link.symlink_to(real)
    export(path, "csv", "--to", str(link))
    assert link.is_symlink()
    assert real.read_text().startswith("id,")


def test_what_is_no_text_does_not_go_to_a_terminal(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr("dateline.cli.export.sys", SimpleNamespace(stdout=terminal))
    found = export(path, "parquet")
    assert found.exit_code == 2
    assert "--to FILE.zip" in found.stderr


@pytest.mark.parametrize("error", [KeyboardInterrupt(), StoreError("broken")])
def test_what_is_stopped_leaves_what_was_there(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def write(record: Record, request: Request) -> Iterator[bytes]:
        yield b"half"
        raise error

    to = tmp_path / "out.csv"
    to.write_text("before")
    monkeypatch.setitem(FORMATS, "csv", replace(FORMATS["csv"], write=write))
    assert export(path, "csv", "--to", str(to)).exit_code != 0
    assert to.read_text() == "before"
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_named(path: Path) -> None:
    found = export(path, "csv", "--to", "/dev/full")
    assert found.exit_code == 2
    assert "/dev/full cannot be written (No space left on device)" in found.stderr


def test_progress_is_for_terminals_and_can_be_turned_off(path: Path, tmp_path: Path) -> None:
    found = export(path, "csv", "--to", str(tmp_path / "out.csv"), "--quiet")
    assert found.output == ""


def test_a_format_of_one_thing_asks_for_its_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FORMATS, "csv", replace(FORMATS["csv"], needs_name=True))
    found = export(path, "csv")
    assert found.exit_code == 2
    assert "--about NAME" in found.stderr
    assert export(path, "csv", "--about", "NATO").exit_code == 0
