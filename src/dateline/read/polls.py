"""What a feed answered: its entries, and how often it wants to be asked."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from urllib.parse import urljoin

from dateline.errors import ReadError
from dateline.identity import make_id
from dateline.limits import TimeUp
from dateline.read.budget import Budget
from dateline.read.compressed import read_gzip
from dateline.read.decode import decode_bytes
from dateline.read.feeds import (
    FeedEntry,
    find_channel,
    is_feed,
    is_json_feed,
    read_entries,
    read_json_entries,
)
from dateline.read.fetch import Answer, make_item
from dateline.read.hints import read_feed_pause
from dateline.read.items import How, Item, Link, read_whole
from dateline.read.sniff import BLANK, looks_like_html
from dateline.read.unpack import read_item
from dateline.read.xml import Element, local, parse_xml, words
from dateline.text import Failure, Report
from dateline.watched import Named

Fold = Callable[[str], str | None]
"""Gives the address of a url: the url without what names no other page."""

_GZIP = b"\x1f\x8b"
_LONGEST_ID = 300
_LONGEST_TITLE = 200
_TAG = re.compile(r"<[^<>]{0,2000}>")
_END = re.compile(rb"</(?:[A-Za-z][\w.-]{0,40}:)?(?:rss|rdf|feed)\s*>", re.IGNORECASE)
_FEED_BEGINS = re.compile(r"<(?:[\w.-]{1,40}:)?(?:rss|rdf|feed)[\s>]", re.IGNORECASE)
_HEAD = 100_000
"""Letters in which a page names its feed."""

_LINK = re.compile(r"<link\s[^<>]{1,2000}>", re.IGNORECASE)
_MARK = re.compile(r"""([a-z]{1,20})\s{0,9}=\s{0,9}(["'])([^"'<>]{0,1000})\2""", re.IGNORECASE)
_FEED_TYPES = ("rss+xml", "atom+xml", "feed+json")


@dataclass(frozen=True, slots=True)
class Polled:
    """What a feed answered: its entries, and how many seconds it wants between two questions.

    `flaw` says what is wrong with it where some of it can be read all the same; `whole` is False of
    one that breaks off.
    """

    title: str | None
    entries: tuple[Named, ...]
    pause: float = 0.0
    flaw: str | None = None
    whole: bool = True


def read_poll(answer: Answer, how: How, *, fold: Fold) -> Polled:
    """Read the feed that a server answered with; ReadError when it is none.

    A feed without entries is one. Of a feed that breaks off the last entry is left, whose text may
    break off as well.
    """
    try:
        with how.timer():
            item = make_item(answer, Budget(how.limits))
            data = _unpack(item, how)
            return _read_json(data, item, fold) if _is_json(data) else _read_xml(data, item, fold)
    except TimeUp:
        raise ReadError(f"reading it takes more than {how.limits.max_seconds} s") from None


def read_page_of(answer: Answer, known: Report, how: How) -> Report | Failure:
    """Give the report of the page that an entry names; what it lacks is filled from the entry."""
    try:
        first = next(read_item(make_item(answer, Budget(how.limits)), how), None)
    except ReadError as error:
        return Failure(answer.url, ReadError.__name__, str(error))
    if first is None or isinstance(first, Link):
        return Failure(answer.url, ReadError.__name__, "it leads to no report but to other pages")
    return fill(first, known) if isinstance(first, Report) else first


def fill(report: Report, known: Report) -> Report:
    """Give a report with what its entry says and it does not say itself."""
    return replace(
        report,
        title=report.title or known.title,
        publisher=report.publisher or known.publisher,
        author=report.author or known.author,
        published=report.published or known.published,
        language=report.language or known.language,
    )


def _unpack(item: Item, how: How) -> bytes:
    """Give the bytes of a feed; servers that pack it say so, or do not."""
    data = read_whole(item, how)
    if not data.startswith(_GZIP):
        return data
    (inner,) = read_gzip(replace(item, stream=BytesIO(data)), how)
    return read_whole(inner, how) if isinstance(inner, Item) else data


def _is_json(data: bytes) -> bool:
    return data.lstrip(BLANK)[:1] == b"{"


def _read_json(data: bytes, item: Item, fold: Fold) -> Polled:
    try:
        feed = json.loads(decode_bytes(data, html=False))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"it is JSON that cannot be parsed ({str(error)[:80]})") from error
    if not is_json_feed(feed):
        raise ReadError("it is JSON, but no JSON Feed: give the url of a feed")
    title = feed.get("title")
    return _make(read_json_entries(feed, item), title if isinstance(title, str) else None, fold)


def _read_xml(data: bytes, item: Item, fold: Fold) -> Polled:
    if not data.strip():
        raise ReadError("the answer is empty: there is no feed in it")
    page = data.decode("utf-8", "replace")
    if looks_like_html(page) and not _FEED_BEGINS.search(page[:_HEAD]):
        raise ReadError(_say_page(page, item.source))
    root = parse_xml(data)
    if not is_feed(root):
        raise ReadError(_say_what(root))
    channel = find_channel(root)
    entries = tuple(read_entries(root, item))
    whole = b"\0" in data or _END.search(data) is not None or not entries
    if not whole:
        entries = entries[:-1]
    polled = _make(entries, words(channel, "title"), fold)
    flaw = polled.flaw if whole else "it breaks off: its last entry is left until it comes whole"
    return replace(polled, pause=read_feed_pause(channel), flaw=flaw, whole=whole)


def _say_what(root: Element) -> str:
    name = local(root)
    if name in ("urlset", "sitemapindex"):
        return "it is a sitemap and no feed: `dateline read --follow` reads the pages it names"
    return f"it is XML of the kind <{name[:40]}>, and no feed: give the url of a feed"


def _say_page(page: str, url: str) -> str:
    """Say that a web page is no feed, and which it names by the RSS board's autodiscovery."""
    for found in _LINK.finditer(page[:_HEAD]):
        marks = {name.lower(): value for name, _, value in _MARK.findall(found[0])}
        if marks.get("href") and marks.get("type", "").lower().endswith(_FEED_TYPES):
            return f"it is a web page and no feed; its feed is {urljoin(url, marks['href'])[:300]}"
    return "it is a web page and no feed: give the url of its feed"


def _make(found: Iterable[FeedEntry], title: str | None, fold: Fold) -> Polled:
    entries = tuple(found)
    guids = [one.guid for one in entries]
    twice = {one for one in guids if one is not None and guids.count(one) > 1} if guids else set()
    named: dict[str, Named] = {}
    broken = 0
    for one in entries:
        made = _name(one, None if one.guid in twice else one.guid, fold)
        if made is None:
            broken += 1
        else:
            named.setdefault(f"{made.guid}\x1f{made.address}\x1f{made.mark}", made)
    flaw = None
    if broken:
        flaw = f"{broken} of its {len(entries)} entries hold neither words nor a link"
    return Polled(_clean(title, _LONGEST_TITLE), tuple(named.values()), flaw=flaw)


def _name(one: FeedEntry, guid: str | None, fold: Fold) -> Named | None:
    """Give an entry with the marks by which it is known again; None when it holds nothing.

    The mark of a page that must be fetched holds the day of its last change; that of a whole text
    does not, since its words are all there is. Tags do not count: many hold a number that is
    another one at each look.
    """
    found = one.found
    if isinstance(found, Report):
        known, page, updated = found, False, None
    elif isinstance(found, Link):
        known, page, updated = _know(found), True, one.updated
    else:
        return None
    address = fold(known.url) if known.url else None
    bare = " ".join(_TAG.sub(" ", known.body).split())
    mark = make_id("mark", known.title, bare if page else known.body, updated)
    return Named(_clean(guid, _LONGEST_ID), _clean(address, 4_000), mark, known, page)


def _know(link: Link) -> Report:
    """Give what is said of a page as a report: the summary as its body, or nothing."""
    return link.instead or link.about.fill(Report(link.source, "", "text/plain", link.url))


def _clean(text: str | None, longest: int) -> str | None:
    """Give text that a table can hold, in one line; a longer one with its digest at the end."""
    if text is None:
        return None
    line = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    return line if len(line) <= longest else f"{line[: longest - 30]}… {make_id('cut', line)}"
