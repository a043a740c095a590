"""Feeds: RSS, RDF, Atom and JSON Feed, one report an entry."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
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
_FEEDS = {"rss": ("channel", "item"), "rdf": ("channel", "item"), "feed": ("feed", "entry")}


def read_xml(item: Item, how: How) -> Iterator[Found]:
    """Give the entries of a feed, or the pages that a sitemap names."""
    data = read_whole(item, how)
    root = parse_xml(data)
    name = local(root)
    if name in _FEEDS:
        yield from _read_feed(root, item, entry=_FEEDS[name][1])
    elif name in ("urlset", "sitemapindex"):
        yield from read_sitemap(root, item)
    elif name == "html":
        yield from read_page(replace(item, stream=BytesIO(data)), how)
    else:
        raise ReadError(
            f"it is XML of the kind <{name[:40]}>, and neither a feed nor a sitemap: convert it to "
            "HTML or JSON lines"
        )


def _read_feed(root: Element, item: Item, *, entry: str) -> Iterator[Found]:
    channel = next(children(root, "channel"), root)
    entries = [*children(root, entry), *([] if channel is root else children(channel, entry))]
    if not entries:
        raise ReadError("the feed has no entries: nothing is read from it")
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
        yield _make(source, about, url=_url_of(one), full=full, short=short)


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
    """Give the entries of a JSON Feed (version 1 or 1.1)."""
    entries = feed.get("items")
    if not isinstance(entries, list) or not entries:
        raise ReadError("the feed has no entries: nothing is read from it")
    title, language = feed.get("title"), feed.get("language")
    for number, one in enumerate(entries, 1):
        source = f"{item.source}:{number}"
        if not isinstance(one, dict):
            yield fail(source, "the entry is no object: nothing is read from it")
            continue
        try:
            yield _make_json(one, source, title, language)
        except ReadError as error:
            yield fail(source, str(error))


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
