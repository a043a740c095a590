"""Standing read from the wording; cases in cases/standing.yaml."""

from pathlib import Path
from typing import Any, cast

import pytest

from dateline.annotate.spacy import SpacyAnnotator
from dateline.datafiles import load_yaml
from dateline.extract.standing import Standing, read_standing
from dateline.extract.syntax import find_sentence, find_token
from tests.builders import make_document

CASES = cast(list[dict[str, Any]], load_yaml(Path(__file__).parent / "cases" / "standing.yaml"))


@pytest.fixture(scope="module")
def standings(annotator: SpacyAnnotator) -> list[Standing]:
    """All cases parsed in one batch, each read at its bracketed word."""
    documents = [make_document(c["text"].replace("[", "").replace("]", "")) for c in CASES]
    found = []
    for case, sentences in zip(CASES, annotator.annotate(documents), strict=True):
        offset = case["text"].index("[")
        sentence = find_sentence(sentences, offset)
        assert sentence is not None
        token = find_token(sentence, offset)
        assert token is not None
        found.append(read_standing(sentence, token.i))
    return found


@pytest.mark.parametrize("number", range(len(CASES)), ids=[c["text"] for c in CASES])
def test_cases(standings: list[Standing], number: int, request: pytest.FixtureRequest) -> None:
    case, found = CASES[number], standings[number]
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    assert found.status == case["status"], found
    if "certainty" in case:
        assert found.certainty == case["certainty"], found
