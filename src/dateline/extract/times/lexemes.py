"""Text to lexemes: the words and numbers of which time expressions are made, each of a class.

Every lexeme gets one character that stands for the set of classes it belongs to, so that a text
becomes a short string on which patterns of classes run as plain regular expressions. Words that
no time expression holds become BREAK.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dateline.errors import KnowledgeError
from dateline.extract.times.languages import Words
from dateline.extract.times.numbers import READERS, SHAPES, Values

BREAK = "."
_FIRST = 0x4E00  # letters without meaning in a regular expression

_KEPT = 20_000
"""Readings of words and numbers that are kept, so that each is read once."""


class Lexeme(NamedTuple):
    """A word or number at a place, with its value in each class it belongs to."""

    start: int
    end: int
    values: Values


class Row:
    """The lexemes of a text in order, as one class character each, and what stands behind them.

    Kept as columns: a text has thousands of lexemes, of which few are ever looked at.
    """

    def __init__(self) -> None:
        self.chars = ""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.values: list[Values] = []

    def window(self, at: int, length: int) -> list[Lexeme]:
        """Give the lexemes from place `at` on, at most `length` of them."""
        last = min(at + length, len(self.starts))
        return [Lexeme(self.starts[i], self.ends[i], self.values[i]) for i in range(at, last)]


class Lexicon:
    """The words of a language, the classes that patterns name, and their characters."""

    def __init__(self, words: Words) -> None:
        self._words = dict(words.classes)
        self._capital = words.capital_only
        self._pattern = words.lexeme
        self._letters: dict[frozenset[str], str] = {}
        self._classes: dict[str, list[str]] = {}
        self._firsts: dict[str, tuple[tuple[str, Values], ...]] = {}
        self._known: dict[tuple[str, str], tuple[str, Values]] = {}

    def add_words(self, words: Iterable[str]) -> None:
        """Add literal words, each a class of its own, written with quotes in a pattern."""
        for word in words:
            self._words[word] = {**self._words.get(word, {}), f"'{word}'": 1}

    def add_phrases(self, kind: str, phrases: Iterable[tuple[str, str]]) -> None:
        """Add names of several words to a class, as (phrase in small letters, value)."""
        found: dict[str, list[tuple[str, Values]]] = {}
        for phrase, value in phrases:
            head = re.match(r"[^\W\d_]+", phrase)
            if head:
                found.setdefault(head[0], []).append((phrase, {kind: value}))
        self._firsts = {
            first: tuple(sorted(those, key=lambda pair: -len(pair[0])))
            for first, those in found.items()
        }

    def letter(self, classes: frozenset[str]) -> str:
        """Give the character that stands for this set of classes."""
        known = self._letters.get(classes)
        if known is None:
            known = self._letters[classes] = chr(_FIRST + len(self._letters))
            for name in classes:
                self._classes.setdefault(name, []).append(known)
        return known

    def settle(self) -> None:
        """Give every word and every shape of number its character, before patterns are made."""
        for word in sorted(self._words):
            self.letter(frozenset(self._words[word]))
        for word in sorted(self._capital & self._words.keys()):
            self.letter(frozenset(one for one in self._words[word] if one.startswith("'")))
        for shape in SHAPES:
            self.letter(shape)
        for those in self._firsts.values():
            for _, one in those:
                self.letter(frozenset(one))

    def letters(self, name: str) -> str:
        """Give the characters of all lexemes of a class; KnowledgeError when there is none."""
        if name not in self._classes:
            raise KnowledgeError(f"data/times: no word is of class {name!r}: mend the pattern")
        return "".join(self._classes[name])

    def read(self, text: str) -> Row:
        """Give the lexemes of a text in one pass; breaks in a row are one."""
        low = _lower(text)
        row = Row()
        starts, ends, behind = row.starts, row.ends, row.values
        chars: list[str] = []
        position, last = 0, ""
        for found in self._pattern.finditer(low):
            start, end = found.span()
            if start < position:
                continue
            kind, position = found.lastgroup or "", end
            if kind == "word":
                position, letter, values = self._read_word(text, low, start, end)
            elif kind == "other":
                letter, values = _NOTHING
            else:
                letter, values = self._look_up(kind, found[0])
            if letter != BREAK or last != BREAK:
                chars.append(letter)
                starts.append(start)
                ends.append(position)
                behind.append(values)
                last = letter
        row.chars = "".join(chars)
        return row

    def _look_up(self, kind: str, word: str) -> tuple[str, Values]:
        key = (kind, word)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[key] = self._classify(kind, word)
        return known

    def _classify(self, kind: str, word: str) -> tuple[str, Values]:
        values = READERS[kind](word) if kind in READERS else {}
        values = values or self._words.get(word, {})
        if kind == "small":
            values = {name: one for name, one in values.items() if name.startswith("'")}
        return (self.letter(frozenset(values)), values) if values else _NOTHING

    def _read_word(self, text: str, low: str, start: int, end: int) -> tuple[int, str, Values]:
        word = low[start:end]
        if word in self._firsts and text[start].isupper():
            for phrase, values in self._firsts[word]:
                after = start + len(phrase)
                if low.startswith(phrase, start) and not low[after : after + 1].isalpha():
                    return after, self.letter(frozenset(values)), values
        if word not in self._words:
            return end, *_NOTHING
        if word in self._capital and not text[start].isupper():
            return end, *self._look_up("small", word)
        return end, *self._look_up("word", word)


_NOTHING: tuple[str, Values] = (BREAK, {})


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(one if len(one.lower()) != 1 else one.lower() for one in text)
