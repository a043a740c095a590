"""The main event of reports, from cases/main.yaml."""

from pathlib import Path
from typing import Any, cast

import pytest

from dateline.annotate.spacy import SpacyAnnotator
from dateline.clean import clean_report
from dateline.datafiles import load_yaml
from dateline.findings import MainEvent, Reading
from dateline.knowledge import load_knowledge
from dateline.pipeline import extract
from dateline.text import Report

CASES = cast(list[dict[str, Any]], load_yaml(Path(__file__).parent / "cases" / "main.yaml"))


@pytest.fixture(scope="module")
def readings(annotator: SpacyAnnotator) -> list[Reading]:
    documents = [
        clean_report(
            Report(
                "test", case["text"], "text/plain", title=case.get("title"), published="2020-02-13"
            )
        )
        for case in CASES
    ]
    knowledge = load_knowledge()
    return [
        extract(document, sentences, knowledge)
        for document, sentences in zip(documents, annotator.annotate(documents), strict=True)
    ]


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["says"] for case in CASES])
def test_main_event(readings: list[Reading], number: int) -> None:
    case, main = CASES[number], readings[number].main
    if case.get("none"):
        assert main is None
        return
    assert main is not None
    found = answers_of(main)
    asked = {key: case[key] for key in case if key in found}
    assert {key: found[key] for key in asked} == {
        key: str(one) if key == "day" else one for key, one in asked.items()
    }


def answers_of(main: MainEvent) -> dict[str, Any]:
    when = main.when
    days = [day.isoformat() if day else "" for day in (when.earliest, when.latest)]
    return {
        "who": [one.span.text for one in main.who],
        "what": main.what.text,
        "when": when.span.text if when.span else None,
        "day": days[0] if days[0] == days[1] else "..".join(days),
        "where": main.where.span.text if main.where else None,
        "why": main.why.text if main.why else None,
    }


def read_main(annotator: SpacyAnnotator, title: str, body: str) -> Reading:
    report = Report("test", body, "text/plain", title=title, published="2020-02-13")
    document = clean_report(report)
    return extract(document, next(annotator.annotate([document])), load_knowledge())


def test_the_coded_event_of_the_clause_is_named(annotator: SpacyAnnotator) -> None:
    reading = read_main(annotator, "NATO and Iraq meet in Brussels", "The talks took two hours.")
    coded = {one.id: one.trigger.text for one in reading.events}
    assert reading.main is not None
    assert coded[reading.main.event or ""] == "meet"


def test_a_headline_and_a_lead_in_one_line(annotator: SpacyAnnotator) -> None:
    title = "Four hurt as ferry hits pier"
    body = f"{title} At least four people were hurt when a ferry hit a pier on Monday."
    main = read_main(annotator, title, body).main
    assert main is not None
    assert main.what.end <= len(title)
