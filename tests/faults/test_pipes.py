"""Nobody reads on: the command ends quietly, and the record keeps what was read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.processes import COMMAND, environment, is_sound, write_reports

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes break in another way")


@pytest.mark.parametrize("broken", ["stdout", "stderr"])
def test_a_broken_pipe_ends_it_quietly(broken: str, tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "many.jsonl", 12)
    with reports.open("a") as out:
        out.write('{"text": ""}\n' * 5)  # each is named on stderr
    path = tmp_path / "a.db"
    where = ["--to", "-"] if broken == "stdout" else ["--record", str(path)]
    reader, writer = os.pipe()
    os.close(reader)
    found = subprocess.run(  # noqa: S603 (our own command)
        [*COMMAND, "read", str(reports), *where],
        stdout=writer if broken == "stdout" else subprocess.PIPE,
        stderr=writer if broken == "stderr" else subprocess.PIPE,
        env=environment(), text=True, check=False,
    )  # fmt: skip
    os.close(writer)
    assert found.returncode == 141
    assert not (found.stderr or "").strip()
    if broken == "stderr":
        assert is_sound(path)
