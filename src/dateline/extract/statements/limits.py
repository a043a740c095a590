"""What limits or widens what is said, wanted or agreed, though it hangs on the cue."""

from dateline.extract.syntax import child, children, is_of_time, subtree
from dateline.text import Sentence, Token

OF_THE_DEED = frozenset(
    (
        "in",
        "on",
        "at",
        "during",
        "after",
        "before",
        "since",
        "through",
        "over",
        "amid",
        "within",
        "until",
    )
)
"""Prepositions that lead to when, where or on what occasion somebody spoke."""

_BEFORE = frozenset(("after", "since"))
_IF = frozenset(("if", "unless"))
_CONDITIONS = frozenset(("if", "until", "unless"))


def find_scope(sentence: Sentence, i: int, last: int, *, to_come: bool) -> list[int]:
    """What right behind the object says how far it goes: "a truce for a week", "... if they leave".

    Parsers hang it on the verb; what tells place and time of the deed is not among it, unless the
    object is still `to_come`: "wants an election in May".
    """
    found: list[int] = []
    for token in children(sentence, i, "prep", "advcl"):
        inside = subtree(sentence, token.i)
        first = _opening(sentence, inside)
        away = _BEFORE if to_come else OF_THE_DEED
        limits = first not in away if token.dep == "prep" else first in _CONDITIONS
        if inside[0] == last + 1 and limits:
            found += inside
            last = inside[-1]
    return found


def find_term(sentence: Sentence, i: int, end: int, *, to_come: bool) -> list[int]:
    """The condition right behind quoted words that end at an offset, or by when what is `to_come`.

    So in "threatened “a long Friday” unless wages rose" and "promised “twice that” by May".
    """
    first = next((one.i for one in sentence.tokens if one.start >= end), 0)
    if not first or sentence.tokens[first - 1].tag != "''":
        return []
    for token in sentence.tokens[first:]:
        inside = subtree(sentence, token.i) if token.dep in ("advcl", "prep") else []
        if inside[:1] != [first] or token.head > first:
            continue
        word = sentence.tokens[first].text.lower()
        below = child(sentence, token.i, "pobj")
        by = to_come and word == "by" and below is not None and is_of_time(sentence, below.i)
        if by or (token.dep == "advcl" and word in _IF and token.head >= i):
            return inside
    return []


def find_condition(sentence: Sentence, i: int, last: int) -> list[int]:
    """The condition right behind what is wanted or agreed: "agreed to sing if paid"."""
    after = sentence.tokens[last + 1 : last + 2]
    closed = [one.tag for one in after] == ["''"]
    for token in children(sentence, i, "advcl"):
        inside = subtree(sentence, token.i)
        if inside[0] == last + 1 + closed and _opening(sentence, inside) in _CONDITIONS:
            return inside
    return []


def find_rest(sentence: Sentence, i: int, last: int) -> list[int]:
    """What tells more of the noun behind a preposition, where parsers hang it on the cue.

    So in "complained of water coming in" and "was content with a promise that it would stay".
    """
    if sentence.tokens[last].pos == "PUNCT":
        return []
    for token in children(sentence, i, "advcl", "ccomp"):
        inside = subtree(sentence, token.i)
        told = token.dep == "ccomp" and sentence.tokens[inside[0]].text.lower() == "that"
        does = token.dep == "advcl" and token.tag == "VBG" and inside[0] == token.i
        if inside[0] == last + 1 and (told or does):
            return inside
    return []


def _opening(sentence: Sentence, inside: list[int]) -> str:
    """The first word of a phrase or clause, "if" of "only if"."""
    first, second = (sentence.tokens[i].text.lower() for i in (inside[0], inside[:2][-1]))
    return second if first == "only" else first


def find_further(sentence: Sentence, i: int, preposition: Token, below: Token) -> list[int]:
    """The phrases coordinated with one that a cue governs: "to Moe and to her".

    So are the further deeds of a list: "accused Moe of lying, cheating and hiding the books".
    """
    listed = _find_listed_deeds(sentence, i, below)
    if listed:
        return listed
    found = [one for above in (preposition.i, i) for one in children(sentence, above, "conj")]
    words = [one for one in found if one.pos == "ADP" and one.i > below.i]
    if not words:
        return _find_listed_things(sentence, i, below)
    first = subtree(sentence, below.i)[-1] + 1
    near = all(one.pos in ("CCONJ", "PUNCT") for one in sentence.tokens[first : words[0].i])
    return list(range(first, subtree(sentence, words[-1].i)[-1] + 1)) if near else []


def _find_listed_things(sentence: Sentence, i: int, below: Token) -> list[int]:
    """The things listed behind a first one that parsers take for objects: "as “mad”, “bad” and
    “sad”"."""
    comma = subtree(sentence, below.i)[-1] + 1
    for thing in children(sentence, i, "dobj"):
        inside = subtree(sentence, thing.i)
        listed = inside[0] > comma and child(sentence, thing.i, "conj") is not None
        between = sentence.tokens[comma : inside[0]]
        if listed and between[0].text == "," and all(one.pos == "PUNCT" for one in between):
            return list(range(comma, inside[-1] + 1))
    return []


def _find_listed_deeds(sentence: Sentence, i: int, below: Token) -> list[int]:
    """The deeds that stand behind a first one and a comma, joined by "and" among themselves."""
    comma = subtree(sentence, below.i)[-1] + 1
    for token in children(sentence, i, "advcl"):
        further = child(sentence, token.i, "conj")
        if below.tag != "VBG" or token.i != comma + 1 or further is None:
            continue
        if token.tag == further.tag == "VBG" and child(sentence, token.i, "ccomp") is None:
            return [comma, *subtree(sentence, token.i)]
    return []
