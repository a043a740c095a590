"""Days along a line: in order, named so that no two touch, and seen closer or further."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.web.scales import (
    NAMED_EVERY,
    Scale,
    Window,
    add_days,
    make_steps,
    make_window,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
WINDOWS = st.builds(
    lambda first, days: Window(first, first + timedelta(days=days)), DAYS, st.integers(0, 40_000)
)


@given(window=WINDOWS)
def test_named_days_stand_in_order_and_apart(window: Window) -> None:
    scale = Scale(window, 200, 984)
    ticks = scale.ticks()
    assert len(ticks) <= 784 / NAMED_EVERY + 1
    assert all(window.first <= one.day <= window.last for one in ticks)
    assert all(200 <= one.x <= 984 for one in ticks)
    gaps = [later.x - one.x for one, later in pairwise(ticks)]
    assert all(gap >= NAMED_EVERY * 0.98 for gap in gaps)


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        ((2020, 1, 1), (2020, 1, 6), ["2020-01-01", "01-02", "01-03", "01-04", "01-05", "01-06"]),
        ((2019, 12, 28), (2020, 2, 1), ["2019-12-30", "2020-01-06", "01-13", "01-20", "01-27"]),
        ((2019, 10, 5), (2020, 3, 30), ["2019-11", "2019-12", "2020-01", "2020-02", "2020-03"]),
        ((2001, 1, 1), (2009, 5, 5), [str(year) for year in range(2001, 2010)]),
    ],
)
def test_days_are_named_in_units_that_people_count_in(
    first: tuple[int, int, int], last: tuple[int, int, int], texts: list[str]
) -> None:
    scale = Scale(Window(date(*first), date(*last)), 200, 984)
    assert [one.text for one in scale.ticks()] == texts


@given(window=WINDOWS, whole=WINDOWS)
def test_each_step_shows_other_days(window: Window, whole: Window) -> None:
    for step in make_steps(window, whole):
        assert step.window != window
        assert step.window.first <= step.window.last
        if step.name == "closer":
            assert window.first <= step.window.first
            assert step.window.last <= window.last


@given(first=DAYS, last=DAYS, least=st.integers(1, 100))
def test_a_window_holds_what_is_asked_for(first: date, last: date, least: int) -> None:
    window = make_window(first, last, least=least)
    assert window.first <= min(first, last)
    assert max(first, last) <= window.last
    assert window.days >= least


def test_days_end_where_the_calendar_does() -> None:
    assert add_days(date(9999, 12, 1), 99) == date.max
    assert add_days(date(1, 1, 2), -99) == date.min
