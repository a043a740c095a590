"""Walking reports from the last day on picks the states that looking all of them up picks."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from benchmarks.scale_readings import FIRST, Maker
from dateline.knowledge import load_knowledge
from dateline.recording import open_record
from dateline.store import Record
from dateline.store import change_picks as picks
from tests.store.builders import NOW

REPORTS = 300


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of made-up reports, a hundred a day."""
    made = list(Maker(load_knowledge()).make(REPORTS))
    with open_record(tmp_path_factory.mktemp("picks") / "a.db") as record:
        for _ in record.add_all(made, clock=lambda: NOW):
            pass
        yield record


@pytest.mark.parametrize("walked", [0, 40, 2_000])
@pytest.mark.parametrize("days", [0, 1])
def test_walking_finds_the_same_as_looking_up(
    grown: Record, walked: int, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    span = (FIRST + timedelta(days=days), FIRST + timedelta(days=days + 1))
    looked_up = grown.changes(*span)
    monkeypatch.setattr(picks, "FEW", 0)
    monkeypatch.setattr(picks, "WALKED", walked)
    assert grown.changes(*span) == looked_up
    assert looked_up
