"""The group: lazy, quick, and clear when something goes wrong."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dateline import __version__
from dateline.cli.app import COMMANDS, app
from dateline.errors import (
    AnnotateError,
    DatelineError,
    KnowledgeError,
    ReadError,
    StoreError,
    UsageError,
)

SLOW = ("spacy", "trafilatura", "rich", "yaml", "sqlite3", "numpy", "dateline.codec")


def run_python(code: str, *, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)  # noqa: S603


def fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let every command end in `error`."""

    @click.command()
    def command() -> None:
        raise error

    monkeypatch.setattr(type(app), "get_command", lambda *_: command)


def test_help_imports_nothing_slow() -> None:
    code = (
        "import sys\nfrom dateline.cli.app import app\n"
        "try:\n    app.main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {SLOW!r} if name in sys.modules])"
    )
    assert run_python(code).stdout.splitlines()[-1] == "[]"


def test_help_lists_every_command() -> None:
    result = CliRunner().invoke(app, ["--help"])
    assert result.exit_code == 0
    assert all(f"  {name} " in result.output for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    result = CliRunner().invoke(app, [name, "-h"])
    assert result.exit_code == 0
    assert "Example" in result.output
    assert max(len(line) for line in result.output.splitlines()) <= 100


def test_version() -> None:
    assert CliRunner().invoke(app, ["--version"]).output == f"dateline {__version__}\n"


def test_a_command_that_is_none_is_wrong_use() -> None:
    result = CliRunner().invoke(app, ["reed"])
    assert result.exit_code == 2
    assert "reed" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UsageError("no"), 2),
        (ReadError("no"), 3),
        (StoreError("no"), 4),
        (KnowledgeError("no"), 5),
        (AnnotateError("no"), 5),
        (DatelineError("no"), 1),
    ],
)
def test_an_error_of_ours_is_one_line(
    error: DatelineError, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, error)
    result = CliRunner().invoke(app, ["read"])
    assert (result.exit_code, result.stdout, result.stderr) == (status, "", "dateline: no\n")


def test_ctrl_c_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, KeyboardInterrupt())
    result = CliRunner().invoke(app, ["read"])
    assert result.exit_code == 130
    assert result.output.strip() == ""


def test_an_error_that_is_not_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, ZeroDivisionError())
    assert isinstance(CliRunner().invoke(app, ["read"]).exception, ZeroDivisionError)


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    code = (
        "import click\nfrom dateline.cli.app import app\n"
        "@click.command()\ndef many():\n"
        "    for number in range(100_000):\n        click.echo('line %d' % number)\n"
        "type(app).get_command = lambda *_: many\napp.main(['read'])\n"
    )
    script = tmp_path / "many.py"
    script.write_text(code)
    line = f'set -o pipefail; "{sys.executable}" "{script}" | head -1'
    result = subprocess.run(  # noqa: S603
        ["/bin/bash", "-c", line], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout, result.stderr) == (141, "line 0\n", "")


def test_a_terminal_without_unicode_gets_codes() -> None:
    code = (
        "import click, sys\nsys.stdout.reconfigure(encoding='latin-1')\n"
        "from dateline.cli.app import app\n"
        "@click.command()\ndef say():\n    click.echo('“na’m”')\n"
        "type(app).get_command = lambda *_: say\napp.main(['read'])\n"
    )
    result = run_python(code)
    assert (result.returncode, result.stdout) == (0, "\\u201cna\\u2019m\\u201d\n")
