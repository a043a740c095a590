"""What feeds answer: entries with the marks by which they are known again."""

import json

import pytest

from dateline.errors import ReadError
from dateline.limits import Limits
from dateline.read.fetch import Answer
from dateline.read.items import How
from dateline.read.polls import Polled, fill, read_page_of, read_poll
from dateline.resolve.addresses import fold_url
from dateline.text import Failure, Report
from tests.read.files import pack

URL = "https://wire.example/feed"
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><id>tag:1</id><title>One</title><link href="/1"/><link href="https://wire.example/1"/>
<updated>2026-03-02</updated><content type="html">&lt;p&gt;They met.&lt;/p&gt;</content></entry>
<entry><id>tag:2</id><title>Two</title><link href="https://wire.example/2"/>
<summary>In short.</summary><updated>2026-03-02</updated></entry></feed>"""


def poll(body: str | bytes, **limits: int) -> Polled:
    data = body.encode() if isinstance(body, str) else body
    return read_poll(Answer(URL, 200, {}, data), How(Limits(**limits)), fold=fold_url)


def rss(*items: str) -> str:
    inner = "".join(f"<item>{one}</item>" for one in items)
    return f"<rss><channel><title>Wire</title>{inner}</channel></rss>"


def mark(item: str) -> str:
    (one,) = poll(rss(item)).entries
    return one.mark


def test_whole_texts_and_pages_are_told_apart() -> None:
    one, two = poll(ATOM).entries
    assert (one.guid, one.page, one.known.body) == ("tag:1", False, one.known.body)
    assert "They met." in one.known.body
    assert (two.guid, two.page, two.known.body) == ("tag:2", True, "In short.")
    assert (two.address, two.known.publisher) == ("wire.example/2", "Wire")


def test_json_feeds_are_feeds() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Wire",
        "items": [
            {"id": 7, "url": "https://wire.example/7", "content_text": "They met."},
            {"id": "8", "url": "https://wire.example/8", "date_modified": "2026"},
            "no entry",
        ],
    }
    found = poll(json.dumps(feed))
    assert [(one.guid, one.page) for one in found.entries] == [("7", False), ("8", True)]
    assert (found.title, found.flaw) == ("Wire", "1 of its 3 entries hold neither words nor a link")


PAGE = "<title>Talks</title><link>https://wire.example/1</link>"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (PAGE, PAGE + "<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>", True),
        (PAGE, PAGE + "<guid>a</guid>", True),
        (PAGE, PAGE + "<updated>2026-03-02</updated>", False),
        (PAGE, PAGE + "<description>More.</description>", False),
        (
            PAGE + '<description>A&lt;img src="x?1"/&gt;</description>',
            PAGE + '<description>A&lt;img src="x?2"/&gt;</description>',
            True,
        ),
        (PAGE, PAGE.replace("Talks", "Talk"), False),
        (PAGE + "<encoded>A</encoded>", PAGE + "<encoded>A.</encoded>", False),
        (PAGE + "<encoded>A</encoded>", PAGE + "<encoded>A</encoded><updated>1</updated>", True),
    ],
)
def test_which_changes_count(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert (mark(one) == mark(other)) is same


def test_ids_that_several_entries_bear_are_none() -> None:
    same = "<guid>a</guid>"
    entries = poll(rss(PAGE + same, PAGE.replace("/1", "/2") + same)).entries
    assert [one.guid for one in entries] == [None, None]
    assert len(poll(rss(PAGE, PAGE)).entries) == 1


@pytest.mark.parametrize("end", [10, 40, 120])
def test_of_a_feed_that_breaks_off_the_last_entry_is_left(end: int) -> None:
    body = rss(*(f"{PAGE}<encoded>{n} {'They met. ' * 20}</encoded>" for n in range(4)))
    found = poll(body[:-end])
    assert not found.whole
    assert len(found.entries) == 3
    assert "breaks off" in (found.flaw or "")
    assert poll(body + "<!-- cached -->").whole


@pytest.mark.parametrize("body", [rss(PAGE), "  \n" + rss(PAGE), "\ufeff" + rss(PAGE)])
def test_packed_or_not_a_feed_is_a_feed(body: str) -> None:
    for data in (body.encode(), pack(body.encode()), body.lstrip("\ufeff").encode("utf-16")):
        assert [one.known.title for one in poll(data).entries] == ["Talks"]


def test_a_feed_that_is_a_bomb_is_left() -> None:
    with pytest.raises(ReadError):
        poll(pack(b" " * 5_000_000), max_bytes=100_000)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("", "empty"),
        ("no feed", "cannot be parsed"),
        ("<opml/>", "<opml>, and no feed"),
        ("<sitemapindex/>", "sitemap"),
        ('{"a": 1}', "no JSON Feed"),
        ('{"a": ', "cannot be parsed"),
        ("[" * 99 + "{", "parsed"),
        ("{" + '"a":{' * 9999, "parsed"),
        ("<!doctype html><p>Hello", "web page and no feed: give"),
        (
            "<html><head><LINK href='/atom' rel=alternate type='application/atom+xml'>",
            "its feed is https://wire.example/atom",
        ),
    ],
)
def test_what_is_no_feed_is_said(body: str, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        poll(body)


def test_what_no_table_can_hold_is_mended() -> None:
    (one,) = poll(rss(f"{PAGE}<guid>{'x' * 5000}</guid>")).entries
    assert len(one.guid or "") <= 300
    feed = {"version": "https://jsonfeed.org/version/1", "title": "a\ud800\nb", "items": []}
    assert poll(json.dumps(feed)).title == "a? b"


def test_a_page_takes_from_its_entry_what_it_lacks() -> None:
    known = Report("feed:1", "In short.", "text/plain", "https://wire.example/1", "Wire", "Talks")
    body = b"<html><body><p>They met.</p></body></html>"
    answer = Answer("https://wire.example/one", 200, {"content-type": "text/html"}, body)
    found = read_page_of(answer, known, How())
    assert isinstance(found, Report)
    assert (found.title, found.publisher, found.url) == ("Talks", "Wire", answer.url)
    assert "They met." in found.body
    own = Report("x", "y", "text/plain", title="Own")
    assert fill(own, known).title == "Own"


@pytest.mark.parametrize(
    ("body", "headers", "says"),
    [
        (b"", {}, "empty"),
        (b"\x89PNG", {}, "an image"),
        (b"a text", {"content-encoding": "gzip"}, "its name says gzip"),
        (rss(PAGE).encode(), {"content-type": "text/xml"}, "leads to no report"),
    ],
)
def test_a_page_without_a_report(body: bytes, headers: dict[str, str], says: str) -> None:
    known = Report("feed:1", "", "text/plain", URL)
    found = read_page_of(Answer(URL, 200, headers, body), known, How())
    assert isinstance(found, Failure)
    assert says in found.why
