"""On what something depends: "if parliament agrees", "as soon as conditions allow"."""

from collections.abc import Sequence

from dateline.extract.plans.words import PlanWords
from dateline.extract.syntax import ancestors, edges, find_token
from dateline.findings import Time
from dateline.text import Document, Sentence, Span

_CLAUSES = frozenset(("advcl", "prep", "advmod", "mark", "acl", "npadvmod", "pcomp", "oprd"))
"""Relations by which a condition hangs on what it conditions; "asked if" is a ccomp."""


def find_condition(
    document: Document,
    sentence: Sentence,
    anchor: int,
    times: tuple[Time, ...],
    words: PlanWords,
) -> Span | None:
    """Give the words on which what token `anchor` tells depends, the first that are there.

    They hang on it, or on a clause above it that leads to it, and stand behind it; a clause under
    another predicate is not its condition.
    """
    above = [anchor, *(one.i for one in ancestors(sentence, anchor))]
    text = document.text[sentence.start : sentence.end]
    for found in words.conditions.finditer(text):
        token = find_token(sentence, sentence.start + found.start())
        if token is None:
            continue
        top = _climb(sentence, token.i, above)
        root = sentence.tokens[top]
        if root.dep not in _CLAUSES or root.head == root.i or root.head not in above:
            continue
        if root.head != anchor and token.i < anchor and token.i > sentence.tokens[root.head].i:
            continue
        start, end = edges(sentence, top)
        if start <= sentence.tokens[anchor].start < end:
            continue
        if _is_timed(found.group(), words) and any(
            start <= one.span.start < end and one.earliest is not None for one in times
        ):
            continue
        if end > sentence.start + found.end():
            return document.span(start, end)
    return None


def _is_timed(marker: str, words: PlanWords) -> bool:
    return marker.casefold() in words.timed


def _climb(sentence: Sentence, i: int, above: Sequence[int]) -> int:
    """Give the highest token, below `above`, whose words begin with token `i`."""
    start, top = sentence.tokens[i].start, i
    while True:
        head = sentence.tokens[top].head
        if head == top or head in above or edges(sentence, head)[0] < start:
            return top
        top = head
