"""What a pipeline says of the tokens of a paragraph, read all at once."""

from dataclasses import dataclass
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, ORTH, SENT_START, TAG
from spacy.tokens import Doc

Use = tuple[int, int, int]
"""A word, its tag and its relation, as the pipeline numbers them."""

Name = tuple[int, int, str]
"""A name: its first token, the one after its last, its label."""

_ASKED: list[int | str] = [IDX, HEAD, SENT_START, IS_SPACE, ORTH, TAG, DEP]


class Word(NamedTuple):
    """What there is to say of a use of a word, whatever stands around it."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The tokens of a paragraph: a list for each thing that is known of them.

    `heads` counts from each token on, `starts` is 1 at the first token of a sentence.
    """

    offsets: list[int]
    heads: list[int]
    starts: list[int]
    spaces: list[int]
    uses: list[Use]

    @property
    def ends(self) -> list[bool]:
        """Whether each token is the last one of its sentence."""
        return [one == 1 for one in self.starts[1:]] + [True] * bool(self.starts)


def read_columns(doc: Doc) -> Columns:
    """Read the tokens of a parsed paragraph, which is quicker than asking one by one."""
    read = cast("NDArray[np.uint64]", doc.to_array(_ASKED))
    offsets, heads, starts, spaces = read.view(np.int64)[:, :4].T.tolist()
    return Columns(offsets, heads, starts, spaces, list(map(tuple, read[:, 4:].tolist())))
