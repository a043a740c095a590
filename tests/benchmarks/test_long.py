"""The benchmark of a long read measures what it says, on a few reports."""

import json
from pathlib import Path

import pytest

from benchmarks import long
from benchmarks.long_reports import make_lines


def test_reports_are_made_the_same_each_time_and_differ() -> None:
    lines = list(make_lines(30))
    assert lines == list(make_lines(30))
    assert len({json.loads(line)["text"] for line in lines}) == 30


def test_a_few_reports_are_read_added_and_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LONG_REPORTS", "2,5")
    found = long.score(tmp_path).figures
    assert found["last_mb"] > 100
    assert found["record_mb"] > 100
    assert abs(found["growth"]) < 0.5
    assert found["skipped_per_s"] > 1
    assert not list(tmp_path.iterdir())
