"""How telling a word is for what a report is about, from the vocabulary of the language model.

The model's word vectors come in order of frequency (Explosion Vectors, CC0: web, encyclopedia,
film and news text); the share of a word follows from its rank by Zipf's law. No text is read. Forms
of one stem are counted together, and a word weighs what its stem does: minus the logarithm of the
share of reports of `_LENGTH` words that would hold it.
"""

import math
from collections.abc import Iterator
from itertools import islice

from snowballstemmer import stemmer

from dateline.annotate.spacy import load_pipeline
from dateline.settings import Settings

_MOST = 200_000
"""Words of the vocabulary that are counted, the most frequent first."""

_LENGTH = 300
_STEP = 0.5
_RARE = 7.5
"""What every word weighs that is not listed: those rarer than `_LISTED`."""

_LISTED = 7.0
_WIDTH = 108
_SHIFT = 2.7
"""Zipf's law as Mandelbrot mends it for the most frequent words."""

_HEAD = f"""\
# How telling a word is for what a report is about: the weights of stems, from words that stand in
# nearly every report to words that stand in one of a thousand; every other word weighs {_RARE}.
# Stems are those of the Snowball stemmer for English, in lower case.
# Made by `python -m training words` from the order of frequency of the language model's vocabulary
# (Explosion Vectors of en_core_web_md 3.7.1, CC0). No text is read.
rare: {_RARE}
stems:
"""


def make_word_weights() -> str:
    """Give the YAML of `data/stories/words.yaml`."""
    counts: dict[str, float] = {}
    stem = stemmer("english").stemWord
    for rank, word in enumerate(_list_words()):
        if word.isalpha():
            one = stem(word.lower())
            counts[one] = counts.get(one, 0.0) + 1 / (rank + _SHIFT)
    total = sum(counts.values())
    bands: dict[float, list[str]] = {}
    for one, count in counts.items():
        weight = _weigh(count / total)
        if weight < _LISTED:
            bands.setdefault(round(weight / _STEP) * _STEP, []).append(one)
    return _HEAD + "".join(_write_band(weight, bands[weight]) for weight in sorted(bands))


def _list_words() -> Iterator[str]:
    """Give the words of the vocabulary, the most frequent first."""
    vocabulary = load_pipeline(Settings().model).vocab
    strings = vocabulary.strings
    known = islice(vocabulary.vectors.keys(), _MOST)
    yield from (str(strings[key]) for key in known if key in strings)


def _weigh(share: float) -> float:
    return -math.log(max(1 - (1 - share) ** _LENGTH, 1e-12))


def _write_band(weight: float, stems: list[str]) -> str:
    lines, line = [], "   "
    for one in sorted(stems):
        if len(line) + len(one) >= _WIDTH:
            lines.append(line)
            line = "   "
        line += f" {one}"
    return f"  {weight}: >-\n" + "\n".join((*lines, line)) + "\n"
