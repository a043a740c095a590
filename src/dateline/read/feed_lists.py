"""Lists of feeds: OPML, as feed readers hand it on, or a text with one url a line."""

from dateline.errors import ReadError
from dateline.read.decode import decode_bytes
from dateline.read.items import is_url
from dateline.read.sniff import BLANK
from dateline.read.xml import local, parse_xml

COMMENT = "#"


def read_feed_list(data: bytes) -> tuple[str, ...]:
    """Give the urls that a list names, each once, in order.

    ReadError when it is neither OPML nor urls, names the line that is none, or when it is empty.
    """
    urls = _read_opml(data) if data.lstrip(BLANK).startswith(b"<") else _read(data)
    if not urls:
        raise ReadError("it names no feed: write the url of a feed in each line")
    return tuple(dict.fromkeys(urls))


def _read_opml(data: bytes) -> list[str]:
    root = parse_xml(data)
    if local(root) != "opml":
        raise ReadError(
            f"it is <{local(root)[:40]}> and no OPML: to watch a feed that is a file here, use "
            "`dateline read`"
        )
    named = (
        str(value).strip()
        for one in root.iter()
        if local(one) == "outline"
        for name, value in one.attrib.items()
        if name.lower() == "xmlurl"
    )
    return [one for one in named if is_url(one)]


def _read(data: bytes) -> list[str]:
    urls = []
    for number, line in enumerate(decode_bytes(data, html=False).splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith(COMMENT):
            continue
        if not is_url(words[0]) or (len(words) > 1 and not words[1].startswith(COMMENT)):
            raise ReadError(f"line {number} is {line.strip()[:80]!r}: write one url in each line")
        urls.append(words[0])
    return urls
