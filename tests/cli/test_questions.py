"""The commands that ask the record: events, statements, agenda, timeline, dossier, why."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dateline.answers import Dossier, Explanation, Filter, SourceRow
from dateline.cli.app import app
from dateline.plans import AgendaRow
from dateline.settings import Settings
from tests.cli.sample_rows import (
    AGENDA,
    EVENT,
    HAPPENING,
    PLANNED,
    STATEMENT,
    make_dossier,
    make_explanation,
    make_sources,
)

COMMANDS = ("events", "statements", "agenda", "timeline", "dossier", "sources", "why", "rebuild")


class FakeRecord:
    """Answers every question with the sample rows and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.part = ""

    def events(self, asked: Filter) -> tuple[Any, ...]:
        self.asked.append(asked)
        return (EVENT, PLANNED) if asked.actor != "nobody" else ()

    def statements(self, asked: Filter) -> tuple[Any, ...]:
        self.asked.append(asked)
        return (STATEMENT,)

    def agenda(self, asked: Filter, *, today: date, part: str) -> tuple[Any, ...]:
        self.asked += [asked, today]
        self.part = part
        return (AGENDA,)

    def plan(self, id_: str, *, today: date, as_of: date | None = None) -> AgendaRow:
        self.asked += [id_, today, as_of]
        return AGENDA

    def timeline(self, asked: Filter) -> tuple[Any, ...]:
        self.asked.append(asked)
        return (HAPPENING,)

    def dossier(self, name: str, *, as_of: date | None = None) -> Dossier:
        self.asked += [name, as_of]
        return make_dossier()

    def sources(self, id_: str, *, as_of: date | None = None) -> tuple[SourceRow, ...]:
        self.asked += [id_, as_of]
        return make_sources() if id_ != "event-0" else ()

    def why(self, id_: str) -> Explanation:
        self.asked.append(id_)
        return make_explanation()

    def rebuild(self) -> None:
        self.asked.append("rebuild")


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> FakeRecord:
    fake = FakeRecord()

    @contextmanager
    def open_fake(settings: Settings, **_: bool) -> Iterator[FakeRecord]:
        yield fake

    for name in COMMANDS:
        monkeypatch.setattr(import_module(f"dateline.cli.{name}"), "open_record", open_fake)
    return fake


def run(*args: str, width: int = 100) -> Result:
    result = CliRunner(env={"COLUMNS": str(width)}).invoke(app, args)
    assert result.exit_code == 0, result.output
    return result


@pytest.mark.parametrize("name", ["events", "statements", "agenda"])
def test_a_list_in_a_pipe_is_json_lines(name: str, record: FakeRecord) -> None:
    rows = [json.loads(line) for line in run(name).stdout.splitlines()]
    assert rows
    assert all(row["id"] for row in rows)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", ["events", "statements", "agenda"])
def test_a_table_fits_its_width(name: str, width: int, record: FakeRecord) -> None:
    lines = run(name, "--table", width=width).stdout.splitlines()
    assert lines[0].startswith("when")
    assert max(map(len, lines)) <= width


def test_filters_reach_the_record(record: FakeRecord) -> None:
    run("events", "--actor", "NATO", "--recipient", "Iraq", "--type", "consult", "--place", "IRQ",
        "--status", "planned", "--from", "2020-02", "--to", "2020-02", "--as-of", "2020",
        "--text", "training mission", "--limit", "3")  # fmt: skip
    assert record.asked == [
        Filter(
            actor="NATO", recipient="Iraq", type="CONSULT", place="IRQ", status="planned",
            from_=date(2020, 2, 1), to=date(2020, 2, 29), as_of=date(2020, 12, 31),
            text="training mission", limit=3,
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    "args",
    [
        ("--from", "yesterday"),
        ("--to", "2020-02-30"),
        ("--as-of", "2020-13"),
        ("--from", ""),
        ("--from", "1-2-3-4"),
        ("--type", "MEETING"),
        ("--status", "done"),
        ("--limit", "0"),
    ],
)
def test_a_filter_that_makes_no_sense_is_wrong_use(
    args: tuple[str, str], record: FakeRecord
) -> None:
    result = CliRunner().invoke(app, ["events", *args])
    assert result.exit_code == 2
    assert args[0] in result.stderr


def test_a_codebook_brings_types_of_its_own(
    record: FakeRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_CODEBOOK", "own")
    run("events", "--type", "PATROL")
    run("events", "--type", "consult")
    assert record.asked == [Filter(type="PATROL"), Filter(type="CONSULT")]


def test_no_rows_is_said_on_stderr(record: FakeRecord) -> None:
    result = run("events", "--actor", "nobody", "--table")
    assert result.stdout == ""
    assert "nothing that fits" in result.stderr


def test_the_agenda_looks_from_the_day_it_is_asked_for(record: FakeRecord) -> None:
    run("agenda", "--as-of", "2020-02-13")
    assert record.asked[1] == date(2020, 2, 13)
    run("agenda")
    assert record.asked[3] == date.today()


@pytest.mark.parametrize(
    ("flags", "part"), [((), "to_come"), (("--overdue",), "overdue"), (("--all",), "all")]
)
def test_the_agenda_has_three_parts(flags: tuple[str, ...], part: str, record: FakeRecord) -> None:
    out = run("agenda", "--table", *flags, width=140).stdout
    assert record.part == part
    assert ("came of it" in out) == (part != "to_come")
    assert CliRunner().invoke(app, ["agenda", "--overdue", "--all"]).exit_code == 2


def test_one_plan_is_shown_whole(record: FakeRecord) -> None:
    out = run("agenda", "happening-2", "--table", "--as-of", "2021-05-01").stdout
    assert record.asked == ["happening-2", date(2021, 5, 1), date(2021, 5, 1)]
    assert "what came of it: to come" in out
    (row,) = (json.loads(line) for line in run("agenda", "happening-2").stdout.splitlines())
    assert row["outcome"]["kind"] == "to_come"


def test_a_timeline_takes_words(record: FakeRecord) -> None:
    out = run("timeline", "observers", width=120).stdout
    assert record.asked == [Filter(text="observers")]
    assert "Torvik Post +1, 2021-03-09" in out
    assert CliRunner().invoke(app, ["timeline", "a", "--text", "b"]).exit_code == 2


@pytest.mark.parametrize("width", [80, 120])
def test_a_dossier_shows_values_words_and_reports(width: int, record: FakeRecord) -> None:
    out = run("dossier", "TOM", "--as-of", "2021-06-05", width=width).stdout
    assert record.asked == ["TOM", date(2021, 6, 5)]
    assert max(map(len, out.splitlines())) <= width
    for said in (
        "Torvik Observer Mission   operation",
        "2 independent reports · published 2021-03-09..06-02 · as of 2021-06-05",
        "2021-05-28..",
        "“has been suspended”",
        "resumed (planned)",
        "“some 40 observers”",
        "Ada Moen in echo.html",
        "disputed: about 40 (Torvik Post 2021-03-09) ≠ 25 (Ada Moen in",
        "CONSULT Lake League",
        "said of it",
        "AID (planned)",
        "Torvik Post 1, publisher unknown 1",
    ):
        assert said in out


def test_a_dossier_as_json(record: FakeRecord) -> None:
    found = json.loads(run("dossier", "TOM", "--json").stdout)
    assert found["actor"]["name"] == "Torvik Observer Mission"
    assert [one["field"] for one in found["facts"]] == ["strength", "strength", "status", "status"]


def test_why_shows_sentence_words_rule_and_links(record: FakeRecord) -> None:
    out = run("why", EVENT.id[:12]).stdout
    assert record.asked[0] == EVENT.id[:12]
    assert "what came of it" in out
    for said in (f"event  {EVENT.id}", EVENT.sentence, "“met”", "events/1", "why: the verb meet",
                 "same: happening-1 and event-2, score 0.91"):  # fmt: skip
        assert said in out
    assert json.loads(run("why", "event", "--json").stdout)["kind"] == "event"


def test_rebuild(record: FakeRecord, tmp_path: Path) -> None:
    result = run("rebuild", "--record", str(tmp_path / "a.db"))
    assert record.asked == ["rebuild"]
    assert "a.db" in result.stderr


@pytest.mark.parametrize("args", [("events",), ("dossier", "x"), ("why", "x"), ("rebuild",)])
def test_no_record_is_a_record_error(args: tuple[str, ...], tmp_path: Path) -> None:
    missing = str(tmp_path / "none.db")
    result = CliRunner().invoke(app, [*args, "--record", missing])
    assert result.exit_code == 4
    assert missing in result.stderr
    assert "dateline read" in result.stderr
    assert not Path(missing).exists()


@pytest.mark.parametrize("width", [60, 80, 160])
def test_sources_stand_with_their_copies_below_them(width: int, record: FakeRecord) -> None:
    out = run("sources", "event-1", "--as-of", "2021-06", "--table", width=width).stdout
    assert record.asked == ["event-1", date(2021, 6, 30)]
    lines = out.splitlines()
    assert max(map(len, lines)) <= width
    assert [line.startswith("└ ") for line in lines[1:4]] == [False, True, False]
    assert "12%" in lines[2]
    assert lines[-1] == "2 independent reports, 1 copy"


def test_sources_in_a_pipe_are_json_lines(record: FakeRecord) -> None:
    rows = [json.loads(line) for line in run("sources", "NATO").stdout.splitlines()]
    assert [row["independent"] for row in rows] == [True, False, True]
    assert rows[1]["original"]["document"] == "doc-1"
    assert rows[2]["parts"][0]["share"] == 0.25
    assert run("sources", "event-0", "--table").stdout == ""
