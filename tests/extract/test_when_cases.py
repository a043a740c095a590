"""The order of evidence for when something is, from cases/when.yaml, and what always holds."""

import re
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from dateline.annotate.spacy import SpacyAnnotator
from dateline.datafiles import load_yaml
from dateline.extract.syntax import find_sentence, find_token
from dateline.extract.when import Calendar
from dateline.findings import EventDate, Reading
from dateline.knowledge import load_knowledge
from dateline.pipeline import extract
from dateline.text import Report, Sentence
from tests.builders import make_document

CASES = cast(list[dict[str, Any]], load_yaml(Path(__file__).parent / "cases" / "when.yaml"))
STEPS = {
    "own": r"its own clause says '.+",
    "governing": r"the clause that governs it says '.+",
    "paragraph": r"the paragraph says '.+",
    "said": r"(told as past|not before|going on)( on)? the day it was said",
    "published": r"(told as past|not before|going on)( on)? the day it was published",
    "open": r"no time is told, and the wording looks neither back nor ahead",
    "undated": r"no time expression, and no day to count from",
}
"""What `why` can say, as docs/data-model.md has it."""


Read = tuple[Calendar, tuple[Sentence, ...]]


@pytest.fixture(scope="module")
def read(annotator: SpacyAnnotator) -> list[Read]:
    """All cases parsed in one batch and read."""
    knowledge = load_knowledge()
    documents = [
        make_document(c["text"].replace("[", "").replace("]", ""), published="2021-06-15")
        for c in CASES
    ]
    parsed = zip(documents, annotator.annotate(documents), strict=True)
    return [(Calendar(extract(one, found, knowledge), found), found) for one, found in parsed]


@pytest.mark.parametrize("number", range(len(CASES)), ids=[c["text"] for c in CASES])
def test_cases(read: list[Read], number: int, request: pytest.FixtureRequest) -> None:
    case, (calendar, sentences) = CASES[number], read[number]
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    offset = case["text"].index("[")
    sentence = find_sentence(sentences, offset)
    assert sentence is not None
    token = find_token(sentence, offset)
    assert token is not None
    found = calendar.find_date(sentence, token.i)
    first, last = case.get("day", case.get("earliest")), case.get("day", case.get("latest"))
    assert (found.earliest, found.latest) == (_day(first), _day(last)), found
    assert re.match(STEPS[case["step"]], found.why), found
    assert case.get("words", "") in found.why, found
    assert (found.span is not None) == (case["step"] in ("own", "governing", "paragraph"))


def test_any_word_that_is_asked_for_gets_an_interval_and_a_documented_reason(
    read: list[Read],
) -> None:
    for calendar, sentences in read:
        for sentence in sentences:
            for token in sentence.tokens:
                check_date(calendar.find_date(sentence, token.i))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def test_every_date_of_the_examples_is_an_interval_with_a_reason_that_is_documented(
    example_readings: tuple[tuple[Report, Reading], ...],
) -> None:
    events = [event for _, reading in example_readings for event in reading.events]
    assert events
    for event in events:
        check_date(event.date)
    for _, reading in example_readings:
        for state in reading.states:
            assert state.earliest is None or state.latest is None or state.earliest <= state.latest


def check_date(found: EventDate) -> None:
    if found.earliest is not None and found.latest is not None:
        assert found.earliest <= found.latest, found
    assert any(re.match(pattern, found.why) for pattern in STEPS.values()), found
    assert (found.span is not None) == (" says '" in found.why), found
