"""Names as the model's own recogniser finds them, all tokens of a batch at once.

The recogniser of spaCy walks from token to token, opening and closing names, and asks each of its
74 moves each time whether it is allowed; in the builds of today every such question takes a lock,
which costs as much as the tagger, the parser and all vectors together. Outside a name, what it
does next depends on one token alone: so that is settled for all tokens in one product of matrices,
and only names that were opened are followed, side by side. The moves are the same ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc

from dateline.annotate.columns import Columns, Name

Flags = NDArray[np.bool_]
Floats = NDArray[np.float32]

_FEATURES = 3
"""What a state is seen by: the next token, the first of the open name, the one before the next."""


@dataclass(frozen=True, slots=True)
class _Moves:
    """The moves by number.

    `outside` are those allowed outside of names, `begins` and `units` say which of these begin a
    name and which make one of a single word. Of all moves there are the `labels`, and whether there
    is a name after them (`named`); `inside` and `last` are the moves that go on with the name which
    a move begins, and end it.
    """

    outside: NDArray[np.intp]
    begins: Flags
    units: Flags
    labels: tuple[str, ...]
    named: Flags
    inside: NDArray[np.intp]
    last: NDArray[np.intp]


class NameFinder:
    """Finds names with a recogniser for which `fits` is true."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        self._vectors, self._lower, upper = recogniser.model.layers
        self._bias: Floats = self._lower.get_param("b")
        self._weights: Floats = upper.get_param("W")
        self._weights_bias: Floats = upper.get_param("b")
        moves = recogniser.moves
        self._moves = _read_moves([moves.get_class_name(n) for n in range(moves.n_moves)])

    def find(self, docs: Sequence[Doc], read: Sequence[Columns]) -> list[list[Name]]:
        """Give the names in each document, in order; `read` are the columns of the documents."""
        spaces = np.array([one for columns in read for one in columns.spaces], dtype=np.bool_)
        if not len(spaces):
            return [[] for _ in docs]
        ends = np.array([one for columns in read for one in columns.ends])
        features: Floats = self._lower.predict(self._vectors.predict(docs))
        opened = self._open(features, spaces, ends)
        closed = self._close(features, opened, ends)
        found: list[list[Name]] = []
        begins = np.flatnonzero(closed).tolist()
        at = offset = 0
        for doc in docs:
            names: list[Name] = []
            free, stop = offset, offset + len(doc)
            while at < len(begins) and begins[at] < stop:
                start = begins[at]
                if start >= free:
                    free = int(closed[start])
                    label = self._moves.labels[opened[start]]
                    names.append((start - offset, free - offset, label))
                at += 1
            found.append(names)
            offset = stop
        return found

    def _open(self, features: Floats, spaces: Flags, ends: Flags) -> NDArray[np.intp]:
        """Give for each token the move that is made there outside of a name."""
        padding = features[0]
        states = features[1:, 0] + padding[1] + padding[2] + self._bias
        moves = self._moves
        scores = states.max(axis=-1) @ self._weights[moves.outside].T
        scores += self._weights_bias[moves.outside]
        scores[np.ix_(spaces | ends, moves.begins)] = -np.inf
        scores[np.ix_(spaces, moves.units)] = -np.inf
        best: NDArray[np.intp] = moves.outside[scores.argmax(axis=1)]
        return best

    def _close(self, features: Floats, opened: NDArray[np.intp], ends: Flags) -> NDArray[np.intp]:
        """Give for each token at which a name opens the token after its last one; else 0."""
        inside, last = self._moves.inside[opened], self._moves.last[opened]
        after = np.where(self._moves.named[opened], np.arange(1, len(opened) + 1), 0)
        first = np.flatnonzero(inside >= 0)
        at = first + 1
        while len(first):
            states = features[at + 1, 0] + features[first + 1, 1] + features[at, 2] + self._bias
            hidden = states.max(axis=-1)
            on = self._rate(hidden, inside[first]) >= self._rate(hidden, last[first])
            on &= ~ends[at]
            after[first] = at + 1
            first, at = first[on], at[on] + 1
        return after

    def _rate(self, hidden: Floats, moves: NDArray[np.intp]) -> Floats:
        rated: Floats = np.einsum("nh,nh->n", hidden, self._weights[moves])
        return rated + self._weights_bias[moves]


def read_names(docs: Sequence[Doc], read: Sequence[Columns]) -> list[list[Name]]:  # noqa: ARG001 (as NameFinder.find)
    """Give the names in each document as a recogniser marked them, in order."""
    return [[(one.start, one.end, one.label_) for one in doc.ents] for doc in docs]


def fits(recogniser: Any) -> bool:
    """Tell whether a part of a pipeline is a recogniser of the kind that can be asked so."""
    if type(recogniser) is not EntityRecognizer or recogniser.cfg["beam_width"] != 1:
        return False
    model = recogniser.model
    if not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
        return False
    return bool(model.get_ref("lower").get_dim("nF") == _FEATURES)


def _read_moves(names: Sequence[str]) -> _Moves:
    """Read the names of moves: "B-ORG" begins a name, "I-", "L-" go on and end, "U-" is one word.

    "U-" without a label is for words that were kept from being names beforehand: there are none.
    """
    number = {name: at for at, name in enumerate(names)}
    outside = np.array([at for at, name in enumerate(names) if name[0] in "BUO" and name != "U-"])
    kinds = np.array([names[at][0] for at in outside])
    labels = tuple(name[2:] for name in names)
    inside, last = [-1] * len(names), [-1] * len(names)
    for at, (name, label) in enumerate(zip(names, labels, strict=True)):
        if name[0] == "B":
            inside[at], last[at] = number[f"I-{label}"], number[f"L-{label}"]
    named = np.array([name != "O" for name in names])
    begins, units = kinds == "B", kinds == "U"
    return _Moves(outside, begins, units, labels, named, np.array(inside), np.array(last))
