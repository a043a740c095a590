"""The table of docs/statements.md says what is so."""

from pathlib import Path

import pytest

from dateline.extract.statements.find import find_statements
from tests.builders import make_document
from tests.conftest import Parse
from tests.extract.statements.told import tell, words

PAGE = Path(__file__).parents[3] / "docs" / "statements.md"


def _rows(columns: int) -> list[list[str]]:
    """The rows of the page's table with so many columns."""
    return [
        [cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")]
        for line in PAGE.read_text("utf-8").splitlines()
        if line.count("|") == columns + 1
    ][2:]


ROWS, BESIDE = _rows(6), _rows(7)


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


@pytest.mark.parametrize("row", BESIDE, ids=lambda row: row[0])
def test_row_beside_the_words(row: list[str], parse: Parse) -> None:
    text, *wanted = row
    found = []
    for one in tell(text, parse):
        told = (one.audience, one.place, one.speaks_for, one.anonymity)
        kinds = [one.speaker_kind, str(one.number or "")]
        found.append([*(words(value) or "" for value in told), *kinds])
    assert wanted in found


def test_all_rows_are_read() -> None:
    assert len(ROWS) >= 10
    assert len(BESIDE) >= 6
