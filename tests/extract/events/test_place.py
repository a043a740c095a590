"""Where events were: the place nearest to the words that tell them, lists of places, or none."""

from pathlib import Path
from typing import Any, cast

import pytest

from dateline.annotate.spacy import SpacyAnnotator
from dateline.datafiles import load_yaml
from dateline.extract.events.agents import Agents
from dateline.extract.events.place import Places
from dateline.extract.events.place_prices import load_prices
from dateline.extract.mentions import find_mentions
from dateline.extract.participants import MentionIndex
from dateline.extract.syntax import find_sentence, find_token
from dateline.findings import EventPlace
from dateline.knowledge import Knowledge, load_knowledge
from tests.builders import make_document

CASES = cast(list[dict[str, Any]], load_yaml(Path(__file__).parent / "cases" / "places.yaml"))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def find_all(
    annotator: SpacyAnnotator, knowledge: Knowledge, text: str, at: str, *, of_words: bool
) -> tuple[EventPlace, ...]:
    document = make_document(text)
    sentences = next(annotator.annotate([document]))
    mentions = find_mentions(document, sentences, knowledge)
    kinds = {one.id: one.kind for one in mentions}
    places = Places(document, Agents(document, MentionIndex(mentions), kinds), knowledge)
    sentence = find_sentence(sentences, text.index(at))
    assert sentence is not None
    token = find_token(sentence, text.index(at))
    assert token is not None
    found = places.find_all(sentence, token.i, None, of_words=of_words)
    assert places.find(sentence, token.i, None, of_words=of_words) == next(iter(found), None)
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["say"] for case in CASES])
def test_places(annotator: SpacyAnnotator, knowledge: Knowledge, case: dict[str, Any]) -> None:
    of_words = case.get("words") == "yes"
    found = find_all(annotator, knowledge, case["say"], case["at"], of_words=of_words)
    assert [one.span.text for one in found] == case["places"]


def test_a_place_known_has_its_entry(annotator: SpacyAnnotator, knowledge: Knowledge) -> None:
    text = "A bomb in Mosul killed five soldiers."
    (place,) = find_all(annotator, knowledge, text, "killed", of_words=False)
    assert place.actor is not None
    assert knowledge.entries[place.actor].name == "Mosul"
    assert place.country == "IRQ"


def test_a_frame_decides_first(annotator: SpacyAnnotator, knowledge: Knowledge) -> None:
    document = make_document("A bomb in Mosul killed soldiers of Norway.")
    sentences = next(annotator.annotate([document]))
    places = Places(document, Agents(document, MentionIndex(()), {}), knowledge)
    (place,) = places.find_all(sentences[0], 4, 7)
    assert place.span.text == "Norway"


def test_every_preposition_before_a_name_has_a_price() -> None:
    prices = load_prices()
    assert prices.placing <= set(prices.prepositions)
    assert prices.locative <= prices.placing
    assert not prices.entering & prices.physical
    assert 0 < prices.most_of_words < prices.most
