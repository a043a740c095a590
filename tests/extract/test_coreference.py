"""Which mentions mean the same: names, titles, nouns that refer back, pronouns."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.extract.mentions import find_mentions
from dateline.findings import Mention
from dateline.knowledge import load_knowledge
from tests.builders import make_document
from tests.conftest import Parse

KNOWLEDGE = load_knowledge()
CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "coreference.yaml").read_text(encoding="utf-8")
)


def pick(mentions: tuple[Mention, ...], words: str) -> Mention:
    """Give the mention with these words; "he#2" is the second of them."""
    text, _, number = words.partition("#")
    fitting = [one for one in mentions if one.span.text == text]
    assert fitting, f"no mention {text!r} in {[one.span.text for one in mentions]}"
    return fitting[int(number or 1) - 1]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_cases(case: dict[str, Any], parse: Parse, request: pytest.FixtureRequest) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    published = str(case["published"]) if "published" in case else None
    document = make_document(case["text"], published=published)
    mentions = find_mentions(document, parse(document), KNOWLEDGE)
    for chain in case.get("same", ()):
        assert len({pick(mentions, words).entity for words in chain}) == 1, chain
    for pair in case.get("apart", ()):
        assert len({pick(mentions, words).entity for words in pair}) == 2
    for words in case.get("unresolved", ()):
        assert words not in {one.span.text for one in mentions}
    for words, actor in case.get("actors", {}).items():
        assert pick(mentions, words).actor == actor
