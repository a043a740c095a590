"""The agenda of the examples: what could be known on each day, in any order, by pages."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from dateline.answers import Filter
from dateline.errors import UsageError
from dateline.findings import Reading
from dateline.plans import AgendaRow
from dateline.recording import open_record
from dateline.store import Record
from dateline.text import Report

NOW = datetime(2020, 4, 1, tzinfo=UTC)
LAST = date(2020, 3, 31)
Readings = tuple[tuple[Report, Reading], ...]


def fill(path: Path, readings: Readings) -> Record:
    record = open_record(path)
    for report, reading in readings:
        record.add(report, reading, recorded=NOW)
    return record


def ask(record: Record, day: date, limit: int | None = None) -> tuple[AgendaRow, ...]:
    return record.agenda(Filter(as_of=day, limit=limit), today=day, part="all")


def days_of(readings: Readings) -> list[date]:
    known = {reading.document.published.latest for _, reading in readings}
    days = sorted(one for one in known if one is not None)
    return sorted({*days, *(one + timedelta(days=1) for one in days), LAST})


def test_no_day_sees_what_was_published_later(example_readings: Readings, tmp_path: Path) -> None:
    with fill(tmp_path / "all.db", example_readings) as whole:
        for day in days_of(example_readings):
            early = tuple(
                pair
                for pair in example_readings
                if (pair[1].document.published.latest or date.max) <= day
            )
            with fill(tmp_path / f"{day}.db", early) as part:
                assert ask(whole, day) == ask(part, day), day
            for row in ask(whole, day):
                told = [one.source.published for one in row.outcome.told]
                assert all(one is not None and one <= day for one in told)
                assert all((one.published or date.max) <= day for one in row.sources)


def test_the_order_of_reading_does_not_matter(example_readings: Readings, tmp_path: Path) -> None:
    with fill(tmp_path / "a.db", example_readings) as one:
        rows, dump = ask(one, LAST), list(one.dump())
        assert one.check() == ()
    with fill(tmp_path / "b.db", example_readings[::-1]) as other:
        assert ask(other, LAST) == rows
        assert list(other.dump()) == dump
        other.rebuild()
        assert list(other.dump()) == dump


@pytest.mark.parametrize(
    ("words", "day", "came"),
    [
        ("parliament is due to meet", "2020-01-05", "happened"),
        ("Allied ambassadors will hold", "2020-01-06", "happened"),
        ("European foreign ministers will hold", "2020-01-10", "not_reported"),
        ("defence ministers will discuss the mission", "2020-02-13", "happened"),
        ("Stoltenberg is expected to discuss", "2020-02-14", "happened"),
    ],
)
def test_the_meetings_of_the_examples(
    words: str, day: str, came: str, example_readings: Readings, tmp_path: Path
) -> None:
    with fill(tmp_path / "a.db", example_readings) as record:
        (row,) = [one for one in ask(record, LAST) if words in one.words]
        assert (str(row.latest), row.outcome.kind) == (day, came)
        assert record.plan(row.id, today=LAST) == row
        overdue = record.agenda(Filter(as_of=LAST), today=LAST, part="overdue")
        assert (row in overdue) == (came == "not_reported")


def test_pages_are_the_beginning_of_the_whole(example_readings: Readings, tmp_path: Path) -> None:
    with fill(tmp_path / "a.db", example_readings) as record:
        whole = ask(record, LAST)
        for limit in range(1, len(whole)):
            assert ask(record, LAST, limit) == whole[:limit]
        late = record.agenda(Filter(as_of=LAST), today=LAST, part="overdue")
        assert [row.latest for row in late] == sorted((row.latest for row in late), reverse=True)  # type: ignore[type-var]  # all have one


def test_a_record_that_does_not_order_plans_comes_to_do_so(
    example_readings: Readings, tmp_path: Path
) -> None:
    path = tmp_path / "a.db"
    with fill(path, example_readings) as record:
        rows, dump = ask(record, LAST), list(record.dump())
    with closing(sqlite3.connect(path)) as old, old:
        old.execute("DROP INDEX plan_last_day")
        old.execute("ALTER TABLE plan DROP COLUMN since")
        old.execute("CREATE INDEX plan_last_day ON plan (kind, announces, last_day, id)")
        old.execute("DELETE FROM migration WHERE version > 9")
        old.execute("PRAGMA user_version = 9")
    with open_record(path) as record:
        assert ask(record, LAST) == rows
        assert list(record.dump()) == dump
        assert record.check() == ()


def test_what_announces_nothing_is_no_plan(example_readings: Readings, tmp_path: Path) -> None:
    with fill(tmp_path / "a.db", example_readings) as record:
        met = record.events(Filter(type="ACCUSE", status="happened", limit=1))[0]
        with pytest.raises(UsageError, match="announces nothing"):
            record.plan(met.id, today=LAST)
        with pytest.raises(UsageError):
            record.plan("event-ffffffffffff", today=LAST)
