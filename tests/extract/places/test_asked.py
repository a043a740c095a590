"""Names that are asked for as places: adjectives, houses, guesses."""

import pytest

from dateline.extract.mentions import find_mentions
from dateline.extract.places import Resolved, resolve_spans
from dateline.extract.places.words import cut_tail, load_words
from dateline.knowledge import load_knowledge
from tests.builders import make_document
from tests.conftest import Parse

KNOWLEDGE = load_knowledge()


def ask(parse: Parse, text: str, *names: str, guess: bool = False) -> list[Resolved]:
    document = make_document(text)
    mentions = find_mentions(document, parse(document), KNOWLEDGE)
    spans = [document.span(text.index(name), text.index(name) + len(name)) for name in names]
    return resolve_spans(document, spans, mentions, KNOWLEDGE, guess=guess)


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("He met Japanese officials.", "Japanese", "Japan"),
        ("She left the English city.", "English", "England"),
        ("He saw Kurdish fighters.", "Kurdish", "Kurdistan"),
        ("They like Korean food.", "Korean", "South Korea"),
        ("He dined at the White House.", "White House", "White House"),
        ("The Kremlin said so.", "Kremlin", "Kremlin"),
    ],
)
def test_adjectives_and_houses_are_places_where_asked_for(
    parse: Parse, text: str, name: str, place: str
) -> None:
    (found,) = ask(parse, text, name)
    assert found.found is not None
    assert found.found.row.name == place


def test_the_white_house_stands_in_washington(parse: Parse) -> None:
    (found,) = ask(parse, "He dined at the White House.", "White House")
    assert found.found is not None
    row = found.found.row
    assert (row.country, row.precision) == ("USA", 5)
    assert (round(row.lat), round(row.lon)) == (39, -77)


def test_a_guess_is_made_where_asked_for_alone_and_marked(parse: Parse) -> None:
    text = "He moved to Springfield."
    (read,) = ask(parse, text, "Springfield")
    assert read.found is None
    assert not read.guessed
    (guess,) = ask(parse, text, "Springfield", guess=True)
    assert guess.guessed
    assert guess.found is not None
    assert guess.found.row.name == "Springfield"


def test_an_unknown_name_is_guessed_where_the_nearest_town_is(parse: Parse) -> None:
    text = "Zybyne burned, said a doctor who had come to Lyon."
    assert ask(parse, text, "Zybyne", "Lyon")[0].found is None
    guess, town = ask(parse, text, "Zybyne", "Lyon", guess=True)
    assert guess.found is not None
    assert town.found is not None
    assert guess.guessed
    assert not town.guessed
    assert (guess.found.row.lat, guess.found.row.geonames) == (town.found.row.lat, None)


def test_an_unknown_name_is_in_the_town_that_stands_behind_it(parse: Parse) -> None:
    site, town = ask(parse, "They met on Zybyne Square in Lyon.", "Zybyne Square", "Lyon")
    assert site.found is not None
    assert town.found is not None
    assert (site.found.row.lat, site.found.row.precision) == (town.found.row.lat, 4)
    assert not site.guessed


def test_nothing_is_guessed_from_nothing(parse: Parse) -> None:
    (found,) = ask(parse, "Zybyne burned.", "Zybyne", guess=True)
    assert (found.found, found.guessed) == (None, False)


def test_names_are_compared_without_the_word_of_their_kind() -> None:
    words = load_words()
    assert cut_tail("Nyanza Province", words) == cut_tail("Nyanza", words) == "nyanza"
    assert cut_tail("Province", words) == "province"
