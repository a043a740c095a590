"""Who "we" and "our" are in quotations."""

import pytest

from dateline.extract.mentions import find_mentions, resolve_we
from dateline.extract.statements import find_statements
from dateline.findings import Mention
from dateline.knowledge import load_knowledge
from tests.builders import make_document
from tests.conftest import Parse

KNOWLEDGE = load_knowledge()


def _find(text: str, parse: Parse, published: str | None = "2020-02-14") -> list[Mention]:
    document = make_document(text, published=published)
    sentences = parse(document)
    mentions = find_mentions(document, sentences, KNOWLEDGE)
    statements = find_statements(document, sentences, mentions, ())
    found = resolve_we(document, sentences, mentions, statements, KNOWLEDGE)
    assert set(mentions) <= set(found)
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)
    return [one for one in found if one.span.text.lower() in ("we", "us", "our")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("“We will stay in the city,” Jens Stoltenberg said.", "organisation/nato"),
        ("“It will stay with our help,” a NATO official said.", "organisation/nato"),
        ("NATO added: “We remain where we are.”", "organisation/nato"),
        ("“We want to talk,” said the Iraqi government.", "organisation/IRQ-government"),
    ],
)
def test_speaker_speaks_for_a_body(text: str, actor: str, parse: Parse) -> None:
    found = _find(text, parse)
    assert found
    assert {one.actor for one in found} == {actor}
    assert {one.form for one in found} == {"pronoun"}


@pytest.mark.parametrize(
    "text",
    [
        "“We buy nothing this year,” a shopkeeper said.",
        "“We all know how this ends,” Jens Stoltenberg said.",
        "“They will help our country,” Jens Stoltenberg said.",
        "Jens Stoltenberg said we would see.",
        "“We will stay in the city,” George W. Bush said.",
    ],
)
def test_others_stay_unresolved(text: str, parse: Parse) -> None:
    assert _find(text, parse) == []


def test_an_office_counts_only_on_a_known_day(parse: Parse) -> None:
    text = "“We will stay in the city,” Jens Stoltenberg said."
    assert _find(text, parse, published=None) == []
    assert _find(text, parse, published="2024-12-01") == []


def test_entity_is_that_of_the_body_named_elsewhere(parse: Parse) -> None:
    document = make_document("NATO met. “We will stay,” NATO said.", published="2020-02-14")
    sentences = parse(document)
    mentions = find_mentions(document, sentences, KNOWLEDGE)
    statements = find_statements(document, sentences, mentions, ())
    found = resolve_we(document, sentences, mentions, statements, KNOWLEDGE)
    assert len({one.entity for one in found if one.actor == "organisation/nato"}) == 1
