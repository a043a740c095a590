"""Feeds: RSS, RDF, Atom and JSON Feed, one report an entry."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from dateline.errors import ReadError
from dateline.read.fields import take_first
from dateline.read.items import About, Found, How, Item, Link, fail, is_url, read_whole
from dateline.read.pages import read_page
from dateline.read.sitemaps import read_sitemap
from dateline.read.sniff import has_tags
from dateline.read.xml import Element, children, inner_html, local, parse_xml, words
from dateline.text import Report

_JSON_FEED = "https://jsonfeed.org/version/"
_MAIL = re.compile(r"[^\s@]{1,99}@[^\s@]{1,99} \(([^()]{2,99})\)")
_FULL = ("encoded", "content", "xhtml", "body", "fullitem")
_SHORT = ("description", "summary", "subtitle")
_DAYS = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
_CHANGED = ("updated", "modified")
_FEEDS = {"rss": ("channel", "item"), "rdf": ("channel", "item"), "feed": ("feed", "entry")}


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What an entry of a feed holds, the id that the feed gives it, and when it says it changed."""

    found: Found
    guid: str | None
    updated: str | None


def read_xml(item: Item, how: How) -> Iterator[Found]:
    """Give the entries of a feed, or the pages that a sitemap names."""
    data = read_whole(item, how)
    root = parse_xml(data)
    name = local(root)
    if name in _FEEDS:
        yield from _some(one.found for one in read_entries(root, item))
    elif name in ("urlset", "sitemapindex"):
        yield from read_sitemap(root, item)
    elif name == "html":
        yield from read_page(replace(item, stream=BytesIO(data)), how)
    else:
        raise ReadError(
            f"it is XML of the kind <{name[:40]}>, and neither a feed nor a sitemap: convert it to "
            "HTML or JSON lines"
        )


def _some(found: Iterator[Found]) -> Iterator[Found]:
    """Give what was found; ReadError when it is nothing."""
    first = next(found, None)
    if first is None:
        raise ReadError("the feed has no entries: nothing is read from it")
    yield first
    yield from found


def is_feed(root: Element) -> bool:
    """Tell whether XML is a feed."""
    return local(root) in _FEEDS


def find_channel(root: Element) -> Element:
    """Give the element that says what a feed is: its channel, or the feed itself."""
    return next(children(root, "channel"), root)


def read_entries(root: Element, item: Item) -> Iterator[FeedEntry]:
    """Give the entries of a feed, in its order."""
    channel, entry = find_channel(root), _FEEDS[local(root)][1]
    entries = [*children(root, entry), *([] if channel is root else children(channel, entry))]
    publisher = words(channel, "title")
    language = words(channel, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    for number, one in enumerate(entries, 1):
        about = About(
            title=html.unescape(words(one, "title") or "") or None,
            publisher=words(one, "source", "publisher") or publisher,
            author=_author_of(one),
            published=words(one, *_DAYS),
            language=language,
        )
        source = f"{item.source}:{number}"
        full, short = _content_of(one), words(one, *_SHORT)
        found = _make(source, about, url=_url_of(one), full=full, short=short)
        yield FeedEntry(found, words(one, "guid", "id"), words(one, *_CHANGED))


def _make(
    source: str, about: About, *, url: str | None, full: str | None, short: str | None
) -> Found:
    """Build the report of an entry; one that holds a summary alone is a link to its page."""
    body = full or short
    report = None
    if body is not None and has_tags(body):
        page = f"<html><body><article>{body}</article></body></html>"
        report = about.fill(Report(source, page, "text/html", url))
    elif body is not None:
        report = about.fill(Report(source, body, "text/plain", url))
    if url is not None and (report is None or full is None):
        return Link(source, url, about, instead=report)
    return report or fail(source, "the entry holds neither words nor a link: nothing to read")


def _content_of(entry: Element) -> str | None:
    for one in children(entry, *_FULL):
        if one.get("src") is None:
            return inner_html(one) if len(one) else (one.text or "").strip() or None
    return None


def _url_of(entry: Element) -> str | None:
    for link in children(entry, "link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href"))
    guid = next(children(entry, "guid", "id"), None)
    found = words(entry, "link")
    if found is None and guid is not None and guid.get("isPermaLink") != "false":
        found = words(entry, "guid", "id")
    return found if found and is_url(found) else None


def _author_of(entry: Element) -> str | None:
    """Give the writers; RSS writes "mail@site (Name)" where it has no name of its own."""
    names = [words(one, "name") for one in children(entry, "author")]
    found = ", ".join(dict.fromkeys(name for name in names if name))
    written = found or words(entry, "creator", "author")
    in_brackets = _MAIL.fullmatch(written) if written else None
    return in_brackets[1] if in_brackets else written


def is_json_feed(loaded: object) -> bool:
    """Tell whether JSON is a JSON Feed."""
    return isinstance(loaded, dict) and str(loaded.get("version", "")).startswith(_JSON_FEED)


def read_json_feed(feed: Mapping[str, object], item: Item) -> Iterator[Found]:
    """Give what the entries of a JSON Feed (version 1 or 1.1) hold."""
    yield from _some(one.found for one in read_json_entries(feed, item))


def read_json_entries(feed: Mapping[str, object], item: Item) -> Iterator[FeedEntry]:
    """Give the entries of a JSON Feed, in its order."""
    entries = feed.get("items")
    if not isinstance(entries, list):
        return
    title, language = feed.get("title"), feed.get("language")
    for number, one in enumerate(entries, 1):
        source = f"{item.source}:{number}"
        if not isinstance(one, dict):
            broken = fail(source, "the entry is no object: nothing is read from it")
            yield FeedEntry(broken, None, None)
            continue
        guid, updated = one.get("id"), one.get("date_modified")
        try:
            found = _make_json(one, source, title, language)
        except ReadError as error:
            found = fail(source, str(error))
        yield FeedEntry(found, _word(guid), _word(updated))


def _word(value: object) -> str | None:
    """Give an id or a date as text; an id may be a number."""
    return str(value) if isinstance(value, str | int) and value else None


def _make_json(one: Mapping[str, object], source: str, title: object, language: object) -> Found:
    def take(*names: str) -> str | None:
        return next(
            (value for name in names if isinstance(value := one.get(name), str) and value.strip()),
            None,
        )

    about = About(
        title=take("title"),
        publisher=title if isinstance(title, str) else None,
        author=take_first("author", one),
        published=take("date_published", "date_modified"),
        language=take("language") or (language if isinstance(language, str) else None),
    )
    full, short = take("content_html", "content_text"), take("summary")
    return _make(source, about, url=take("url", "external_url"), full=full, short=short)
