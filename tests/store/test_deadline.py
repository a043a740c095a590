"""A question that takes too long is given up, and the record can be asked again."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import StoreError, TookTooLongError
from dateline.store import Record
from dateline.store.deadline import in_time
from tests.store.builders import NOW, Told, open_test_record, rules

NUMBERS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT ?)"
COUNT = f"{NUMBERS} SELECT count(*) FROM n"  # noqa: S608


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    yield opened
    opened.close()


def test_what_never_ends_is_given_up_and_says_what_to_do(connection: sqlite3.Connection) -> None:
    with (
        pytest.raises(TookTooLongError, match=r"longer than 0\.05 seconds .* ask for less"),
        in_time(connection, 0.05),
    ):
        connection.execute(COUNT, (-1,)).fetchone()
    assert connection.execute("SELECT 1").fetchone() == (1,)


def test_after_a_limit_there_is_none(connection: sqlite3.Connection) -> None:
    with in_time(connection, 0.0):
        pass
    assert connection.execute(COUNT, (100_000,)).fetchone() == (100_000,)


def test_other_errors_stay_what_they_are(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), in_time(connection, 9.0):
        connection.execute("SELECT * FROM nowhere")


def test_a_record_limits_each_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.deadline.STEPS", 1)
    told = Told("NATO met Iraq.")
    told.does("CONSULT", "met", actor=(told.who("NATO"),), on="2020-02-12")
    with open_test_record(tmp_path / "a.db") as record:
        record.add(*told.pair, recorded=NOW)
    with Record.open(tmp_path / "a.db", rules=rules(), read_only=True, seconds=0.0) as record:
        for _ in range(2):  # the first leaves nothing behind that would stop the second otherwise
            with pytest.raises(TookTooLongError):
                record.events()
        assert issubclass(TookTooLongError, StoreError)
    with Record.open(tmp_path / "a.db", rules=rules(), read_only=True, seconds=60.0) as record:
        assert len(record.events()) == 1
