"""What the head of a report means, as a point: reports that tell of like things lie near.

The model is all-MiniLM-L6-v2 as it comes (Wang et al. 2020; Reimers and Gurevych 2019), in int8
ONNX (data/stories/meaning.onnx, made by `python -m training meaning`). It reads what stands at the
head, where news is told, and its words count in their context: "blaze" and "fire" are near.
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from itertools import islice
from typing import cast

import numpy as np

from dateline.datafiles import data_folder
from dateline.extract.encoder import open_encoder
from dateline.extract.pieces import CLS, SEP, cut_text, load_vocabulary

PIECES = 128
"""Word pieces that are read; more of them hardly helped, and cost as much again."""

_SIGNS = 4000
"""Signs that are looked at, so that a giant text costs no more; no 128 pieces are longer."""

_MOST = 127

Point = np.ndarray[tuple[int], np.dtype[np.float32]]


class MeaningModel:
    """The session that runs the model, with its vocabulary; made once a process."""

    def __init__(self, model: bytes, vocabulary: Mapping[str, int]) -> None:
        self._session = open_encoder(model)
        self._vocabulary = vocabulary

    def place(self, text: str) -> Point:
        """Give the point of a text, by its first pieces.

        One text at a time: what stands beside it in a batch would move it by a little.
        """
        pieces = islice(cut_text(text[:_SIGNS], self._vocabulary), PIECES - 2)
        numbers = [self._vocabulary[CLS], *pieces, self._vocabulary[SEP]]
        given = {"numbers": np.array([numbers], dtype=np.int64)}
        return cast("Point", self._session.run(None, given)[0][0])


def find_meaning(title: str | None, text: str) -> str:
    """Give the meaning of a text, its title read first: 384 signed bytes in base64.

    Only their direction counts: the largest is 127 or -127.
    """
    head = text[:_SIGNS]
    whole = head if text.startswith(title or "") else f"{title}. {head}"
    point = load_meaning_model().place(whole)
    largest = float(np.abs(point).max())
    return b64encode(np.rint(point * (_MOST / largest)).astype(np.int8).tobytes()).decode("ascii")


@cache
def load_meaning_model() -> MeaningModel:
    """Read the model from the package's data."""
    return MeaningModel((data_folder("stories") / "meaning.onnx").read_bytes(), load_vocabulary())
