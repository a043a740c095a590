"""As what somebody sees or describes a thing: "portrayed him as greedy", "refers to him as"."""

from collections.abc import Iterator

from dateline.extract.statements.objects import words_of_object
from dateline.extract.syntax import child, children, is_passive, leads_to_marks, subtree
from dateline.text import Sentence, Token


def find_seen_as(sentence: Sentence, i: int, thing: Token) -> Iterator[tuple[int, ...]]:
    """The participle of "regards the matter as closed" with the thing, where it seems a clause."""
    for found in children(sentence, i, "advcl"):
        mark = child(sentence, found.i, "mark", "advmod")
        if mark is None:
            continue
        marked = leads_to_marks(sentence, mark.i)  # "dismissed it as “gossip typed twice”"
        if not marked and child(sentence, found.i, "nsubj", "nsubjpass") is not None:
            continue
        inside = subtree(sentence, found.i)
        if mark.text.lower() == "as" and thing.i < inside[0] == mark.i:
            yield tuple(sorted({*words_of_object(sentence, i, thing), *inside}))


def says_what(sentence: Sentence, preposition: Token) -> bool:
    """Tell whether "as" hung on an object says what it is seen as, unlike that of "such as"."""
    before = sentence.tokens[preposition.i - 1].text.lower()
    return preposition.text.lower() == "as" and before != "such"


def find_as_what(sentence: Sentence, preposition: Token) -> list[int]:
    """What "as" right behind a phrase says of it: "refers to him as a friend"."""
    if is_passive(sentence, preposition.head):
        return []  # "known to everyone as ..."
    last = subtree(sentence, preposition.i)[-1]
    beside = children(sentence, preposition.head, "prep")
    found = next((one for one in beside if one.i == last + 1 and one.text.lower() == "as"), None)
    return subtree(sentence, found.i) if found is not None else []


def find_quality(sentence: Sentence, preposition: Token) -> Token | None:
    """The adjective of "portrayed him as greedy", which parsers hang on "as" without an object."""
    if preposition.text.lower() != "as":
        return None
    return child(sentence, preposition.i, "amod", "acomp", "advcl")
