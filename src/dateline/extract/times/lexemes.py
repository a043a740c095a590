"""Text to lexemes: the words and numbers of which time expressions are made, each of a class.

Every lexeme gets one character that stands for the set of classes it belongs to, so that a text
becomes a short string on which patterns of classes run as plain regular expressions. Words that
no time expression holds become BREAK.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from dateline.datafiles import Plain, data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.extract.times.numbers import READERS, SHAPES, Value, Values

BREAK = "."
_FIRST = 0x4E00  # letters without meaning in a regular expression

_LEXEME = re.compile(
    r"""
      (?P<abbr>(?:a\.m|p\.m|b\.c\.e|b\.c|a\.d|c\.e)\b\.?|o['’]clock)
    | (?P<quarter_code>q[1-4](?!\w))
    | (?P<word>[^\W\d_]+)
    | (?=[\d'’‘$€£\#])(?:
        (?P<iso>(?<![\w/-])\d{4}-\d{2}-\d{2}(?![\w/-])(?:t\d\d:\d\d(?::\d\d)?z?)?)
      | (?P<slash>(?<![\w/.-])
          (?:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}/\d{1,2}/\d{1,2})(?![\w/]))
      | (?P<clock>(?<![\w:.,$€£])\d{1,2}:\d\d(?::\d\d)?(?![\w:]|[ap]\.?m))
      | (?P<clockm>(?<![\w:.,$€£])\d{1,2}:\d\d(?=[ap]\.?m))
      | (?P<half_part>(?<![\w/])[123]/[234](?![\w/]))
      | (?P<decade>(?<![\w$€£.,])(?:\d{4}|['’‘]?\d0)['’]?s(?!\w))
      | (?P<ordinal>(?<![\w$€£.,])\d{1,3}(?:st|nd|rd|th)(?!\w))
      | (?P<hourm>(?<![\w$€£.,:])\d{1,2}(?=(?:a|p)\.?m\b))
      | (?P<money>[$€£\#]\s?\d[\d,.]*+|\d[\d,]{0,12}+(?:\.\d{1,6}+)?+(?=\s?%))
      | (?P<number>(?<![\w.])\d{1,3}(?:,\d{3}){1,3}(?![,\d]?\d)
          |(?<![\w$€£])(?<!\d[.,])\d{1,9}(?:\.\d{1,3}(?!\d))?(?!\w|[.,/]\d))
      | (?P<chain>\d++(?:[,.:/-]\d++)++)
      | (?P<possessive>['’]s\b))
    | (?P<comma>,)
    | (?P<dash>[-–—‐‑])
    | (?P<dot>\.)
    | (?P<other>\w+|\n|[^\w\s,.'’‘$€£\#–—‐‑-]+|[^\w\s])
    """,
    re.VERBOSE,
)
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
    """The words of the data files, the classes that patterns name, and their characters."""

    def __init__(self, words: Mapping[str, Values], capital: frozenset[str]) -> None:
        self._words = dict(words)
        self._capital = capital
        self._letters: dict[frozenset[str], str] = {}
        self._classes: dict[str, list[str]] = {}
        self._firsts: dict[str, tuple[tuple[str, Values], ...]] = {}
        self._known: dict[tuple[str, str], tuple[str, Values]] = {}

    def add_words(self, words: Iterable[str]) -> None:
        """Add literal words, each a class of its own, written with quotes in a pattern."""
        for word in words:
            self._words[word] = {**self._words.get(word, {}), f"'{word}'": 1}

    def add_phrases(self, phrases: Iterable[tuple[str, str]]) -> None:
        """Add names of several words, as (phrase in small letters, class)."""
        found: dict[str, list[tuple[str, Values]]] = {}
        for phrase, kind in phrases:
            head = re.match(r"[^\W\d_]+", phrase)
            if head:
                found.setdefault(head[0], []).append((phrase, {kind: phrase}))
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
        for found in _LEXEME.finditer(low):
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
        values = READERS[kind](word) if kind in READERS else self._words.get(word, {})
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


def load_words() -> tuple[dict[str, Values], frozenset[str]]:
    """Read words.yaml: each word's classes with its values there, and the capital-only words."""
    plain = _table("words.yaml")
    classes = plain["classes"]
    if not isinstance(classes, dict):
        raise KnowledgeError("data/times/words.yaml: `classes` must be a table of tables")
    words: dict[str, dict[str, Value]] = {}
    for name, members in classes.items():
        if not isinstance(members, dict):
            raise KnowledgeError(f"data/times/words.yaml: class {name} must be a table of words")
        for word, value in members.items():
            if isinstance(value, bool) or not isinstance(value, int | float | str):
                raise KnowledgeError(f"data/times/words.yaml: {name}/{word} needs a value")
            words.setdefault(str(word), {})[name] = value
    capital = plain["capital_only"]
    listed = capital if isinstance(capital, list) else []
    return dict(words), frozenset(str(word) for word in listed)


@cache
def cue_words(name: str) -> frozenset[str]:
    """Give a list of words from cues.yaml."""
    listed = _table("cues.yaml")[name]
    return frozenset(str(word) for word in listed) if isinstance(listed, list) else frozenset()


def _table(name: str) -> dict[str, Plain]:
    plain = load_yaml(data_folder("times") / name)
    if not isinstance(plain, dict):
        raise KnowledgeError(f"data/times/{name}: must be a table")
    return plain
