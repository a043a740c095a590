"""Word pieces: what the small encoders read, since no vocabulary holds every word.

WordPiece as BERT has it (Devlin et al. 2019): lower case, accents off, letters and digits split
from other signs, each word cut greedily into the longest pieces of the vocabulary.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline.datafiles import data_folder

CLS, SEP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 40
"""Signs of a word that are looked up; no word of a language is longer."""

_WORD = re.compile(r"\w+|[^\w\s]")


@cache
def load_vocabulary() -> Mapping[str, int]:
    """Give the vocabulary of MiniLM, which all our encoders share, from the package's data."""
    text = (data_folder("relations") / "vocabulary.txt").read_text(encoding="utf-8")
    return read_vocabulary(text.splitlines())


def read_vocabulary(lines: Sequence[str]) -> dict[str, int]:
    """Give each entry of a vocabulary, a line each, its number."""
    return {line.rstrip("\n"): number for number, line in enumerate(lines)}


def cut_text(text: str, vocabulary: Mapping[str, int]) -> Iterator[int]:
    """Give the numbers of a text's pieces, one by one."""
    for word in _WORD.findall(_fold(text)):
        yield from _cut_word(word, vocabulary)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in plain if unicodedata.category(sign) != "Mn")


def _cut_word(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    """The longest pieces of a word from left to right, or the unknown one."""
    found: list[int] = []
    start = 0
    if len(word) > LONGEST_WORD:
        return [vocabulary[UNKNOWN]]
    while start < len(word):
        end = len(word)
        while end > start:
            piece = word[start:end] if start == 0 else f"##{word[start:end]}"
            if piece in vocabulary:
                break
            end -= 1
        if end == start:
            return [vocabulary[UNKNOWN]]
        found.append(vocabulary[piece])
        start = end
    return found
