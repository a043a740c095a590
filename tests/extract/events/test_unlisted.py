"""Verbs that no frame fits: which are open, and when the model is believed about them."""

from collections.abc import Sequence

import pytest

from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.events import unlisted
from dateline.extract.events.agents import Agents
from dateline.extract.events.find import find_events
from dateline.extract.events.force import Setting
from dateline.extract.events.frames import load_lexicon
from dateline.extract.events.merge import merge_candidates
from dateline.extract.events.relations import Pair, Rating
from dateline.extract.events.triggers import find_candidates
from dateline.extract.events.unlisted import Open, find_open
from dateline.extract.participants import MentionIndex
from dateline.findings import Reading
from dateline.text import Document, Sentence
from tests.builders import make_document
from tests.extract.events.test_examples import NOTHING, mentions_of

LEXICON = load_lexicon()


def read(annotator: SpacyAnnotator, text: str) -> tuple[Document, tuple[Sentence, ...]]:
    document = make_document(text, published="2021-06-15")
    return document, next(annotator.annotate([document]))


def open_verbs(annotator: SpacyAnnotator, text: str) -> list[Open]:
    document, sentences = read(annotator, text)
    mentions = mentions_of(document, sentences)
    agents = Agents(document, MentionIndex(mentions), {one.id: one.kind for one in mentions})
    found: list[Open] = []
    for sentence in sentences:
        listed = find_candidates(sentence, LEXICON, agents, Setting(sentences))
        found += find_open(sentence, merge_candidates(sentence, list(listed)), agents, LEXICON)
    return found


OPEN = [
    ("Norway bamboozled Sweden.", "bamboozled", "Norway", "Sweden"),
    ("Sweden was bamboozled by Norway in May.", "bamboozled", "Norway", "Sweden"),
    ("The ministers pussyfooted with the rebels for a week.", "pussyfooted", "ministers", "rebels"),
]


@pytest.mark.parametrize(("text", "verb", "actor", "recipient"), OPEN)
def test_a_verb_between_two_who_can_act_is_open(
    annotator: SpacyAnnotator, text: str, verb: str, actor: str, recipient: str
) -> None:
    (one,) = open_verbs(annotator, text)
    assert one.sentence.tokens[one.predicate.i].text == verb
    assert actor in one.actor[0].span.text
    assert recipient in one.recipient[0].span.text


CLOSED = [
    "Norway condemned Sweden.",  # a frame fits
    "Norway hit upon Sweden.",  # the lexicon knows the verb, and no frame fits
    "Norway bamboozled the valley.",  # a valley takes no part
    "The valley bamboozled Norway.",
    "We bamboozled Sweden.",  # who speaks
    "He bamboozled them.",  # two pronouns
    "Norway, which neighbours Sweden, attacked Sweden with rockets.",  # sides of an event
]


@pytest.mark.parametrize("text", CLOSED)
def test_other_verbs_are_not_open(annotator: SpacyAnnotator, text: str) -> None:
    assert open_verbs(annotator, text) == []


class Certain:
    """A model that is always equally sure of the same type."""

    def __init__(self, kind: str, likely: float) -> None:
        self._rating = Rating({kind: likely - 0.01, f"{kind}+": 0.01, "NONE": 1 - likely})

    def rate(self, pairs: Sequence[Pair]) -> list[Rating]:
        return [self._rating for _ in pairs]


@pytest.mark.parametrize(
    ("kind", "likely", "threshold", "types"),
    [
        ("AID", 0.95, 0.9, ["AID"]),
        ("AID", 0.85, 0.9, []),
        ("AID", 0.85, 0.8, ["AID"]),
        ("NONE", 0.95, 0.9, []),
        ("AID", 0.99, 1.0, []),
    ],
)
def test_the_model_is_believed_from_the_threshold_on(
    annotator: SpacyAnnotator,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    likely: float,
    threshold: float,
    types: list[str],
) -> None:
    monkeypatch.setattr(unlisted, "load_relation_model", lambda: Certain(kind, likely))
    document, sentences = read(annotator, "Norway bamboozled Sweden.")
    reading = Reading(document, mentions=mentions_of(document, sentences))
    events, _ = find_events(reading, sentences, NOTHING, threshold=threshold)
    assert [one.type for one in events] == types
    for one in events:
        assert one.reasons[0].why == f"no frame; the model of relations: {kind} at {likely:.2f}"
        assert document.text[one.trigger.start : one.trigger.end] == "bamboozled"
