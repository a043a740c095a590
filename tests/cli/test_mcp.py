"""`dateline mcp` from outside: what it needs, what it says when that is missing."""

import subprocess
import sys
from importlib import util
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dateline.cli.app import app


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    find = util.find_spec

    def find_other(name: str, package: str | None = None) -> Any:
        return None if name == "mcp" else find(name, package)

    monkeypatch.setattr("dateline.cli.mcp.find_spec", find_other)
    done = CliRunner().invoke(app, ["mcp"])
    assert done.exit_code == 2
    assert "pip install 'dateline[mcp]'" in done.output


def test_without_a_record_it_does_not_start(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["mcp", "--record", str(tmp_path / "none.db")])
    assert done.exit_code == 4
    assert "there is no record" in done.output


def test_a_port_that_is_none_is_refused() -> None:
    assert CliRunner().invoke(app, ["mcp", "--http", "--port", "70000"]).exit_code == 2


@pytest.mark.parametrize(
    "code",
    [
        "import dateline",
        "from dateline.cli.app import app; app.main(['--help'])",
        "import dateline.cli.mcp",
    ],
)
def test_nothing_else_loads_the_library(code: str) -> None:
    check = (
        "import sys, contextlib\n"
        f"with contextlib.suppress(SystemExit):\n    {code}\n"
        "assert not {'mcp', 'mcp_types', 'uvicorn', 'pydantic.main'} & set(sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 (our own code)
        [sys.executable, "-c", check], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
