"""How alike two reports are, by words and by meaning, on made-up reports."""

from base64 import b64decode
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.meaning import find_meaning
from dateline.record import ActorRow
from dateline.resolve.likeness import compare_all, compare_words
from dateline.resolve.outlines import make_outline
from dateline.resolve.story_weights import load_weights
from dateline.stories import Outline

FIRE = "Fire destroys the Torvik cannery; two workers are hurt, the mayor of Torvik says."
BLAZE = "Two hurt as blaze destroys cannery in Torvik, its mayor Ada Moen said on Monday."
VOTE = "Parliament voted for a new budget after a night of talks between the coalition parties."
DAY = date(2020, 2, 13)


def outline(text: str, document: str = "a", *, day: date = DAY) -> Outline:
    meaning = b64decode(find_meaning(None, text))
    return Outline(document, day, make_outline(None, text, ()), meaning)


def compare(left: Outline, right: Outline) -> float:
    return compare_all(left, (right,))[0]


def test_the_same_text_is_alike_by_one_at_most() -> None:
    torvik = ActorRow("entity-1", "place", "Torvik", ("Torvik", "Ada Moen"))
    one = Outline("a", DAY, make_outline(None, BLAZE, (torvik,)))
    assert compare(one, one) <= 1


def test_reports_of_one_happening_are_alike_and_others_are_not() -> None:
    assert compare(outline(FIRE), outline(BLAZE)) >= load_weights().joins
    assert compare(outline(FIRE), outline(VOTE)) < load_weights().joins


def test_likeness_fades_with_the_days_between() -> None:
    scores = [
        compare(outline(FIRE), outline(BLAZE, day=DAY + timedelta(days=gap)))
        for gap in (0, 10, 100, 1000)
    ]
    assert scores == sorted(scores, reverse=True)
    assert scores[3] > 0


def test_what_reports_mean_counts_where_they_share_no_word() -> None:
    fire, other = outline("Flames gutted the plant."), outline("Blaze burned down a factory.")
    assert compare_words(fire, other) == 0
    assert compare(fire, other) > compare(outline(VOTE), other)


def test_what_is_not_known_adds_nothing() -> None:
    plain = Outline("b", DAY, make_outline(None, BLAZE, ()))
    assert compare(outline(FIRE), plain) == compare_words(outline(FIRE), plain)


@pytest.mark.parametrize("gap", [0, 400])
def test_words_alone_are_compared_whatever_the_days(gap: int) -> None:
    later = outline(BLAZE, day=DAY + timedelta(days=gap))
    assert compare_words(outline(FIRE), later) == compare_words(outline(FIRE), outline(BLAZE)) > 0


WORDS = st.lists(st.sampled_from(FIRE.split() + VOTE.split()), max_size=20).map(" ".join)


@given(left=WORDS, right=WORDS, gap=st.integers(0, 900))
def test_likeness_has_no_side(left: str, right: str, gap: int) -> None:
    one, other = outline(left), outline(right, "b", day=DAY + timedelta(days=gap))
    assert compare(one, other) == compare(other, one)
    assert 0 <= compare(one, other) <= 1 + load_weights().short


def test_what_is_compared_with_many_is_as_alike_as_with_each() -> None:
    plain = Outline("b", DAY, make_outline(None, BLAZE, ()))
    nought = Outline("c", DAY, make_outline(None, VOTE, ()), bytes(len(outline(FIRE).meaning)))
    others = (outline(BLAZE), plain, nought, outline(VOTE, day=DAY + timedelta(days=9)))
    found = compare_all(outline(FIRE), others)
    assert found == [compare(other, outline(FIRE)) for other in others]
    assert compare_all(plain, ()) == []
