"""Notes of correction tell nothing but of the text."""

import pytest

from dateline.extract.notes import part_notes
from tests.builders import make_document
from tests.conftest import Parse


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Six died.\n\nCorrection: an earlier version of this article said seven died.", 1),
        ("Six died.\n\nClarification - It was on Monday. It rained.", 2),
        ("Six died. An earlier version of this story gave another number.", 1),
        ("Six died. The ministry published a correction.", 0),
        ("Correction centres were closed on Monday.", 0),
    ],
)
def test_parts_notes(text: str, notes: int, parse: Parse) -> None:
    document = make_document(text)
    sentences = parse(document)
    told, skipped = part_notes(document, sentences)
    assert len(skipped) == notes
    assert len(told) + notes == len(sentences)
    assert all(one.why for one in skipped)
