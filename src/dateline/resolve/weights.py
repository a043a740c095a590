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
    return _read("learned.yaml", (BIAS, *NAMES))


@cache
def load_by_hand() -> Mapping[str, float]:
    """Give the weights set by hand by the names of coded.CODED."""
    return _read("by_hand.yaml", tuple(one.name for one in CODED))


def _read(file: str, names: tuple[str, ...]) -> Mapping[str, float]:
    """Give the weights of a file; KnowledgeError when one is missing or no number."""
    values = load_yaml(data_folder("merging") / file)
    found: dict[str, float] = {}
    for name in names:
        value = values.get(name) if isinstance(values, dict) else None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise KnowledgeError(f"merging/{file}: {name} is {value!r}: give a number")
        found[name] = float(value)
    return MappingProxyType(found)
