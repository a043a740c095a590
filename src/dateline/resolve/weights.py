"""What the features weigh when two tellings are compared: the numbers of data/merging."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dateline.datafiles import data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.resolve.coded import CODED
from dateline.resolve.features import NAMES

BIAS = "bias"
"""The name of what is added whatever the features say."""


@cache
def load_learned() -> Mapping[str, float]:
    """Give the learned weights by the names of features.NAMES, and the bias."""
    return _read("learned", (BIAS, *NAMES))


@cache
def load_by_hand() -> Mapping[str, float]:
    """Give the weights set by hand by the names of coded.CODED."""
    return _read("by_hand", tuple(one.name for one in CODED))


def _read(part: str, names: tuple[str, ...]) -> Mapping[str, float]:
    """Give one part of weights.yaml; KnowledgeError when a weight is missing or no number."""
    plain = load_yaml(data_folder("merging") / "weights.yaml")
    values = plain.get(part) if isinstance(plain, dict) else None
    found: dict[str, float] = {}
    for name in names:
        value = values.get(name) if isinstance(values, dict) else None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise KnowledgeError(
                f"merging/weights.yaml: {part}: {name} is {value!r}: give a number"
            )
        found[name] = float(value)
    return MappingProxyType(found)
