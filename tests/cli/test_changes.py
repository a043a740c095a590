"""`dateline versions` and `dateline changes`: pages on a terminal, JSON lines in a pipe."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.app import app
from tests.store.builders import NOW, Told, open_test_record

URL = "https://paper.example/1"
NOTE = "Correction: NATO has 500 troops, not 600."


def tell(number: int, dead: int, *, published: str, note: str = "") -> Told:
    told = Told(
        f"Troops stay\n\nNATO has {number} troops in Iraq. A bomb killed {dead} people.{note}",
        url=URL,
        title="Troops stay",
        published=published,
    )
    nato = told.who("NATO", actor="organisation/nato")
    told.holds(nato, "strength", str(number), f"{number} troops")
    told.does("ASSAULT", "killed", on="2020-02-12", count=("killed", dead, f"{dead} people"))
    return told


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = tmp_path / "a.db"
    with open_test_record(path) as opened:
        for told in (
            tell(600, 40, published="2020-02-13"),
            tell(500, 56, published="2020-02-15", note=f"\n\n{NOTE}"),
        ):
            opened.add(*told.pair, recorded=NOW)
    return str(path)


def run(*args: str, width: int = 100) -> Result:
    result = CliRunner(env={"COLUMNS": str(width)}).invoke(app, args)
    assert result.exit_code == 0, result.output
    return result


@pytest.mark.parametrize("width", [60, 100, 160])
def test_versions_stand_with_their_notes_and_what_they_changed(record: str, width: int) -> None:
    out = run("versions", URL, "--table", "--record", record, width=width).stdout
    flat = " ".join(out.split())
    assert max(map(len, out.splitlines())) <= width
    assert "first, known from 2020-02-13 until 2020-02-15" in flat
    assert f"note “{NOTE}”" in flat
    assert "changed: strength of NATO: 600 → 500" in flat
    assert "changed silently: ASSAULT killed, killed: 40 people → 56 people" in flat
    assert flat.endswith("2 versions, 2 values changed, 1 of them silently")


def test_versions_in_a_pipe_are_json_lines(record: str) -> None:
    first, second = map(json.loads, run("versions", URL, "--record", record).stdout.splitlines())
    assert (first["kind"], second["kind"]) == ("first", "correction")
    assert [(one["after"], one["noted"]) for one in second["values"]] == [
        ("56 people", False),
        ("500", True),
    ]


def test_a_thing_that_no_version_changed_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    told = tell(600, 40, published="2020-02-13")
    with open_test_record(path) as opened:
        opened.add(*told.pair, recorded=NOW)
    result = run("versions", told.events[0].id, "--table", "--record", str(path))
    assert result.stdout == ""
    assert "no report that tells it has more than one version" in result.stderr


@pytest.mark.parametrize("width", [60, 100, 160])
def test_changes_stand_by_kind(record: str, width: int) -> None:
    days = ("--from", "2020-02-13", "--to", "2020-02-15")
    out = run("changes", *days, "--table", "--record", record, width=width).stdout
    assert max(map(len, out.splitlines())) <= width
    heads = [line for line in out.splitlines() if line.endswith("(1)")]
    assert heads == [
        "Figures (1)",
        "States that are new, or took another's place (1)",
        "What no report that stands tells any more (1)",
        "Corrections of reports (1)",
    ]


def test_changes_in_a_pipe_come_by_day(record: str) -> None:
    days = ("--from", "2020-02-12", "--to", "2020-02-15")
    lines = run("changes", *days, "NATO", "--record", record).stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    assert [(row["kind"], row["day"][-2:], row["before"], row["after"]) for row in rows] == [
        ("state", "15", None, "500"),
        ("correction", "15", None, rows[1]["after"]),
    ]


def test_a_limit_says_that_more_follow(record: str) -> None:
    days = ("--from", "2020-02-13", "--to", "2020-02-15")
    result = run("changes", *days, "--limit", "1", "--record", record)
    assert len(result.stdout.splitlines()) == 1
    assert "more follow from 2020-02-15 on" in result.stderr


def test_where_nothing_changed_it_is_said(record: str) -> None:
    result = run("changes", "--from", "2021", "--to", "2022", "--table", "--record", record)
    assert result.stdout == ""
    assert "nothing that fits became known after 2021-12-31 and by 2022-12-31" in result.stderr


def test_days_the_wrong_way_round_are_named(record: str) -> None:
    result = CliRunner().invoke(
        app, ["changes", "--from", "2020-02-15", "--to", "2020-02-13", "--record", record]
    )
    assert result.exit_code == 2
    assert "2020-02-15 is later than 2020-02-13" in result.stderr
