"""`dateline stories` with a real record behind it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.app import app
from tests.store.builders import NOW, Told, open_test_record

HEADS = ("Fire destroys the cannery of Torvik", "Torvik cannery burns down")
BODIES = (
    "Two workers were hurt when fire destroyed the Torvik cannery on Thursday, the mayor said.",
    "The cannery of Torvik burned down on Thursday; two of its workers were hurt in the fire.",
)


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = tmp_path / "a.db"
    with open_test_record(path) as opened:
        for place, (title, body) in enumerate(zip(HEADS, BODIES, strict=True)):
            text = f"{title}\n\n{body}"
            told = Told(text, title=title, url=f"https://{place}", published=f"2020-02-1{place}")
            opened.add(*told.pair, recorded=NOW)
    return str(path)


def run(*args: str, code: int = 0, width: int = 100) -> Result:
    result = CliRunner(env={"COLUMNS": str(width)}).invoke(app, ["stories", *args])
    assert result.exit_code == code, result.output
    return result


def test_a_list_is_json_lines_in_a_pipe_and_a_table_when_asked(record: str) -> None:
    (row,) = map(json.loads, run("--record", record).stdout.splitlines())
    assert (row["reports"], row["first"], row["last"]) == (2, "2020-02-10", "2020-02-11")
    assert row["title"]["words"] in HEADS
    table = run("--record", record, "--table").stdout
    assert "2020-02-10..11" in table
    assert row["id"][:12] in table


@pytest.mark.parametrize("width", [40, 100])
def test_one_story_is_a_page_with_its_reports(width: int, record: str) -> None:
    story = json.loads(run("--record", record).stdout)
    page = run(story["id"], "--record", record, "--table", width=width).stdout
    assert page.splitlines()[0] == story["title"]["words"]
    assert "2 reports" in page
    assert "report" in page.splitlines()[-3]
    (same,) = map(json.loads, run(story["id"], "--record", record).stdout.splitlines())
    assert same == story


def test_as_of_a_day_later_reports_are_unknown(record: str) -> None:
    (row,) = map(json.loads, run("--as-of", "2020-02-10", "--record", record).stdout.splitlines())
    assert row["reports"] == 1
    assert run("--as-of", "2020-02-09", "--record", record).stdout == ""


def test_an_id_takes_no_filter_and_must_be_there(record: str) -> None:
    assert "give no filter" in run("story-1", "--limit", "1", "--record", record, code=2).stderr
    assert "no story" in run("story-1x", "--record", record, code=2).stderr


def test_the_command_is_of_the_table() -> None:
    assert "stories" in run("--help").stdout
    assert "stories" in CliRunner().invoke(app, ["--help"]).stdout
