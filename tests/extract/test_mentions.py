"""Mentions: kinds, actors, spans and roles of names, bodies, operations and titles."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extract.mentions import find_mentions
from dateline.findings import Mention
from dateline.knowledge import load_knowledge
from tests.builders import make_document
from tests.conftest import Parse

KNOWLEDGE = load_knowledge()
CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "mentions.yaml").read_text(encoding="utf-8")
)

WORDS = """
    NATO IS US the of Iraq's Iraqi mission in government President Secretary General Trump he it
    their said , . " ( ) - — 's and coalition against led Mr. U.S. Jordan minister
    officials Alliance
"""


def read(parse: Parse, text: str, published: str | None = None) -> tuple[Mention, ...]:
    document = make_document(text, published=published)
    return find_mentions(document, parse(document), KNOWLEDGE)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_cases(case: dict[str, Any], parse: Parse, request: pytest.FixtureRequest) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    published = str(case["published"]) if "published" in case else None
    mentions = read(parse, case["text"], published=published)
    found = [(one.span.text, one.kind, one.actor, one.form) for one in mentions]
    for words, kind, actor, *form in case.get("mentions", ()):
        assert (words, kind, actor, form[0] if form else "name") in found
    for words, kind, *actor in case.get("never", ()):
        assert not any(
            one.span.text == words and one.kind == kind and (not actor or one.actor == actor[0])
            for one in mentions
        )
    for words, role in case.get("roles", {}).items():
        assert role in {one.role for one in mentions if one.span.text == words}


def test_mentions_are_ordered_and_their_heads_lie_inside(parse: Parse) -> None:
    text = "The NATO training mission in Iraq, led by Canada, will help Iraqi security forces."
    mentions = read(parse, text)
    spans = [(one.span.start, one.span.end) for one in mentions]
    assert spans == sorted(spans)
    assert len({one.id for one in mentions}) == len(mentions)
    for one in mentions:
        assert one.span.start <= one.head < one.span.end
    mission = next(one for one in mentions if one.kind == "operation")
    assert text[mission.head :].startswith("mission")


def test_titles_are_read_in_all_positions(parse: Parse) -> None:
    mentions = read(
        parse,
        "US President Donald Trump called. Dylan Grey, a NATO spokesman, declined to comment. "
        "Iraqi Prime Minister Adel Abdul Mahdi resigned. Turkey's foreign minister, "
        "Mevlut Cavusoglu, flew to Moscow.",
        published="2019-12-01",
    )
    roles = {one.span.text: one.role for one in mentions if one.form == "name" and one.role}
    assert roles == {
        "Donald Trump": "President of the United States",
        "Dylan Grey": "spokesman of NATO",
        "Adel Abdul Mahdi": "Prime Minister of Iraq",
        "Mevlut Cavusoglu": "Foreign Minister of Turkey",
    }


def test_a_mark_makes_a_person_of_an_unknown_name(parse: Parse) -> None:
    mentions = read(parse, "Lt. Gen. Zorb Quillan briefed Mrs. Okonta on Friday.")
    people = {one.span.text for one in mentions if one.kind == "person"}
    assert {"Zorb Quillan", "Okonta"} <= people


def test_a_mark_is_no_part_of_the_name(parse: Parse) -> None:
    mentions = read(parse, "The killing of Msgr Adam Moen shocked Oslo. Msgr. Moen was loved.")
    people = {one.span.text: one.entity for one in mentions if one.kind == "person"}
    assert people.keys() == {"Adam Moen", "Moen"}
    assert len(set(people.values())) == 1


def test_nothing_in_nothing(parse: Parse) -> None:
    assert read(parse, "") == ()
    assert read(parse, "   \n\n ") == ()


def test_same_text_gives_same_mentions(parse: Parse) -> None:
    text = "Clinton and Trump met. Hillary Clinton said he had lost; Donald Trump denied it."
    assert read(parse, text) == read(parse, text)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=25))
def test_any_row_of_words_can_be_read(parse: Parse, words: list[str]) -> None:
    for one in read(parse, " ".join(words)):
        assert one.span.start <= one.head < one.span.end
