"""The corpus of nasty inputs: each fails by name or is read as it says, and the rest is read."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dateline.clean import clean_report, require_read
from dateline.errors import DatelineError
from dateline.limits import Limits, TimeUp
from dateline.read import read_sources
from dateline.run.timing import make_timer
from dateline.text import Document, Failure, Report
from tests.read.files import MORE
from tests.run.nasty import load_cases, make_bytes

CASES = load_cases()
LIMITS = Limits(max_bytes=2_000_000, max_seconds=20)
SECONDS = 20.0


def read(*paths: Path) -> list[Document | Failure]:
    """Read files as `dateline read` does, up to the document."""
    timer = make_timer(SECONDS)
    found = read_sources([str(path) for path in paths], limits=LIMITS, timer=timer)
    return [one if isinstance(one, Failure) else clean(one) for one in found]


def clean(report: Report) -> Document | Failure:
    try:
        with make_timer(SECONDS)():
            document = clean_report(report)
            require_read(document)
            return document
    except DatelineError as error:
        return Failure(report.source, type(error).__name__, str(error))
    except TimeUp:
        return Failure(report.source, "TimeUp", "too slow")


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{n}: {one['name']}: {one['about']}" for n, one in enumerate(CASES)]
)
def test_a_nasty_input(case: Mapping[str, Any], tmp_path: Path) -> None:
    nasty, good = tmp_path / case["name"], tmp_path / "good.txt"
    nasty.write_bytes(make_bytes(case))
    good.write_text(f"{MORE} Nobody had expected it.")
    started = time.process_time()
    *found, last = read(nasty, good)
    assert time.process_time() - started < SECONDS
    assert isinstance(last, Document)
    failures = [one for one in found if isinstance(one, Failure)]
    texts = [one.text for one in found if isinstance(one, Document)]
    says = case.get("fails", [])
    assert len(failures) == len(says), failures
    for failure, words in zip(failures, says, strict=True):
        assert words in failure.why
        assert failure.source.startswith(nasty.as_posix())
        assert len(failure.why) < 700
    assert len(texts) == case.get("reads", 0)
    assert all(case["keeps"] in text for text in texts if "keeps" in case)
    assert not any(case["loses"] in text for text in texts if "loses" in case)


def test_there_are_two_hundred_of_them_and_no_two_are_the_same() -> None:
    assert len(CASES) >= 200
    assert len({(one["name"], one["about"]) for one in CASES}) == len(CASES)
