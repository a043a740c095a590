"""Our own names in a sentence: longest match first, case kept, whole words only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.extract.mentions.words import Words, load_words
from dateline.knowledge import Knowledge
from dateline.text import Sentence

_WORD = re.compile(r"\w+")
_PLAIN = (("’", "'"), ("‘", "'"), ("\xa0", " "), ("\n", " "), ("\t", " "))


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` up to `last` of a sentence are a known name, borne by the entries `ids`."""

    first: int
    last: int
    name: str
    ids: tuple[str, ...]


class Gazetteer:
    """All names of a Knowledge by their first word; made once, looked into for every token."""

    def __init__(self, knowledge: Knowledge, words: Words) -> None:
        self._words = words
        self._plain: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
        self._upper: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
        self._others: dict[str, tuple[str, ...]] = {}
        for name, ids in knowledge.names.items():
            self._add(self._plain, name, name, ids)
            if len(name) > 3:
                self._add(self._upper, name.upper(), name, ids)
            if name in words.capitals:
                entries = (knowledge.entries[one] for one in ids)
                spellings = (other for entry in entries for other in (entry.name, *entry.aliases))
                self._others[name] = tuple(other for other in spellings if other != name)
        for table in (self._plain, self._upper):
            for bucket in table.values():
                bucket.sort(key=lambda item: -len(item[0]))

    @staticmethod
    def _add(
        table: dict[str, list[tuple[str, str, tuple[str, ...]]]],
        spelling: str,
        name: str,
        ids: tuple[str, ...],
    ) -> None:
        first = _WORD.match(spelling)
        if first is not None:
            table.setdefault(first.group(), []).append((spelling, name, ids))

    def find(self, text: str, sentence: Sentence) -> Iterator[Match]:
        """Give the known names of a sentence, left to right, none inside another.

        `text` is the whole document's, as `straighten` gives it.
        """
        tokens = sentence.tokens
        shouted = text[sentence.start : sentence.end].isupper() and is_shouted(sentence)
        table = self._upper if shouted else self._plain
        done = 0
        for token in tokens:
            if token.i < done:
                continue
            word = token.text
            if word not in table and word.isalpha() and token.i:
                continue
            found = self._match(table, text, sentence, token.i)
            if found is not None:
                yield found
                done = found.last

    def _match(
        self,
        table: dict[str, list[tuple[str, str, tuple[str, ...]]]],
        text: str,
        sentence: Sentence,
        i: int,
    ) -> Match | None:
        token = sentence.tokens[i]
        word = token.text
        if not word.isalnum():
            first = _WORD.match(word)
            word = first.group() if first else ""
        if i == 0 and word.isupper() and len(word) > 2 and word not in table:
            table = self._upper
        for spelling, name, ids in table.get(word, ()):
            if text.startswith(spelling, token.start):
                last = _end_at(sentence, i, token.start + len(spelling))
                if last and self._is_name(text, sentence, i, name):
                    return Match(i, last, name, ids)
        return None

    def _is_name(self, text: str, sentence: Sentence, first: int, name: str) -> bool:
        """Tell a name from an everyday word that looks like it."""
        if name in self._words.capitals:
            if name == "US":
                return True
            if name in self._words.spelled_out:
                return any(other in text for other in self._others.get(name, ()))
            return sentence.tokens[first].tag in ("NNP", "NNPS") or any(
                other in text for other in self._others.get(name, ())
            )
        return True


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


def straighten(text: str) -> str:
    """Give a text of the same length with straight apostrophes and plain spaces."""
    for odd, plain in _PLAIN:
        text = text.replace(odd, plain)
    return text


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
