"""Whether a site lets us in: its robots.txt, asked for once a day at most, and what it says."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from dateline.errors import ReadError
from dateline.read.fetch import Answer
from dateline.read.hints import read_max_age, read_retry_after
from dateline.read.robots import Robots, decode_robots
from dateline.run.web import name_site
from dateline.store.watching import WatchMemory

DAY = timedelta(days=1)
"""How long a robots.txt counts at most (RFC 9309, 2.4)."""

HOUR = timedelta(hours=1)
"""How long one counts at least, and how long it is not asked for again where a site says that it
cannot say."""

SOON = timedelta(minutes=5)
"""How long it is not asked for again where a site does not answer at all."""

MOST_SITES = 2_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a page may be asked for: "unknown" when the robots.txt must be had first.

    `why` says who forbids it. It is forbidden "for now", until then, while a site's robots.txt
    cannot be had.
    """

    says: Literal["yes", "no", "for now", "unknown"]
    why: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Site:
    """What is known of a site: its rules, or why they cannot be had."""

    since: datetime
    until: datetime
    robots: Robots | None
    why: str = ""


class Gate:
    """Knows the robots.txt of sites, some in memory and those that were had in the file."""

    def __init__(self, memory: WatchMemory) -> None:
        self._memory = memory
        self._sites: dict[str, _Site] = {}

    def judge(self, url: str, now: datetime) -> Verdict:
        """Tell whether a page may be asked for; ReadError for a url that is none of the web."""
        name = name_site(url)
        site = self._find(name, now)
        if site is None:
            return Verdict("unknown")
        if site.robots is None:
            return Verdict("for now", site.why, site.until)
        if site.robots.allow(url):
            return Verdict("yes")
        return Verdict("no", f"the robots.txt of {name} does not allow it")

    def delay(self, url: str, now: datetime) -> float:
        """Give the seconds that a site wants between two questions, as far as is known."""
        site = self._find(name_site(url), now)
        return site.robots.delay if site is not None and site.robots is not None else 0.0

    def learn(self, url: str, answer: Answer | ReadError, now: datetime) -> None:
        """Take what came when a robots.txt was asked for (RFC 9309, 2.3.1).

        A site that has none (4xx) allows all. One that cannot say (5xx, 429, no answer) allows
        nothing for now, and that is not kept for the next start.
        """
        name = name_site(url)
        if isinstance(answer, Answer) and answer.status != 429 and 200 <= answer.status < 500:
            body = decode_robots(answer.body) if answer.status < 300 else None
            fresh = timedelta(seconds=read_max_age(answer.headers)) or DAY
            until = now + min(max(fresh, HOUR), DAY)
            self._memory.keep_robots(name, until, body)
            self._sites[name] = _Site(now, until, Robots(body))
            return
        if isinstance(answer, ReadError):
            self._sites[name] = _Site(now, now + SOON, None, str(answer))
            return
        until = read_retry_after(answer.headers, now) or now + HOUR
        why = f"the robots.txt of {name} cannot be had ({answer.status}): nothing is asked for now"
        self._sites[name] = _Site(now, until, None, why)

    def _find(self, name: str, now: datetime) -> _Site | None:
        site = self._sites.get(name)
        if site is not None and site.since <= now < site.until:
            return site
        kept = self._memory.robots(name, now)
        if kept is None or kept[0] > now + DAY:  # the clock was set back
            return None
        if len(self._sites) >= MOST_SITES:
            self._sites.clear()
        self._sites[name] = _Site(now, kept[0], Robots(kept[1]))
        return self._sites[name]
