"""The tables of docs/times.md say what is so."""

import re
from pathlib import Path

import pytest

from dateline.extract.times import find_phrases, resolve_times
from dateline.findings import Time
from tests.builders import make_document
from tests.conftest import Parse

PAGE = Path(__file__).parents[3] / "docs" / "times.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text("utf-8").splitlines()
    if line.startswith("|") and "{" in line
]


def read_marked(marked: str, parse: Parse) -> Time:
    document = make_document(re.sub(r"[{}]", "", marked), published="2020-02-13")
    sentences = parse(document)
    times = resolve_times(document, sentences, find_phrases(document, sentences))
    return next(one for one in times if one.span.start == marked.index("{"))


@pytest.mark.parametrize("row", [row for row in ROWS if len(row) == 4], ids=lambda row: row[0])
def test_row_of_values(row: list[str], parse: Parse) -> None:
    found = read_marked(row[0], parse)
    days = dict.fromkeys(day.isoformat() for day in (found.earliest, found.latest) if day)
    assert [row[0], found.type, found.value, " ".join(days)] == row


@pytest.mark.parametrize("row", [row for row in ROWS if len(row) == 3], ids=lambda row: row[0])
def test_row_of_directions(row: list[str], parse: Parse) -> None:
    found = read_marked(row[0], parse)
    assert found.value == row[1]
    assert found.why.endswith(row[2])


def test_all_rows_are_read() -> None:
    assert len(ROWS) > 20
