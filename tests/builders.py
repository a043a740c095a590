"""Objects for tests, each made in one line."""

from datetime import date

from dateline.text import Document, Published


def make_document(text: str, *, published: str | None = None) -> Document:
    """A document with this text; `published` is an ISO day given by the caller."""
    dated = Published(None, "unknown")
    if published:
        day = date.fromisoformat(published)
        dated = Published(published, "given", day, day)
    return Document(text=text, report="report-test", source="test", published=dated)
