"""Paragraphs of a page that the extractor left out, though they stand among those it took.

An extractor follows one container; pages cut a report into several, with advertisements between.
So a paragraph also belongs that stands in the same element as one that was taken, or in an element
of the same kind (name and class), from the first taken paragraph on.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.clean.characters import collapse

_SHORTEST = 60
"""Characters from which a left paragraph is taken; shorter ones are captions and calls."""

_MOST_LINKED = 0.4
"""The share of a paragraph's characters that may stand in links."""

_LEAST_TAKEN = 3
"""Taken paragraphs that must be found in elements before others are judged by them."""

_MOST_BLOCKS = 5_000
_ENDED = (".", "!", "?", "…", "”", '"', "’", "'", ":", ")")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of the page: its words, and letters and digits alone, to compare."""

    words: str
    letters: str
    parent: Any
    kind: tuple[str, str] | None


def recover_paragraphs(
    elements: Sequence[Any], taken: Sequence[str], *, is_outside: Callable[[Any], bool]
) -> list[str]:
    """Give the taken paragraphs with those that belong to them, in the order of the page.

    `elements` are all of the page in its order; `is_outside` tells of parts that are no report.
    """
    places = {_letters(line): number for number, line in reversed(tuple(enumerate(taken)))}
    blocks = list(_find_blocks(elements))
    found = [block for block in blocks if block.letters in places]
    if len(found) < min(_LEAST_TAKEN, len(taken)):
        return list(taken)
    parents = {id(block.parent) for block in found}
    kinds = {block.kind for block in found if block.kind is not None}
    whole = "".join(map(_letters, taken))
    after: dict[int, list[str]] = {}
    place = None
    for block in blocks:
        if block.letters in places:
            place = places[block.letters]
        elif (
            place is not None
            and (id(block.parent) in parents or block.kind in kinds)
            and block.letters not in whole
            and not is_outside(block.parent)
        ):
            after.setdefault(place, []).append(block.words)
            whole += block.letters
    return [line for number, one in enumerate(taken) for line in (one, *after.get(number, ()))]


def _find_blocks(elements: Sequence[Any]) -> Iterator[_Block]:
    count = 0
    for element in elements:
        if element.tag != "p" or count >= _MOST_BLOCKS:
            continue
        words = collapse("".join(element.itertext()))
        if len(words) < _SHORTEST or not words.endswith(_ENDED):
            continue
        linked = sum(len("".join(link.itertext())) for link in element.iter("a"))
        parent = element.getparent()
        if linked <= _MOST_LINKED * len(words) and parent is not None:
            count += 1
            name = parent.get("class") or ""
            yield _Block(words, _letters(words), parent, (str(parent.tag), name) if name else None)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
