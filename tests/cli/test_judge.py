"""`dateline judge`: kept with author and reason, stronger than the machine's, taken back again."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.app import app
from tests.store.builders import NOW, brussels, open_test_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of one meeting that two reports tell, and of a meeting to come."""
    path = tmp_path / "test.db"
    with open_test_record(path) as record:
        record.add(*brussels().pair, recorded=NOW)
        record.add(*brussels(url="https://b.example/2", published="2020-02-14").pair, recorded=NOW)
    return path


def run(path: Path, *args: str, status: int = 0) -> Result:
    result = CliRunner().invoke(app, [*args, "--record", str(path)])
    assert result.exit_code == status, result.output
    return result


def find_met(path: Path) -> tuple[str, str]:
    """The two tellings of the meeting, which Dateline links."""
    with open_test_record(path) as record:
        one, other, *_ = record.events()
    return one.id, other.id


def happenings(path: Path, *ids: str) -> int:
    """How many happenings these events are of, by the views and by a rebuild."""
    with open_test_record(path) as record:
        found = {row.happening for row in record.events() if row.id in ids}
        before = list(record.dump())
        record.rebuild()
        assert list(record.dump()) == before
    return len(found)


def test_a_judgement_is_stronger_than_the_machine_s_and_can_be_taken_back(path: Path) -> None:
    one, other = find_met(path)
    assert happenings(path, one, other) == 1
    said = run(path, "judge", one[:14], other[:14], "different", "--by", "Ann", "--because", "two")
    assert "different: " in said.stdout
    assert happenings(path, one, other) == 2
    shown = json.loads(run(path, "why", other, "--json").stdout)["links"]
    assert ("different", "Ann", "two") in {
        (row["link"]["judgement"], row["link"]["author"], row["link"]["reason"]) for row in shown
    }
    run(path, "judge", other, one, "--withdraw", "--by", "Bea")
    assert happenings(path, one, other) == 1
    assert "withdrawn: Bea" in " ".join(run(path, "why", one).stdout.split())


def test_the_latest_judgement_counts_also_when_it_is_the_first_again(path: Path) -> None:
    one, other = find_met(path)
    for judgement, count in (("different", 2), ("same", 1), ("different", 2), ("different", 2)):
        run(path, "judge", one, other, judgement, "--by", "Ann")
        assert happenings(path, one, other) == count
    with open_test_record(path) as record:
        by_ann = [row for row in record.links() if row.link.author == "Ann"]
    assert [row.link.judgement for row in by_ann] == ["different", "same", "different"]


def test_actors_are_judged_by_name_and_documents_by_id(path: Path) -> None:
    with open_test_record(path) as record:
        first, second = record.documents()
    found = run(path, "judge", "NATO", "Iraq", "unsure", "--by", "Ann", "--json")
    assert json.loads(found.stdout)["link"]["left"] == "country/IRQ"
    found = run(path, "judge", first.id, second.id, "different", "--by", "Ann", "--json")
    assert json.loads(found.stdout)["link"]["judgement"] == "different"


def test_the_author_is_the_login_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "carla")
    one, other = find_met(path)
    found = json.loads(run(path, "judge", one, other, "same", "--json").stdout)
    assert found["link"]["author"] == "carla"


def test_no_login_name_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", fail)
    result = run(path, "judge", *find_met(path), "same", status=2)
    assert "--by" in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("{one}", "{one}", "same"), "both mean"),
        (("{one}", "NATO", "same"), "two things of one kind"),
        (("{one}", "event-0000", "same"), "begins with 'event-0000'"),
        (("{one}", "Nobody Known", "same"), "Nobody Known"),
        (("{one}", "{other}"), "--withdraw"),
        (("{one}", "{other}", "same", "--withdraw"), "--withdraw"),
        (("{one}", "{other}", "--withdraw"), "nobody has judged"),
        (("{one}", "{other}", "perhaps"), "perhaps"),
        (("{one}", "{other}", "same", "--by", "Dateline 9"), "name of a person"),
        (("{one}", "{other}", "same", "--by", " "), "empty"),
        (("{one}", "statement-", "same"), "statement-"),
    ],
)
def test_wrong_use_says_what_to_do(path: Path, args: tuple[str, ...], said: str) -> None:
    one, other = find_met(path)
    by = () if "--by" in args else ("--by", "Ann")
    given = [each.format(one=one, other=other) for each in args]
    assert said in run(path, "judge", *given, *by, status=2).stderr
