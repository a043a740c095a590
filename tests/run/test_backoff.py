"""How long what failed is left alone."""

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dateline.run.backoff import FIRST, LONGEST, back_off, spread


@given(st.integers(0, 10_000), st.integers())
def test_a_wait_is_between_half_of_it_and_all_of_it(failures: int, seed: int) -> None:
    whole = min(FIRST * 2 ** min(max(failures - 1, 0), 20), LONGEST)
    assert whole / 2 <= back_off(failures, Random(seed)) <= whole  # noqa: S311


def test_those_who_failed_together_do_not_come_back_together() -> None:
    chance = Random(1)  # noqa: S311
    assert len({back_off(3, chance) for _ in range(100)}) == 100


@given(st.floats(1, 1e6), st.integers())
def test_a_pause_is_never_shorter_than_was_wanted(seconds: float, seed: int) -> None:
    pause = timedelta(seconds=seconds)
    assert pause <= spread(pause, Random(seed)) <= pause * 1.1 + timedelta(microseconds=1)  # noqa: S311
