"""Documents become sentences whose tokens stand where they say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.spacy import PARAGRAPH_LIMIT, SpacyAnnotator, cut_paragraphs
from dateline.settings import Settings
from tests.builders import make_document


@given(st.text(alphabet=st.sampled_from("ab \n\t\r\x0b\u2028é’")))
def test_paragraphs_cover_all_that_is_no_space(text: str) -> None:
    cuts = cut_paragraphs(text)
    covered = "".join(text[start:end] for start, end in cuts)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(text[start:end].strip() == text[start:end] for start, end in cuts)


def test_a_giant_line_is_cut() -> None:
    text = "word " * PARAGRAPH_LIMIT
    assert all(end - start <= PARAGRAPH_LIMIT for start, end in cut_paragraphs(text))


@settings(max_examples=15, deadline=None)
@given(text=st.text(max_size=60))
def test_tokens_give_back_their_words(annotator: SpacyAnnotator, text: str) -> None:
    document = make_document(text)
    (sentences,) = annotator.annotate([document])
    for sentence in sentences:
        for token in sentence.tokens:
            assert document.text[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)


def test_documents_keep_their_order_and_sentences_their_paragraphs(
    annotator: SpacyAnnotator,
) -> None:
    documents = [
        make_document("One came. Two went.\n\nThree stayed."),
        make_document(""),
        make_document("Four."),
    ]
    found = list(annotator.annotate(documents))
    assert [[sentence.paragraph for sentence in one] for one in found] == [[0, 0, 1], [], [0]]


def test_a_document_is_parsed_the_same_alone_and_in_company(annotator: SpacyAnnotator) -> None:
    first = make_document("Ministers met in Brussels.\n\nThey agreed to meet again on Friday.")
    second = make_document("Protesters marched through Baghdad, police said.")
    together = list(annotator.annotate([first, second]))
    assert together == [next(annotator.annotate([first])), next(annotator.annotate([second]))]


def test_words_beyond_the_vocabulary_are_forgotten_and_read_the_same(
    annotator: SpacyAnnotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = make_document("Zorvik Quillenbrand met the Ashvale council.\n\nHe left on Friday.")
    before = next(annotator.annotate([document]))
    monkeypatch.setattr("dateline.annotate.spacy.VOCABULARY", 0)
    assert next(annotator.annotate([document])) == before
    strange = make_document("Qwertzuiop met Asdfghjklo in Yxcvbnmqwe.")
    found = next(annotator.annotate([strange]))
    assert [token.text for token in found[0].tokens][:2] == ["Qwertzuiop", "met"]
    assert "Qwertzuiop" not in annotator.nlp.vocab


def test_another_order_of_parts_is_read_the_plain_way(
    annotator: SpacyAnnotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = make_document("Anna Berg met NATO's envoys; they're gonna meet again on Friday.")
    monkeypatch.setattr("dateline.annotate.spacy._LAST", ("ner", "lemmatizer"))
    plain = SpacyAnnotator(Settings().model)
    assert list(plain.annotate([document])) == list(annotator.annotate([document]))


def test_a_sum_in_millions_ends_its_sentence(annotator: SpacyAnnotator) -> None:
    document = make_document("The bridge will cost £50m. The council approved it.")
    (sentences,) = annotator.annotate([document])
    assert [document.text[one.start : one.end] for one in sentences] == [
        "The bridge will cost £50m.",
        "The council approved it.",
    ]
