"""PDF to paragraphs: the only file that knows pypdf.

A page of print has lines, not paragraphs, and lines of headers and numbers that come back on every
page. Lines are joined until one ends a sentence short of the margin.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO

from dateline.errors import ReadError
from dateline.read.items import Found, How, Item, read_whole
from dateline.text import Report

MOST_PAGES = 500
"""Pages that are read: a PDF of more is a book."""

_LONGEST = 5_000_000
"""Characters that are taken; a page of print has 5,000."""

_FULL = 0.85
"""A line of at least so much of the usual width runs on to the next."""

_ENDED = re.compile(r"[.!?:…][\"'”’)]*$")
_NUMBER = re.compile(r"(?:page +)?\d{1,4}(?: *(?:/|of) *\d{1,4})?", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[a-z])-$")

logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False


def read_pdf(item: Item, how: How) -> Iterator[Found]:
    """Give the report that a PDF holds; ReadError when it holds no words, as of scanned pages."""
    pages, title, author = _extract(read_whole(item, how))
    paragraphs = join_lines(_without_edges(pages))
    if not paragraphs:
        raise ReadError(
            "it is a PDF without words, as scanned pages are: run a text recognition (OCR) on it, "
            "and read the text"
        )
    head = " ".join(paragraphs)[:2_000]
    yield Report(
        source=item.source,
        body="\n\n".join(paragraphs),
        media_type="text/plain",
        url=item.url,
        title=_if_said(title, head),
        author=_if_said(author, head),
    )


def _extract(data: bytes) -> tuple[list[list[str]], str | None, str | None]:
    """Give the lines of each page, and the title and author that the file itself names."""
    from pypdf import PdfReader  # noqa: PLC0415 (loaded when there is a PDF)

    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("it is a PDF with a password: save it without, and read that")
        pages, left = [], _LONGEST
        for number, page in enumerate(reader.pages):
            if number >= MOST_PAGES or left <= 0:
                break
            text = page.extract_text()[:left]
            left -= len(text)
            pages.append([line for part in text.splitlines() if (line := " ".join(part.split()))])
        about = reader.metadata
        title, author = (about.title, about.author) if about else (None, None)
    except ReadError:
        raise
    except Exception as error:  # a broken PDF breaks pypdf in more ways than it names
        why = " ".join(str(error).split())[:200] or type(error).__name__
        raise ReadError(f"it is a PDF that cannot be read ({why}): save it as text") from error
    return pages, title, author


def _without_edges(pages: Sequence[Sequence[str]]) -> list[str]:
    """Leave out numbers of pages, and first and last lines that come back on most pages."""
    edges = Counter(line for page in pages for line in {*page[:2], *page[-2:]})
    most = max(3, len(pages) // 2 + 1)
    return [
        line
        for page in pages
        for number, line in enumerate(page)
        if not (
            (number < 2 or number >= len(page) - 2)
            and (_NUMBER.fullmatch(line) or edges[line] >= most)
        )
    ]


def join_lines(lines: Sequence[str]) -> list[str]:
    """Join lines of print to paragraphs.

    A line runs on when it is as wide as most of the text, or when the next begins with a small
    letter; a word that is parted by a hyphen is joined when a small letter follows.
    """
    width = _usual_width(lines)
    joined: list[str] = []
    runs_on = False
    for line in lines:
        if not joined or not (runs_on or line[0].islower()):
            joined.append(line)
        elif _HYPHEN.search(joined[-1]) and line[0].islower():
            joined[-1] = joined[-1][:-1] + line
        else:
            joined[-1] += f" {line}"
        runs_on = len(line) >= _FULL * width and not (_ENDED.search(line) and len(line) < width)
    return joined


def _usual_width(lines: Sequence[str]) -> float:
    """Give the width that a full line has: what nine of ten lines do not pass."""
    widths = sorted(len(line) for line in lines)
    return float(widths[len(widths) * 9 // 10]) if widths else 0.0


def _if_said(words: str | None, head: str) -> str | None:
    """Take what a file says of itself only when its text says so: the rest is often left over."""
    if not isinstance(words, str):
        return None
    words = " ".join(words.split())
    return words if len(words) > 3 and words.casefold() in head.casefold() else None
