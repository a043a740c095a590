"""What a site allows: its robots.txt (RFC 9309), by protego, which lives in this file.

Python's own robotparser is no choice: in Python 3.11 the first rule that fits counts, and not the
longest, `*` and `$` within a path mean themselves, and what fetches the file knows no limits.
Protego takes the longest rule, finds wildcards in linear time, and asks nobody.
"""

from protego import Protego

TOKEN = "dateline"  # noqa: S105 (the name by which a robots.txt calls us)

MOST_BYTES = 512_000
"""What of a robots.txt is read, at least as RFC 9309 (2.5) wants it."""

MOST_DELAY = 3_600.0
"""The longest Crawl-delay that is believed, in seconds."""


class Robots:
    """The rules of one site for us; a site without a robots.txt has none."""

    def __init__(self, body: str | None) -> None:
        self._rules = None if body is None else Protego.parse(body)

    def allow(self, url: str) -> bool:
        """Tell whether a page may be asked for."""
        return self._rules is None or bool(self._rules.can_fetch(url, TOKEN))

    @property
    def delay(self) -> float:
        """The seconds that the site wants between two questions."""
        found = None if self._rules is None else self._rules.crawl_delay(TOKEN)
        return min(float(found or 0.0), MOST_DELAY)


def decode_robots(body: bytes) -> str:
    """Give the text of a robots.txt, which is UTF-8 and may begin with a byte order mark."""
    return body[:MOST_BYTES].decode("utf-8-sig", "replace").replace("\0", "")
