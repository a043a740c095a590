"""Statements in short paragraphs: kind, speaker, cue, content; what must never be one."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.extract.statements.find import find_statements
from dateline.findings import Interval, Mention, Statement, Time
from dateline.text import Document
from tests.builders import make_document
from tests.conftest import Parse
from tests.extract.statements.marked import plain

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "statements.yaml").read_text("utf-8"))


def _params() -> list[Any]:
    return [
        pytest.param(
            one,
            marks=[pytest.mark.xfail(reason=one["xfail"], strict=True)] if "xfail" in one else [],
        )
        for one in CASES
    ]


def _line(one: Statement) -> str:
    speaker = plain(one.speaker.words.text) if one.speaker else ""
    cue = plain(" ".join(span.text for span in one.cue))
    return f"{one.kind}|{speaker}|{cue}|{plain(' '.join(span.text for span in one.content))}"


def _find(text: str, parse: Parse) -> tuple[Statement, ...]:
    document = make_document(text)
    return find_statements(document, parse(document), (), ())


@pytest.mark.parametrize("case", _params())
def test_case(case: dict[str, Any], parse: Parse) -> None:
    found = [_line(one) for one in _find(case["text"], parse)]
    for wanted in case["statements"]:
        kind, *parts = (part.strip() for part in wanted.split("|"))
        assert "|".join([kind, *map(plain, parts)]) in found
    for words in case.get("never", []):
        assert plain(words) not in [line.split("|")[3] for line in found]
    for words in case.get("none", []):
        assert plain(words) not in [part for line in found for part in line.split("|")[1:3]]
    assert set(case) <= {"text", "statements", "never", "none", "xfail"}


def _mention(document: Document, name: str, actor: str) -> Mention:
    start = document.text.index(name)
    head = start + name.rindex(" ") + 1 if " " in name else start
    span = document.span(start, start + len(name))
    return Mention(f"mention-{start}", span, "person", "name", "e1", actor, None, head)


def test_speaker_carries_mention_and_actor(parse: Parse) -> None:
    document = make_document("Ines Duarte said the well was dry.")
    mention = _mention(document, "Ines Duarte", "person/ines-duarte")
    (one,) = find_statements(document, parse(document), (mention,), ())
    assert one.speaker is not None
    assert (one.speaker.mention, one.speaker.actor) == (mention.id, "person/ines-duarte")


def test_several_who_speak_together_are_no_single_one_of_them(parse: Parse) -> None:
    document = make_document("Ines Duarte and the harbour board last week said the well was dry.")
    mention = _mention(document, "Ines Duarte", "person/ines-duarte")
    (one,) = find_statements(document, parse(document), (mention,), ())
    assert one.speaker is not None
    assert (one.speaker.mention, one.speaker.actor) == (None, None)
    assert one.speaker.span.text == "Ines Duarte and the harbour board"


def test_a_thing_that_a_pronoun_stands_for_is_told_beside_it(parse: Parse) -> None:
    document = make_document("They marched behind a banner that read “Who pays?”.")
    (one,) = find_statements(document, parse(document), (), ())
    assert one.speaker is not None
    assert (one.speaker.span.text, one.speaker.words.text) == ("that", "a banner")


def test_one_speaker_stays_one_beside_what_is_told_of_her(parse: Parse) -> None:
    for text in (
        "Ines Duarte, secretary of the Dockers' and Sailors' Union, said the well was dry.",
        "Ines Duarte, who has worked here since 1988, said the well was dry.",
    ):
        document = make_document(text)
        mention = _mention(document, "Ines Duarte", "person/ines-duarte")
        (one,) = find_statements(document, parse(document), (mention,), ())
        assert one.speaker is not None
        assert one.speaker.actor == "person/ines-duarte"


def test_a_label_in_capitals_leads_to_the_one_person_of_that_name(parse: Parse) -> None:
    document = make_document("Ines Duarte met the press.\n\nDUARTE: The well is dry.")
    mention = _mention(document, "Ines Duarte", "person/ines-duarte")
    (one,) = find_statements(document, parse(document), (mention,), ())
    assert one.speaker is not None
    assert (one.speaker.span.text, one.speaker.actor) == ("DUARTE", "person/ines-duarte")


def test_said_is_the_time_of_the_cue_not_of_the_content(parse: Parse) -> None:
    document = make_document(
        "“We met on Monday,” Ines Duarte said at a briefing yesterday. “We go.”"
    )
    day = date(2021, 5, 4)
    times = tuple(
        Time(word, document.span(start, start + len(word)), "DATE", "x", None, when, when, None, "")
        for word, when in (("Monday", date(2021, 5, 3)), ("yesterday", day))
        for start in (document.text.index(word),)
    )
    found = find_statements(document, parse(document), (), times)
    assert [one.said for one in found] == [Interval(day, day), Interval(day, day)]


def test_statement_in_a_statement_names_its_outer_one(parse: Parse) -> None:
    found = _find("A judge said that police had claimed the man was unarmed.", parse)
    outer, inner = sorted(found, key=lambda one: one.content[0].start)
    assert (outer.within, inner.within) == (None, outer.id)


def test_what_a_quotation_tells_is_inside_it_and_its_i_is_who_speaks(parse: Parse) -> None:
    document = make_document("“I know that the police say the man was armed,” Ines Duarte said.")
    mention = _mention(document, "Ines Duarte", "person/ines-duarte")
    found = find_statements(document, parse(document), (mention,), ())
    said, known, told = sorted(found, key=lambda one: one.content[0].start)
    assert (said.within, known.within, told.within) == (None, said.id, known.id)
    assert known.speaker is not None
    assert told.speaker is not None
    assert (known.speaker.span.text, known.speaker.actor) == ("I", "person/ines-duarte")
    assert (told.speaker.span.text, told.speaker.actor) == ("the police", None)


def test_what_a_quotation_of_nobody_tells_is_left_out(parse: Parse) -> None:
    assert _find("“The police say the man was armed.” It rained.", parse) == ()


def test_a_cue_after_the_last_paragraph_holds_for_those_before(parse: Parse) -> None:
    found = _find(
        "The wells ran dry.\n\n“I counted them. The mayor said they were full.\n\n"
        "“I never went back.\n\n“They are dry,” Ines Duarte said.",
        parse,
    )
    said = [one for one in found if one.speaker and one.speaker.span.text == "Ines Duarte"]
    assert [one.content[0].text for one in said] == [
        "I counted them. The mayor said they were full.",
        "I never went back.",
        "They are dry",
    ]
    (told,) = (one for one in found if one.speaker and one.speaker.span.text == "The mayor")
    assert told.within == said[0].id


def test_ids_differ_and_content_leaves_marks_out(parse: Parse) -> None:
    found = _find("“We go,” he said. “We stay,” she said. He said it was “over” now.", parse)
    assert len({one.id for one in found}) == len(found) == 3
    assert not any(sign in span.text for one in found for span in one.content for sign in "“”")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            [
                "he said",
                "“",
                "”",
                '"',
                ":",
                ",",
                ".",
                "that",
                "it fell",
                "according to",
                "Ann",
                "calling for",
                "\n",
                "claims",
                "asked",
                "to leave",
                "adding",
                "«",
                "»",
                "(",
                ")",
                "—",
                "NATO",
            ]
        ),
        max_size=25,
    )
)
@example(["«]:?Ada Berg he it fell«:\n”]NATOthat)”NATO"])
def test_no_mix_of_cues_and_marks_makes_it_fail(parse: Parse, parts: list[str]) -> None:
    document = make_document(" ".join(parts))
    found = find_statements(document, parse(document), (), ())
    starts = [one.content[0].start for one in found]
    assert starts == sorted(starts)
    assert all(one.cue and one.content for one in found)
    known = {one.id for one in found}
    assert all(one.within is None or one.within in known for one in found)
