"""Patterns of word classes, as data files give them, made into one quick matcher.

A pattern is bounded: nothing in it repeats without end, so matching takes constant time per place.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.datafiles import Plain, load_yaml
from dateline.errors import KnowledgeError
from dateline.extract.times.languages import ENGLISH, Folder, Words, find_folder, read_words
from dateline.extract.times.lexemes import BREAK, Lexicon
from dateline.extract.times.numbers import Value

_TOKEN = re.compile(r"\s*([()|?]|(?:[a-z_0-9]+:)?(?:'[^']*(?:'[a-z]+)?'|[a-z_0-9]+)|[A-Z_]+)\s*")
_NOT_RULES = ("words.yaml", "shapes.yaml", "macros.yaml", "cues.yaml", "holidays.yaml")
LONGEST = 16
"""Lexemes that the longest expression can have."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern with what it means and the check that must let it pass."""

    name: str
    pattern: str
    means: str
    constants: tuple[tuple[str, Value], ...]
    guard: str | None
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a match: its name, its class (None for a macro), its first and last lexeme."""

    name: str
    kind: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """That a rule fits: how many lexemes, and which of them stand in which slot.

    Compared by identity: equal windows give the same object, and it is a key of what was read.
    """

    rule: Rule
    length: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A pattern as a regular expression over class characters, and how it can start."""

    regex: str
    starts: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A rule made ready: `groups` maps a group of the expression to slot and class."""

    rule: Rule
    pattern: re.Pattern[str]
    starts: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str, str | None], ...]


class Matcher:
    """All rules; finds the longest one that fits at a place of a class string."""

    def __init__(self, rules: tuple[Rule, ...], words: Words) -> None:
        self.lexicon = lexicon = _make_lexicon(rules, words)
        self.rules, self.words = rules, words
        self._compiled = [_compile(rule, words.macros, lexicon) for rule in rules]
        firsts = {letter for one in self._compiled for first, _ in one.starts for letter in first}
        self._first = re.compile(f"[{''.join(sorted(firsts))}]")
        self._candidates = lru_cache(maxsize=4096)(self._find_candidates)
        self._matches = lru_cache(maxsize=65536)(self._match_window)

    def next_start(self, chars: str, at: int) -> int:
        """Give the next place at which a rule can start, from `at` on; -1 when there is none."""
        found = self._first.search(chars, at)
        return found.start() if found else -1

    def match(self, chars: str, at: int) -> tuple[Match, ...]:
        """Give the rules that fit at place `at` of a class string, longest first."""
        window = chars[at : at + LONGEST]
        cut = window.find(BREAK)
        return self._matches(window if cut < 0 else window[:cut])

    def _find_candidates(self, start: str) -> list[_Compiled]:
        return [
            one
            for one in self._compiled
            if any(
                start[0] in first and (not second or start[1:2] in second)
                for first, second in one.starts
                if start[1:2] or not second
            )
        ]

    def _match_window(self, window: str) -> tuple[Match, ...]:
        found = [
            Match(one.rule, match.end(), _slots(match, one.groups))
            for one in self._candidates(window[:2])
            if (match := one.pattern.match(window))
        ]
        return tuple(sorted(found, key=lambda match: -match.length))


def _slots(
    match: re.Match[str], groups: tuple[tuple[str, str, str | None], ...]
) -> tuple[Slot, ...]:
    return tuple(
        Slot(slot, kind, *match.span(group))
        for group, slot, kind in groups
        if match.start(group) >= 0
    )


def _compile(rule: Rule, macros: Mapping[str, str], lexicon: Lexicon) -> _Compiled:
    parser = _Parser(rule.pattern, macros, lexicon)
    parsed = parser.parse()
    pattern, starts = re.compile(parsed.regex), _letters(parsed.starts, lexicon)
    return _Compiled(rule, pattern, starts, tuple(parser.groups))


def _letters(starts: frozenset[tuple[str, ...]], lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    return tuple(
        (lexicon.letters(one[0]), lexicon.letters(one[1]) if len(one) > 1 else "")
        for one in sorted(starts)
        if one
    )


class _Parser:
    """Reads a pattern by descent; macros are read in place as slots named after themselves."""

    def __init__(self, pattern: str, macros: Mapping[str, str], lexicon: Lexicon) -> None:
        self._pattern, self._macros, self._lexicon = pattern, macros, lexicon
        self.groups: list[tuple[str, str, str | None]] = []

    def parse(self) -> _Parsed:
        return self._read(self._pattern)

    def _read(self, pattern: str) -> _Parsed:
        tokens = _TOKEN.findall(pattern)
        if "".join(tokens) != re.sub(r"\s", "", pattern):
            raise KnowledgeError(f"data/times: the pattern {self._pattern!r} cannot be read")
        parsed, rest = self._choice(tokens)
        if rest:
            raise KnowledgeError(f"data/times: a ) too many in the pattern {self._pattern!r}")
        return parsed

    def _choice(self, tokens: list[str]) -> tuple[_Parsed, list[str]]:
        options = []
        while True:
            row, tokens = self._row(tokens)
            options.append(row)
            if not tokens or tokens[0] != "|":
                break
            tokens = tokens[1:]
        regex = "(?:" + "|".join(one.regex for one in options) + ")"
        return _Parsed(regex, frozenset().union(*(one.starts for one in options))), tokens

    def _row(self, tokens: list[str]) -> tuple[_Parsed, list[str]]:
        row = _Parsed("", frozenset([()]))
        while tokens and tokens[0] not in "|)":
            part, tokens = self._part(tokens)
            row = _Parsed(
                row.regex + part.regex,
                frozenset((a + b)[:2] for a in row.starts for b in part.starts),
            )
        return row, tokens

    def _part(self, tokens: list[str]) -> tuple[_Parsed, list[str]]:
        word, tokens = tokens[0], tokens[1:]
        if word == "(":
            part, tokens = self._choice(tokens)
            if not tokens or tokens[0] != ")":
                raise KnowledgeError(f"data/times: a ) is missing in {self._pattern!r}")
            tokens = tokens[1:]
        elif word in self._macros:
            inner = self._read(self._macros[word])
            part = _Parsed(f"(?P<{self._name(word.lower(), None)}>{inner.regex})", inner.starts)
        else:
            part = self._class(word)
        if tokens and tokens[0] == "?":
            part = _Parsed(part.regex + "?", part.starts | {()})
            tokens = tokens[1:]
        return part, tokens

    def _class(self, word: str) -> _Parsed:
        slot, _, name = word.rpartition(":")
        letters = self._lexicon.letters(name)
        slot = slot or name
        group = f"?P<{self._name(slot, name)}>" if slot.isidentifier() else "?:"
        return _Parsed(f"({group}[{letters}])", frozenset([(name,)]))

    def _name(self, slot: str, kind: str | None) -> str:
        """Name a group; groups of one expression need names of their own, slots do not."""
        group = f"g{len(self.groups)}"
        self.groups.append((group, slot, kind))
        return group


def _read_rule(name: str, plain: Plain) -> Rule:
    if not isinstance(plain, dict) or not {"pattern", "means"} <= set(plain):
        raise KnowledgeError(f"data/times/{name}: a rule needs `pattern` and `means`: {plain!r}")
    constants = plain.get("with") or {}
    examples = plain.get("examples") or {}
    guard = plain.get("guard")
    if not isinstance(constants, dict) or not isinstance(examples, dict):
        raise KnowledgeError(f"data/times/{name}: `with` and `examples` are tables: {plain!r}")
    return Rule(
        name=f"{name.removesuffix('.yaml')}: {plain['pattern']}",
        pattern=str(plain["pattern"]),
        means=str(plain["means"]),
        constants=tuple(
            (key, value) for key, value in constants.items() if isinstance(value, int | float | str)
        ),
        guard=str(guard) if guard else None,
        examples=tuple((text, str(value)) for text, value in examples.items()),
    )


def _make_lexicon(rules: tuple[Rule, ...], words: Words) -> Lexicon:
    lexicon = Lexicon(words)
    texts = [rule.pattern for rule in rules] + list(words.macros.values())
    lexicon.add_words(
        sorted({word for text in texts for word in re.findall(r"(?<![a-z])'([^' ]+)'", text)})
    )
    lexicon.add_phrases("holiday", words.holidays.items())
    lexicon.settle()
    return lexicon


def make_matcher(folder: Folder) -> Matcher:
    """Read all patterns and words of a language; KnowledgeError names what is wrong and where."""
    files = [path for path in folder.iterdir() if path.name.endswith(".yaml")]
    rules = tuple(
        _read_rule(path.name, plain)
        for path in sorted(files, key=lambda path: path.name)
        if path.name not in _NOT_RULES
        for plain in _listed(path.name, load_yaml(path))
    )
    return Matcher(rules, read_words(folder))


def _listed(name: str, content: Plain) -> list[Plain]:
    if not isinstance(content, list):
        raise KnowledgeError(f"data/times/{name}: must be a list of patterns")
    return content


@cache
def load_matcher(language: str = ENGLISH) -> Matcher:
    """Give the matcher of a language that ships with the package; it is made once."""
    return make_matcher(find_folder(language))
