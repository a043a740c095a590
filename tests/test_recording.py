"""The example reports as a record: whole, the same in any order, and able to rebuild itself."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.answers import Filter
from dateline.findings import Reading
from dateline.recording import open_record
from dateline.store import Record
from dateline.text import Report

Readings = tuple[tuple[Report, Reading], ...]
NOW = datetime(2020, 4, 1, tzinfo=UTC)
MISSION = "NATO Mission Iraq"


def fill(path: Path, readings: Readings) -> Record:
    record = open_record(path)
    for report, reading in readings:
        assert record.add(report, reading, recorded=NOW)
    return record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory, example_readings: Readings) -> Record:
    return fill(tmp_path_factory.mktemp("record") / "examples.db", example_readings)


def test_a_record_rebuilt_from_its_claims_equals_itself(record: Record) -> None:
    before = list(record.dump())
    record.rebuild()
    assert list(record.dump()) == before
    assert record.check() == ()


def test_reading_twice_adds_nothing(record: Record, example_readings: Readings) -> None:
    before = list(record.dump())
    assert not any(record.add(*one, recorded=NOW) for one in example_readings)
    assert list(record.dump()) == before


def test_a_report_of_the_record_is_known_and_another_is_not(
    record: Record, example_readings: Readings
) -> None:
    assert all(record.knows(report) for report, _ in example_readings)
    assert not record.knows(Report("new.txt", "Talks began on Monday.", "text/plain"))


def test_the_order_of_reading_does_not_matter(
    record: Record, example_readings: Readings, tmp_path: Path
) -> None:
    backwards = fill(tmp_path / "backwards.db", example_readings[::-1])
    assert list(backwards.dump()) == list(record.dump())


def test_nothing_published_later_is_seen_as_of_a_day(record: Record) -> None:
    day = date(2020, 1, 10)
    rows = record.events(Filter(as_of=day))
    assert rows
    assert all(row.source.published is not None and row.source.published <= day for row in rows)


def test_the_dossier_of_the_mission_holds_what_the_reports_say(record: Record) -> None:
    dossier = record.dossier(MISSION)
    strengths = {fact.value for fact in dossier.facts if fact.field == "strength"}
    assert {"about 500", "more than 400"} <= strengths
    assert "Canada" in {fact.value for fact in dossier.facts if fact.field == "lead"}
    assert "suspended" in {fact.value for fact in dossier.facts if fact.field == "status"}
