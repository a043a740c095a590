"""Sentences and the states they tell, from cases/states.yaml."""

from pathlib import Path
from typing import Any, cast

import pytest

from dateline.datafiles import load_yaml
from dateline.extract.mentions import find_mentions
from dateline.extract.states import find_states
from dateline.extract.times import find_phrases, resolve_times
from dateline.findings import Reading, State
from dateline.knowledge import load_knowledge
from tests.builders import make_document
from tests.conftest import Parse

CASES = cast("list[dict[str, Any]]", load_yaml(Path(__file__).parent / "cases" / "states.yaml"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_states_of_a_sentence(case: dict[str, Any], parse: Parse, request: Any) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    document = make_document(case["text"], published="2020-02-13")
    sentences, knowledge = parse(document), load_knowledge()
    phrases = find_phrases(document, sentences)
    times = resolve_times(document, sentences, phrases)
    reading = Reading(document, find_mentions(document, sentences, knowledge), times)
    found = find_states(reading, sentences, knowledge)
    if case.get("none"):
        assert found == ()
    assert not {state.field for state in found} & set(case.get("none_of", ()))
    known = {state.field for state in found if state.subject.actor is not None}
    assert not known & set(case.get("of_nobody_known", ()))
    for wanted in case.get("states", ()):
        assert any(fits(wanted, state) for state in found), [describe(one) for one in found]


def fits(wanted: dict[str, str], state: State) -> bool:
    return (
        state.field == wanted["field"]
        and state.value == wanted["value"]
        and wanted["subject"].lower() in state.subject.span.text.lower()
        and state.status == wanted.get("status", state.status)
        and ("days" not in wanted or wanted["days"] == f"{state.earliest}..{state.latest}")
    )


def describe(state: State) -> str:
    days = f"{state.earliest}..{state.latest}"
    return f"{state.field} {state.subject.span.text!r} = {state.value!r} {state.status} {days}"
