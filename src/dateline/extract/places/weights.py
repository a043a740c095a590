"""What evidence weighs: the numbers of data/gazetteer/weights.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.datafiles import Plain, data_folder, load_yaml
from dateline.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each kind of evidence, and the inhabitants to assume where none are known."""

    by_name: Mapping[str, float]
    inhabitants: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.by_name[name]


@cache
def load_weights() -> Weights:
    """Read the weights; KnowledgeError when a value is no number."""
    plain = load_yaml(data_folder("gazetteer") / "weights.yaml")
    if not isinstance(plain, dict):
        raise KnowledgeError("gazetteer/weights.yaml: expected a line for each weight")
    assumed = plain.pop("inhabitants", None)
    return Weights(_read_numbers(plain), _read_numbers(assumed))


def _read_numbers(plain: Plain) -> dict[str, float]:
    numbers = {}
    for name, value in plain.items() if isinstance(plain, dict) else ():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise KnowledgeError(f"gazetteer/weights.yaml: {name} is {value!r}: give a number")
        numbers[str(name)] = float(value)
    return numbers
