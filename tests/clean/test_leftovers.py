"""Leftovers: every example in the data file, and where a leftover may stand."""

import re

import pytest

from dateline.clean.leftovers import Leftover, load_leftovers, take_leftovers

BODY = (
    "The two governments agreed on Friday to open the crossing again after three years, and said "
    "that the first lorries would pass before the end of the month if the road could be mended."
)
ENTRIES = load_leftovers()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.reason}: {entry.takes[0]}")
def test_examples_of_the_data(entry: Leftover) -> None:
    assert entry.takes
    for words in entry.takes:
        assert re.fullmatch(entry.pattern, words, re.IGNORECASE), words
    for words in entry.never:
        assert take_leftovers([BODY, words, BODY], keep_first=False)[1] == [], words
        assert take_leftovers([BODY, words], keep_first=False)[1] == [], words


@pytest.mark.parametrize("entry", [one for one in ENTRIES if "line" in one.where])
def test_a_line_goes_wherever_it_stands(entry: Leftover) -> None:
    for words in entry.takes:
        own, removed = take_leftovers([BODY, words, BODY], keep_first=False)
        assert own == [BODY, BODY]
        assert [one.text for one in removed] == [words]


@pytest.mark.parametrize("entry", [one for one in ENTRIES if "tail" in one.where])
def test_a_tail_goes_only_after_the_last_paragraph(entry: Leftover) -> None:
    for words in entry.takes:
        assert take_leftovers([BODY, words], keep_first=False)[0] == [BODY], words


def test_sentence_glued_to_the_end() -> None:
    own, removed = take_leftovers([f"{BODY}To read more border news.", BODY], keep_first=False)
    assert own == [BODY, BODY]
    assert [one.text for one in removed] == ["To read more border news."]


def test_sentence_at_the_end_of_the_last_paragraph_only() -> None:
    pointer = "Click here for the full list."
    assert take_leftovers([f"{BODY} {pointer}", BODY], keep_first=False)[1] == []
    assert take_leftovers([BODY, f"{BODY} {pointer}"], keep_first=False)[0] == [BODY, BODY]


def test_heading_with_its_list_and_comments_after_the_text() -> None:
    tail = ["Related articles", "Bridge opens again", "What comes next?", "Most read", "1. Snow"]
    comments = ["2 Comments", "Jo says: It was a long time ago, and nobody cares.", "Reply"]
    own, removed = take_leftovers([BODY, *tail, *comments], keep_first=False)
    assert own == [BODY]
    assert sorted(one.text for one in removed) == sorted([*tail, *comments])


def test_list_in_the_middle_stays_without_its_heading() -> None:
    lines = [BODY, "Related articles", "Bridge opens again", BODY]
    assert take_leftovers(lines, keep_first=False)[0] == [BODY, "Bridge opens again", BODY]


def test_known_headline_stays() -> None:
    assert take_leftovers(["Share", BODY], keep_first=True)[0] == ["Share", BODY]
