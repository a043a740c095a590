"""Plain text to paragraphs: which line ends join lines, and which part paragraphs."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

NARROWEST, WIDEST = 55, 100
"""Columns between which a text may have been wrapped; mail and wire copy wrap at 65 to 80."""

_WRAPPED_SHARE = 0.7
"""Of the line ends inside blocks, so many must stand where the next word had no room."""


def split_paragraphs(text: str) -> list[str]:
    """Give the paragraphs of a normalised plain text, none of them empty.

    An empty line always parts paragraphs. A single line end parts them too, unless the text is
    wrapped: then it joins two lines where the next word had no room on the first.
    """
    blocks = list(_find_blocks(text))
    width = _find_width(blocks)
    if width is None:
        return [line for block in blocks for line in block]
    return [paragraph for block in blocks for paragraph in _join_block(block, width)]


def _find_blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in text.split("\n"):
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _find_width(blocks: Sequence[Sequence[str]]) -> int | None:
    """Give the column at which the text is wrapped, or None when it is not."""
    width = max((len(line) for block in blocks for line in block if " " in line), default=0)
    if not NARROWEST <= width <= WIDEST:
        return None
    breaks = [
        _has_no_room(line, following, width)
        for block in blocks
        for line, following in pairwise(block)
    ]
    wrapped = len(breaks) > 1 and sum(breaks) >= _WRAPPED_SHARE * len(breaks)
    return width if wrapped else None


def _has_no_room(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width


def _join_block(block: Sequence[str], width: int) -> Iterator[str]:
    joined = block[0]
    for line, following in pairwise(block):
        if _has_no_room(line, following, width) or following[0].islower():
            joined += f" {following}"
        else:
            yield joined
            joined = following
    yield joined
