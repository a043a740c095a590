"""The head of a report cut into its title and sentences, for the summary of its story."""

from collections.abc import Iterator
from itertools import islice

from dateline.assemble.sentences import find_range
from dateline.stories import StoryText

SENTENCES = 8
"""Sentences of a report that are cut, the title among them."""


def make_story_text(document: str, title: str | None, text: str) -> StoryText:
    """Give the text with the offsets of its title, where it stands there, and first sentences."""
    start = text.find(title) if title else -1
    span = (start, start + len(title)) if title and start >= 0 else None
    return StoryText(document, text, span, tuple(islice(_cut(text), SENTENCES)))


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Give where sentences start and end, without the spaces around them."""
    place = _skip(text, 0)
    while place < len(text):
        end = max(find_range(text, place, place + 1)[1], place + 1)
        yield place, place + len(text[place:end].rstrip())
        place = _skip(text, end)


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place
