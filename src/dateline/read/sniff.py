"""What a file is, by its first bytes, where formats.py knows no format that begins with them."""

import re

_MAGIC = (
    (b"%!PS", "a PostScript file"),
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
BLANK = b"\xef\xbb\xbf \t\r\n"
"""What may stand before the first byte that tells what a text is: UTF-8's mark, and spaces."""

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_HTML = re.compile(
    r"\s{0,999}(<\?xml[^>]{0,200}>\s{0,99})?(<!--|<!doctype html|<html|<head|<body|<article|<main"
    r"|<div|<p[ >]|<h1|<section|<meta|<title)",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(
    r"</?(html|head|body|div|p|span|a|br|h[1-6]|article|section)[\s/>]", re.IGNORECASE
)


def name_binary(head: bytes) -> str | None:
    """Say what a file is that holds no text ("an image (PNG)"), or None when it may be text."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head.startswith(b"RIFF") and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "an image, sound or film"
    if head[4:8] == b"ftyp":
        return "an image or film"
    if b"\x00" in head and not head.startswith(_WIDE_MARKS):
        return "a binary file"
    return None


def looks_like_html(text: str) -> bool:
    """Tell whether a text begins as a web page does."""
    return _HTML.match(text) is not None


def has_tags(text: str) -> bool:
    """Tell whether a text that is said to be HTML holds any common tag."""
    return _ANY_TAG.search(text) is not None
