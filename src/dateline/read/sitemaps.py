"""Sitemaps: the pages of a site by name, with what Google's news extension says of them."""

from collections.abc import Iterator

from dateline.errors import ReadError
from dateline.read.items import About, Found, Item, Link
from dateline.read.xml import Element, children, words


def read_sitemap(root: Element, item: Item) -> Iterator[Found]:
    """Give a link for each page, or for each further sitemap of an index.

    `lastmod` is when a page was changed, which is often not its day; the day of the news extension
    is taken alone.
    """
    number = 0
    for number, one in enumerate(children(root, "url", "sitemap"), 1):
        url = words(one, "loc")
        if url is None:
            continue
        news = next(children(one, "news"), None)
        about = next(children(news, "publication"), None)
        yield Link(
            f"{item.source}:{number}",
            url,
            About(
                title=words(news, "title"),
                publisher=words(about, "name"),
                published=words(news, "publication_date"),
                language=words(about, "language"),
            ),
        )
    if not number:
        raise ReadError("the sitemap names no page: nothing is read from it")
