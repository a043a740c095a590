"""What templates say and link to: days, names, reports, and the place of words in a report."""

from collections.abc import Callable, Iterable
from datetime import date
from urllib.parse import quote, urlsplit

from dateline.phrasing import (
    say_copies,
    say_days,
    say_names,
    say_published,
    say_publisher,
    say_source,
    say_sources,
    shorten_id,
)
from dateline.record import UNKNOWN, Party, Source

_EDGE = 5
"""Words at each end by which a browser finds a long passage."""


def find_link(url: str | None, words: str = "") -> str | None:
    """Give where a report can be opened, at these words of it; None for what is no web address.

    The words are given as a text fragment (WICG, Scroll to Text Fragment).
    """
    if url is None or urlsplit_scheme(url) not in ("http", "https"):
        return None
    plain = url.split("#", 1)[0]
    parts = words.split()
    if not parts:
        return plain
    if len(parts) <= 2 * _EDGE:
        return f"{plain}#:~:text={_escape(' '.join(parts))}"
    first, last = " ".join(parts[:_EDGE]), " ".join(parts[-_EDGE:])
    return f"{plain}#:~:text={_escape(first)},{_escape(last)}"


def urlsplit_scheme(url: str) -> str:
    """Give the scheme of a url in small letters, nothing where it has none that can be read."""
    try:
        return urlsplit(url.strip()).scheme.casefold()
    except ValueError:
        return ""


def _escape(text: str) -> str:
    """Escape what has a meaning in a text fragment: also the dash."""
    return quote(text, safe="").replace("-", "%2D")


def is_known(party: Party) -> bool:
    """Tell whether more than one report can name this actor: then there is a dossier."""
    return not party.id.startswith(UNKNOWN)


def say_status(status: str) -> str:
    """Give a status in words: "did not happen"."""
    return status.replace("_", " ")


def count(number: int, noun: str, nouns: str = "") -> str:
    """Give a number with its noun: "1 report", "3 reports"."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def each_report(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Give reports, each once."""
    return tuple({one.document: one for one in sources}.values())


def day_number(day: date | None) -> int:
    """Give a day as a number that a slider can have."""
    return 0 if day is None else day.toordinal()


FUNCTIONS: dict[str, Callable[..., object]] = {
    "find_link": find_link,
    "is_known": is_known,
    "say_copies": say_copies,
    "say_days": say_days,
    "say_names": say_names,
    "say_published": say_published,
    "say_publisher": say_publisher,
    "say_source": say_source,
    "say_sources": say_sources,
    "say_status": say_status,
    "shorten_id": shorten_id,
    "count": count,
    "each_report": each_report,
    "day_number": day_number,
}
"""What templates may call."""
