"""From a word to the one who takes part: noun phrases, and the mentions that stand in them."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from dateline.extract.syntax import children, conjuncts, is_result
from dateline.findings import Mention, Participant
from dateline.text import Document, Sentence, Span, Token

_LOOSE = frozenset(
    (
        "relcl",
        "acl",
        "appos",
        "conj",
        "cc",
        "punct",
        "preconj",
        "advcl",
        "parataxis",
        "advmod",
        "dep",
    )
)
_CLAUSES = frozenset(("relcl", "advcl", "parataxis", "appos", "ccomp"))
"""What does not belong to a noun phrase however deep it hangs."""
_EDGES = ("PUNCT", "SPACE", "CCONJ")


class MentionIndex:
    """Finds mentions by place; made once for a document from all its mentions."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._by_head: dict[int, Mention] = {}
        for mention in mentions:
            known = self._by_head.get(mention.head)
            if known is None or len(mention.span.text) > len(known.span.text):
                self._by_head[mention.head] = mention
        self._names = sorted(
            (one for one in mentions if one.form == "name"),
            key=lambda one: (one.span.start, -one.span.end),
        )
        self._starts = [one.span.start for one in self._names]

    def at(self, offset: int) -> Mention | None:
        """Give the mention whose head word starts at `offset`, or the name that covers it."""
        found = self._by_head.get(offset)
        if found is not None:
            return found
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self._names[place].span.end:
            return self._names[place]
        return None

    def called(self, word: str) -> Mention | None:
        """Give the first mention of the one person whose name has `word` in it, in any capitals."""
        found = self._people.get(word.casefold(), {})
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _people(self) -> dict[str, dict[str, Mention]]:
        """The first mention of each person by the words of the names, made when asked for."""
        words: dict[str, dict[str, Mention]] = {}
        for one in self._names:
            if one.kind == "person":
                for word in one.span.text.casefold().split():
                    words.setdefault(word, {}).setdefault(one.entity, one)
        return words

    def inside(self, start: int, end: int) -> list[Mention]:
        """Give the name mentions that lie between two offsets, in order."""
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return [one for one in self._names[first:last] if one.span.end <= end]


def noun_phrase(document: Document, sentence: Sentence, i: int) -> Span:
    """Give the words of the noun phrase headed by token `i`.

    Prepositional phrases stay ("ministers of the alliance"); clauses, appositions, coordinated
    phrases and a possessive mark at the end go.
    """
    tokens = sentence.tokens
    inside = set(_phrase(sentence, i))
    first = last = i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while last > i and (tokens[last].tag == "POS" or tokens[last].pos in _EDGES):
        last -= 1
    while first < i and (tokens[first].pos in _EDGES or is_result(sentence, first)):
        first += 1
    return document.span(tokens[first].start, tokens[last].end)


def _phrase(sentence: Sentence, i: int) -> list[int]:
    """Give the tokens under `i` without clauses at any depth, nor what hangs loose on `i`."""
    found = [i]
    for number in found:
        away = _LOOSE if number == i else _CLAUSES
        for token in children(sentence, number):
            if token.dep in away or (token.dep == "acl" and _after_comma(sentence, token)):
                continue
            found.append(token.i)
    return found


def _after_comma(sentence: Sentence, token: Token) -> bool:
    return token.i > 0 and sentence.tokens[token.i - 1].text == ","


def participant(
    document: Document, sentence: Sentence, i: int, mentions: MentionIndex
) -> Participant:
    """Give who the noun phrase headed by token `i` stands for."""
    mention = mentions.at(sentence.tokens[i].start)
    span = noun_phrase(document, sentence, i)
    if mention is None:
        return Participant(span, None, None)
    return Participant(
        span if span.covers(mention.span) else mention.span, mention.id, mention.actor
    )


def participants(
    document: Document, sentence: Sentence, i: int, mentions: MentionIndex
) -> tuple[Participant, ...]:
    """Give who takes part through token `i` and all that is coordinated with it."""
    return tuple(
        participant(document, sentence, number, mentions)
        for number in conjuncts(sentence, i)
        if sentence.tokens[number].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
    )
