"""kill -9 and polite signals at random moments: nothing that was said to be read is lost."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.processes import (
    BATCH,
    Forks,
    comes_true,
    count_documents,
    dump,
    ends_soon,
    is_sound,
    moments,
    start,
    write_reports,
)
from tests.run.test_local import count_group

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

KILLS = 50
REPORTS = 300


@pytest.fixture(scope="module")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    forks = Forks(tmp_path_factory.mktemp("lives"))
    yield forks
    forks.close()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("reports") / "many.jsonl", REPORTS)


@pytest.fixture(scope="module")
def undisturbed(forks: Forks, reports: Path) -> list[str]:
    path = reports.with_name("undisturbed.db")
    life = forks.live("read", str(reports), "--record", str(path))
    assert forks.end() == 0
    assert life.reported == count_documents(path) == REPORTS
    return dump(path)


def test_what_is_said_to_be_read_outlives_any_kill(
    forks: Forks, reports: Path, undisturbed: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "killed.db"
    read = ("read", str(reports), "--record", str(path))
    met = 0
    for reported, moment in moments(7, KILLS):
        before = count_documents(path)
        life = forks.live(*read)
        comes_true(lambda: life.reported >= reported or life.is_over)  # noqa: B023 (now)
        time.sleep(moment)
        status = forks.die(life)
        assert count_documents(path) >= before + life.reported
        assert life.errors.read_text() == ""
        met += status == -signal.SIGKILL
    assert met > KILLS * 0.8, "it was done before the kills: give it more reports"
    assert is_sound(path)
    forks.live(*read)
    assert forks.end() == 0
    assert dump(path) == undisturbed


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_ends_politely_ends_soon(
    number: int, status: int, forks: Forks, reports: Path, tmp_path: Path
) -> None:
    path = tmp_path / "stopped.db"
    for reported, moment in moments(number, 6):
        before = count_documents(path)
        life = forks.live("read", str(reports), "--record", str(path))
        comes_true(lambda: life.reported >= reported)  # noqa: B023 (now)
        time.sleep(0.1 + moment)  # it hears from then on
        asked = time.monotonic()
        assert forks.die(life, number) == status, life.errors.read_text()
        assert ends_soon(asked)
        said = life.errors.read_text()
        assert said.startswith("stopped; "), said
        assert "\n" not in said.strip(), said
        assert count_documents(path) >= before + life.reported
    assert is_sound(path)


@pytest.mark.parametrize("again", [False, True])
def test_ctrl_c_ends_four_workers(*, again: bool, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "stopped.db"
    arguments = ("read", str(reports), "--jobs", "4", "--record", str(path))
    process = start(*arguments, cwd=tmp_path, DATELINE_BATCH=BATCH)
    if not again:
        assert comes_true(lambda: count_documents(path) > 0, seconds=60)
    else:
        assert comes_true(lambda: count_group(process.pid) >= 3)  # workers load the model
    asked = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    if again:
        time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130, said
    assert ends_soon(asked)
    assert said.startswith("stopped; "), said
    assert "Traceback" not in said
    assert comes_true(lambda: is_gone(process.pid), seconds=5)
    assert again or is_sound(path)


def test_a_kill_of_the_parent_ends_two_workers(
    reports: Path, undisturbed: list[str], forks: Forks, tmp_path: Path
) -> None:
    path = tmp_path / "killed.db"
    arguments = ("read", str(reports), "--jobs", "2", "--record", str(path))
    process = start(*arguments, cwd=tmp_path, DATELINE_BATCH=BATCH)
    assert comes_true(lambda: count_documents(path) > 0, seconds=60)
    process.kill()
    process.communicate()
    assert comes_true(lambda: is_gone(process.pid), seconds=5)
    assert 0 < count_documents(path) < REPORTS
    forks.live("read", str(reports), "--record", str(path))
    assert forks.end() == 0
    assert dump(path) == undisturbed


def is_gone(group: int) -> bool:
    """Tell whether no process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
