"""Marks of other languages: given to the parser as English ones, told in their own signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.marks import as_english
from dateline.annotate.spacy import SpacyAnnotator
from tests.builders import make_document

TEXTS = [
    ("Moe: «No», he said.", "Moe: “No”, he said."),
    ("Une « vraie » farce, dit-il.", "Une “ vraie ” farce, dit-il."),
    ("»Nein«, sagte er. »Nie.«", "“Nein”, sagte er. “Nie.”"),
    ("Er sagte: „Nein“, und ging.", "Er sagte: “Nein”, und ging."),
    ("(«No») and ‹yes›", "(“No”) and ‘yes’"),
    ("«No, » he said", "“No, ” he said"),
    ("“No,” he said", "“No,” he said"),
    ("never closed: «No", "never closed: “No"),
]


@pytest.mark.parametrize(("text", "wanted"), TEXTS)
def test_marks(text: str, wanted: str) -> None:
    assert as_english(text) == wanted


@given(st.text(alphabet="«»„“”‟‹›‚ a.,", max_size=40))
def test_no_offset_moves(text: str) -> None:
    assert len(as_english(text)) == len(text)
    assert [a for a, b in zip(text, as_english(text), strict=True) if a != b and a.isalnum()] == []


def test_words_keep_their_own_signs(annotator: SpacyAnnotator) -> None:
    text = "The mayor has paid tribute to «a woman who knows the sea»."
    (sentence,) = next(annotator.annotate([make_document(text)]))
    assert [text[one.start : one.end] for one in sentence.tokens] == [
        one.text for one in sentence.tokens
    ]
    assert [one.tag for one in sentence.tokens if one.text in "«»"] == ["``", "''"]
