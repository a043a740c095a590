"""The model of relations: what a source does to a target in a sentence, where no frame says so.

A small encoder (MiniLM-L6), fine-tuned on sentences drawn from a bank that was written for it
(training/bank), in int8 ONNX. It reads the sentence with source and target marked and gives each
label a probability. Labels are the types of PLOVER, with "+" for what is still to come, and NONE.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

import numpy as np

from dateline.datafiles import data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.extract.encoder import open_encoder
from dateline.extract.events.marked_pieces import Pieces, cut_pieces
from dateline.extract.pieces import load_vocabulary

NONE = "NONE"
TO_COME = "+"
BATCH = 32
"""Pairs that are rated at once; they are sorted by length first."""

Scores = np.ndarray[tuple[int, int], np.dtype[np.float32]]
"""A row a pair, a column a label."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with the places of its source and its target, counted in its text."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rating:
    """How likely each label is for a pair."""

    by_label: Mapping[str, float]

    @property
    def by_type(self) -> dict[str, float]:
        """How likely each type is, whether done or to come; NONE counts as one."""
        found: dict[str, float] = {}
        for label, probability in self.by_label.items():
            kind = label.removesuffix(TO_COME)
            found[kind] = found.get(kind, 0.0) + probability
        return found

    @property
    def best(self) -> tuple[str, float]:
        """The likeliest type, and how likely it is."""
        return max(self.by_type.items(), key=lambda one: one[1])


class RelationModel:
    """The session that runs the model, with its vocabulary and labels; made once a process."""

    def __init__(self, model: bytes, vocabulary: Mapping[str, int], labels: Sequence[str]) -> None:
        self._session = open_encoder(model)
        self._vocabulary = vocabulary
        self.labels = tuple(labels)

    def rate(self, pairs: Sequence[Pair]) -> list[Rating]:
        """Give a rating for each pair, in the order given."""
        cut = [cut_pieces(one.text, one.source, one.target, self._vocabulary) for one in pairs]
        order = sorted(range(len(cut)), key=lambda at: len(cut[at].numbers))
        rows: dict[int, Rating] = {}
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            for at, row in zip(part, self._run([cut[at] for at in part]), strict=True):
                rows[at] = Rating(dict(zip(self.labels, map(float, row), strict=True)))
        return [rows[at] for at in range(len(cut))]

    def _run(self, cut: Sequence[Pieces]) -> Scores:
        longest = max(len(one.numbers) for one in cut)
        numbers = np.zeros((len(cut), longest), dtype=np.int64)
        mask = np.zeros_like(numbers)
        for row, one in enumerate(cut):
            numbers[row, : len(one.numbers)] = one.numbers
            mask[row, : len(one.numbers)] = 1
        places = np.array([(one.source, one.target) for one in cut], dtype=np.int64)
        given = {"numbers": numbers, "mask": mask, "places": places}
        scores = cast("Scores", self._session.run(None, given)[0])
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return cast("Scores", powers / powers.sum(axis=1, keepdims=True))


@cache
def load_relation_model() -> RelationModel:
    """Read the model from the package's data; KnowledgeError where its files do not fit."""
    folder = data_folder("relations")
    loaded = load_yaml(folder / "relations.yaml")
    labels = loaded.get("labels") if isinstance(loaded, dict) else None
    if not isinstance(labels, list) or not all(isinstance(one, str) for one in labels):
        raise KnowledgeError("relations/relations.yaml must hold a list `labels`")
    model = (folder / "relations.onnx").read_bytes()
    return RelationModel(model, load_vocabulary(), cast("list[str]", labels))
