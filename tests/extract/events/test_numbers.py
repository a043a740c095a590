"""Numbers as news writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.events.numbers import find_amount, read_number

AMOUNTS = [
    ("at least twelve soldiers", 12, None, "at least twelve"),
    ("more than 40 farmers", 41, None, "more than 40"),
    ("no fewer than 9 boats", 9, None, "no fewer than 9"),
    ("between 20 and 30 people", 20, 30, "between 20 and 30"),
    ("20-30 people", 20, 30, "20-30"),
    ("two or three men", 2, 3, "two or three"),
    ("100 to 150 million people", 100_000_000, 150_000_000, "100 to 150 million"),
    ("3.5 million people", 3_500_000, 3_500_000, "3.5 million"),
    ("5m people", 5_000_000, 5_000_000, "5m"),
    ("dozens of people", 24, None, "dozens"),
    ("tens of thousands of people", 20_000, None, "tens of thousands"),
    ("hundreds", 200, None, "hundreds"),
    ("a dozen men", 12, 12, "a dozen"),
    ("more than a dozen men", 13, None, "more than a dozen"),
    ("a couple of men", 2, 2, "a couple"),
    ("about 500 men", 450, 550, "about 500"),
    ("one hundred and twenty men", 120, 120, "one hundred and twenty"),
    ("two hundred thousand men", 200_000, 200_000, "two hundred thousand"),
    ("twenty-five men", 25, 25, "twenty-five"),
    ("as many as 1,200 men", None, 1200, "as many as 1,200"),
    ("nearly 60 men", None, 60, "nearly 60"),
    ("15 or more men", 15, None, "15 or more"),
    ("in 2019 two men", 2, 2, "two"),
    ("some 2000 men", 1800, 2200, "some 2000"),
]


@pytest.mark.parametrize(("text", "low", "high", "words"), AMOUNTS)
def test_amounts(text: str, low: int | None, high: int | None, words: str) -> None:
    found = find_amount(text)
    assert found is not None
    assert (found.low, found.high, text[found.start : found.end]) == (low, high, words)


NONE = ["40% of men", "a 25-year-old man", "the men", "", "in 2019", "the one-time rebel", "B52s"]


@pytest.mark.parametrize("text", NONE)
def test_no_amount(text: str) -> None:
    assert find_amount(text) is None


@given(st.integers(0, 10**15 - 1))
def test_digits_are_read_with_and_without_commas(number: int) -> None:
    assert read_number(str(number)) == number
    assert read_number(f"{number:,}") == number


@given(st.text(alphabet="0123456789,.-– aortandhuseimlbw$€%", max_size=300))
def test_any_words_are_read_without_failure(text: str) -> None:
    found = find_amount(text)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        if found.low is not None and found.high is not None:
            assert found.low <= found.high
