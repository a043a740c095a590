"""Places in sentences of our own, as data: cases/places.yaml."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.extract.mentions import find_mentions
from dateline.extract.places import find_places
from dateline.knowledge import load_knowledge
from tests.builders import make_document
from tests.conftest import Parse

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "places.yaml").read_text("utf-8"))
KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:50])
def test_cases(case: dict[str, Any], parse: Parse, request: pytest.FixtureRequest) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    document = replace(make_document(case["text"]), publisher=case.get("publisher"))
    mentions = find_mentions(document, parse(document), KNOWLEDGE)
    found = find_places(document, mentions, KNOWLEDGE)
    unlike = {(place.span.text, place.country, place.admin1, place.precision) for place in found}
    assert unlike == {tuple(one) for one in case["places"]}
    assert all(place.lat is None or place.why for place in found)
