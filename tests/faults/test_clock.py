"""A clock that goes backwards, or far ahead: nothing waits for it, and the record stays sound."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dateline.findings import Reading
from dateline.text import Report
from tests.faults.processes import dump
from tests.store.builders import NOW, brussels, open_test_record

DAYS = {"forwards": 1, "backwards": -1, "still": 0}


def make_clock(step: timedelta) -> Callable[[], datetime]:
    """A clock that is set by `step` between any two looks at it."""
    times = (NOW + step * n for n in range(10_000))
    return lambda: next(times)


def test_what_is_read_is_written_when_the_clock_is_set_back(tmp_path: Path) -> None:
    """An hour back, in the middle of a run: the next report must not wait for that hour to pass."""
    times = iter([NOW, *(NOW - timedelta(hours=1) + timedelta(seconds=n / 10) for n in range(99))])
    given: list[int] = []

    def tell() -> Iterator[tuple[Report, Reading]]:
        for n in range(60):
            given.append(n)
            yield brussels(url=str(n)).pair

    with open_test_record(tmp_path / "a.db") as record:
        adding = record.add_all(tell(), clock=lambda: next(times), every=1000, seconds=2.0)
        next(adding)
        assert len(given) == 2
        for _ in range(2):
            next(adding)
        assert len(given) < 30


@pytest.mark.parametrize("days", DAYS.values(), ids=DAYS)
def test_the_record_is_the_same_by_any_clock(days: int, tmp_path: Path) -> None:
    told = [brussels(url=str(n), more=f" Part {n}.").pair for n in range(9)]
    for name, step in (("a", timedelta(seconds=1)), ("b", timedelta(days=days))):
        with open_test_record(tmp_path / f"{name}.db") as record:
            added = list(record.add_all(told, clock=make_clock(step), every=2))
            assert [one.report for one in added] == [report.id for report, _ in told]
            assert record.check() == ()
    assert dump(tmp_path / "a.db") == dump(tmp_path / "b.db")
