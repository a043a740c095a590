"""XML without its dangers: no entities, no network, no huge trees. lxml lives in this file.

An entity is what lets a short file grow without end or read other files; feeds need none but the
names of HTML characters, which are put in their place before.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from lxml import etree

from dateline.errors import ReadError

Element = Any
"""An element of lxml, which ships no types."""

_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_OF_MEDIA = ("/mrss", "itunes.com")
_OWN = (b"amp", b"lt", b"gt", b"quot", b"apos")
_DECLARES = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>\[]{0,500}\[)")


def parse_xml(data: bytes) -> Element:
    """Give the root of a document, mended where it is broken as browsers do.

    Raises ReadError for one that declares entities, is nested deeper than 256, or is no XML.
    """
    if _DECLARES.search(data):
        raise ReadError("it is XML that declares entities: those are not followed; take them out")
    parser = etree.XMLParser(
        encoding="utf-8" if _is_utf8(data) else None,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_NAMED.sub(_as_number, data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"it is XML that cannot be parsed ({error}): mend it") from error
    if root is None:
        raise ReadError("it is XML that cannot be parsed: mend it")
    return root


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, which then counts more than what they declare."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def _as_number(found: "re.Match[bytes]") -> bytes:
    """Give a named character of HTML as its number; the five that XML knows stay."""
    if found[1] in _OWN:
        return found[0]
    chars = html5.get(found[1].decode("ascii") + ";")
    return "".join(f"&#{ord(char)};" for char in chars).encode() if chars else found[0]


def local(element: Element) -> str:
    """Give the name of an element without its namespace, in small letters.

    What is said of pictures and sound has the same names and is not meant.
    """
    tag = element.tag
    if not isinstance(tag, str) or any(one in tag for one in _OF_MEDIA):
        return ""
    return tag.rsplit("}", 1)[-1].lower()


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """Give the elements right below one that have one of the names, in order of the names."""
    for name in names:
        yield from (one for one in (() if element is None else element) if local(one) == name)


def words(element: Element | None, *names: str) -> str | None:
    """Give the text of the first child by one of the names that has any."""
    for one in children(element, *names):
        text = "".join(str(part) for part in one.itertext()).strip()
        if text:
            return text
    return None


def inner_html(element: Element) -> str:
    """Give an element of XHTML with its tags, as text."""
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
