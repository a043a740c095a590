"""What a watch keeps in mind: feeds as they were asked last, and the entries that they named.

Times are moments of universal time. The record knows none of this: it holds what was read.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dateline.text import Report

FeedStatus = Literal["new", "read", "unchanged", "failing", "refused", "gone"]
"""How a feed answered last: "refused" says that its robots.txt does, "gone" that it never will."""

EntryStatus = Literal["waiting", "read", "aside", "elsewhere", "given_up"]
"""What became of an entry: "aside" is in another language, "elsewhere" was another feed's too."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was asked last.

    `url` is as it was listed, `at` where it moved to for good. `pause` is how many seconds it wants
    between two questions, `bound` the moment before which the server wants none, `due` when it is
    asked next. `failures` counts those in a row, `entries` what it named last.
    """

    url: str
    at: str
    title: str | None = None
    status: FeedStatus = "new"
    why: str | None = None
    etag: str | None = None
    modified: str | None = None
    checked: datetime | None = None
    bound: datetime | None = None
    due: datetime | None = None
    pause: float = 0.0
    failures: int = 0
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """An entry as a feed names it.

    `known` is what the feed gives: a whole report, or with `page` what is said of the page that has
    the text, its summary as the body or nothing. `mark` stands for its words: another mark is
    another version. `address` is its url without what names no other page, None where that is none
    of its own.
    """

    guid: str | None
    address: str | None
    mark: str
    known: Report
    page: bool
    host: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry that waits to be read; `tries` counts how often its page could not be had."""

    number: int
    feed: str
    known: Report
    page: bool
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry; one that goes on waiting says until when.

    `document` is the id of what the record holds of it.
    """

    entry: Entry
    status: EntryStatus
    why: str | None = None
    document: str | None = None
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedLine:
    """The state of a feed in one line, and what came of its entries since the line before.

    `new` were not named before, or with other words; `known` gave no text that the record did not
    hold. `waiting` entries are asked for later, `given_up` ones no more.
    """

    feed: str
    title: str | None
    state: FeedStatus
    at: str | None
    checked: datetime | None
    next: datetime | None
    entries: int
    new: int
    read: int
    known: int
    aside: int
    given_up: int
    waiting: int
    failures: int
    why: str | None
