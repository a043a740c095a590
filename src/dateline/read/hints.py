"""How often a server wants to be asked, as its headers and its feeds say."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateline.read.xml import Element, words

LONGEST = timedelta(days=7)
"""How long a server may put us off; what asks for more is a slip, or means harm."""

_SECONDS = re.compile(r"\s*(\d{1,9})\s*")
_MAX_AGE = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NEVER = re.compile(r"(?:^|,)\s*no-(?:cache|store)\b", re.IGNORECASE)
_PERIODS = {
    "hourly": 3_600.0,
    "daily": 86_400.0,
    "weekly": 604_800.0,
    "monthly": 2_592_000.0,
    "yearly": 31_536_000.0,
}
"""Seconds of the periods of RSS's syndication module (web.resource.org/rss/1.0/modules)."""


def read_retry_after(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Give the moment before which a server wants no further question (RFC 9110, 10.2.3).

    None when it names none, or one that cannot be read or is past.
    """
    value = headers.get("retry-after", "")
    seconds = _SECONDS.fullmatch(value)
    if seconds is not None:
        until = now + min(timedelta(seconds=int(seconds[1])), LONGEST)
        return until if until > now else None
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    date = date.replace(tzinfo=UTC) if date.tzinfo is None else date
    return min(date, now + LONGEST) if date > now else None


def read_max_age(headers: Mapping[str, str]) -> float:
    """Give for how many seconds an answer stays fresh (RFC 9111, 4.2); 0 when it does not say."""
    control = headers.get("cache-control", "")
    found = _MAX_AGE.search(control)
    if found is None or _NEVER.search(control):
        return 0.0
    age = _SECONDS.fullmatch(headers.get("age", ""))
    return max(0.0, float(found[1]) - (float(age[1]) if age else 0.0))


def read_feed_pause(channel: Element) -> float:
    """Give the seconds that a feed wants between two questions; 0 when it does not say.

    RSS says `ttl` in minutes; the syndication module how often in which period it changes.
    """
    ttl = _SECONDS.fullmatch(words(channel, "ttl") or "")
    period = _PERIODS.get((words(channel, "updateperiod") or "").lower(), 0.0)
    often = _SECONDS.fullmatch(words(channel, "updatefrequency") or "")
    times = max(1, int(often[1])) if often else 1
    return max(60.0 * int(ttl[1]) if ttl else 0.0, period / times)
