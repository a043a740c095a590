"""Names of places: how far they reach, and which the words around them show."""

import pytest

from dateline.extract.mentions import find_mentions
from dateline.knowledge import load_knowledge
from tests.builders import make_document
from tests.conftest import Parse

KNOWLEDGE = load_knowledge()


def read_places(parse: Parse, text: str) -> set[str]:
    document = make_document(text)
    mentions = find_mentions(document, parse(document), KNOWLEDGE)
    return {
        one.span.text for one in mentions if one.form == "name" and one.kind in ("place", "country")
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("She has lived in Kendal for years.", "Kendal"),
        ("The trial was moved to Marietta, Ohio, in spring.", "Marietta"),
        ("SALEM — The council was sued.", "SALEM"),
        ("MOUNT VERNON (AP) -- The mayor resigned.", "MOUNT VERNON"),
        ("Rebels burned the village of Zybyne.", "Zybyne"),
        ("Work began in West Jordan.", "West Jordan"),
        ("The fire was near Wilkes-Barre.", "Wilkes-Barre"),
        ("He is from Kenora, Ont., and she is not.", "Ont."),
    ],
)
def test_words_around_a_name_show_a_place(parse: Parse, text: str, place: str) -> None:
    assert place in read_places(parse, text)


@pytest.mark.parametrize(
    ("text", "no_place"),
    [
        ("Mr Kendal spoke of Kendal's war.", "Kendal"),
        ("The tax was raised in March and in June.", "March"),
        ("Officials at Salem city hall said so.", "Salem city"),
        ("Voting took place across Northeast Texas.", "Northeast Texas"),
    ],
)
def test_what_is_no_place_or_reaches_too_far(parse: Parse, text: str, no_place: str) -> None:
    assert no_place not in read_places(parse, text)
