"""Noun phrases of those who take part: what belongs to them and what does not."""

import pytest

from dateline.extract.mentions import find_mentions
from dateline.extract.participants import MentionIndex, noun_phrase, participant
from dateline.knowledge import load_knowledge
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
            "They signed a pact with the government in Algiers in 2015.",
            "government",
            "the government in Algiers",
        ),
        ("He met the council on Monday.", "council", "the council"),
        ("The class of 2015 met.", "class", "The class of 2015"),
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


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        (
            "Agents killed the Hamas leader Ismail Haniyeh in Tehran on July 31.",
            "Haniyeh",
            "the Hamas leader Ismail Haniyeh",
        ),
        (
            "He came after a meeting of EU foreign ministers in Luxembourg.",
            "ministers",
            "EU foreign ministers",
        ),
        ("Protesters in Oslo left.", "Protesters", "Protesters in Oslo"),
        ("They wrote to Ada Berg of the harbour board.", "Berg", "Ada Berg of the harbour board"),
    ],
)
def test_who_is_named_is_so_without_where(text: str, head: str, words: str, parse: Parse) -> None:
    document = make_document(text)
    (sentence,) = parse(document)
    mentions = MentionIndex(find_mentions(document, (sentence,), load_knowledge()))
    number = next(token.i for token in sentence.tokens if token.text == head)
    assert participant(document, sentence, number, mentions).span.text == words
