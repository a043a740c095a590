"""Days in the fewest characters."""

from datetime import date

import pytest

from dateline.phrasing import say_days

CASES = [
    ((2020, 2, 14), (2020, 2, 14), "2020-02-14"),
    ((2020, 2, 1), (2020, 2, 29), "2020-02"),
    ((2020, 1, 1), (2020, 12, 31), "2020"),
    ((2020, 1, 10), (2020, 1, 21), "2020-01-10..21"),
    ((2020, 1, 10), (2020, 3, 2), "2020-01-10..03-02"),
    ((2019, 12, 10), (2020, 1, 2), "2019-12-10..2020-01-02"),
    ((2020, 1, 1), (2020, 6, 30), "2020-01-01..06-30"),
    ((2020, 1, 10), None, "2020-01-10.."),
    (None, (2020, 1, 10), "..2020-01-10"),
    (None, None, ""),
]


@pytest.mark.parametrize(("earliest", "latest", "said"), CASES)
def test_days_are_said_shortly(
    earliest: tuple[int, int, int] | None, latest: tuple[int, int, int] | None, said: str
) -> None:
    first = date(*earliest) if earliest else None
    last = date(*latest) if latest else None
    assert say_days(first, last) == said
