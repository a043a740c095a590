"""Words and names found in the quicker ways are those that the pipeline itself finds."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dateline.annotate import names, words
from dateline.annotate.columns import Name, Word, read_columns
from dateline.annotate.names import NameFinder, read_names
from dateline.annotate.spacy import SpacyAnnotator
from dateline.annotate.words import WordRules, read_words

PIECES = (
    "Anna Berg", "the Foreign Ministry", "of", "Marwania", "New York City", "on Monday", "Feb. 12",
    "is", "There", "'s", "gonna", "let's", "y'all", "got", "ta", "ai", "n't", "doin'", "met",
    "said", "the 3rd", "about 500 troops", "$4 million", ".", ",", "!", '"', "\n", "  ", "\t",
    "10 percent", "NATO", "and", "EU", "have", "do", "that", "Bridge",
    "it", "I", "you", "be", "had", "’s", "--",
)  # fmt: skip
"""Words that rules look at, names that follow each other without a stop, odd spaces."""

TEXTS = (
    "Anna Berg, a spokeswoman of the Foreign Ministry, met Li Wei in New York City on Monday.",
    "There's no doubt, he said. There are 500 troops of NATO in Marwania. They're gonna leave!",
    "Let's go, y'all: ain't nothin' doin' here. Y'all come, c'mon. I got ta go.",
    "BERG  MEETS\tWEI\nThe European Union and the United Nations Security Council gave $4 million.",
    "The Monday Tuesday Wednesday New York Times",
    "Berg",
    ".",
)


@pytest.fixture(scope="module")
def finder(annotator: SpacyAnnotator) -> NameFinder:
    return NameFinder(annotator.nlp.get_pipe("ner"))


@pytest.fixture(scope="module")
def rules(annotator: SpacyAnnotator) -> WordRules:
    return WordRules(annotator.nlp)


def read_plainly(nlp: SpacyAnnotator, texts: Sequence[str]) -> tuple[list[Doc], ...]:
    """Give the documents without what is found in quicker ways, and with all of it."""
    left_out = ["attribute_ruler", "lemmatizer", "ner"]
    return list(nlp.nlp.pipe(texts, disable=left_out)), list(nlp.nlp.pipe(texts))


def compare(
    annotator: SpacyAnnotator, finder: NameFinder, rules: WordRules, texts: Sequence[str]
) -> None:
    bare, whole = read_plainly(annotator, texts)
    read = [read_columns(doc) for doc in bare]
    found: list[list[Name]] = finder.find(bare, read)
    assert found == read_names(whole, read)
    spaces = [columns.spaces for columns in read]
    assert drop(rules.read(bare, read), spaces) == drop(read_words(whole, read), spaces)


def drop(found: Sequence[Sequence[Word]], spaces: Sequence[Sequence[int]]) -> list[list[Word]]:
    """Leave out white space, which is no token of ours."""
    pairs = zip(found, spaces, strict=True)
    return [[word for word, space in zip(*one, strict=True) if not space] for one in pairs]


def test_the_shipped_pipeline_is_asked_in_the_quicker_ways(annotator: SpacyAnnotator) -> None:
    assert words.fits(annotator.nlp.get_pipe("attribute_ruler"))
    assert names.fits(annotator.nlp.get_pipe("ner"))
    assert not names.fits(annotator.nlp.get_pipe("parser"))


def test_sentences_together(
    annotator: SpacyAnnotator, finder: NameFinder, rules: WordRules
) -> None:
    compare(annotator, finder, rules, TEXTS)


@pytest.mark.parametrize("text", TEXTS)
def test_sentences_alone(
    annotator: SpacyAnnotator, finder: NameFinder, rules: WordRules, text: str
) -> None:
    compare(annotator, finder, rules, [text])


def test_no_document_has_no_names(finder: NameFinder) -> None:
    assert finder.find([], []) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25), min_size=1, max_size=4))
def test_any_words(
    annotator: SpacyAnnotator, finder: NameFinder, rules: WordRules, drawn: list[list[str]]
) -> None:
    compare(annotator, finder, rules, [" ".join(one) for one in drawn])


def test_words_are_learnt_anew_when_too_many_are_known(
    annotator: SpacyAnnotator, finder: NameFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "KEPT", 10)
    fresh = WordRules(annotator.nlp)
    for text in TEXTS:
        compare(annotator, finder, fresh, [text])
