"""The table of formats: each is named once, by its endings, its first bytes and its reader."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

from dateline.errors import ReadError
from dateline.read.archives import read_tar, read_zip
from dateline.read.compressed import read_bzip2, read_gzip, read_zstd
from dateline.read.feeds import read_xml
from dateline.read.items import Item, Reader
from dateline.read.lines import read_lines
from dateline.read.mail import read_mail
from dateline.read.markdown import read_markdown
from dateline.read.objects import read_json
from dateline.read.pages import HTML_ENDINGS, read_page, read_text
from dateline.read.pdf import read_pdf
from dateline.read.sniff import BLANK, name_binary
from dateline.read.tables import read_table
from dateline.read.web_archives import read_wacz, read_warc
from dateline.read.word import WORD_PART, read_word


def _never(head: bytes) -> bool:  # noqa: ARG001 (the signature of a test)
    """For formats that are known by their endings alone."""
    return False


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(starts)


_HEADER = re.compile(
    rb"(?:From |(?:From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To"
    rb"|Content-Type|X-[\w-]{1,40}): ?)",
    re.IGNORECASE,
)
_FEED = re.compile(
    rb"\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<\?[^>]{0,500}>\s{0,99}|<!--.{0,2000}?-->\s{0,99}){0,9}"
    rb"<(?:rss|feed|rdf:rdf|urlset|sitemapindex)[\s>]",
    re.IGNORECASE | re.DOTALL,
)


def _is_json(head: bytes) -> bool:
    return head.lstrip(BLANK)[:1] in (b"{", b"[")


def _is_mail(head: bytes) -> bool:
    """Tell whether the first two lines that do not go on from others are headers of a mail."""
    lines = [line for line in head[:2048].splitlines() if not line.startswith((b" ", b"\t"))]
    return len(lines) > 2 and all(_HEADER.match(line) for line in lines[:2])


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `begins` knows it by its first bytes; `many` if a file holds any number."""

    name: str
    endings: tuple[str, ...]
    begins: Callable[[bytes], bool]
    read: Reader
    many: bool = False


_PACKED = (
    Format("PDF", (".pdf",), _begins(b"%PDF"), read_pdf),
    Format("gzip", (".gz", ".tgz"), _begins(b"\x1f\x8b"), read_gzip, many=True),
    Format("Zstandard", (".zst", ".tzst"), _begins(b"\x28\xb5\x2f\xfd"), read_zstd, many=True),
    Format("bzip2", (".bz2", ".tbz2"), _begins(b"BZh"), read_bzip2, many=True),
    Format("tar", (".tar",), lambda head: head[257:262] == b"ustar", read_tar, many=True),
    Format("Word", (".docx",), _never, read_word),
    Format("WACZ", (".wacz",), _never, read_wacz, many=True),
    Format("zip", (".zip",), _begins(b"PK\x03\x04", b"PK\x05\x06"), read_zip, many=True),
    Format("WARC", (".warc",), _begins(b"WARC/"), read_warc, many=True),
)
"""Formats whose first bytes count more than the name of their file."""

_WRITTEN = (
    Format("text", (".txt", ".text"), _never, read_text),
    Format("HTML", HTML_ENDINGS, _never, read_page),
    Format("Markdown", (".md", ".markdown"), _never, read_markdown),
    Format("JSON lines", (".jsonl", ".ndjson"), _never, read_lines, many=True),
    Format("JSON", (".json",), _is_json, read_json),
    Format("table", (".csv", ".tsv"), _never, read_table, many=True),
    Format("feed", (".xml", ".rss", ".atom"), lambda h: bool(_FEED.match(h)), read_xml, many=True),
    Format("mail", (".eml", ".mht", ".mhtml"), _is_mail, read_mail),
)
"""Formats whose ending counts more than their first bytes."""

FORMATS = (*_WRITTEN, *_PACKED)
ENDINGS = frozenset(ending for one in FORMATS for ending in one.endings)
MANY = frozenset(ending for one in FORMATS if one.many for ending in one.endings)
_BY_ENDING = {ending: one for one in FORMATS for ending in one.endings}
_PAGE = _WRITTEN[1]
_NOT_REPORTS = ("readme", "license", "licence", "copying", "notice", "changelog", "robots.txt")


def may_be_report(name: str) -> bool:
    """Tell by its name whether a file of a folder or archive is read when nobody names it."""
    parts = name.replace("\\", "/").lower().split("/")
    hidden = any(part.startswith((".", "__macosx")) and part not in (".", "..") for part in parts)
    ending = PurePosixPath(parts[-1]).suffix
    return ending in ENDINGS and not hidden and not parts[-1].startswith(_NOT_REPORTS)


def recognise(item: Item, head: bytes) -> Format:
    """Give the format of an item; ReadError says what it is when it is none that is read."""
    by_name = _BY_ENDING.get(item.ending)
    packed = next((one for one in _PACKED if one.begins(head)), None)
    if packed is not None:
        return _look_into(item, by_name) if packed.name == "zip" else packed
    kind = name_binary(head)
    if kind is not None:
        raise ReadError(f"it is {kind}, not text: convert it to text or HTML first")
    if by_name in _PACKED:
        raise ReadError(f"its name says {by_name.name}, but it holds something else: check it")
    if by_name is not None:
        return by_name
    return next((one for one in _WRITTEN if one.begins(head)), _PAGE)


def _look_into(item: Item, by_name: Format | None) -> Format:
    """Tell apart what is packed as zip: the name first, then the members."""
    if by_name is not None and by_name.name in ("Word", "WACZ", "zip"):
        return by_name
    names: list[str] = []
    if item.stream.seekable():
        try:
            with ZipFile(item.stream) as archive:
                names = archive.namelist()
        except (BadZipFile, OSError, ValueError, NotImplementedError):
            names = []
        item.stream.seek(0)
    if WORD_PART in names:
        return _BY_ENDING[".docx"]
    return _BY_ENDING[".wacz" if "datapackage.json" in names else ".zip"]
