"""Records to export: the examples, and one whose reports mean harm."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.findings import Reading
from dateline.knowledge import Knowledge, load_knowledge
from dateline.recording import open_record
from dateline.store import Record
from dateline.text import Report
from tests.export.harmful import harmful_reports
from tests.export.hostile import hostile_reports
from tests.store.builders import NOW, open_test_record


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def examples(
    tmp_path_factory: pytest.TempPathFactory,
    example_readings: tuple[tuple[Report, Reading], ...],
    knowledge: Knowledge,
) -> Path:
    """The file of a record of the example reports."""
    path = tmp_path_factory.mktemp("examples") / "a.db"
    with open_record(path, knowledge=knowledge) as record:
        list(record.add_all(example_readings, clock=lambda: NOW, recorded=NOW))
    return path


@pytest.fixture
def record(examples: Path, knowledge: Knowledge) -> Iterator[Record]:
    """The record of the example reports, opened for reading."""
    with open_record(examples, read_only=True, knowledge=knowledge) as opened:
        yield opened


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Record]:
    """A record whose titles, names, urls and texts try to break every format."""
    with open_test_record(tmp_path / "hostile.db") as opened:
        for told in hostile_reports():
            opened.add(*told.pair, recorded=NOW)
        yield opened


@pytest.fixture
def harmful(tmp_path: Path) -> Iterator[Record]:
    """A record at harmful addresses, with happenings on the map, plans and a life."""
    with open_test_record(tmp_path / "harmful.db") as opened:
        for told in (*harmful_reports(), *hostile_reports()):
            opened.add(*told.pair, recorded=NOW)
        yield opened
