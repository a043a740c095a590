"""The contexts of a paragraph: the examples of data/events/contexts.yaml."""

import pytest

from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.events.contexts import Contexts, load_contexts
from tests.builders import make_document

EXAMPLES = load_contexts().examples


@pytest.mark.parametrize(("say", "wanted"), EXAMPLES, ids=[say for say, _ in EXAMPLES])
def test_contexts_of_a_paragraph(
    annotator: SpacyAnnotator, say: str, wanted: tuple[str, ...]
) -> None:
    sentences = next(annotator.annotate([make_document(say)]))
    assert Contexts(sentences).find(sentences[0]) == wanted


def test_there_are_the_contexts_of_the_manual() -> None:
    names = load_contexts().names
    assert len(names) == len(set(names)) == 37
