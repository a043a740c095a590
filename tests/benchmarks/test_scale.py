"""The readings made up for `scale`: the same each time, of the shape of real ones, in order."""

from itertools import islice
from pathlib import Path

import pytest

from benchmarks import scale
from benchmarks.scale_readings import Maker
from dateline.codec import dumps
from dateline.knowledge import load_knowledge


def test_readings_are_the_same_each_time_and_in_order() -> None:
    first, second = (list(Maker(load_knowledge()).make(40)) for _ in range(2))
    assert [dumps(one) for _, one in first] == [dumps(one) for _, one in second]
    days = [reading.document.published.day for _, reading in first]
    assert days == sorted(days, key=str)
    assert len({report.id for report, _ in first}) == 40


def test_readings_hold_known_people_and_strangers() -> None:
    readings = [reading for _, reading in islice(Maker(load_knowledge()).make(60), 60)]
    mentions = [one for reading in readings for one in reading.mentions]
    assert {one.actor is None for one in mentions} == {True, False}
    assert all(reading.events and reading.statements for reading in readings)


def test_a_record_is_measured_at_each_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCALE_SIZES", "300,3000")
    monkeypatch.setattr(scale, "EVERY", 50)
    monkeypatch.setattr(scale, "_ASKED", 20)
    result = scale.score(tmp_path)
    assert result.figures["claims"] >= 3000
    assert result.figures["add_ratio"] > 0
    assert list(tmp_path.iterdir()) == []
