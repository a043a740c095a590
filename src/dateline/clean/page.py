"""A web page to its paragraphs and its markup: the only file that knows trafilatura.

trafilatura with favor_precision was the best of six open extractors on the pages of the
article-extraction benchmark (F1 .964); what it leaves out among what it takes is recovered (.982).
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import trafilatura

from dateline.clean.characters import collapse
from dateline.clean.recover import recover_paragraphs
from dateline.errors import CleanError

MOST_ELEMENTS = 20_000
"""Elements up to which trafilatura is asked; its time grows with their square (2 s at 40,000)."""

MOST_BLOCKS = 3_000
"""Elements with words of their own up to which it is asked; it compares each with all others."""

DEEPEST = 200
"""Levels of nesting that no page of a newspaper has; libxml2 reads no deeper than about 256."""

_LOOKED_AT = 200_000
_MOST_MARKS = 100
"""Marks of one kind that are kept: no page says who wrote it, or when, so often."""

_SHORT_TEXT = 500
_BEGINNING = 50
_LONGEST_MARK = 200
_BLOCKS = frozenset(
    ("p", "div", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "option")
)
_OUTSIDE = frozenset(("aside", "nav", "footer", "form", "noscript", "template"))
_OUTSIDE_WORDS = ("comment", "related", "sidebar", "footer", "recommend", "popular", "respond")
_BYLINE_WORDS = frozenset(("byline", "by", "author", "authors", "by-line", "author-name", "writer"))
_DATE_WORDS = frozenset(
    (
        "date",
        "published",
        "pubdate",
        "pub-date",
        "publish-date",
        "published-date",
        "publication-date",
        "post-date",
        "entry-date",
        "article-date",
        "article__date",
        "timestamp",
        "dateline",
        "posted",
        "posted-on",
        "updated",
    )
)

_DATE_SEARCH = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1995-01-01",
    "max_date": "2199-12-31",
}
"""Markup only, and bounds that do not move: htmldate would else ask the clock for today."""

for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of markup that tells of the page: a name of it, and its words."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: paragraphs of its main text, and the markup that describes it.

    `metas` are meta tags, `linked` JSON-LD blocks, `items` microdata ("author", "datePublished"),
    `times` values of time elements, `bylines` and `dates` short texts of elements that are marked
    as such. All are in the order of the page. `guessed` values are what trafilatura makes of it.
    """

    paragraphs: tuple[str, ...]
    title: str | None
    headings: tuple[str, ...]
    url: str | None
    language: str | None
    metas: tuple[Mark, ...]
    linked: tuple[str, ...]
    items: tuple[Mark, ...]
    times: tuple[str, ...]
    bylines: tuple[str, ...]
    dates: tuple[str, ...]
    guessed_author: str | None = None
    guessed_date: str | None = None


def read_page(body: str) -> Page:
    """Give the page that `body` (HTML) holds.

    Raises CleanError when it cannot be parsed as HTML or holds no text.
    """
    tree = _parse(body)
    elements = list(islice(tree.iter(), _LOOKED_AT))
    marks = [(kind, mark) for element in elements for kind, mark in _find_marks(element)]
    found = _extract(tree) if _is_of_a_report(elements) else None
    paragraphs = _take_paragraphs(tree, elements, getattr(found, "text", None))
    if not paragraphs:
        raise CleanError(_explain_nothing(elements))

    def take(kind: str) -> tuple[str, ...]:
        return tuple(mark.value for name, mark in marks if name == kind)[:_MOST_MARKS]

    return Page(
        paragraphs=tuple(paragraphs),
        title=next(iter(take("title")), None),
        headings=take("heading"),
        url=next(iter(take("url")), None),
        language=next(iter(take("language")), None),
        metas=tuple(mark for name, mark in marks if name == "meta"),
        linked=take("linked"),
        items=tuple(mark for name, mark in marks if name == "item")[:_MOST_MARKS],
        times=take("time"),
        bylines=take("byline"),
        dates=_from_heading_on(marks),
        guessed_author=getattr(found, "author", None),
        guessed_date=getattr(found, "date", None),
    )


def _from_heading_on(marks: Sequence[tuple[str, Mark]]) -> tuple[str, ...]:
    """Give the marked dates, those below the headline first: above it stand other reports."""
    first = next((number for number, (kind, _) in enumerate(marks) if kind == "heading"), 0)
    turned = (*marks[first:], *marks[:first])
    return tuple(mark.value for kind, mark in turned if kind == "date")[:_MOST_MARKS]


def _is_of_a_report(elements: Sequence[Any]) -> bool:
    """Tell whether a page is small enough for the extractor; no report's page is not."""
    if len(elements) > MOST_ELEMENTS:
        return False
    return sum(one.tag in _BLOCKS and bool((one.text or "").strip()) for one in elements) <= (
        MOST_BLOCKS
    )


def _take_paragraphs(tree: Any, elements: list[Any], text: str | None) -> list[str]:
    """Give the paragraphs of the main text.

    Where the precise extraction is very short, or holds less than half of what stands in paragraphs
    of the page, the usual one is asked as well, and counts when it is twice as long.
    """
    plain = list(_find_plain(elements))
    if text is None:
        return plain
    taken = _split_lines(text)
    size = sum(map(len, taken))
    if size < _SHORT_TEXT or 2 * size < sum(map(len, plain)):
        usual = getattr(_extract(tree, precise=False), "text", None)
        if usual is not None and 2 * size < len(usual):
            taken = _split_lines(usual)
    return recover_paragraphs(elements, taken, is_outside=_is_outside)


def _explain_nothing(elements: Sequence[Any]) -> str:
    deepest = max((sum(1 for _ in one.iterancestors()) for one in elements[-1:]), default=0)
    if deepest >= DEEPEST:
        return (
            f"its elements are nested more than {DEEPEST} deep, and the parser stops there: "
            "save the page as text"
        )
    return "the page holds no text: it may be built by scripts; save it as text"


def _parse(body: str) -> Any:
    if "html" not in body[:_BEGINNING].lower():
        body = f"<!doctype html>{body}"  # a part of a page; it is refused without
    try:
        tree = trafilatura.load_html(body)
    except (ValueError, AssertionError, RecursionError, MemoryError, LookupError) as error:
        raise CleanError(f"the page cannot be parsed as HTML ({error}): save it as text") from error
    if tree is None:
        raise CleanError("the page cannot be parsed as HTML: save it as text")
    return tree


def _extract(tree: Any, *, precise: bool = True) -> object:
    """Give what trafilatura makes of the page; None when the page breaks it."""
    try:
        return trafilatura.bare_extraction(
            tree,
            favor_precision=precise,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=_DATE_SEARCH,
        )
    except Exception:  # a hostile page may break the extractor in any way
        return None


def _split_lines(text: str) -> list[str]:
    return [line for part in text.splitlines() if (line := collapse(part))]


def _find_plain(elements: list[Any]) -> Iterator[str]:
    for element in elements:
        if element.tag == "p" and not _is_outside(element):
            line = collapse("".join(islice(element.itertext(), 5_000)))
            if line:
                yield line


def _find_marks(element: Any) -> Iterator[tuple[str, Mark]]:
    tag = element.tag
    if not isinstance(tag, str):
        return
    finder = _FINDERS.get(tag)
    if finder is not None:
        yield from finder(element)
    if element.get("itemprop"):
        yield from _find_item(element)
    if element.get("class") or element.get("rel") or element.get("id"):
        yield from _find_classed(element)


def _find_heading(element: Any) -> Iterator[tuple[str, Mark]]:
    if not _is_outside(element):
        yield from _mark("heading", "", _words(element))


def _find_link(element: Any) -> Iterator[tuple[str, Mark]]:
    if element.get("rel") == "canonical":
        yield from _mark("url", "", element.get("href"))


def _find_linked(element: Any) -> Iterator[tuple[str, Mark]]:
    if "ld+json" in (element.get("type") or "") and (element.text or "").strip():
        yield "linked", Mark("", element.text)


def _find_time(element: Any) -> Iterator[tuple[str, Mark]]:
    if not _is_outside(element):
        yield from _mark("time", "", element.get("datetime") or _words(element))


def _mark(kind: str, name: str, value: str | None) -> Iterator[tuple[str, Mark]]:
    words = collapse(value[:2_000]) if value else ""
    if words:
        yield kind, Mark(name, words)


def _find_meta(element: Any) -> Iterator[tuple[str, Mark]]:
    name = element.get("property") or element.get("name") or element.get("itemprop")
    if name:
        yield from _mark("meta", name.casefold(), element.get("content"))


def _find_item(element: Any) -> Iterator[tuple[str, Mark]]:
    """Give microdata; a name is that of the thing (author, publisher) which it stands in."""
    name = element.get("itemprop")
    if name == "name":
        holder = next((above for above in element.iterancestors() if above.get("itemprop")), None)
        name = holder.get("itemprop") if holder is not None else None
    elif name in ("author", "publisher", "creator") and element.get("itemscope") is not None:
        return
    if name in ("author", "publisher", "headline", "datePublished") and not _is_outside(element):
        value = element.get("content") or element.get("datetime") or _words(element)
        yield from _mark("item", name, value)


def _find_classed(element: Any) -> Iterator[tuple[str, Mark]]:
    names = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('id') or ''}"
    words = frozenset(names.casefold().split())
    for kind, wanted in (("byline", _BYLINE_WORDS), ("date", _DATE_WORDS)):
        if words & wanted and not _is_outside(element):
            yield from _mark(kind, "", _words(element))


def _words(element: Any) -> str | None:
    """Give the words of a short element; None when it is long: then it is no mark."""
    text = " ".join(islice(element.itertext(), 60))
    return text if len(collapse(text[:2_000])) <= _LONGEST_MARK else None


def _is_outside(element: Any) -> bool:
    """Tell whether an element stands in a part of the page that is not the report."""
    for above in (element, *element.iterancestors()):
        if above.tag in _OUTSIDE:
            return True
        if above.tag in ("body", "html"):
            return False
        names = f"{above.get('class') or ''} {above.get('id') or ''}".casefold()
        if any(word in names for word in _OUTSIDE_WORDS):
            return True
    return False


_FINDERS: Mapping[str, Callable[[Any], Iterator[tuple[str, Mark]]]] = {
    "meta": _find_meta,
    "html": lambda element: _mark("language", "", element.get("lang")),
    "title": lambda element: _mark("title", "", _words(element)),
    "h1": _find_heading,
    "link": _find_link,
    "script": _find_linked,
    "time": _find_time,
}
