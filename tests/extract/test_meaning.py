"""What the head of a report means: near for like news in other words, and one for one text."""

from base64 import b64decode

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.meaning import find_meaning, load_meaning_model

FIRE = "Fire destroys the Torvik cannery; two workers are hurt, the mayor of Torvik says."
BLAZE = "Two in hospital as blaze guts fish factory on the west coast, officials said on Monday."
VOTE = "Parliament voted for a new budget after a night of talks between the coalition parties."


def point(text: str, title: str | None = None) -> memoryview:
    return memoryview(b64decode(find_meaning(title, text))).cast("b")


def nearness(left: memoryview, right: memoryview) -> float:
    product = sum(one * other for one, other in zip(left, right, strict=True))
    return float(product / (sum(one**2 for one in left) * sum(one**2 for one in right)) ** 0.5)


def test_like_news_in_other_words_lies_nearer_than_other_news() -> None:
    assert nearness(point(FIRE), point(BLAZE)) > 2 * nearness(point(FIRE), point(VOTE))


def test_the_title_is_read_first_and_once() -> None:
    assert point(VOTE, FIRE) != point(VOTE)
    assert point(f"{FIRE}\n{VOTE}", FIRE) == point(f"{FIRE}\n{VOTE}")


def test_what_stands_far_behind_the_head_counts_nothing() -> None:
    head = " ".join([FIRE] * 10)
    assert point(f"{head} {VOTE}") == point(head)
    assert point(FIRE + "\n" + VOTE * 100_000) == point(FIRE + "\n" + VOTE * 50)


def test_rounding_moves_a_point_by_little() -> None:
    exact = load_meaning_model().place(FIRE)
    ours = point(FIRE)
    product = sum(float(one) * other for one, other in zip(exact, ours, strict=True))
    length = sum(float(one) ** 2 for one in exact) ** 0.5 * sum(one * one for one in ours) ** 0.5
    assert product / length > 0.9999


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_a_point_of_one_size(text: str) -> None:
    ours = point(text)
    assert len(ours) == 384
    assert max(abs(one) for one in ours) == 127
