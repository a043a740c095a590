"""The minder ends what carries its mark or uses its folder, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.run.minder import MARK, Minder
from tests.faults.processes import comes_true

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="this system does not list its processes"
)

SLEEP = "import sys, time; file = open(sys.argv[1], 'w') if sys.argv[1:] else None; time.sleep(60)"


def sleeper(*arguments: str, mark: str = "") -> "subprocess.Popen[bytes]":
    """A process that does nothing, with a mark, or with a file that it has open."""
    return subprocess.Popen(  # noqa: S603 (our own script)
        [sys.executable, "-c", SLEEP, *arguments], env={**os.environ, MARK: mark}
    )


def test_it_ends_what_is_minded_and_removes_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "minded"
    folder.mkdir()
    marked, using = sleeper(mark="ours"), sleeper(str(folder / "log"), mark="another")
    other, near = sleeper(mark="ours too"), sleeper(str(tmp_path / "minded-not"))
    try:
        assert comes_true((folder / "log").exists)
        assert comes_true((tmp_path / "minded-not").exists)
        Minder("ours", folder).tidy_up()
        assert not folder.exists()
        assert {marked.wait(5), using.wait(5)} == {-9}
        assert other.poll() is near.poll() is None
    finally:
        for one in (marked, using, other, near):
            one.kill()
            one.wait()


def test_it_does_so_when_its_parent_is_killed(tmp_path: Path) -> None:
    folder = tmp_path / "minded"
    folder.mkdir()
    script = (
        "import os, sys, pathlib; from dateline.run.minder import Minder; "
        "Minder('mark of the killed', pathlib.Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    )
    marked = sleeper(mark="mark of the killed")
    try:
        parent = subprocess.run([sys.executable, "-c", script, str(folder)], check=False)  # noqa: S603
        assert parent.returncode == -9
        assert comes_true(lambda: marked.poll() == -9 and not folder.exists())
    finally:
        marked.kill()
        marked.wait()
