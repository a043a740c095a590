"""Who is accused of the deed that a noun tells takes part in it, and how sure that is."""

import pytest

from dateline.annotate.spacy import SpacyAnnotator
from tests.builders import make_document
from tests.extract.events.test_find import read_events

CASES = [
    ("A policeman charged with the murder of a student was jailed.", "A policeman", 1),
    ("Two rebels were accused of the killing of the mayor.", "Two rebels", 1),
    ("The rebels were found guilty of an attack on the minister.", "The rebels", 2),
    ("The general was acquitted of the murder of two priests.", None, 2),
]


@pytest.mark.parametrize(("text", "actor", "certainty"), CASES)
def test_the_accused_act(
    annotator: SpacyAnnotator, text: str, actor: str | None, certainty: int
) -> None:
    events, _ = read_events(annotator, make_document(text))
    (event,) = [one for one in events if one.type == "ASSAULT"]
    assert [one.span.text for one in event.actor] == ([actor] if actor else [])
    assert event.certainty == certainty
