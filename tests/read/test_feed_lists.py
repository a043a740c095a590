"""Lists of feeds: OPML and lines."""

import pytest

from dateline.errors import ReadError
from dateline.read.feed_lists import read_feed_list

OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>All</title></head><body>
<outline text="Folder"><outline type="rss" text="A" xmlUrl="https://a.example/feed"/>
<outline type="rss" xmlurl=" http://b.example/feed?a=1&amp;b=2 " htmlUrl="http://b.example/"/></outline>
<outline text="again" XMLURL="https://a.example/feed"/><outline text="note"/>
<outline xmlUrl="file:///etc/passwd"/></body></opml>"""


@pytest.mark.parametrize(
    ("data", "urls"),
    [
        (OPML, ("https://a.example/feed", "http://b.example/feed?a=1&b=2")),
        ("\ufeffhttps://a.example/f\r\n\r\n", ("https://a.example/f",)),
        ("# mine\nhttps://a.example/f # one\n  http://b.example/f", ("https://a.example/f", "http://b.example/f")),
        ("HTTPS://a.example/f\nHTTPS://a.example/f\n", ("HTTPS://a.example/f",)),
    ],
)  # fmt: skip
def test_what_a_list_names(data: str, urls: tuple[str, ...]) -> None:
    assert read_feed_list(data.encode()) == urls


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("", "names no feed"),
        ("# nothing", "names no feed"),
        ("<opml><body/></opml>", "names no feed"),
        ("<rss><channel/></rss>", "<rss> and no OPML"),
        ("https://a.example/f\nfeeds of mine\n", "line 2 is 'feeds of mine'"),
        ("https://a.example/f https://b.example/f", "line 1"),
        ("ftp://a.example/f", "line 1"),
        ('<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', "entities"),
    ],
)
def test_what_is_no_list(data: str, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        read_feed_list(data.encode())
