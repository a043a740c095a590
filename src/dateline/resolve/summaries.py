"""What a story is about, in its reports' own words: the most central headline, and up to three
sentences that say most of what the others say and little of what stands there already.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.resolve.outlines import make_vector, multiply
from dateline.stories import StoryLine, StoryText

READ = 12
"""Reports of a story that are read for its title and summary: the first ones."""

SENTENCES = 3
"""Sentences of a summary at most."""

_HEAD = 5
"""Sentences of a report that are looked at."""

_SHORTEST, _LONGEST = 8, 60
"""Words of a sentence that can stand in a summary."""

_NEW = 0.55
"""Likeness from which a sentence says what stands there already."""

_CENTRAL = 0.15
"""Likeness to all others that a sentence must have; a report alone may speak for itself."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A line with its words, and how much of all lines it says."""

    line: StoryLine
    vector: dict[str, float] = field(repr=False)
    order: tuple[int, int]


def sum_up(texts: Sequence[StoryText]) -> tuple[StoryLine, ...]:
    """Give the title of a story, then the lines of its summary in order of their reports.

    `texts` are its reports in order of time, with the places of their sentences; those after the
    first READ are not looked at. Nothing comes of reports without a word.
    """
    read = texts[:READ]
    titles = [draft for place, text in enumerate(read) for draft in _draft_titles(text, place)]
    drafts = [draft for place, text in enumerate(read) for draft in _draft_lines(text, place)]
    centre = _add_up((*titles, *drafts))
    title = max(titles, key=lambda one: _rank(one, centre), default=None)
    if title is None:
        return ()
    chosen: list[_Draft] = []
    for draft in sorted(drafts, key=lambda one: _rank(one, centre), reverse=True):
        said = (title, *chosen)
        likeness = multiply(draft.vector, centre)
        if likeness >= _CENTRAL and all(multiply(draft.vector, one.vector) < _NEW for one in said):
            chosen.append(draft)
        if len(chosen) == SENTENCES:
            break
    return (title.line, *(one.line for one in sorted(chosen, key=lambda one: one.order)))


def _rank(draft: _Draft, centre: dict[str, float]) -> tuple[float, int, int]:
    """Order lines by what they say of all, then by how early they stand."""
    place, number = draft.order
    return (round(multiply(draft.vector, centre), 6), -place, -number)


def _add_up(drafts: Iterable[_Draft]) -> dict[str, float]:
    """Give the middle of all lines, scaled to length 1."""
    total: dict[str, float] = {}
    for draft in drafts:
        for one, value in draft.vector.items():
            total[one] = total.get(one, 0.0) + value
    length = multiply(total, total) ** 0.5
    return {one: value / length for one, value in total.items()} if length else {}


def _draft_titles(text: StoryText, place: int) -> list[_Draft]:
    spans = text.sentences[:1] if text.title is None else (text.title,)
    return [_draft(text, span, (place, 0)) for span in spans]


def _draft_lines(text: StoryText, place: int) -> list[_Draft]:
    ends = text.title[1] if text.title is not None else 0
    below = [span for span in text.sentences if span[0] >= ends][:_HEAD]
    kept = [span for span in below if _SHORTEST <= _count(text, span) <= _LONGEST]
    return [_draft(text, span, (place, number + 1)) for number, span in enumerate(kept)]


def _count(text: StoryText, span: tuple[int, int]) -> int:
    return len(text.text[span[0] : span[1]].split())


def _draft(text: StoryText, span: tuple[int, int], order: tuple[int, int]) -> _Draft:
    words = text.text[span[0] : span[1]]
    return _Draft(StoryLine(text.document, *span, words), make_vector(words), order)
