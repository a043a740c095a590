"""Homonyms of known places lose the entry, or get the one that lies there."""

from dataclasses import replace

from dateline.annotate.spacy import SpacyAnnotator
from dateline.knowledge import load_knowledge
from dateline.pipeline import extract
from tests.builders import make_document

KNOWLEDGE = load_knowledge()


def read_actors(
    annotator: SpacyAnnotator, text: str, publisher: str | None
) -> dict[str, str | None]:
    document = replace(make_document(text), publisher=publisher)
    reading = extract(document, next(annotator.annotate([document])), KNOWLEDGE)
    places = {place.mention for place in reading.places}
    return {one.span.text: one.actor for one in reading.mentions if one.id in places}


def test_another_london_is_not_the_known_one(annotator: SpacyAnnotator) -> None:
    text = "London council met near Chatham, Ontario."
    assert read_actors(annotator, text, "lfpress.ca")["London"] is None
    assert read_actors(annotator, "London council met.", None)["London"] == "place/london"


def test_georgia_is_the_state_or_the_country(annotator: SpacyAnnotator) -> None:
    state = read_actors(annotator, "Georgia's governor went to Savannah and Augusta.", None)
    country = read_actors(annotator, "Georgia's president met Russia's in Tbilisi.", None)
    assert state["Georgia"] == "place/georgia-us-state"
    assert country["Georgia"] == "country/GEO"


def test_a_capital_that_stands_for_its_state_keeps_it(annotator: SpacyAnnotator) -> None:
    found = read_actors(annotator, "Washington plans new sanctions on Iran.", None)
    assert found["Washington"] == "country/USA"


def read_places(annotator: SpacyAnnotator, text: str) -> list[tuple[str, str | None, str]]:
    document = make_document(text)
    reading = extract(document, next(annotator.annotate([document])), KNOWLEDGE)
    places = {place.mention for place in reading.places}
    return [(one.span.text, one.actor, one.entity) for one in reading.mentions if one.id in places]


def test_two_towns_of_one_name_are_two_entities(annotator: SpacyAnnotator) -> None:
    text = "Fires broke out in Springfield, Illinois, and in Springfield, Massachusetts, on Monday."
    found = [one for one in read_places(annotator, text) if one[0] == "Springfield"]
    assert len({entity for _, _, entity in found}) == len(found) == 2


def test_a_town_beside_the_country_of_its_name(annotator: SpacyAnnotator) -> None:
    text = "Troops from Lebanon, Ohio, were sent to Lebanon last week, officials in Beirut said."
    found = [actor for name, actor, _ in read_places(annotator, text) if name == "Lebanon"]
    assert found == [None, "country/LBN"]
