"""What templates say and link to: days, names, reports, and the place of words in a report."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from urllib.parse import quote

from dateline.disputes import Dispute
from dateline.export.markup import web_url
from dateline.phrasing import (
    each_report,
    say_copies,
    say_days,
    say_published,
    say_publisher,
    say_source,
    say_sources,
    say_status,
    shorten_id,
    visible,
)
from dateline.questions import STATUSES
from dateline.record import UNKNOWN, Party
from dateline.text import Span
from dateline.wording import (
    OUTCOMES,
    say_counted,
    say_standing,
    say_versions,
    say_withdrawn,
)

_EDGE = 5
"""Words at each end by which a browser finds a long passage."""


def find_link(url: str | None, words: str = "") -> str | None:
    """Give where a report can be opened, at these words of it; None for what is no web address.

    The words are given as a text fragment (WICG, Scroll to Text Fragment).
    """
    safe = web_url(url)
    if safe is None:
        return None
    plain = safe.split("#", 1)[0]
    parts = words.split()
    if not parts:
        return plain
    if len(parts) <= 2 * _EDGE:
        return f"{plain}#:~:text={_escape(' '.join(parts))}"
    first, last = " ".join(parts[:_EDGE]), " ".join(parts[-_EDGE:])
    return f"{plain}#:~:text={_escape(first)},{_escape(last)}"


def _escape(text: str) -> str:
    """Escape what has a meaning in a text fragment: also the dash."""
    return quote(text, safe="").replace("-", "%2D")


def is_known(party: Party) -> bool:
    """Tell whether more than one report can name this actor: then there is a dossier."""
    return not party.id.startswith(UNKNOWN)


def say_when(earliest: date | None, latest: date | None) -> str:
    """Give a stretch of days as people say it: "by 2020-03-17", "from 2020-01-05 on"."""
    if earliest is None and latest is not None:
        return f"by {latest}"
    if latest is None and earliest is not None:
        return f"from {earliest} on"
    said = say_days(earliest, latest)
    return f"{earliest} to {latest}" if ".." in said else said


def say_change(value: str | None) -> str:
    """Give a value of a change as people say it: its days without signs, its status in words."""
    if value is None:
        return ""
    status, comma, rest = value.partition(", ")
    said = f"{say_status(status) if status in STATUSES else status}{comma}{rest}"
    for pattern, words in _STRETCHES:
        said = pattern.sub(words, said)
    return said


_DAY = r"(\d{4}-\d\d-\d\d)"
_STRETCHES = (
    (re.compile(rf"\.\./{_DAY}"), r"by \1"),
    (re.compile(rf"{_DAY}/\.\."), r"from \1 on"),
    (re.compile(rf"{_DAY}/{_DAY}"), r"\1 to \2"),
    (re.compile(r"(\d+)\.\.(\d+)"), r"\1 to \2"),
    (re.compile(r"(\d+)\.\."), r"\1 or more"),
)
"""Days and numbers between two bounds as claims hold them, and how they are said."""


def find_page(one: str) -> str:
    """Give the address of the page of a thing by its id."""
    kind, dash, _ = one.partition("-")
    return f"{_PAGES.get(kind, '/why/') if dash else '/why/'}{one}"


_PAGES = {"event": "/event/", "doc": "/report/", "dispute": "/dispute/", "story": "/story/"}
"""Pages by what ids begin with; of all other things `why` tells."""


def find_way(dispute: Dispute) -> str:
    """Give the id of an event, state or tally by which a dispute is found soon."""
    voices = (voice.id for side in dispute.sides for voice in side.voices)
    return next(iter((*dispute.events, *voices)), "")


def cut_words(whole: Span, parts: Iterable[Span | None]) -> tuple[tuple[str, bool], ...]:
    """Cut a sentence where some of its words begin and end: each piece, and if it is of these."""
    inside = sorted(
        (part.start, part.end)
        for part in parts
        if part is not None and whole.start <= part.start and part.end <= whole.end
    )
    pieces = []
    at = whole.start
    for start, end in inside:
        if start < at:
            continue
        pieces += [(at, start, False), (start, end, True)]
        at = end
    pieces.append((at, whole.end, False))
    first = whole.start
    return tuple(
        (whole.text[start - first : end - first], marked)
        for start, end, marked in pieces
        if start < end
    )


def show_plainly(value: object) -> object:
    """Give what a template prints with the signs made visible that could deceive or break a page.

    Ends of lines and tabs stay.
    """
    return visible(value, lines=True) if type(value) is str else value


def count(number: int, noun: str) -> str:
    """Give a number with its noun: "1 report", "3,000 reports"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def day_number(day: date | None) -> int:
    """Give a day as a number that a slider can have."""
    return 0 if day is None else day.toordinal()


FUNCTIONS: dict[str, Callable[..., object]] = {
    "cut_words": cut_words,
    "find_page": find_page,
    "find_way": find_way,
    "say_change": say_change,
    "say_counted": say_counted,
    "say_outcome": OUTCOMES.__getitem__,
    "say_standing": say_standing,
    "say_versions": say_versions,
    "say_when": say_when,
    "say_withdrawn": say_withdrawn,
    "find_link": find_link,
    "is_known": is_known,
    "say_copies": say_copies,
    "say_days": say_days,
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
