"""The table of docs/places.md says what is found."""

from pathlib import Path

import pytest

from dateline.extract.mentions import find_mentions
from dateline.extract.places import find_places
from dateline.knowledge import load_knowledge
from tests.builders import make_document
from tests.conftest import Parse

PAGE = Path(__file__).parents[3] / "docs" / "places.md"
KNOWLEDGE = load_knowledge()
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text("utf-8").splitlines()
    if line.startswith("|") and "{" in line
]


def test_the_table_has_rows() -> None:
    assert len(ROWS) > 5


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_rows(row: list[str], parse: Parse) -> None:
    sentence, name, country, division, precision = row
    start, end = sentence.index("{"), sentence.index("}") - 1
    document = make_document(sentence.replace("{", "").replace("}", ""))
    mentions = find_mentions(document, parse(document), KNOWLEDGE)
    place = next(
        one
        for one in find_places(document, mentions, KNOWLEDGE)
        if (one.span.start, one.span.end) == (start, end)
    )
    found = (place.name, place.country or "", place.admin1 or "", str(place.precision))
    assert found == (name, country, division, precision)
