"""What words and likeness weigh for stories: the numbers of data/stories."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from dateline.datafiles import Plain, data_folder, load_yaml
from dateline.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of weights.yaml, which says what each is for."""

    names: float
    known: float
    named: float
    worded: float
    first: float
    lead: float
    opening: float
    power: float
    words: float
    keys: float
    most: float
    short: float
    full: float
    meaning: float
    unlike: float
    half_life: float
    far: float
    joins: float
    likely: float
    clearly: float
    notable: float
    ago: float
    life: float
    silence: float
    taken_up: float
    memory: float


@dataclass(frozen=True, slots=True)
class WordWeights:
    """How telling each stem is; those that are not listed are `rare`."""

    by_stem: Mapping[str, float]
    rare: float

    def __getitem__(self, stem: str) -> float:
        return self.by_stem.get(stem, self.rare)


@cache
def load_weights() -> Weights:
    """Read the weights; KnowledgeError when one is missing or no number."""
    plain = load_yaml(data_folder("stories") / "weights.yaml")
    values = plain if isinstance(plain, dict) else {}
    names = [part.name for part in fields(Weights)]
    return Weights(*(_read_number(values.get(name), f"weights.yaml: {name}") for name in names))


@cache
def load_words() -> WordWeights:
    """Read the weights of words; KnowledgeError when a line is not a number and its words."""
    plain = load_yaml(data_folder("stories") / "words.yaml")
    bands = plain.get("stems") if isinstance(plain, dict) else None
    if not isinstance(plain, dict) or not isinstance(bands, dict):
        raise KnowledgeError(
            "stories/words.yaml: expected `rare` and `stems`: install Dateline anew"
        )
    found: dict[str, float] = {}
    for weight, stems in bands.items():
        number = _read_number(weight, "words.yaml: a weight")
        found.update(dict.fromkeys(str(stems).split(), number))
    return WordWeights(found, _read_number(plain.get("rare"), "words.yaml: rare"))


def _read_number(value: Plain, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise KnowledgeError(f"stories/{name} is {value!r}: give a number")
    return float(value)
