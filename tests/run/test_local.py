"""One process or two, the readings are the same; what fails is named and the rest goes on."""

import multiprocessing
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from dateline.codec import dump_reading
from dateline.findings import Reading
from dateline.pipeline import Pipeline
from dateline.run.local import read_batch, read_reports
from dateline.settings import Settings
from dateline.text import Failure, Report
from tests.conftest import EXAMPLES


def read_lines(*, jobs: int) -> list[str]:
    results = read_reports([str(EXAMPLES)], replace(Settings(), jobs=jobs, batch=3))
    return [dump_reading(one[1], version="1") for one in results if not isinstance(one, Failure)]


def test_parallel_readings_are_byte_equal_to_serial_ones() -> None:
    assert read_lines(jobs=2) == read_lines(jobs=1)


def test_a_broken_input_keeps_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks end\n\nMinisters met in Brussels on Monday.")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text("Talks begin\n\nMinisters will meet in Ankara on Friday.")
    results = list(read_reports([str(tmp_path)], Settings()))
    assert [type(one) for one in results] == [tuple, Failure, tuple]
    assert "b.txt" in results[1].source  # type: ignore[union-attr]


class BrokenPipeline(Pipeline):
    """A pipeline with a bug that one report brings out."""

    def __init__(self) -> None:
        pass

    def read(self, reports):  # type: ignore[no-untyped-def]
        for report in reports:
            if report.source == "bad":
                raise ZeroDivisionError("a bug")
            yield report, "a reading"


def test_a_report_that_breaks_the_pipeline_is_set_aside_by_name() -> None:
    reports = [Report(name, name, "text/plain") for name in ("one", "bad", "two")]
    first, second, third = read_batch(BrokenPipeline(), reports)
    assert isinstance(second, Failure)
    assert second.source == "bad"
    assert "ZeroDivisionError" in second.why
    assert [one[0] for one in (first, third) if isinstance(one, tuple)] == [reports[0], reports[2]]


def test_readings_are_readings() -> None:
    one = next(read_reports([str(EXAMPLES)], Settings()))
    assert not isinstance(one, Failure)
    assert isinstance(one[1], Reading)


def test_workers_end_at_once_when_nobody_wants_more() -> None:
    before = set(multiprocessing.active_children())
    results = read_reports([str(EXAMPLES)], replace(Settings(), jobs=2, batch=1))
    next(results)
    started = set(multiprocessing.active_children()) - before
    assert started
    results.close()  # type: ignore[attr-defined]  # a generator
    # the pool's own thread may have waited for it and not have noted it yet: hence the loop
    assert ends(lambda: not any(process.is_alive() for process in started))


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dateline", "read", str(EXAMPLES), "--jobs", "2"]
    parent = subprocess.Popen(  # noqa: S603 (our own command)
        [*command, "--record", str(tmp_path / "a.db")], start_new_session=True
    )
    assert ends(lambda: count_group(parent.pid) >= 3)
    parent.kill()
    parent.wait()
    assert ends(lambda: count_group(parent.pid) == 0)


def count_group(group: int) -> int:
    """How many processes are in a group, those that are dead and not buried left out."""
    found = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, _, group_of = (folder / "stat").read_text().rsplit(")", 1)[1].split()[:3]
            found += group_of == str(group) and state != "Z"
    return found


def ends(fits: Callable[[], bool]) -> bool:
    """Wait for something to come true, for half a minute at most."""
    deadline = time.monotonic() + 30
    while not fits() and time.monotonic() < deadline:
        time.sleep(0.05)
    return fits()
