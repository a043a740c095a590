"""Whether memory stays flat over a long read, and how fast known reports are skipped.

PATH is a folder to work in; what is written there is removed in the end. Made-up
reports (long_reports.py) are read from JSON lines, in a process of its own each time: once to
nowhere, once into a record as `dateline read` does it. The memory of the process, without the files
that it maps, is taken on the way, at the 2,000th report, and in the end, after the 20,000th: by
what share it grew is `growth` for reading alone and `record_growth` for both. Then the same file
is read again: `skipped_per_s` is how many reports a second are found to be known. LONG_REPORTS in
the environment ("100,400") takes the place of 2,000 and 20,000.
"""

import gc
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from benchmarks.frame import Result
from benchmarks.long_reports import make_lines
from benchmarks.scale import remove
from dateline.findings import Reading
from dateline.recording import open_record
from dateline.run.local import read_reports
from dateline.settings import Settings
from dateline.text import Failure, Report

Given = ParamSpec("Given")
Found = TypeVar("Found")
SIZES = (2_000, 20_000)


@dataclass(frozen=True, slots=True)
class Long:
    """What was measured: MB after the first part and in the end, and seconds it took."""

    first_mb: float
    last_mb: float
    seconds: float


def score(path: Path) -> Result:
    """Read a long file twice, and give growth of memory and speed of skipping."""
    first, last = _read_sizes()
    archive, record = path / "long.jsonl", path / "long.db"
    remove(archive, record)
    archive.write_text("".join(f"{line}\n" for line in make_lines(last)), encoding="utf-8")
    alone = _elsewhere(_read_alone, archive, first)
    found = _elsewhere(_fill, archive, record, first)
    skipping = _elsewhere(_skip, archive, record)
    remove(archive, record)
    figures = {
        "growth": alone.last_mb / alone.first_mb - 1,
        "record_growth": found.last_mb / found.first_mb - 1,
        "skipped_per_s": last / skipping,
        "last_mb": alone.last_mb,
        "record_mb": found.last_mb,
        "reports_per_s": last / found.seconds,
    }
    lines = (
        f"reading: {_describe(alone, first, last)}",
        f"reading into a record: {_describe(found, first, last)}",
        f"all of them skipped in {skipping:.1f} s when read again",
    )
    return Result(figures, lines)


def _describe(found: Long, first: int, last: int) -> str:
    return (
        f"{last} reports in {found.seconds:.0f} s, {last / found.seconds:.1f} a s; "
        f"{found.first_mb:.0f} MB at report {first}, {found.last_mb:.0f} MB in the end"
    )


def _read_sizes() -> tuple[int, int]:
    given = os.environ.get("LONG_REPORTS", "")
    first, last = map(int, given.split(",")) if given else SIZES
    return first, last


def _elsewhere(work: Callable[Given, Found], *given: Given.args, **named: Given.kwargs) -> Found:
    """Do some work in a process of its own, so that nothing else's memory is counted."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        return pool.submit(work, *given, **named).result()


def _read_alone(archive: Path, first: int) -> Long:
    """Read the archive to nowhere, and take the memory at so many reports and in the end."""
    marks: list[float] = []
    began = time.perf_counter()
    for _ in _read(archive, first, marks):
        pass
    return Long(marks[0], _take_memory(), time.perf_counter() - began)


def _fill(archive: Path, file: Path, first: int) -> Long:
    """Read the archive into a record, and take the memory as above."""
    marks: list[float] = []
    now = partial(datetime.now, UTC)
    began = time.perf_counter()
    with open_record(file) as record:
        for _ in record.add_all(_read(archive, first, marks), clock=now, recorded=now()):
            pass
        last = _take_memory()
    return Long(marks[0], last, time.perf_counter() - began)


def _read(archive: Path, first: int, marks: list[float]) -> Iterator[tuple[Report, Reading]]:
    """Give all readings; at the `first` one the memory is put into `marks`."""
    for number, one in enumerate(read_reports([str(archive)], Settings()), 1):
        if isinstance(one, Failure):
            raise RuntimeError(one.why)
        if number == first:
            marks.append(_take_memory())
        yield one


def _skip(archive: Path, file: Path) -> float:
    """Read the archive again and give the seconds it takes to see that all is known."""
    with open_record(file) as record:
        began = time.perf_counter()
        left = sum(1 for _ in read_reports([str(archive)], Settings(), skip=record.knows))
        took = time.perf_counter() - began
    if left:
        raise RuntimeError(f"{left} reports that were added are not known")
    return took


def _take_memory() -> float:
    """Give the memory of this process in MB, files that it maps left out (Linux)."""
    gc.collect()
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    parts = [line.split() for line in lines if line.startswith(("RssAnon:", "VmSwap:"))]
    return sum(int(kilobytes) for _, kilobytes, _ in parts) / 1024
