"""Text inside XML and HTML, addresses that may be linked, and names for what has none on the web.

What reports say can hold anything: markup, control characters, addresses that run scripts.
"""

import re
from html import escape
from urllib.parse import quote, urlsplit

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HIDDEN = re.compile("[\x7f-\x84\x86-\x9f]")
_URL_SIGNS = ":/?#[]@!$&()*+,;=%-._~"
_UNSAFE_HOST = re.compile(r"[\s@<>\"'\\^`{|}\x00-\x20\x7f]")

URN = "urn:dateline:"
"""Before our ids, where a format wants an IRI and the thing has no address of its own."""


def clean_text(text: str) -> str:
    """Give text without what XML 1.0 has no place for; half a surrogate pair becomes U+FFFD."""
    return _HIDDEN.sub("", _NOT_XML.sub(_replace, text))


def _replace(found: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= found.group() <= "\udfff" else ""


def escape_text(text: str) -> str:
    """Give text as it stands in an element or a quoted attribute of XML or HTML."""
    return escape(clean_text(text)).replace("\r", "&#13;")


def escape_attribute(text: str) -> str:
    """The same, with line ends and tabs that a parser of XML would turn into blanks."""
    return escape_text(text).replace("\n", "&#10;").replace("\t", "&#9;")


def web_url(url: str | None) -> str | None:
    """Give an address that may be linked, percent-encoded; None unless it is http or https.

    One with a name before the host ("https://bank.example@evil.example") is none either.
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return None
    if _UNSAFE_HOST.search(parts.netloc):
        return None
    return (
        quote(clean_text((url or "").strip()), safe=_URL_SIGNS)
        .replace("[", "%5B")
        .replace("]", "%5D")
    )


def make_urn(one: str) -> str:
    """Give an IRI for one of our ids."""
    return URN + quote(clean_text(one), safe="/-._~")
