"""What holds for every format: its docs, the same bytes each time, no harm, nothing from later."""

import importlib.util
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.answers import Filter
from dateline.export import FORMATS, Request
from dateline.findings import Reading
from dateline.knowledge import Knowledge
from dateline.recording import open_record
from dateline.store import Record
from dateline.text import Report
from tests.store.builders import NOW, open_test_record

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"
TODAY = date(2020, 3, 1)


HERE = [
    name for name in FORMATS if name != "parquet" or importlib.util.find_spec("pyarrow") is not None
]
"""The formats that can be written with what is installed."""


def write(name: str, record: Record, asked: Filter, knowledge: Knowledge | None = None) -> bytes:
    wanted = FORMATS[name]
    if wanted.needs_name and asked.subject is None:
        asked = Filter(subject="Iraq", as_of=asked.as_of)
    return b"".join(wanted.write(record, Request(asked, today=TODAY, knowledge=knowledge)))


def test_every_format_has_its_section_in_the_docs_and_no_other_has() -> None:
    assert set(re.findall(r"^## (\S+)$", PAGE.read_text(), re.M)) == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_helps_fit_a_line(name: str) -> None:
    wanted = FORMATS[name]
    assert wanted.name == name
    assert wanted.help.endswith(".")
    assert len(f"{name} {wanted.help}") <= 90
    assert wanted.suffix.startswith(".")


@pytest.mark.parametrize("name", HERE)
def test_the_same_record_gives_the_same_bytes(
    name: str, record: Record, knowledge: Knowledge
) -> None:
    first = write(name, record, Filter(), knowledge)
    assert first
    assert write(name, record, Filter(), knowledge) == first


@pytest.mark.parametrize("name", HERE)
def test_hostile_reports_can_be_written(name: str, hostile: Record) -> None:
    content = write(name, hostile, Filter())
    if not FORMATS[name].binary:
        content.decode("utf-8")


@pytest.mark.parametrize("name", HERE)
def test_nothing_published_later_is_in_the_file(
    name: str, record: Record, knowledge: Knowledge
) -> None:
    content = write(name, record, Filter(as_of=date(2020, 1, 31)), knowledge)
    for document in record.documents():
        if document.source.published and document.source.published > date(2020, 1, 31):
            assert document.id.encode() not in content
            assert (document.source.title or "no title").encode() not in content


def test_a_record_without_anything_gives_valid_files(tmp_path: Path) -> None:
    with open_test_record(tmp_path / "empty.db") as empty:
        for name in HERE:
            wanted = FORMATS[name]
            if not wanted.needs_name:
                list(wanted.write(empty, Request(today=TODAY)))


@pytest.fixture(scope="module")
def backwards(
    tmp_path_factory: pytest.TempPathFactory,
    example_readings: tuple[tuple[Report, Reading], ...],
    knowledge: Knowledge,
) -> Iterator[Record]:
    """The record of the example reports, read in the opposite order."""
    path = tmp_path_factory.mktemp("backwards") / "a.db"
    with open_record(path, knowledge=knowledge) as opened:
        list(opened.add_all(reversed(example_readings), clock=lambda: NOW, recorded=NOW))
        yield opened


@pytest.mark.parametrize("name", HERE)
def test_the_order_of_reading_does_not_matter(
    name: str, record: Record, backwards: Record, knowledge: Knowledge
) -> None:
    assert write(name, backwards, Filter(), knowledge) == write(name, record, Filter(), knowledge)
