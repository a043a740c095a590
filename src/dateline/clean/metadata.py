"""What the markup of a page says of its report: title, publisher, author, dates.

Ranks follow who wrote the markup for whom: JSON-LD and meta tags are made for machines by the
publisher, what a reader sees comes after them.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.clean.bylines import Dated, is_media, is_placeholder, read_byline, read_date_line
from dateline.clean.characters import collapse
from dateline.clean.dates import read_date
from dateline.clean.page import Mark, Page

_TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "sailthru.title",
    "parsely-title",
)
_SITES = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "article:publisher",
)
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "parsely-author",
    "byl",
    "article:author_name",
)
_DATES = (
    "article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published-date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "ptime",
    "displaydate",
    "date",
)
_CHANGES = (
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
)
_MOST_NODES = 5_000
_SEPARATORS = re.compile(r" +[|·•»–—-] +| :: ")


@dataclass(frozen=True, slots=True)
class Noted:
    """A date with where it stands ("JSON-LD datePublished"); the order of these is their rank."""

    where: str
    dated: Dated
    universal: bool = False
    """Whether it is by universal time, so that the publisher's own day can be the one beside it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a report beside its text; dates are in the order of their rank.

    `agency` is a publisher's name that stands where a writer's is expected ("Harbour Wire").
    `changed` holds what markup says of the day and time of its last change, as it is written.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    url: str | None = None
    agency: str | None = None
    dates: tuple[Noted, ...] = ()
    changed: tuple[str, ...] = ()


def read_facts(page: Page) -> Facts:
    """Gather what the markup of a page says; what it does not say is None."""
    articles = list(_walk_linked(page.linked))
    article = next((node for node in articles if _is_article(node)), {})
    title, suffix = _find_title(page, article)
    publisher = (
        _name_of(article.get("publisher"))
        or _first(page.metas, _SITES)
        or _first(page.items, ("publisher",))
        or next((_name_of(node) for node in articles if node.get("@type") == "WebSite"), None)
        or suffix
    )
    return Facts(
        title=title,
        publisher=publisher,
        author=_find_author(page, article, publisher),
        language=page.language,
        url=page.url,
        agency=next((line for line in page.bylines if is_media(line)), None),
        dates=tuple(_find_dates(page, article)) or tuple(_guess_date(page)),
        changed=tuple(_find_changes(page, article)),
    )


def _find_title(page: Page, article: Mapping[str, object]) -> tuple[str | None, str | None]:
    """Give the headline, and the site's name if the page's title ends with it."""
    parts = _SEPARATORS.split(page.title) if page.title else []
    heading = page.headings[0] if len(page.headings) == 1 else None
    if heading and len(parts) > 1 and _same(heading, parts[-1]):
        heading = None
    headline = article.get("headline")
    known = (
        (_tidy(headline) if isinstance(headline, str) else None)
        or _first(page.metas, _TITLES)
        or heading
        or _first(page.items, ("headline",))
    )
    start = heading or known or ""
    suffix = None
    if page.title and len(parts) > 1 and _same(" ".join(parts[:-1]), start):
        suffix = parts[-1]
    if known is not None:
        return _without_site(known, suffix or _first(page.metas, _SITES)), suffix
    return (parts[0] if parts else None), suffix


def _without_site(title: str, site: str | None) -> str:
    parts = _SEPARATORS.split(title)
    if site and len(parts) > 1 and _same(parts[-1], site):
        return title[: title.rindex(parts[-1])].rstrip(" |·•»–—:-")
    return title


def _same(left: str, right: str) -> bool:
    return loosen(left) == loosen(right)


def loosen(text: str) -> str:
    """Give the letters and digits of a text, to compare headlines loosely."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _tidy(text: str) -> str:
    return collapse(html.unescape(re.sub(r"<[^<>]{1,100}>", "", text[:1_000])))


def _first(marks: Sequence[Mark], names: Sequence[str]) -> str | None:
    """Give the value of the first name that is filled; addresses of the web are no names."""
    for name in names:
        for mark in marks:
            if mark.name == name and not mark.value.startswith(("http", "/", "@")):
                return _tidy(mark.value) or None
    return None


def _find_author(page: Page, article: Mapping[str, object], publisher: str | None) -> str | None:
    """Give the writers; an organisation or a placeholder only when no line names a person."""
    items = [mark.value for mark in page.items if mark.name == "author"]
    cited = [mark.value for mark in page.metas if mark.name == "citation_author"]
    written = [
        _name_of(article.get("author")),
        ", ".join(dict.fromkeys(cited)) or None,
        _first(page.metas, _AUTHORS),
        ", ".join(dict.fromkeys(items)) or None,
    ]
    names = [name for one in written if one and (name := _read_author(one))]
    for line in page.bylines:
        byline = read_byline(line) or read_byline(f"By {line}")
        if byline is not None and byline.author is not None:
            names.append(byline.author)
    if page.guessed_author:
        names.append(_read_author(page.guessed_author.replace("; ", ", ")))
    names = [name for name in names if not is_placeholder(name)]
    own = [name for name in names if publisher is None or not _same(name, publisher)]
    return next(iter(own or names), None)


def _read_author(written: str) -> str:
    byline = read_byline(written)
    if byline is not None and byline.author is not None:
        return byline.author
    return re.sub(r"(?i)^(?:view all (?:posts|articles) )?by:? +", "", written)


def _find_dates(page: Page, article: Mapping[str, object]) -> Iterator[Noted]:
    values = [("JSON-LD datePublished", article.get("datePublished"))]
    values += [(f"meta {name}", _first(page.metas, (name,))) for name in _DATES]
    values += [("microdata datePublished", _first(page.items, ("datePublished",)))]
    values += [("time element", value) for value in page.times[:1]]
    for where, value in values:
        written = read_date(value) if isinstance(value, str) else None
        if written is not None:
            yield Noted(where, Dated(written, later=False), _is_universal(value))
    for line in (*page.dates, *page.bylines):
        byline = read_byline(line)
        for dated in byline.dates if byline is not None else read_date_line(line):
            yield Noted("visible date", dated)
    modified = article.get("dateModified")
    changed = read_date(modified) if isinstance(modified, str) else None
    if changed is not None:
        yield Noted("JSON-LD dateModified", Dated(changed, later=True))


def _find_changes(page: Page, article: Mapping[str, object]) -> Iterator[str]:
    """Give when the page was changed last, in the order of rank, as it is written."""
    values = (
        article.get("dateModified"),
        *(_first(page.metas, (name,)) for name in _CHANGES),
        _first(page.items, ("dateModified",)),
    )
    yield from (value for value in values if isinstance(value, str) and value)


def _is_universal(value: object) -> bool:
    """Tell whether a time says of itself that it is by universal time."""
    return isinstance(value, str) and value.rstrip().endswith(("Z", "+00:00", "+0000", "GMT"))


def _guess_date(page: Page) -> Iterator[Noted]:
    """Give what trafilatura found in markup that is not in our lists, but no bare year."""
    guessed = read_date(page.guessed_date) if page.guessed_date else None
    if guessed is not None and (guessed.month, guessed.day) != (1, 1):
        yield Noted("markup of the page", Dated(guessed, later=False))


def _walk_linked(blocks: Sequence[str]) -> Iterator[dict[str, object]]:
    """Give every object of the JSON-LD blocks, outer ones first."""
    waiting: list[object] = []
    for block in blocks:
        try:
            waiting.append(json.loads(block, strict=False))
        except (ValueError, RecursionError):
            continue
    for number, node in enumerate(waiting):
        if number > _MOST_NODES:
            return
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(part for part in node.values() if isinstance(part, list | dict))


def _is_article(node: Mapping[str, object]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(name, str) and name.endswith(("Article", "BlogPosting", "Report"))
        for name in names
    )


def _name_of(thing: object) -> str | None:
    """Give the name of a JSON-LD person or organisation, or the names of a list of them."""
    if isinstance(thing, list):
        names = [
            name for one in thing[:20] if not isinstance(one, list) and (name := _name_of(one))
        ]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(thing, dict):
        name = thing.get("name")
        return _name_of(name) if isinstance(name, str | list) else None
    if isinstance(thing, str) and not thing.startswith(("http", "/")):
        return _tidy(thing) or None
    return None
