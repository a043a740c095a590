"""What a text says of its country and state besides the names of places.

Words that are said of one country more than of others ("county commissioners"), telephone numbers,
whose first digits tell the state in North America, and states in the names of bodies.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline.extract.places.weights import Weights
from dateline.extract.places.words import Area, Words
from dateline.findings import Mention
from dateline.gazetteer import Gazetteer
from dateline.text import Document, Span

_FEDERATIONS = frozenset(("USA", "CAN", "AUS"))
_TELEPHONE = re.compile(r"(?<![\w-])\(?([2-9]\d\d)(?:\) ?|[-. ])\d{3}[-.]\d{4}(?![\w-])")


def find_clues(text: str, words: Words, weights: Weights) -> dict[Area, float]:
    """Give the areas that a text's clue words and telephone numbers tell, as namings of them."""
    counts = {
        country: sum(1 for _ in pattern.finditer(text)) for country, pattern in words.clues.items()
    }
    found: dict[Area, float] = {
        (country, ""): min(weights["most_clues"], weights["clue"] * n)
        for country, n in counts.items()
        if n
    }
    for country, code in _find_called(text, words.codes):
        for area in ((country, ""), (country, code)):
            found[area] = found.get(area, 0.0) + weights["telephone"]
    return found


def _find_called(text: str, codes: Mapping[str, Area]) -> set[Area]:
    """Give the states that telephone numbers are of."""
    return {codes[one[1]] for one in _TELEPHONE.finditer(text) if one[1] in codes}


def find_states(
    document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer
) -> Iterator[Span]:
    """Give the names of states that names of bodies hold: "Ontario Municipal Board"."""
    states = _list_states(gazetteer)
    for one in mentions:
        if one.kind != "organisation" or one.form != "name":
            continue
        for found in states.finditer(one.span.text):
            at = one.span.start + found.start()
            if found.end() < len(one.span.text):
                yield document.span(at, at + len(found[0]))


@cache
def _list_states(gazetteer: Gazetteer) -> re.Pattern[str]:
    """Give what finds the names of states of federations."""
    names = {
        one.name for one in gazetteer.divisions.values() if one.code and one.country in _FEDERATIONS
    }
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
