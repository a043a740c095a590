"""Markdown to the words it sets: the only file that knows markdown-it."""

import re
from collections.abc import Iterator, Mapping

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dateline.errors import ReadError
from dateline.read.decode import decode_bytes
from dateline.read.fields import take_first
from dateline.read.items import Found, How, Item, read_whole
from dateline.text import Report

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,8000}?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.M)
_LINE = re.compile(r"^([A-Za-z_][\w-]{0,40}):[ \t]+(.{1,2000})$", re.M)
_DEEPEST = 40


def read_markdown(item: Item, how: How) -> Iterator[Found]:
    """Give the report that a Markdown file holds, without its marks.

    Lines "title: ...", "date: ..." between two lines of three hyphens at the head say what they
    say; a headline of the first level that stands first is the title.
    """
    text = decode_bytes(read_whole(item, how), html=False)
    front = _FRONT.match(text)
    fields = _read_front(front[1]) if front else {}
    try:
        tokens = _parser().parse(text[front.end() :] if front else text)
    except (ValueError, IndexError, RecursionError) as error:
        raise ReadError(
            f"it is Markdown that cannot be parsed ({error}): save it as text"
        ) from error
    paragraphs = list(_find_paragraphs(tokens))
    if not paragraphs:
        raise ReadError("the file holds no words: nothing is read from it")
    heading = paragraphs[0] if tokens[0].type == "heading_open" and tokens[0].tag == "h1" else None
    yield Report(
        source=item.source,
        body="\n\n".join(paragraphs),
        media_type="text/plain",
        url=take_first("url", fields) or item.url,
        publisher=take_first("publisher", fields),
        title=take_first("title", fields) or heading,
        author=take_first("author", fields),
        published=take_first("published", fields),
        language=take_first("language", fields),
    )


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")


def _read_front(text: str) -> Mapping[str, object]:
    return {name: value.strip().strip("\"'") for name, value in _LINE.findall(text)}


def _find_paragraphs(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            words = _words(token.children or [])
        elif token.type in ("fence", "code_block"):
            words = token.content
        elif token.type == "html_block":
            words = re.sub(r"<[^<>]{0,2000}>", "", token.content)
        else:
            continue
        if words.strip():
            yield words.strip()


def _words(tokens: list[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)
