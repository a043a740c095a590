"""What the README shows is what comes out, and where it points there is something."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CONSOLE = re.findall(r"```console\n\$ (.+)\n((?s:.*?))```", README)
LINKS = re.findall(r"\]\(([^)#]+)\)", README)


@pytest.mark.parametrize(("command", "shown"), CONSOLE)
def test_the_output_shown_is_the_output(command: str, shown: str) -> None:
    program, *words = shlex.split(command)
    assert program == "dateline"
    done = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-m", "dateline", *words],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.rstrip() == shown.rstrip()


@pytest.mark.parametrize("link", LINKS)
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_readme_is_one_screen() -> None:
    assert README.count("\n") <= 90
