"""What a report opens with: its headline, and the sentences in which its lead stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from dateline.text import Document, Sentence, Token

LONGEST = 120
"""Tokens from which a sentence is no prose."""

_SENTENCES = 10
"""Sentences below the headline that are looked at; page furniture may stand before the lead."""

_ENDS = frozenset((":", ";", "|", "--", "–", "—", "-", "...", "…"))
_QUOTES = frozenset("'\"“”‘’`«»„")
_OF_CONTENT = ("NOUN", "PROPN", "VERB", "NUM", "ADJ")


@dataclass(frozen=True, slots=True)
class Part:
    """The tokens of a sentence from `first` up to, not including, `last`."""

    sentence: Sentence
    first: int
    last: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the part."""
        return self.sentence.tokens[self.first : self.last]


@dataclass(frozen=True, slots=True)
class Opening:
    """The sentences of the headline, up to the offset `ends`, and those below it."""

    headline: tuple[Sentence, ...]
    body: tuple[Sentence, ...]
    ends: int
    words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        words = frozenset(word for one in self.headline for word in content(one, self.ends))
        object.__setattr__(self, "words", words)


def find_opening(document: Document, sentences: Sequence[Sentence]) -> Opening:
    """Give the opening of a document; without a headline all of it is body."""
    title = document.title
    ends = len(title) if title and document.text.startswith(title) else 0
    headline = tuple(takewhile(lambda one: one.start < ends, sentences))
    if any(one.end > ends + 1 for one in headline):  # headline and lead stand in one line
        return Opening(headline, tuple(sentences[:_SENTENCES]), ends)
    below = len(headline)
    return Opening(headline, tuple(sentences[below : below + _SENTENCES]), ends)


def content(sentence: Sentence, ends: int | None = None) -> Iterator[str]:
    """Give the lemmas of names, nouns, verbs, adjectives and numbers, those before `ends`."""
    for token in sentence.tokens[:LONGEST]:
        if token.pos in _OF_CONTENT and (ends is None or token.start < ends):
            yield token.lemma.lower()


def shares_words(opening: Opening, sentence: Sentence) -> bool:
    """Tell whether a sentence takes up a word of the headline; where there is none, any does."""
    return not opening.words or not opening.words.isdisjoint(content(sentence))


def headline_parts(opening: Opening) -> Iterator[Part]:
    """Give the parts of the headline between colons and dashes, but those in quotation marks."""
    for sentence in opening.headline:
        tokens = sentence.tokens
        first, end = 0, tokens_before(sentence, opening.ends)
        for i in range(end + 1):
            if i < end and not (tokens[i].text in _ENDS and _is_spaced(tokens, i)):
                continue
            if i > first and not _is_quoted(tokens, first, i):
                yield Part(sentence, first, i)
            first = i + 1


def tokens_before(sentence: Sentence, ends: int) -> int:
    """Give how many tokens of a sentence start before an offset."""
    return sum(token.start < ends for token in sentence.tokens)


def _is_spaced(tokens: Sequence[Token], i: int) -> bool:
    """Whether a mark ends a word; the hyphen of "rain-soaked" does not."""
    return i + 1 == len(tokens) or tokens[i].end < tokens[i + 1].start


def _is_quoted(tokens: Sequence[Token], first: int, last: int) -> bool:
    return tokens[first].text in _QUOTES and tokens[last - 1].text in _QUOTES
