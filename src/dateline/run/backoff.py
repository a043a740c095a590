"""How long to leave alone what failed: longer each time, and never in step with others."""

from datetime import timedelta
from random import Random

FIRST = timedelta(minutes=5)
LONGEST = timedelta(days=1)
STEEP = 2.0
"""How many times longer each failure of a feed makes the wait."""

PAGE_FIRST = timedelta(minutes=10)
PAGE_STEEP = 3.0
MOST_TRIES = 6
"""Tries after which a page is given up: by then nearly a day has gone."""

_SPREAD = 0.1


def back_off(
    failures: int,
    chance: Random,
    *,
    first: timedelta = FIRST,
    steep: float = STEEP,
) -> timedelta:
    """Give how long to wait after so many failures in a row; between half of it and all of it.

    So that those who failed at one moment do not come back at one moment.
    """
    times = min(steep ** min(max(failures, 1) - 1, 40), LONGEST / first)
    return first * times * chance.uniform(0.5, 1.0)


def spread(pause: timedelta, chance: Random) -> timedelta:
    """Give a pause, or up to a tenth more: feeds asked together once are not so for ever."""
    return pause * (1.0 + chance.uniform(0.0, _SPREAD))
