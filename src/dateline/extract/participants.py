"""From a word to the one who takes part: noun phrases, and the mentions that stand in them."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from dateline.extract.syntax import child, children, conjuncts, is_of_time, is_result
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
_WHERE = frozenset(("in", "at", "on", "near", "outside", "inside", "during", "after", "before"))
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


def noun_phrase(document: Document, sentence: Sentence, i: int, *, named: bool = False) -> Span:
    """Give the words of the noun phrase headed by token `i`.

    Prepositional phrases stay ("ministers of the alliance"); clauses, appositions, coordinated
    phrases, times and a possessive mark at the end go, and so does where somebody is who is `named`
    without it.
    """
    tokens = sentence.tokens
    inside = set(_phrase(sentence, i, named=named))
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


def _phrase(sentence: Sentence, i: int, *, named: bool) -> list[int]:
    """Give the tokens under `i` without clauses at any depth, nor what hangs loose on `i`."""
    found = [i]
    for number in found:
        away = _LOOSE if number == i else _CLAUSES
        for token in children(sentence, number):
            if token.dep in away or (token.dep == "acl" and _after_comma(sentence, token)):
                continue
            if token.i > i and (_tells_time(sentence, token) or (named and _tells_where(token))):
                continue
            found.append(token.i)
    return found


def _tells_time(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word brings in a time behind a noun: "the government in 2015", "last week"."""
    if token.dep == "prep" and token.text.lower() != "of":  # "the class of 2015"
        below = child(sentence, token.i, "pobj")
        return below is not None and is_of_time(sentence, below.i)
    return token.dep in ("npadvmod", "tmod") and is_of_time(sentence, token.i)


def _tells_where(token: Token) -> bool:
    return token.dep == "prep" and token.text.lower() in _WHERE


def _after_comma(sentence: Sentence, token: Token) -> bool:
    return token.i > 0 and sentence.tokens[token.i - 1].text == ","


def participant(
    document: Document, sentence: Sentence, i: int, mentions: MentionIndex
) -> Participant:
    """Give who the noun phrase headed by token `i` stands for."""
    mention = mentions.at(sentence.tokens[i].start)
    span = noun_phrase(document, sentence, i, named=_is_named(mention))
    if mention is None:
        return Participant(span, None, None)
    return Participant(
        span if span.covers(mention.span) else mention.span, mention.id, mention.actor
    )


def _is_named(mention: Mention | None) -> bool:
    """Tell whether a mention says who it is without what stands behind: "the EU's ministers"."""
    if mention is None or mention.kind not in ("person", "group"):
        return False
    return mention.form == "name" or (mention.kind == "group" and mention.actor is not None)


def participants(
    document: Document, sentence: Sentence, i: int, mentions: MentionIndex
) -> tuple[Participant, ...]:
    """Give who takes part through token `i` and all that is coordinated with it."""
    return tuple(
        participant(document, sentence, number, mentions)
        for number in conjuncts(sentence, i)
        if sentence.tokens[number].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
    )


def is_one_of_several(sentence: Sentence, i: int, mentions: MentionIndex, phrase: Span) -> bool:
    """Tell whether others stand beside the noun at `i` in a phrase: "Norland and the union".

    Two titles of one person are no two people.
    """
    first = mentions.at(sentence.tokens[i].start)
    for number in conjuncts(sentence, i):
        token = sentence.tokens[number]
        inside = phrase.start <= token.start < phrase.end
        if number == i or not inside or not _is_joined(sentence, i, token):
            continue
        other = mentions.at(token.start)
        if other is None or first is None or other.entity != first.entity:
            return True
    return False


def _is_joined(sentence: Sentence, i: int, other: Token) -> bool:
    """Tell whether a noun is joined to the one at `i` by an "and", and by none of an apposition.

    That is the one of "Ada Berg, secretary of the Dockers' and Sailors' Union".
    """
    tokens = sentence.tokens
    if other.pos not in ("NOUN", "PROPN", "PRON"):
        return False
    joined = conjuncts(sentence, i)
    links = [one.i for number in joined for one in children(sentence, number, "cc")]
    apposed = child(sentence, i, "appos")
    if apposed is None or apposed.i > other.i:
        return bool(links)
    return any(tokens[link - 1].text == "," for link in links if apposed.i < link < other.i)
