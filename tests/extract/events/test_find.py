"""Boundary rules, links between events, quantities, places, and what holds for every event."""

from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.annotate.spacy import SpacyAnnotator
from dateline.codec import dumps
from dateline.datafiles import load_yaml
from dateline.extract.events.find import find_events
from dateline.findings import Event, Reading, Skipped, Time
from dateline.text import Document
from tests.builders import make_document
from tests.extract.events.test_examples import NOTHING, mentions_of


def load_cases(name: str) -> list[dict[str, Any]]:
    return cast(list[dict[str, Any]], load_yaml(Path(__file__).parent / "cases" / name))


CASES = load_cases("boundaries.yaml")
QUANTITIES = load_cases("quantities.yaml")
CAUSES = load_cases("causes.yaml")
HEADLINES = load_cases("headlines.yaml")


def read_events(
    annotator: SpacyAnnotator, document: Document, times: tuple[Time, ...] = ()
) -> tuple[tuple[Event, ...], tuple[Skipped, ...]]:
    sentences = next(annotator.annotate([document]))
    reading = Reading(document, mentions=mentions_of(document, sentences), times=times)
    return find_events(reading, sentences, NOTHING)


@pytest.fixture(scope="module")
def found(annotator: SpacyAnnotator) -> list[tuple[Event, ...]]:
    documents = [make_document(case["say"], published="2021-06-15") for case in CASES]
    return [
        find_events(
            Reading(document, mentions=mentions_of(document, sentences)), sentences, NOTHING
        )[0]
        for document, sentences in zip(documents, annotator.annotate(documents), strict=True)
    ]


def fits(event: Event, wanted: str) -> bool:
    kind, _, status = wanted.partition(" ")
    kind, _, mode = kind.partition("/")
    return event.type == kind and status in ("", event.status) and (not mode or mode in event.mode)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["say"] for case in CASES])
def test_boundaries(
    found: list[tuple[Event, ...]], number: int, request: pytest.FixtureRequest
) -> None:
    case, events = CASES[number], found[number]
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"]))
    said = [f"{e.type}/{e.mode} {e.status}" for e in events]
    for wanted in case.get("events", ()):
        assert any(fits(event, wanted) for event in events), said
    for unwanted in case.get("never", ()):
        assert not any(fits(event, unwanted) for event in events), said


def test_a_light_verb_and_its_noun_are_one_event(annotator: SpacyAnnotator) -> None:
    events, _ = read_events(annotator, make_document("The ministers held talks with the rebels."))
    assert [event.type for event in events] == ["CONSULT"]


def test_all_sides_of_a_meeting_act(annotator: SpacyAnnotator) -> None:
    text = "Talks between the rebels and the government began in Oslo."
    (event,) = read_events(annotator, make_document(text))[0]
    assert [one.span.text for one in event.actor] == ["the rebels", "the government"]
    assert event.recipient == ()
    assert event.place is not None
    assert event.place.span.text == "Oslo"


def test_compound_actors_stay_in_one_event(annotator: SpacyAnnotator) -> None:
    text = "Norway and Sweden condemned the rebels."
    (event,) = read_events(annotator, make_document(text))[0]
    assert [one.span.text for one in event.actor] == ["Norway", "Sweden"]


def test_people_told_by_number_alone_are_done_to(annotator: SpacyAnnotator) -> None:
    (event,) = read_events(annotator, make_document("Car bomb kills 23 in Mogadishu"))[0]
    assert event.actor == ()
    assert [one.span.text for one in event.recipient] == ["23"]
    assert [(one.what, one.low) for one in event.quantities] == [("killed", 23)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Six soldiers were killed and four wounded near Oslo.", [["Six soldiers", "four"]]),
        ("Rebels killed two clerks and wounded a judge.", [["two clerks", "a judge"]]),
        (
            "Rebels killed a farmer on Monday and wounded a judge on Friday.",
            [["a farmer"], ["a judge"]],
        ),
    ],
)
def test_two_outcomes_of_a_deed_are_one_event(
    annotator: SpacyAnnotator, line: str, told: list[list[str]]
) -> None:
    events, _ = read_events(annotator, make_document(line))
    assert [[one.span.text for one in event.recipient] for event in events] == told


@pytest.mark.parametrize("case", HEADLINES, ids=[case["line"] for case in HEADLINES])
def test_who_stands_before_the_verb_of_a_headline(
    annotator: SpacyAnnotator, case: dict[str, Any]
) -> None:
    events, _ = read_events(annotator, make_document(case["line"]))
    told = [[one.type, *(who.span.text for who in one.actor)] for one in events]
    assert [one for one in told if len(one) > 1] == case["told"]


@pytest.mark.parametrize("case", QUANTITIES, ids=[case["say"] for case in QUANTITIES])
def test_quantities(annotator: SpacyAnnotator, case: dict[str, Any]) -> None:
    events, _ = read_events(annotator, make_document(case["say"]))
    told = {
        (one.span.start, one.what, one.low, one.high, one.span.text)
        for event in (events[:1] if "first" in case else events)
        for one in event.quantities
        if "only" not in case or event.type in case["only"]
    }
    assert [list(one[1:]) for one in sorted(told)] == case["told"]


def test_a_number_can_have_a_day_of_its_own(annotator: SpacyAnnotator) -> None:
    text = "The rebels have killed 12 farmers as of June 9, police said."
    document = make_document(text, published="2021-06-15")
    start = text.index("June 9")
    day = date(2021, 6, 9)
    time = Time(
        id="time-1",
        span=document.span(start, start + 6),
        type="DATE",
        value="2021-06-09",
        mod=None,
        earliest=day,
        latest=day,
        edtf="2021-06-09",
        why="the day as written",
    )
    events, _ = read_events(annotator, document, (time,))
    assert [one.as_of for event in events for one in event.quantities] == [day]


@pytest.mark.parametrize("case", CAUSES, ids=[case["say"] for case in CAUSES])
def test_causes(annotator: SpacyAnnotator, case: dict[str, Any]) -> None:
    events, _ = read_events(annotator, make_document(case["say"]))
    (event,) = [one for one in events if one.type == case["type"]]
    words = [one.span.text for one in event.reasons if one.span and one.why.startswith("because")]
    assert words == ([case["words"]] if "words" in case else [])
    if "event" in case:
        kinds = {one.id: one.type for one in events}
        assert [kinds[one] for one in event.because_of] == [case["event"]]


def test_a_cause_is_linked(annotator: SpacyAnnotator) -> None:
    text = "Norway expelled two Swedish diplomats after Sweden attacked a Norwegian ship."
    events, _ = read_events(annotator, make_document(text))
    ids = {event.type: event.id for event in events}
    (expulsion,) = [event for event in events if event.type == "SANCTION"]
    assert expulsion.because_of == (ids["ASSAULT"],)


def test_history_is_background(annotator: SpacyAnnotator) -> None:
    document = make_document("The rebels attacked the village in 2014.", published="2021-06-15")
    start = document.text.index("2014")
    day = Time(
        id="time-1",
        span=document.span(start, start + 4),
        type="DATE",
        value="2014",
        mod=None,
        earliest=date(2014, 1, 1),
        latest=date(2014, 12, 31),
        edtf="2014",
        why="written out",
    )
    (event,) = read_events(annotator, document, (day,))[0]
    assert event.background
    assert event.date.span == day.span


def test_a_refusal_is_told(annotator: SpacyAnnotator) -> None:
    events, skipped = read_events(
        annotator, make_document("The army launched an offensive against corruption.")
    )
    assert events == ()
    assert any("corruption" in one.why for one in skipped), skipped


def test_a_deed_and_its_outcome_are_one_event(annotator: SpacyAnnotator) -> None:
    text = "Two soldiers and a farmer were killed in an attack by the rebels."
    (event,) = read_events(annotator, make_document(text))[0]
    assert [one.span.text for one in event.actor] == ["the rebels"]
    assert [(one.what, one.low) for one in event.quantities] == [("killed", 2), ("killed", 1)]


def test_what_is_done_to_a_place_has_it_as_its_place(annotator: SpacyAnnotator) -> None:
    text = "The rebels' attack on Oslo killed two farmers."
    (event,) = read_events(annotator, make_document(text))[0]
    assert [one.span.text for one in event.recipient] == ["two farmers"]
    assert event.place is not None
    assert event.place.span.text == "Oslo"


def test_nobody_is_both_sides_of_an_event(annotator: SpacyAnnotator) -> None:
    text = "The ministers reaffirmed their support for Norway."
    (event,) = read_events(annotator, make_document(text))[0]
    assert [one.span.text for one in event.recipient] == ["Norway"]


VOCABULARY = (
    "rebels attack the army to and who by met with , not agreed talks on of was killed 12 Oslo “ ” "
    "- ( ? will if Norway's"
)
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=40)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=WORDS)
def test_any_text_is_read_the_same_twice(annotator: SpacyAnnotator, words: list[str]) -> None:
    document = make_document(" ".join(words), published="2021-06-15")
    first = read_events(annotator, document)
    again = read_events(annotator, document)
    assert [dumps(one) for one in first[0]] == [dumps(one) for one in again[0]]
    for event in first[0]:
        assert -3 <= event.certainty <= 3
        assert 0 <= event.confidence <= 1
        assert event.actor or event.recipient


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Gunmen killed his companion Ada Moen.", ["Gunmen"], ["his companion Ada Moen"]),
        ("Gunmen killed his companion, Ada Moen.", ["Gunmen"], ["his companion"]),
        ("Police met outrage after Ada Moen's murder.", [], ["Ada Moen"]),
        ("The rebels' murder of a judge led to protests.", ["The rebels"], ["a judge"]),
        ("Two individuals shot the watchman.", ["Two individuals"], ["the watchman"]),
        ("The sergeant died after being shot by Ada Moen.", ["Ada Moen"], ["The sergeant"]),
    ],
)
def test_who_is_attacked(
    annotator: SpacyAnnotator, text: str, actor: list[str], recipient: list[str]
) -> None:
    events = read_events(annotator, make_document(text, published="2021-06-15"))[0]
    (event,) = [one for one in events if one.type == "ASSAULT"]
    assert [one.span.text for one in event.actor] == actor
    assert [one.span.text for one in event.recipient] == recipient


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("The blast in Norway, which killed two soldiers, was loud.", [], ["two soldiers"]),
        ("Norway called for a prosecutor.", ["Norway"], []),
        ("Norway called for a ban on rebels.", ["Norway"], []),
        ("The union said that the soldiers must be paid.", ["The union"], []),
        ("The union accused the mayor of fraud.", ["The union"], ["the mayor"]),
    ],
)
def test_who_takes_part(
    annotator: SpacyAnnotator, text: str, actor: list[str], recipient: list[str]
) -> None:
    (event,) = read_events(annotator, make_document(text))[0]
    assert [one.span.text for one in event.actor] == actor
    assert [one.span.text for one in event.recipient] == recipient
