"""Spans and documents: what can be constructed, and what cannot."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SpanError
from dateline.findings import Mention, Reading
from dateline.text import Span
from tests.builders import make_document


@given(st.text(min_size=1), st.data())
def test_a_span_of_a_document_gives_back_its_words(text: str, data: st.DataObject) -> None:
    document = make_document(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = document.span(start, end)
    assert document.text[span.start : span.end] == span.text


@given(st.text(), st.integers(-5, 30), st.integers(-5, 30), st.text(max_size=5))
def test_no_other_span_can_be_made(source: str, start: int, end: int, words: str) -> None:
    right = 0 <= start < end <= len(source) and source[start:end] == words
    try:
        Span(start, end, words, source)
    except SpanError:
        assert not right
    else:
        assert right


def test_a_reading_refuses_a_span_of_another_text() -> None:
    other = make_document("Ankara said no.")
    mention = Mention("m", other.span(0, 6), "place", "name", "e", None, None, 0)
    with pytest.raises(SpanError, match="Ankara"):
        Reading(make_document("Baghdad said no."), mentions=(mention,))


def test_a_span_survives_pickling() -> None:
    span = make_document("Baghdad said no.").span(0, 7)
    assert pickle.loads(pickle.dumps(span)) == span  # noqa: S301 (our own bytes)


def test_the_id_of_a_document_is_its_content() -> None:
    assert make_document("One text.").id == make_document("One text.", published="2020-01-01").id
    assert make_document("One text.").id != make_document("Another text.").id
