"""A pause between two requests to one host, so that reading a site does not press it."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from dateline.read.budget import Budget
from dateline.read.items import Item

PAUSE = 1.0
"""Seconds between two requests to one host."""

Fetch = Callable[[str, Budget], Item]


def politely(
    fetch: Fetch,
    *,
    pause: float = PAUSE,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Fetch:
    """Give `fetch` with a pause of so many seconds since the last request to the same host."""
    last: dict[str, float] = {}

    def wait_and_fetch(url: str, budget: Budget) -> Item:
        host = urlsplit(url).netloc.lower()
        if host in last:
            sleep(max(0.0, last[host] + pause - clock()))
        try:
            return fetch(url, budget)
        finally:
            last[host] = clock()

    return wait_and_fetch
