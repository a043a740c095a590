"""What an annotator is, for everyone who takes one."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from dateline.text import Document, Sentence


class Annotator(Protocol):
    """Gives each document's sentences, in the order of the documents."""

    def annotate(self, documents: Iterable[Document]) -> Iterator[tuple[Sentence, ...]]:
        """Give one tuple of sentences for each document."""
        ...
