"""What a text says of its country and state besides names of places."""

from dateline.extract.mentions import find_mentions
from dateline.extract.places.clues import find_clues, find_states
from dateline.extract.places.weights import load_weights
from dateline.extract.places.words import load_words
from dateline.gazetteer import load_gazetteer
from dateline.knowledge import load_knowledge
from tests.builders import make_document
from tests.conftest import Parse


def test_telephone_numbers_tell_the_state_each_once() -> None:
    text = "Call 903-675-5454, (903) 675-1234 or 1-800-555-1234."
    each = load_weights()["telephone"]
    assert find_clues(text, load_words(), load_weights()) == {
        ("USA", ""): each,
        ("USA", "TX"): each,
    }


def test_dates_and_sums_are_no_telephone_numbers() -> None:
    text = "From 2003-675-5454 to 903-675 he paid 903,675,5454."
    assert find_clues(text, load_words(), load_weights()) == {}


def test_clue_words_count_as_namings_up_to_a_bound() -> None:
    weights = load_weights()
    found = find_clues("The RCMP and the RCMP. " * 20, load_words(), weights)
    assert found == {("CAN", ""): weights["most_clues"]}


def test_states_are_found_in_names_of_bodies(parse: Parse) -> None:
    document = make_document("The Georgia Bureau of Investigation arrested him.")
    mentions = find_mentions(document, parse(document), load_knowledge())
    found = find_states(document, mentions, load_gazetteer())
    assert [one.text for one in found] == ["Georgia"]
