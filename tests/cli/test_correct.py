"""`dateline correct`: what it takes, what it says, and that it counts elsewhere."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.app import app
from tests.store.builders import NOW, brussels, open_test_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "test.db"
    with open_test_record(path) as record:
        record.add(*brussels().pair, recorded=NOW)
    return path


def run(path: Path, *args: str, status: int = 0) -> Result:
    result = CliRunner().invoke(app, [*args, "--record", str(path)])
    assert result.exit_code == status, result.output
    return result


def rows(path: Path, *args: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(path, *args, "--json").stdout.splitlines()]


def test_what_is_rejected_is_gone_until_that_is_taken_back(path: Path) -> None:
    one = str(rows(path, "events")[0]["id"])
    assert "verdict: rejected" in run(path, "correct", one, "reject", "--by", "Ann").stdout
    assert one not in {row["id"] for row in rows(path, "events")}
    assert "rejected" in run(path, "why", one).stdout
    run(path, "correct", one, "--undo", "--by", "Bea")
    assert one in {row["id"] for row in rows(path, "events")}
    (said,) = rows(path, "correct")
    assert (said["author"], said["undone"]) == ("Ann", "Bea")


def test_values_are_set(path: Path) -> None:
    one = str(rows(path, "events")[0]["id"])
    run(path, "correct", one, "--set", "status=denied", "--set", "actor=Iraq", "--by", "Ann")
    (found,) = (row for row in rows(path, "events") if row["id"] == one)
    assert found["status"] == "denied"
    assert [party["name"] for party in found["actor"]] == ["Iraq"]  # type: ignore[attr-defined]


def test_what_was_missed_is_added(path: Path) -> None:
    event = rows(path, "events")[0]
    document, start = event["source"]["document"], event["start"]  # type: ignore[index]
    place = f"{start}-{int(str(start)) + 3}"
    args = ("--missed", place, "--type", "AID", "--set", "actor=NATO", "--by", "Ann")
    run(path, "correct", str(document), *args)
    assert "AID" in {row["type"] for row in rows(path, "events")}


@pytest.mark.parametrize(
    "args",
    [
        ("{event}",),
        ("{event}", "--set", "status"),
        ("{event}", "--set", "status=odd"),
        ("{event}", "--set", "date=2020-02-12", "--at", "here"),
        ("{event}", "reject", "--undo"),
        ("{event}", "--undo"),
        ("{event}", "reject", "--by", " "),
        ("{event}", "reject", "--by", "dateline"),
        ("{document}", "--missed", "1-2"),
        ("{document}", "--missed", "one", "--type", "AID"),
        ("{document}", "reject"),
        ("event-none", "reject"),
    ],
)
def test_what_makes_no_sense_is_said(path: Path, args: tuple[str, ...]) -> None:
    event = rows(path, "events")[0]
    known = {"event": event["id"], "document": event["source"]["document"]}  # type: ignore[index]
    given = [one.format(**known) for one in args]
    assert run(path, "correct", *given, status=2).stdout == ""
    assert rows(path, "correct") == []
