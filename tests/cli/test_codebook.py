"""`dateline codebook check`, and reading with a codebook."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.annotate.spacy import SpacyAnnotator
from dateline.cli.app import app

GOOD = """type: PATROL
code: "155"
verbs:
  - frames: [patrol HOST]
    examples:
      - {say: "The navy patrolled Norway.", actor: navy, code: "155"}
"""
BAD = "type: PATROL\nverbs:\n  - frames: [patrol <hosts>]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for a codebook."""
    made = tmp_path / "own"
    made.mkdir()
    return made


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def test_all_is_well(
    folder: Path, annotator: SpacyAnnotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.annotate.spacy.SpacyAnnotator", lambda _: annotator)
    (folder / "patrol.yaml").write_text(GOOD, encoding="utf-8")
    assert run("codebook", "check", str(folder)) == (0, "", "1 example, 0 flaws\n")


def test_flaws_go_to_stdout(folder: Path) -> None:
    (folder / "patrol.yaml").write_text(BAD, encoding="utf-8")
    status, out, err = run("codebook", "check", str(folder))
    assert status == 1
    assert out.startswith(f"{folder / 'patrol.yaml'}:3: the pattern 'patrol <hosts>'")
    assert err == "0 examples, 1 flaw\n"


def test_reading_with_a_codebook(folder: Path, tmp_path: Path) -> None:
    (folder / "patrol.yaml").write_text(GOOD, encoding="utf-8")
    report = tmp_path / "report.txt"
    report.write_text("The Norwegian navy patrolled Iceland on Monday.\n", encoding="utf-8")
    status, out, _ = run("read", str(report), "--to", "-", "--codebook", str(folder))
    assert status == 0
    (event,) = json.loads(out)["events"]
    assert (event["type"], event["code"]) == ("PATROL", "155")


def test_show_says_the_code(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "patrol.yaml").write_text(GOOD, encoding="utf-8")
    report = tmp_path / "report.txt"
    report.write_text("The Norwegian navy patrolled Iceland on Monday.\n", encoding="utf-8")
    monkeypatch.setenv("DATELINE_CODEBOOK", str(folder))
    status, out, _ = run("show", str(report), "--only", "events")
    assert status == 0
    assert "PATROL 155  happened" in out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_codebook_stops_the_run(
    jobs: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "patrol.yaml").write_text(BAD, encoding="utf-8")
    (tmp_path / "report.txt").write_text("The navy patrolled Iceland.\n", encoding="utf-8")
    monkeypatch.setenv("DATELINE_CODEBOOK", str(folder))
    status, _, err = run("read", str(tmp_path / "report.txt"), "--to", "-", "--jobs", jobs)
    assert status == 5
    assert "patrol.yaml:3:" in err
