"""The learned model of cues: how likely a word with what it governs attributes something.

A linear model over the features of `features`; its weights, and how they were trained, stand in
data/speech/cue_weights.yaml.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from types import MappingProxyType

from dateline.datafiles import data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.extract.statements.complement import Complement
from dateline.extract.statements.features import describe_complement, describe_word
from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.words import CueWord
from dateline.text import Sentence


@dataclass(frozen=True, slots=True)
class CueModel:
    """Weights by feature and what stands for none; features without a weight count nothing."""

    weights: Mapping[str, float]
    bias: float

    def rate(
        self,
        sentence: Sentence,
        word: CueWord,
        complements: Sequence[Complement],
        lexicon: Lexicon,
    ) -> list[float]:
        """Give, for each complement, the probability that the word attributes it to somebody."""
        base = self._score_word(sentence, word, lexicon)
        return [
            _squash(base + self._weigh(describe_complement(sentence, word, one)))
            for one in complements
        ]

    def _score_word(self, sentence: Sentence, word: CueWord, lexicon: Lexicon) -> float:
        return self.bias + self._weigh(describe_word(sentence, word, lexicon))

    def _weigh(self, features: Iterable[str]) -> float:
        return sum(map(self.weights.get, features, repeat(0.0)))


def _squash(score: float) -> float:
    return 1 / (1 + math.exp(-score))


@cache
def load_cue_model() -> CueModel:
    """Read the weights from the package's data; KnowledgeError where the file is not as it says."""
    loaded = load_yaml(data_folder("speech") / "cue_weights.yaml")
    if not isinstance(loaded, dict) or not isinstance(weights := loaded.get("weights"), dict):
        raise KnowledgeError("speech/cue_weights.yaml must hold `bias` and a table `weights`")
    numbers = {name: value for name, value in weights.items() if isinstance(value, int | float)}
    bias = loaded.get("bias")
    if len(numbers) < len(weights) or not isinstance(bias, int | float):
        raise KnowledgeError("speech/cue_weights.yaml: every weight must be a number")
    return CueModel(MappingProxyType(numbers), bias)
