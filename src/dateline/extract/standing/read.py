"""From a predicate upward: its own form, then the words that govern it, then those above them."""

from dateline.extract.standing.clauses import govern
from dateline.extract.standing.forms import read_form
from dateline.extract.standing.nouns import read_noun
from dateline.extract.standing.words import PREDICATES, Standing
from dateline.text import Sentence

_DEPTH = 12
"""Governing words that are looked at; deeper nests do not change what a reader takes away."""
_HELPERS = ("aux", "auxpass")


def read_standing(sentence: Sentence, i: int) -> Standing:
    """Tell how real the words make the event or state that token `i` (verb or noun) tells."""
    return _read(sentence, i, _DEPTH)


def _read(sentence: Sentence, i: int, depth: int) -> Standing:
    token = sentence.tokens[i]
    if token.dep in _HELPERS and token.head != i and depth:
        return _read(sentence, token.head, depth - 1)

    def read_above(number: int) -> Standing:
        return _read(sentence, number, depth - 1)

    if token.pos not in PREDICATES:
        return read_noun(sentence, i, read_above if depth else None)
    governed = token.dep not in ("ROOT", "parataxis") and depth > 0
    own = read_form(sentence, i, governed=governed)
    return govern(sentence, i, own, read_above) if depth else own
