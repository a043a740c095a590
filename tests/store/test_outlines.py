"""Outlines are read once, and anew where they may be others than before."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.recording import open_record
from dateline.store import Record
from dateline.store.outlines import forget_outlines, read_outline, read_outlines
from tests.store.builders import NOW, Told

DAY = "2020-02-13"


@pytest.fixture
def told() -> Told:
    return Told("NATO met Iraq in Brussels on Monday.", published=DAY)


@pytest.fixture
def record(told: Told, tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "a.db") as made:
        made.add(*told.pair, recorded=NOW)
        yield made


def test_what_was_read_is_remembered(record: Record, told: Told) -> None:
    one = told.document.id
    first = read_outline(record._connection, one)
    assert read_outlines(record._connection, [(one, DAY)]) == (first,)
    assert read_outline(record._connection, one) is first


def test_what_another_process_wrote_is_read_anew(
    record: Record, told: Told, tmp_path: Path
) -> None:
    one = told.document.id
    assert dict(read_outline(record._connection, one).terms) != {"other": 1}
    with closing(sqlite3.connect(tmp_path / "a.db")) as another, another:
        another.execute("UPDATE outline SET terms = 'other 1'")
    assert dict(read_outline(record._connection, one).terms) == {"other": 1}


def test_what_was_read_of_a_change_that_failed_is_forgotten(record: Record, told: Told) -> None:
    one = told.document.id
    with pytest.raises(KeyboardInterrupt):
        change_and_stop(record, one)
    assert dict(read_outline(record._connection, one).terms) != {"other": 1}


def test_a_rebuild_reads_what_it_makes(record: Record, told: Told) -> None:
    one = told.document.id
    before = read_outline(record._connection, one).terms
    with record._writing():
        record._connection.execute("UPDATE outline SET terms = 'other 1'")
    record.rebuild()
    assert read_outline(record._connection, one).terms == before


def change_and_stop(record: Record, one: str) -> None:
    with record._writing():
        record._connection.execute("UPDATE outline SET terms = 'other 1'")
        forget_outlines(record._connection)
        assert dict(read_outline(record._connection, one).terms) == {"other": 1}
        raise KeyboardInterrupt
