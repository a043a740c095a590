"""Capitals for texts in small letters: names and sentence starts get them, other words do not."""

import pytest

from benchmarks.truecase import Truecaser
from dateline.annotate.spacy import SpacyAnnotator
from dateline.knowledge import load_knowledge
from dateline.settings import Settings


@pytest.fixture(scope="module")
def truecaser() -> Truecaser:
    return Truecaser(SpacyAnnotator(Settings().model), load_knowledge())


@pytest.mark.parametrize(
    "text",
    [
        "The minister met Carlos Romero in Bogota on Friday.",
        "A national army of ministers.  The army moved.\n\nIt won.",
        "The Peruvian National Assembly met in Lima Province.",  # names by half beside names
        "The United Nations and the U.S. embassy, J. Moen said.",
        "Troops of the Norland Liberation Front fled.",  # the body behind a name
        "The Old Farmers Movement (OFM) agreed that I can't win.",
        "The rebels (of the north) gave up.",
        "Roberto d'Avila spoke to Zelmirovic's men.",  # no vector: a name
    ],
)
def test_restores_capitals(truecaser: Truecaser, text: str) -> None:
    assert truecaser.restore(text.lower()) == text
