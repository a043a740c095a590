"""Who "he", "she" and "we" are that speak inside a quotation."""

import pytest

from dateline.extract.mentions import find_mentions
from dateline.extract.statements import find_statements
from dateline.knowledge import load_knowledge
from tests.builders import make_document
from tests.conftest import Parse


def _who_says(text: str, pronoun: str, parse: Parse) -> str | None:
    """Give the first words for the one who speaks under a pronoun."""
    document = make_document(text)
    sentences = parse(document)
    mentions = find_mentions(document, sentences, load_knowledge())
    told = find_statements(document, sentences, mentions, ())
    (one,) = (one for one in told if one.speaker and one.speaker.span.text == pronoun)
    assert one.speaker is not None
    entities = {mention.id: mention.entity for mention in mentions}
    entity = entities.get(one.speaker.mention or "")
    return next((mention.span.text for mention in mentions if mention.entity == entity), None)


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        (
            "Oskar Lund was found on Monday. “He told us that it hurt,” Ada Berg said.",
            "He",
            "Oskar Lund",
        ),
        (
            "Peter Lund led and Mark Dahl had 46. “I won, and he knows that I won,” Lund said.",
            "he",
            "Mark Dahl",
        ),
        (
            "Oskar Lund waited. “Tom Dahl was there and he said that it was late,” Ada Berg said.",
            "he",
            "Tom Dahl",
        ),
        ("Ada Berg met a nurse. “She wants to leave,” Ada Berg said.", "She", "a nurse"),
        (
            "The Turkish defence minister, Ada Berg, left. “We want to help,” Berg said.",
            "We",
            "Turkish",
        ),
        (
            "A spokesman for the Harbour Tribune, Oskar Lund, said: “It is late and we know it.”",
            "we",
            "Harbour Tribune",
        ),
        ("A Turkish singer left. “We want to help,” the Turkish singer said.", "We", None),
        ("Ada Berg, a former Turkish diplomat, left. “We want to go,” Berg said.", "We", None),
        (
            "Oskar Lund, editor of the Harbour Tribune, left. “We want to know,” Lund said.",
            "We",
            "Harbour Tribune",
        ),
        ("“He wants to leave,” Oskar Lund said.", "He", None),
    ],
)
def test_is_whom_the_words_before_tell_of(
    text: str, pronoun: str, name: str | None, parse: Parse
) -> None:
    assert _who_says(text, pronoun, parse) == name
