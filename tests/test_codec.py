"""Readings go through JSON and come back equal."""

import json
from datetime import date

import pytest

from dateline.codec import Excerpt, dump_reading, load_reading
from dateline.errors import SpanError
from dateline.findings import Interval, Participant, Reading, Statement, Time
from dateline.text import Report
from tests.builders import make_document

DOCUMENT = make_document("He said yes on Friday, then no.", published="2020-02-14")
FRIDAY = Time(
    "t", DOCUMENT.span(15, 21), "DATE", "2020-02-14", None, date(2020, 2, 14), None, None, ""
)
SAID = Statement(
    id="s",
    kind="indirect",
    content=(DOCUMENT.span(8, 11), DOCUMENT.span(28, 30)),
    cue=(DOCUMENT.span(3, 7),),
    speaker=Participant(DOCUMENT.span(0, 2), None, None),
    said=Interval(date(2020, 2, 14), date(2020, 2, 14)),
    within=None,
)
READING = Reading(DOCUMENT, times=(FRIDAY,), statements=(SAID,))


def test_a_reading_comes_back_equal() -> None:
    assert load_reading(dump_reading(READING, version="1")) == READING


def test_spans_are_objects_and_discontinuous_ones_lists() -> None:
    plain = json.loads(dump_reading(READING, version="1"))
    assert plain["dateline"] == "1"
    assert plain["times"][0]["span"] == {"start": 15, "end": 21, "text": "Friday"}
    assert plain["statements"][0]["cue"] == {"start": 3, "end": 7, "text": "said"}
    assert [part["text"] for part in plain["statements"][0]["content"]] == ["yes", "no"]
    assert plain["document"]["published"]["value"] == "2020-02-14"


def test_a_changed_text_is_noticed() -> None:
    line = dump_reading(READING, version="1").replace("on Friday", "on Monday", 1)
    with pytest.raises(SpanError, match="Friday"):
        load_reading(line)


def test_a_reading_from_before_a_field_was_added_takes_its_default() -> None:
    plain = json.loads(dump_reading(READING, version="1"))
    for name in ("audience", "place", "speaks_for", "anonymity", "speaker_kind", "number"):
        del plain["statements"][0][name]
    assert load_reading(json.dumps(plain)) == READING


def test_a_reading_without_a_field_that_it_must_have_is_refused() -> None:
    plain = json.loads(dump_reading(READING, version="1"))
    del plain["statements"][0]["speaker"]
    with pytest.raises(KeyError, match="speaker"):
        load_reading(json.dumps(plain))


def test_an_excerpt_gives_the_same_parts_and_checks_their_spans(
    example_readings: tuple[tuple[Report, Reading], ...],
) -> None:
    for _, reading in example_readings:
        line = dump_reading(reading, version="1")
        excerpt = Excerpt(line)
        assert (excerpt.version, excerpt.text) == ("1", reading.document.text)
        assert (excerpt.mentions, excerpt.places) == (reading.mentions, reading.places)
        assert tuple(excerpt.event(one.id) for one in reading.events) == reading.events
        assert excerpt.event("event-none") is None
    plain = json.loads(line)
    plain["mentions"][0]["span"]["text"] = "other"
    with pytest.raises(SpanError):
        _ = Excerpt(json.dumps(plain)).mentions
