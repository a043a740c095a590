"""JSON objects and rows of tables to reports: from the names of fields to the parts of a report."""

from collections.abc import Mapping

from dateline.errors import ReadError
from dateline.read.columns import FIELDS, find_shape
from dateline.read.items import About, Columns, Link, is_url
from dateline.read.sniff import looks_like_html
from dateline.text import MediaType, Report

_NO_COLUMNS: Columns = {}


def make_report(
    fields: Mapping[str, object], *, source: str, columns: Columns = _NO_COLUMNS
) -> Report:
    """Build the report that one object or row holds; `source` says where it stands.

    `columns` are names that count before those of a known shape and the common ones. Raises
    ReadError when there is no text, or when a field holds what it cannot.
    """
    found = make_found(fields, source=source, columns=columns)
    if isinstance(found, Report):
        return found
    raise ReadError(_describe_textless(fields))


def make_found(
    fields: Mapping[str, object], *, source: str, columns: Columns = _NO_COLUMNS
) -> Report | Link:
    """Build the report of one object or row, or a link when it holds a url and no text."""
    asked = {**find_shape(fields), **columns}
    values = {part: take_first(part, fields, asked) for part in FIELDS}
    text, html, url = values["text"], values["html"], values["url"]
    about = About(
        values["title"],
        values["publisher"],
        values["author"],
        values["published"],
        values["language"],
    )
    body = text or html
    if body is None and url is not None and is_url(url):
        return Link(source, url, about)
    if body is None:
        raise ReadError(_describe_textless(fields))
    media_type: MediaType = "text/html" if text is None or looks_like_html(text) else "text/plain"
    return about.fill(Report(source, body, media_type, url))


def _describe_textless(fields: Mapping[str, object]) -> str:
    found = ", ".join(sorted(str(name)[:40] for name in fields)[:12]) or "none"
    return (
        f"it holds no text (its fields: {found}): give the report in one of "
        f"{', '.join(FIELDS['text'] + FIELDS['html'])}, or say with --columns text=NAME which it is"
    )


def take_first(
    part: str, fields: Mapping[str, object], columns: Columns = _NO_COLUMNS
) -> str | None:
    """Give the words of the first filled field that can hold a part of a report."""
    for name in (*columns.get(part, ()), *FIELDS[part]):
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
