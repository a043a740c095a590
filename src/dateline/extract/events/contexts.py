"""The contexts of a paragraph: what its words are about, from the lists of contexts.yaml.

A context is given where one of its sure words stands in the paragraph, or two different hints. It
tells what the paragraph is about, not what the event was about (PLOVER manual 2.0).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from dateline.datafiles import data_folder, load_yaml
from dateline.text import Sentence

_LONGEST = 3
"""Words that a phrase of the lists has at most."""

_HINTS = 2


@dataclass(frozen=True, slots=True)
class ContextWords:
    """Phrases of base forms by the contexts that they are sure words or hints of, and examples."""

    sure: Mapping[str, tuple[str, ...]]
    hints: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...]
    examples: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def load_contexts() -> ContextWords:
    """Read data/events/contexts.yaml."""
    plain = cast("dict[str, Any]", load_yaml(data_folder("events") / "contexts.yaml"))
    sure: dict[str, tuple[str, ...]] = {}
    hints: dict[str, tuple[str, ...]] = {}
    for name, lists in plain["contexts"].items():
        for table, words in ((sure, lists.get("sure", ())), (hints, lists.get("hints", ()))):
            for word in words:
                table[str(word)] = (*table.get(str(word), ()), name)
    examples = tuple((row["say"], tuple(row["contexts"])) for row in plain["examples"])
    return ContextWords(sure, hints, tuple(plain["contexts"]), examples)


class Contexts:
    """Gives the contexts of the paragraphs of one document, each looked at when first asked."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._paragraphs: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            self._paragraphs.setdefault(sentence.paragraph, []).append(sentence)
        self._found: dict[int, tuple[str, ...]] = {}

    def find(self, sentence: Sentence) -> tuple[str, ...]:
        """Give the contexts of the paragraph of a sentence, in the order of the list."""
        number = sentence.paragraph
        if number not in self._found:
            self._found[number] = _read(self._paragraphs[number])
        return self._found[number]


def _read(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    words = load_contexts()
    sure: set[str] = set()
    hints: dict[str, set[str]] = {}
    for sentence in sentences:
        lemmas = [token.lemma.lower() for token in sentence.tokens]
        for phrase in _phrases(lemmas):
            sure.update(words.sure.get(phrase, ()))
            for name in words.hints.get(phrase, ()):
                hints.setdefault(name, set()).add(phrase)
    sure.update(name for name, some in hints.items() if len(some) >= _HINTS)
    return tuple(name for name in words.names if name in sure)


def _phrases(lemmas: Sequence[str]) -> list[str]:
    return [
        " ".join(lemmas[first : first + length])
        for length in range(1, _LONGEST + 1)
        for first in range(len(lemmas) - length + 1)
    ]
