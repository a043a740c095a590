"""JSON objects to reports: which field names mean what, as one table."""

from collections.abc import Mapping

from dateline.errors import ReadError
from dateline.read.sniff import looks_like_html
from dateline.text import MediaType, Report

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "maintext", "event_text"),
    "html": ("html",),
    "url": ("url", "source_url"),
    "publisher": ("publisher", "source", "outlet", "site", "domain", "source_domain"),
    "author": ("author", "authors", "byline"),
    "published": (
        "published",
        "date",
        "date_publish",
        "datePublished",
        "publication_date",
        "pub_date",
    ),
    "language": ("language",),
}
"""Names that news-please, POLECAT, fundus and others give a field; first filled, first served."""


def make_report(fields: Mapping[str, object], *, source: str) -> Report:
    """Build the report that one JSON object holds; `source` says where the object stands.

    Raises ReadError when there is no text, or when a field holds what it cannot.
    """
    values = {part: _take_first(part, fields) for part in FIELDS}
    text, html = values["text"], values["html"]
    body = text or html
    if body is None:
        found = ", ".join(sorted(fields)[:12]) or "none"
        raise ReadError(
            f"the object holds no text (its fields: {found}): give the report in one of "
            f"{', '.join(FIELDS['text'] + FIELDS['html'])}"
        )
    media_type: MediaType = "text/html" if text is None or looks_like_html(text) else "text/plain"
    return Report(
        source=source,
        body=body,
        media_type=media_type,
        url=values["url"],
        publisher=values["publisher"],
        title=values["title"],
        author=values["author"],
        published=values["published"],
        language=values["language"],
    )


def _take_first(part: str, fields: Mapping[str, object]) -> str | None:
    for name in FIELDS[part]:
        words = _to_words(name, fields.get(name))
        if words is not None:
            return words
    return None


def _to_words(name: str, value: object) -> str | None:
    """Give the words of a value: a string, a number, a list of names or an object with a name."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        parts = [_to_words(name, one) for one in value if not isinstance(one, list)]
        return ", ".join(part for part in parts if part) or None
    if isinstance(value, dict):
        return _to_words(name, value["name"]) if isinstance(value.get("name"), str) else None
    if not isinstance(value, str):
        raise ReadError(f"field {name!r} holds {value!r}: give it as text")
    return value if value.strip() else None
