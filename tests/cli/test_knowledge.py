"""`dateline knowledge`: what it prints, what it writes, and what it refuses."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.app import app


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    monkeypatch.setenv("DATELINE_KNOWLEDGE", str(folder))
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["knowledge", *arguments])


GROUP = ("add", "--kind", "group", "--name", "Wadi Front", "--alias", "WF", "--country", "YEM")


def test_an_entry_is_added_and_found(own: Path) -> None:
    assert run(*GROUP).exit_code == 0
    assert run("add", "--kind", "group", "--name", "Wadi Wing", "--country", "YEM").exit_code == 0
    found = run("where", "WF")
    assert found.exit_code == 0
    assert found.stdout.splitlines()[0] == "group/wadi-front"
    assert "country   YEM" in found.stdout
    checked = run("check")
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert "2 entries, 0 offices, 0 flaws" in checked.stderr


def test_an_entry_is_added_once(own: Path) -> None:
    run(*GROUP)
    text = (own / "own.yaml").read_text("utf-8")
    again = run(*GROUP)
    assert again.exit_code == 2
    assert "wadi-front already" in again.stderr
    assert (own / "own.yaml").read_text("utf-8") == text


def test_a_file_is_added_after_a_check(own: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("organisation:\n  nato: Nato; aliases the bloc\n", encoding="utf-8")
    bad.write_text("group:\n  x: X; colour red\n  y: Y; country QQ\n", encoding="utf-8")
    refused = run("add", str(good), str(bad))
    assert refused.exit_code == 5
    assert "colour" in refused.stderr
    assert "QQ" in refused.stderr
    assert not own.exists()
    assert run("add", str(good)).exit_code == 0
    assert (own / "good.yaml").read_text("utf-8") == good.read_text("utf-8")
    assert run("add", str(good)).exit_code == 2
    assert "replaces organisation/nato" in run("check").stderr


def test_a_check_lists_every_flaw(tmp_path: Path) -> None:
    text = "group:\n  x: X; colour red\n  y: Y; from 2020-13\nplanet:\n  z: Z\n"
    (tmp_path / "flawed.yaml").write_text(text, encoding="utf-8")
    checked = run("check", str(tmp_path))
    assert checked.exit_code == 1
    assert len(checked.stdout.splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("who", "president", "USA", "2020-02-13"), "Donald Trump"),
        (("who", "secretary general", "NATO", "2020-02-13"), "Jens Stoltenberg"),
        (("where", "Iraqi"), "country/IRQ"),
        (("where", "organisation/IRQ-police"), "Iraqi police"),
        (("where",), "shipped"),
    ],
)
def test_what_is_known_is_told(own: Path, arguments: tuple[str, ...], words: str) -> None:
    own.mkdir()
    told = run(*arguments)
    assert told.exit_code == 0
    assert words in told.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("where", "Nobody At All"), "not known"),
        (("who", "president", "USA", "1066-10-14"), "nobody"),
        (("who", "president", "Nowhere", "2020-02-13"), "Nowhere"),
        (("add",), "--kind"),
        (("add", "--kind", "planet", "--name", "X"), "planet"),
        (("add", "--kind", "group", "--name", "X; country QQ"), "semicolon"),
    ],
)
def test_what_makes_no_sense_is_refused(own: Path, arguments: tuple[str, ...], words: str) -> None:
    own.mkdir()
    refused = run(*arguments)
    assert refused.exit_code == 2
    assert words in refused.stderr
