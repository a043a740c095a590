"""Written dates to days."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.dates import WrittenDate, read_date
from dateline.datafiles import load_yaml

CASES: Any = load_yaml(Path(__file__).parent / "cases" / "dates.yaml")


@pytest.mark.parametrize("case", CASES)
def test_read_date(case: list[object]) -> None:
    words, expected = case
    written = read_date(str(words))
    assert (written and [written.year, written.month, written.day]) == expected


@pytest.mark.parametrize(
    "written", [(2020, 2, 30), (2020, 13, 1), (1, 1, 1), (2020, 2, 0), (None, 2, 3)]
)
def test_days_outside_the_calendar_have_no_interval(written: tuple[int, int, int]) -> None:
    assert WrittenDate(*written, words="").interval is None


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_back_in_many_forms(day: date) -> None:
    for form in ("%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%b %d, %Y", "%a, %d %b %Y 10:00:00 +0000"):
        written = read_date(f"{day:{form}}")
        assert written is not None
        assert written.interval == (day, day)


@given(st.text(max_size=80))
def test_any_words_are_a_date_or_none(words: str) -> None:
    written = read_date(words)
    assert written is None or written.interval is None or written.interval[0].year > 1000
