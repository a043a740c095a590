from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.times.calendars import (
    add_months,
    easter,
    make_season,
    move,
    narrow,
    nth_weekday,
    stretch_of,
)

UNITS = ["day", "week", "weekend", "month", "quarter", "season", "year", "decade", "century"]


@pytest.mark.parametrize(
    ("year", "day"), [(2019, "04-21"), (2020, "04-12"), (2038, "04-25"), (2285, "03-22")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


def test_nth_weekday() -> None:
    assert nth_weekday(2020, 11, 4, 4) == date(2020, 11, 26)
    assert nth_weekday(2020, 5, 1, -1) == date(2020, 5, 25)


def test_month_keeps_the_last_day() -> None:
    assert add_months(date(2020, 1, 31), 1) == date(2020, 2, 29)
    assert add_months(date(9999, 12, 1), 1) is None


def test_winter_reaches_over_both_its_years() -> None:
    winter = make_season(2020, "WI")
    assert winter is not None
    assert (winter.first, winter.last) == (date(2019, 12, 1), date(2021, 2, 28))


@given(st.dates(), st.sampled_from(UNITS), st.sampled_from(["START", "MID", "END", None]))
def test_a_stretch_holds_its_parts(day: date, unit: str, mod: str | None) -> None:
    stretch = stretch_of(day, unit)
    if stretch is None:
        return
    first, last = narrow(stretch, mod)
    assert stretch.first <= first <= last <= stretch.last


@given(st.dates(), st.sampled_from(UNITS), st.integers(-3000, 3000))
def test_moving_never_leaves_the_calendar(day: date, unit: str, amount: int) -> None:
    found = move(day, unit, amount)
    assert found is None or (found >= day) == (amount >= 0)
