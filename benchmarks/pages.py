"""Saved pages as our cleaner and as trafilatura alone read them, for the benchmarks of both."""

import gzip
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from dateline.clean import clean_report
from dateline.errors import DatelineError
from dateline.read.decode import decode_bytes
from dateline.text import Document, Report


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one system makes of one page; the headline is no part of `body`."""

    body: str
    text: str
    title: str | None = None
    author: str | None = None
    date: str | None = None


NOTHING = Extracted("", "")


def load_page(path: Path) -> str:
    """Give the text of a page that is stored as its raw bytes, packed by gzip or not."""
    data = path.read_bytes()
    return decode_bytes(gzip.decompress(data) if path.suffix == ".gz" else data, html=True)


def read_ours(page: str, url: str | None) -> Extracted:
    """Read a page as `dateline read` does."""
    try:
        document = clean_report(Report("page", page, "text/html", url=url))
    except DatelineError:
        return NOTHING
    return Extracted(
        body=_without_title(document),
        text=document.text,
        title=document.title,
        author=document.author,
        date=document.published.value,
    )


def _without_title(document: Document) -> str:
    first, _, rest = document.text.partition("\n\n")
    return rest if document.title is not None and first == document.title else document.text


def read_trafilatura(page: str, url: str | None, *, precise: bool = False) -> Extracted:
    """Read a page with trafilatura alone, without comments; `precise` is its own setting."""
    found = trafilatura.bare_extraction(
        page, url=url, include_comments=False, with_metadata=True, favor_precision=precise
    )
    if found is None or isinstance(found, dict):
        return NOTHING
    text = found.text or ""
    return Extracted(text, text, found.title, found.author, found.date)
