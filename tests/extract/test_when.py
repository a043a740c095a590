"""When something told in a clause is; times are given, so that only the attachment is tested."""

from datetime import date, timedelta

import pytest

from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.syntax import find_sentence, find_token
from dateline.extract.when import Calendar, is_background
from dateline.findings import EventDate, Interval, Reading, Statement, Time
from dateline.text import Document
from tests.builders import make_document

PUBLISHED = date(2021, 6, 15)
DAYS = {
    "Monday": date(2021, 6, 14),
    "Friday": date(2021, 6, 18),
    "yesterday": date(2021, 6, 14),
    "2014": date(2014, 1, 1),
}


def times_of(document: Document) -> tuple[Time, ...]:
    """The days named in a sentence of the tests."""
    return tuple(
        Time(
            id=f"time-{word}",
            span=document.span(start, start + len(word)),
            type="DATE",
            value=day.isoformat(),
            mod=None,
            earliest=day,
            latest=day,
            edtf=None,
            why="given",
        )
        for word, day in DAYS.items()
        if (start := document.text.find(word)) >= 0
    )


def date_of(annotator: SpacyAnnotator, text: str, word: str) -> EventDate:
    document = make_document(text, published=PUBLISHED.isoformat())
    sentences = next(annotator.annotate([document]))
    reading = Reading(document, times=times_of(document))
    offset = text.index(word)
    sentence = find_sentence(sentences, offset)
    assert sentence is not None
    token = find_token(sentence, offset)
    assert token is not None
    return Calendar(reading).find_date(sentence, token.i)


@pytest.mark.parametrize(
    ("text", "word", "named"),
    [
        ("The ministers met the rebels on Monday.", "met", "Monday"),
        ("On Monday, the ministers met the rebels.", "met", "Monday"),
        ("The ministers plan to meet the rebels on Friday.", "meet", "Friday"),
        ("The ministers held talks in Oslo on Monday.", "talks", "Monday"),
        ("The attack on Monday that killed a farmer was condemned.", "killed", "Monday"),
        ("A meeting of the ministers on Friday will discuss the border.", "meeting", "Friday"),
        ("The ministers met yesterday and signed an accord.", "signed", "yesterday"),
        ("The ministers said on Monday that the rebels attacked a village.", "said", "Monday"),
        ("The ministers said on Monday that the rebels attacked a village.", "attacked", None),
        ("The ministers agreed on Monday to meet the rebels.", "agreed", "Monday"),
        ("The rebels, who attacked a village in 2014, met the ministers.", "attacked", "2014"),
        ("The rebels, who attacked a village in 2014, met the ministers.", "met", None),
        ("The rebels met the ministers.", "met", None),
    ],
)
def test_attachment(annotator: SpacyAnnotator, text: str, word: str, named: str | None) -> None:
    found = date_of(annotator, text, word)
    assert (found.span.text if found.span else None) == named, found
    if named is not None:
        assert found.earliest == DAYS[named]


@pytest.mark.parametrize(
    ("text", "word", "earliest", "latest"),
    [
        ("The rebels attacked a village.", "attacked", None, PUBLISHED),
        ("The rebels will attack a village.", "attack", PUBLISHED, None),
        ("The rebels are attacking a village.", "attacking", PUBLISHED, PUBLISHED),
        ("The ministers agreed on Monday to meet the rebels.", "meet", DAYS["Monday"], None),
        ("The rebels may have attacked a village.", "attacked", None, PUBLISHED),
        ("The ministers will not meet the rebels.", "meet", PUBLISHED, None),
        ("The rebels are suspected of attacking a village.", "attacking", None, None),
        ("The rebels have attacked since Monday.", "attacked", DAYS["Monday"], PUBLISHED),
        ("The rebels will attack before Friday.", "attack", PUBLISHED, DAYS["Friday"]),
    ],
)
def test_bounds_without_a_day(
    annotator: SpacyAnnotator, text: str, word: str, earliest: date | None, latest: date | None
) -> None:
    found = date_of(annotator, text, word)
    assert (found.earliest, found.latest) == (earliest, latest), found


def statement(document: Document, name: str, start: int, end: int, said: date | None) -> Statement:
    return Statement(
        id=name,
        kind="direct",
        content=(document.span(start, end),),
        cue=(),
        speaker=None,
        said=Interval(said, said) if said else None,
        within=None,
    )


def test_told_in_gives_the_outermost_first() -> None:
    document = make_document("x" * 100)
    reading = Reading(
        document,
        statements=(
            statement(document, "inner", 20, 40, None),
            statement(document, "outer", 10, 60, None),
            statement(document, "other", 60, 90, None),
        ),
    )
    told_in = Calendar(reading).told_in
    assert told_in(25, 30) == ("outer", "inner")
    assert told_in(45, 50) == ("outer",)
    assert told_in(35, 45) == ("outer",)
    assert told_in(60, 61) == ("other",)
    assert told_in(0, 5) == ()


def test_many_statements_are_looked_up_quickly() -> None:
    document = make_document("x" * 40_000)
    whole = statement(document, "whole", 0, 40_000, None)
    small = tuple(statement(document, f"s{n}", 2 * n, 2 * n + 1, None) for n in range(20_000))
    calendar = Calendar(Reading(document, statements=(whole, *small)))
    for n in range(20_000):
        assert calendar.told_in(2 * n, 2 * n + 1) == ("whole", f"s{n}")


def test_what_is_said_is_bounded_by_when_it_was_said(annotator: SpacyAnnotator) -> None:
    text = "“The rebels attacked a village.”"
    document = make_document(text, published=PUBLISHED.isoformat())
    sentences = next(annotator.annotate([document]))
    said = PUBLISHED - timedelta(days=3)
    reading = Reading(document, statements=(statement(document, "s", 1, len(text) - 1, said),))
    token = find_token(sentences[0], text.index("attacked"))
    assert token is not None
    assert Calendar(reading).find_date(sentences[0], token.i).latest == said


def test_only_what_is_dated_long_ago_is_background() -> None:
    document = make_document("in 2014")
    old = EventDate(date(2014, 1, 1), date(2014, 12, 31), document.span(3, 7), "given")
    assert is_background(old, PUBLISHED)
    assert not is_background(old, date(2015, 6, 1))
    assert not is_background(EventDate(None, date(2014, 1, 1), None, ""), PUBLISHED)


def test_the_present_is_not_of_the_day_of_the_past_beside_it(annotator: SpacyAnnotator) -> None:
    text = "The mission was set up on Monday and has 500 soldiers."
    assert date_of(annotator, text, "has").span is None


def test_nothing_past_is_of_a_day_after_the_report(annotator: SpacyAnnotator) -> None:
    found = date_of(annotator, "The rebels attacked the village on Friday.", "attacked")
    assert found.span is None
    assert found.latest == PUBLISHED
