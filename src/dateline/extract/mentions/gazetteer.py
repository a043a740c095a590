"""Our own names in a sentence: longest match first, case kept, whole words only."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.extract.mentions.words import Words, load_words
from dateline.knowledge import Knowledge, fold
from dateline.text import Sentence, Token

_PROPER = ("NNP", "NNPS")


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` up to `last` of a sentence are a known name, borne by the entries `ids`."""

    first: int
    last: int
    name: str
    ids: tuple[str, ...]


class Gazetteer:
    """Finds the names of a Knowledge in sentences."""

    def __init__(self, knowledge: Knowledge, words: Words) -> None:
        self._knowledge, self._names, self._words = knowledge, knowledge.names, words

    def find(self, text: str, sentence: Sentence) -> Iterator[Match]:
        """Give the known names of a sentence, left to right, none inside another.

        `text` is the whole document's, folded.
        """
        shouted = text[sentence.start : sentence.end].isupper() and is_shouted(sentence)
        done = 0
        for token in sentence.tokens:
            if token.i < done:
                continue
            found = self._match(text, sentence, token, shouted=shouted)
            if found is not None:
                yield found
                done = found.last

    def _match(self, text: str, sentence: Sentence, token: Token, *, shouted: bool) -> Match | None:
        rest = text[token.start : token.start + self._names.longest]
        plain = not shouted and self._names.may_start(text, token.start)
        for name in self._names.starts(rest) if plain else ():
            last = _end_at(sentence, token.i, token.start + len(name))
            if last and self._is_name(text, sentence, token.i, name):
                return Match(token.i, last, name, self._names[name])
        if shouted or (token.i == 0 and token.text.isupper() and len(token.text) > 2):
            for spelling, name, ids in self._names.starts_shouted(rest):
                last = _end_at(sentence, token.i, token.start + len(spelling))
                if last:
                    return Match(token.i, last, name, ids)
        return None

    def _is_name(self, text: str, sentence: Sentence, first: int, name: str) -> bool:
        """Tell a name from an everyday word that looks like it."""
        if name not in self._words.capitals or name == "US":
            return True
        if name not in self._words.spelled_out and sentence.tokens[first].tag in _PROPER:
            return True
        return any(other in text for other in self._others(name))

    def _others(self, name: str) -> Iterator[str]:
        """Give the other names of those who bear this one."""
        for entry in self._knowledge.find(name):
            yield from (fold(one) for one in (entry.name, *entry.aliases) if one != name)


def _end_at(sentence: Sentence, first: int, end: int) -> int | None:
    """Give the number after the token that ends at offset `end`, None inside a token.

    A token that goes on with a hyphen ("U.S.-led", which the tokenizer leaves whole) counts.
    """
    tokens = sentence.tokens
    last = first
    while last < len(tokens) and tokens[last].end < end:
        last += 1
    if last == len(tokens):
        return None
    rest = tokens[last].text[end - tokens[last].start :]
    return last + 1 if not rest or (rest[0] == "-" and rest[1:].islower()) else None


def is_shouted(sentence: Sentence) -> bool:
    """Tell whether a sentence is set in capitals throughout, as old headlines are."""
    words = [
        token.text for token in sentence.tokens if len(token.text) > 1 and token.text.isalpha()
    ]
    return len(words) > 2 and all(word.isupper() for word in words)


@lru_cache(maxsize=4)
def load_gazetteer(knowledge: Knowledge) -> Gazetteer:
    """Give the gazetteer of a Knowledge, made at first use."""
    return Gazetteer(knowledge, load_words())
