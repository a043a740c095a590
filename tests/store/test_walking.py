"""Row by row is the same as all at once, over the edges of pages."""

from datetime import date
from pathlib import Path

import pytest

from dateline.answers import Filter
from dateline.store import Record, walking
from tests.store.builders import NOW, brussels, open_test_record, unnamed

ASKED = (
    Filter(),
    Filter(type="CONSULT", status="happened"),
    Filter(limit=5),
    Filter(as_of=date(2020, 2, 14)),
    Filter(actor="NATO", as_of=date(2020, 2, 15), limit=3),
)


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    monkeypatch.setattr(walking, "PAGE", 2)
    opened = open_test_record(tmp_path / "a.db")
    for number in range(4):
        published = f"2020-02-{13 + number}"
        told = brussels(
            url=f"https://a.example/{number}", published=published, more=" So." * number
        )
        opened.add(*told.pair, recorded=NOW)
    opened.add(*unnamed().pair, recorded=NOW)
    return opened


@pytest.mark.parametrize("asked", ASKED)
def test_rows_one_by_one_are_the_answer(record: Record, asked: Filter) -> None:
    assert tuple(record.each_event(asked)) == record.events(asked)
    assert tuple(record.each_statement(Filter(as_of=asked.as_of))) == record.statements(
        Filter(as_of=asked.as_of)
    )
    assert tuple(record.each_state(Filter(limit=asked.limit))) == record.states(
        Filter(limit=asked.limit)
    )


@pytest.mark.parametrize("asked", ASKED)
def test_happenings_come_once_each_and_whole(record: Record, asked: Filter) -> None:
    found = list(record.each_happening(asked))
    assert len(found) == len(record.timeline(asked))
    if asked.limit is None:
        assert sorted(found, key=lambda row: row.id) == sorted(
            record.timeline(asked), key=lambda row: row.id
        )
    assert any(len(row.events) > 1 for row in found)


def test_one_state_of_the_record_is_seen_to_the_end(record: Record, tmp_path: Path) -> None:
    rows = record.each_event()
    first = next(rows)
    before = len(record.events())
    with open_test_record(tmp_path / "a.db") as other:
        other.add(*brussels(url="https://b.example/", published="2020-02-20").pair, recorded=NOW)
    assert 1 + len(list(rows)) == before
    assert first == record.events()[0]
    assert len(record.events()) > before
