"""Noun phrases of those who take part: what belongs to them and what does not."""

import pytest

from dateline.extract.participants import noun_phrase
from tests.builders import make_document
from tests.conftest import Parse


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("The mayor's trip to Oslo, where he met ministers, ended.", "mayor", "The mayor"),
        (
            "The mayor's trip to Oslo, where he met ministers, ended.",
            "trip",
            "The mayor's trip to Oslo",
        ),
        (
            "The ministers of the union, who had met, left.",
            "ministers",
            "The ministers of the union",
        ),
        ("The mayor, a farmer's son, and the judge left.", "mayor", "The mayor"),
        (
            "In raids overnight, security forces shot dead 21 militants.",
            "militants",
            "21 militants",
        ),
    ],
)
def test_phrase_has_no_clauses(text: str, head: str, phrase: str, parse: Parse) -> None:
    document = make_document(text)
    (sentence,) = parse(document)
    number = next(token.i for token in sentence.tokens if token.text == head)
    assert noun_phrase(document, sentence, number).text == phrase
