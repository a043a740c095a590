"""The commands with the real stages behind them, in processes of their own where that matters."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli.app import COMMANDS, app
from dateline.recording import open_record
from dateline.text import Report
from tests.cli.samples import make_reading

REPORT = (
    "The ministers of the two countries met in Oslo on 3 May 2021.\n\n"
    "“We agreed to send a mission in June,” Norwegian Foreign Minister Ine Eriksen Søreide said.\n"
)


@pytest.fixture
def record(tmp_path: Path) -> str:
    """A record that holds the sample reading."""
    path = tmp_path / "sample.db"
    with open_record(path) as opened:
        report = Report("reports/lake.txt", "body", "text/plain", publisher="Torvik Post")
        opened.add(report, make_reading(), recorded=datetime(2021, 4, 1, tzinfo=UTC))
    return str(path)


def run(*args: str) -> str:
    result = CliRunner(env={"COLUMNS": "100"}).invoke(app, args)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_every_question_has_an_answer(record: str) -> None:
    rows = [json.loads(line) for line in run("events", "--record", record).splitlines()]
    assert [row["trigger"] for row in rows] == ["met", "met", "agreed"]
    assert "Ada Moen" in run("statements", "--record", record, "--table")
    assert "CONSULT" in run("timeline", "--record", record)
    assert "“about 40 strong”" in run("dossier", "observer mission", "--record", record)
    assert "“met”" in run("why", rows[0]["id"], "--record", record)
    assert "Torvik Post" in run("show", rows[0]["source"]["document"], "--record", record)
    assert "ok   record" in run("doctor", "--record", record)
    before = run("events", "--record", record)
    run("rebuild", "--record", record)
    assert run("events", "--record", record) == before


@pytest.mark.parametrize("args", [("dossier", "nobody"), ("why", "event-0"), ("show", "doc-0")])
def test_what_is_not_there_is_said_so(args: tuple[str, ...], record: str) -> None:
    result = CliRunner().invoke(app, [*args, "--record", record])
    assert result.exit_code == 2
    assert args[1] in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_report_from_file_to_record_to_answer(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    script = Path(sys.executable).with_name("dateline")
    clean = {name: one for name, one in os.environ.items() if not name.startswith("DATELINE_")}

    def dateline(*args: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(  # noqa: S603
            [script, *args], cwd=tmp_path, env=clean, capture_output=True, text=True, check=False
        )

    first = dateline("read", "report.txt", "none.txt")
    assert first.returncode == 1
    assert first.stderr.startswith("none.txt: ")
    assert first.stderr.splitlines()[-1].startswith("1 read (")
    assert first.stdout == ""
    found = run("statements", "--record", str(tmp_path / "dateline.db")).splitlines()
    said, agreed = map(json.loads, found)
    assert said["content"].strip(",") == "We agreed to send a mission in June"
    assert agreed["within"] == said["id"]


def test_every_command_of_the_table_is_tested_here_or_beside() -> None:
    texts = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    assert not [name for name in COMMANDS if f'"{name}"' not in texts]
