"""What reading takes from outside: time that runs out, pauses between requests."""

import re
import time
from contextlib import suppress
from io import BytesIO

import pytest

from dateline.errors import UsageError
from dateline.limits import TimeUp
from dateline.read.budget import Budget
from dateline.read.items import Item
from dateline.run.inputs import Way, find_reports
from dateline.run.local import read_batch
from dateline.run.politeness import politely
from dateline.run.timing import make_timer
from dateline.settings import Settings
from dateline.text import Document, Failure, Report


def work_on() -> None:
    """Work that forgives all errors, as some libraries do."""
    while True:
        with suppress(Exception):
            time.sleep(0.01)


def work_within(seconds: float) -> None:
    with make_timer(seconds)():
        work_on()


def test_time_runs_out_once_and_for_one_block_alone() -> None:
    with pytest.raises(TimeUp):
        work_within(0.05)
    with make_timer(0.05)():
        pass
    time.sleep(0.1)


class Slow:
    """A pipeline that never ends on one report."""

    def read(self, reports: list[Report]) -> list[tuple[Report, Document] | Failure]:
        for report in reports:
            while report.body == "slow":
                re.sub("a", "b", "c")
        return [Failure(one.source, "X", one.body) for one in reports]


class Iterating(Slow):
    def read(self, reports: list[Report]) -> object:  # type: ignore[override]
        return iter(super().read(reports))


def test_a_slow_report_is_named_and_its_batch_is_read() -> None:
    batch = [Report(name, name, "text/plain") for name in ("a", "slow", "b")]
    found = read_batch(Iterating(), batch, timer=make_timer(0.1), seconds=0.1)  # type: ignore[arg-type]
    assert [one.why for one in found if isinstance(one, Failure)] == [
        "a",
        "reading it takes more than 0.1 s: raise DATELINE_MAX_SECONDS to wait",
        "b",
    ]


def test_a_pause_between_requests_to_one_host() -> None:
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    def fetch(url: str, budget: Budget) -> Item:
        now[0] += 0.25
        return Item(url, url, BytesIO(), budget)

    polite = politely(fetch, pause=1.0, clock=lambda: now[0], sleep=sleep)
    budget = Budget(Settings().limits)
    for url in ("https://a.example/1", "https://b.example/1", "https://A.example/2"):
        polite(url, budget)
    assert slept == [0.75]


def test_columns_that_say_nothing_are_a_wrong_use() -> None:
    with pytest.raises(UsageError):
        list(find_reports(["-"], Settings(), way=Way("nothing")))
