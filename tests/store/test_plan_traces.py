"""Days are read once, whatever spans of days are asked for in turn."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.store.plan_traces import _missing, _unite

DAYS = st.integers(1, 60)
SPANS = st.lists(st.tuples(DAYS, DAYS).map(lambda one: (min(one), max(one))), max_size=8)


def days_of(spans: list[tuple[int, int]]) -> set[int]:
    return {day for first, last in spans for day in range(first, last + 1)}


@given(SPANS)
def test_united_spans_cover_the_same_days_each_once(spans: list[tuple[int, int]]) -> None:
    united = _unite(spans)
    assert days_of(united) == days_of(spans)
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(united))


@given(SPANS, SPANS)
def test_what_is_missing_is_what_was_not_read(
    spans: list[tuple[int, int]], read: list[tuple[int, int]]
) -> None:
    missing = list(_missing(spans, _unite(read)))
    assert days_of(missing) == days_of(spans) - days_of(read)
    assert sum(last - first + 1 for first, last in missing) == len(days_of(missing))
