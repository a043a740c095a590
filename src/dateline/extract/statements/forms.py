"""The forms of the verbs that a cue governs: infinitive, participle, tense."""

from dateline.extract.syntax import FINITE, child, children, has_to, is_perfect, subtree
from dateline.text import Sentence, Token

_TENSES = frozenset(("VBD", "VBZ"))


def find_infinitive(sentence: Sentence, head: Token) -> list[int]:
    """Give the words of an infinitive, up to a verb that goes on from the one that governs it.

    In "offered to mediate and invited them" parsers hang "invited" on "mediate"; but what has a
    tense, and that of "offered", stands beside that.
    """
    tokens = subtree(sentence, head.i)
    tense = sentence.tokens[head.head].tag
    if tense == "VBN" and is_perfect(sentence, head.head):
        tense = "VBD"
    if tense not in _TENSES:
        return tokens
    for number in tokens:
        verb = sentence.tokens[number]
        if verb.tag == tense and _joins_infinitive(sentence, verb):
            joint = min(subtree(sentence, number)) - 1
            if joint > head.i and sentence.tokens[joint].pos == "CCONJ":
                return [one for one in tokens if one < joint]
    return tokens


def _joins_infinitive(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb without a subject is coordinated with an infinitive."""
    if verb.dep != "conj" or child(sentence, verb.i, "nsubj", "nsubjpass") is not None:
        return False
    head = sentence.tokens[verb.head]
    bare = head.tag == "VB" and head.dep == "conj"  # "to meet, mediate and invited"
    return has_to(sentence, head.head if bare else head.i)


def is_participle(sentence: Sentence, head: Token) -> bool:
    """Tell whether a verb or its auxiliary ends in "-ing": "denied meeting", "having met"."""
    helpers = children(sentence, head.i, "aux", "auxpass")
    return "VBG" in (head.tag, *(token.tag for token in helpers))


def is_finite(sentence: Sentence, head: Token) -> bool:
    """Tell whether a verb, its auxiliary or a predicate with its copula has a tense."""
    if head.tag in FINITE:
        return True
    if child(sentence, head.i, "cop") is not None:
        return True
    return any(token.tag in FINITE for token in children(sentence, head.i, "aux", "auxpass"))
