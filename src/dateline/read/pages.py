"""Plain text and web pages: one report a file."""

from collections.abc import Iterator

from dateline.errors import ReadError
from dateline.read.decode import decode_bytes
from dateline.read.items import Found, How, Item, read_whole
from dateline.read.sniff import has_tags, looks_like_html
from dateline.text import MediaType, Report

HTML_ENDINGS = (".html", ".htm", ".xhtml")


def read_text(item: Item, how: How) -> Iterator[Found]:
    """Give the report of a plain text, which may turn out to be a page."""
    yield _make(item, decode_bytes(read_whole(item, how), html=False))


def read_page(item: Item, how: How) -> Iterator[Found]:
    """Give the report of a page, which may turn out to be a plain text."""
    yield _make(item, decode_bytes(read_whole(item, how), html=True))


def _make(item: Item, text: str) -> Report:
    if not text.strip():
        raise ReadError("the file holds nothing but spaces: nothing is read from it")
    return Report(source=item.source, body=text, media_type=_media_type(text, item), url=item.url)


def _media_type(text: str, item: Item) -> MediaType:
    if looks_like_html(text) or (item.ending in HTML_ENDINGS and has_tags(text)):
        return "text/html"
    return "text/plain"
