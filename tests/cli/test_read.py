"""`dateline read` and `dateline show`, with a run stage that answers from a table."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO

import pytest
from click.testing import CliRunner

from dateline.answers import Added, DocumentRow, Filter
from dateline.cli.app import app
from dateline.cli.progress import count_files
from dateline.codec import load_reading
from dateline.findings import Reading
from dateline.record import Source
from dateline.settings import Settings
from dateline.text import Failure, Report
from tests.cli.samples import make_reading


class FakeRecord:
    """Keeps what is added; a report that came before is not new."""

    def __init__(self) -> None:
        self.known: list[str] = []
        self.recorded: list[datetime] = []

    def add_all(
        self,
        items: Iterable[tuple[Report, Reading]],
        *,
        clock: Callable[[], datetime],
        recorded: datetime,
        seconds: float,
    ) -> Iterator[Added]:
        assert seconds > 0
        assert recorded <= clock()
        for report, reading in list(items):
            new = report.id not in self.known
            self.known.append(report.id)
            self.recorded.append(clock())
            yield Added(report.id, reading.document.id, new)

    def reading(self, document: str) -> Reading:
        assert document == "doc-12"
        return make_reading()

    def documents(self, wanted: Filter) -> tuple[DocumentRow, ...]:
        assert wanted.superseded
        source = Source("doc-12", "report-1", None, None, None, "x.txt", None)
        return (DocumentRow("doc-12", source, "en", 9, "", "doc-13"),)


def read_fake(
    sources: Sequence[str], settings: Settings, *, stdin: BinaryIO | None = None, **_: object
) -> Iterator[Any]:
    """Fail for names that hold "bad", read all others."""
    for source in sources:
        if "bad" in source:
            yield Failure(source, "ReadError", "there is no such file: check the name")
        else:
            body = stdin.read().decode() if source == "-" and stdin else source
            yield Report(source, body, "text/plain"), make_reading()


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> FakeRecord:
    fake = FakeRecord()

    @contextmanager
    def open_fake(settings: Settings, **_: bool) -> Iterator[FakeRecord]:
        yield fake

    for name in ("read", "show"):
        monkeypatch.setattr(import_module(f"dateline.cli.{name}"), "open_record", open_fake)
    monkeypatch.setitem(sys.modules, "dateline.run.local", SimpleNamespace(read_reports=read_fake))
    return fake


@pytest.mark.parametrize(
    ("paths", "status", "summary"),
    [
        (["a"], 0, "1 read (3 events, 2 statements) -> x.db"),
        (["a", "b", "a"], 0, "2 read (6 events, 4 statements), 1 already known -> x.db"),
        (["a", "bad"], 1, "1 read (3 events, 2 statements), 1 failed -> x.db"),
        (["bad", "worse-bad"], 3, "0 read, 2 failed"),
    ],
)
def test_read_counts_and_exits(
    paths: list[str], status: int, summary: str, record: FakeRecord
) -> None:
    result = CliRunner().invoke(app, ["read", *paths, "--record", "x.db"])
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr.splitlines()[-1] == summary
    failed = [path for path in paths if "bad" in path]
    assert result.stderr.splitlines()[:-1] == [
        f"{path}: there is no such file: check the name" for path in failed
    ]
    assert all(one.tzinfo for one in record.recorded)


def test_quiet_says_what_failed_and_nothing_else(record: FakeRecord) -> None:
    result = CliRunner().invoke(app, ["read", "a", "bad", "--quiet"])
    assert result.stderr == "bad: there is no such file: check the name\n"


def test_to_writes_readings_and_no_record(record: FakeRecord, tmp_path: Path) -> None:
    out = tmp_path / "readings.jsonl"
    result = CliRunner().invoke(app, ["read", "a", "b", "--to", str(out)])
    assert result.exit_code == 0
    assert [load_reading(line) for line in out.read_text().splitlines()] == [make_reading()] * 2
    assert not record.known
    piped = CliRunner().invoke(app, ["read", "a", "b", "--to", "-"])
    assert piped.stdout == out.read_text()
    assert piped.stderr == "2 read (6 events, 4 statements)\n"


def test_stdin_reaches_the_run_stage(record: FakeRecord) -> None:
    result = CliRunner().invoke(app, ["read", "-"], input="One report.")
    assert result.exit_code == 0
    assert record.known == [Report("-", "One report.", "text/plain").id]


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["a", "--jobs", "0"],
        ["a", "--to", "-", "--record", "x.db"],
        ["a", "--engine", "ray"],
        ["a", "--engine", "ray", "--to", "-"],
        ["a", "--engine", "spark", "--to", "x/"],
        ["s3://bucket/a"],
    ],
)
def test_wrong_use_reads_nothing(args: list[str], record: FakeRecord) -> None:
    assert CliRunner().invoke(app, ["read", *args]).exit_code == 2
    assert not record.known


def test_a_file_that_cannot_be_written_is_wrong_use(record: FakeRecord, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["read", "a", "--to", str(tmp_path / "none" / "x")])
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_show_a_file(record: FakeRecord, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    result = CliRunner().invoke(app, ["show", str(path), "--width", "100"])
    assert result.exit_code == 0
    assert "e2 “met”  CONSULT" in result.stdout
    assert "\x1b" not in result.stdout


def test_show_json_is_the_reading(record: FakeRecord) -> None:
    result = CliRunner().invoke(app, ["show", "-", "--json"], input="x")
    assert load_reading(result.stdout) == make_reading()
    assert json.loads(result.stdout)["dateline"]


@pytest.mark.parametrize(("only", "status"), [("events,time", 0), ("verbs", 2), ("", 2)])
def test_show_only_some_kinds(only: str, status: int, record: FakeRecord) -> None:
    result = CliRunner().invoke(app, ["show", "-", "--only", only], input="x")
    assert result.exit_code == status


def test_show_an_id_of_the_record(record: FakeRecord, tmp_path: Path) -> None:
    database = tmp_path / "x.db"
    found = CliRunner().invoke(app, ["show", "doc-12", "--record", str(database)])
    assert found.exit_code == 0
    assert "Torvik Post" in found.stdout
    assert "dateline show doc-13" in found.stderr


def test_show_what_is_no_file_and_no_id(record: FakeRecord) -> None:
    result = CliRunner().invoke(app, ["show", "reports/none.txt"])
    assert result.exit_code == 3
    assert "no file 'reports/none.txt'" in result.stderr


def test_show_says_why_a_file_cannot_be_read(record: FakeRecord, tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.touch()
    result = CliRunner().invoke(app, ["show", str(path)])
    assert result.exit_code == 3
    assert result.stderr == f"dateline: {path}: there is no such file: check the name\n"


def test_files_are_counted_for_the_bar(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "c.png", ".d.txt"):
        (tmp_path / name).touch()
    assert count_files([str(tmp_path), "x.txt"]) == 3
    assert count_files(["x.jsonl"]) is None
    assert count_files(["-"]) is None
