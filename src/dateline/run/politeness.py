"""A pause between two requests to one host, so that reading a site does not press it."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
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


class Lanes:
    """Who may be asked now: of each host one thing at a time, with a pause after each.

    The moments are given by who asks. When they go backwards, no host waits for what was.
    """

    def __init__(self) -> None:
        self._busy: set[str] = set()
        self._rests: dict[str, tuple[datetime, datetime]] = {}

    def free_at(self, host: str, now: datetime) -> datetime | None:
        """Give from when a host may be asked; None while an answer of it is awaited."""
        if host in self._busy:
            return None
        since, until = self._rests.get(host, (now, now))
        return until if since <= now < until else now

    def start(self, host: str) -> None:
        """Note that a host is being asked."""
        self._busy.add(host)

    def end(self, host: str, now: datetime, *, delay: float = 0.0) -> None:
        """Note that a host answered; it rests for the pause, or for `delay` seconds if longer."""
        self._busy.discard(host)
        self._rests = {one: rest for one, rest in self._rests.items() if rest[1] > now}
        self._rest(host, now, now + timedelta(seconds=max(PAUSE, delay)))

    def hold(self, host: str, now: datetime, until: datetime) -> None:
        """Leave a host in peace until a moment, as it asked for."""
        self._rest(host, now, until)

    def _rest(self, host: str, now: datetime, until: datetime) -> None:
        _, before = self._rests.get(host, (now, now))
        self._rests[host] = (now, max(before, until))
