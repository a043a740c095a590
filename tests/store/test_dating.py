"""An undated report of a record is bounded by the others, in whatever order they were read."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.findings import Reading
from dateline.store import Record
from dateline.text import Document, Published, Report
from tests.resolve.test_dating import DAY, TEXT
from tests.store.builders import NOW, open_test_record

LATER = datetime(2020, 3, 2, 12, 0, tzinfo=UTC)


def make_pair(publisher: str, day: date | None) -> tuple[Report, Reading]:
    given = day.isoformat() if day else None
    published = Published(given, "given" if day else "unknown", day, day)
    report = Report(publisher, TEXT, "text/plain", publisher=publisher, published=given)
    document = Document(TEXT, report.id, publisher, publisher=publisher, published=published)
    return report, Reading(document)


DATED, UNDATED = make_pair("Fjord Press", DAY), make_pair("Oslo Tidings", None)


def published_in(record: Record) -> Published:
    return record.reading(UNDATED[1].document.id).document.published


@pytest.mark.parametrize("order", [(DATED, UNDATED), (UNDATED, DATED)])
def test_an_undated_copy_is_bounded(
    order: tuple[tuple[Report, Reading], ...], tmp_path: Path
) -> None:
    with open_test_record(tmp_path / "a.db") as record:
        for report, reading in order:
            assert record.add(report, reading, recorded=NOW)
        found = published_in(record)
        assert (found.value, found.basis) == (None, "inferred")
        assert (found.earliest, found.latest) == (date(2018, 2, 27), date(2018, 3, 13))
        assert DATED[1].document.id in found.reasons[-1].why
        told = record.why(UNDATED[1].document.id)
        assert told.reasons == found.reasons
        assert record.check() == ()


def test_reading_twice_and_rebuilding_change_nothing(tmp_path: Path) -> None:
    with open_test_record(tmp_path / "a.db") as record:
        for report, reading in (DATED, UNDATED):
            record.add(report, reading, recorded=NOW)
        before, found = list(record.dump()), published_in(record)
        assert not record.add(*UNDATED, recorded=LATER)
        record.rebuild()
        assert list(record.dump()) == before
        assert published_in(record) == found
        record._connection.execute("DELETE FROM shared")
        assert any("shared" in problem.where for problem in record.check())


def test_alone_it_stays_undated(tmp_path: Path) -> None:
    with open_test_record(tmp_path / "a.db") as record:
        record.add(*UNDATED, recorded=NOW)
        assert published_in(record).basis == "unknown"
        assert published_in(record).earliest is None
