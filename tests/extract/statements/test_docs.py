"""The table of docs/statements.md says what is so."""

from pathlib import Path

import pytest

from dateline.extract.statements.find import find_statements
from tests.builders import make_document
from tests.conftest import Parse

PAGE = Path(__file__).parents[3] / "docs" / "statements.md"
COLUMNS = 6
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text("utf-8").splitlines()
    if line.count("|") == COLUMNS + 1
][2:]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_row(row: list[str], parse: Parse) -> None:
    text, *wanted = row
    document = make_document(text)
    found = [
        [
            one.speaker.span.text if one.speaker else "",
            " … ".join(span.text for span in one.cue),
            " … ".join(span.text for span in one.content),
            one.kind,
            one.cue_kind,
        ]
        for one in find_statements(document, parse(document), (), ())
    ]
    assert wanted in found


def test_all_rows_are_read() -> None:
    assert len(ROWS) >= 10
