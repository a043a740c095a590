"""Web Annotations: the classes and properties of the model, and words that are where they say."""

from typing import Any

import pytest

from dateline.answers import Filter
from dateline.export.annotations import AROUND
from dateline.store import Record
from tests.export.writing import read_json

PURPOSES = {"classifying", "tagging", "identifying", "describing", "commenting"}
"""Those of the thirteen motivations of the vocabulary that are used here."""


def read(record: Record, **asked: Any) -> list[dict[str, Any]]:
    found = read_json("annotations", record, Filter(**asked))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], set(found)) == ("AnnotationPage", {"@context", "id", "type", "items"})
    items: list[dict[str, Any]] = found["items"]
    return items


def test_each_finding_is_an_annotation(record: Record) -> None:
    found = read(record)
    events, statements, states = record.events(), record.statements(), record.states()
    ids = [
        *(row.id for row in events),
        *(row.id for row in statements),
        *(row.id for row in states),
    ]
    assert [one["id"] for one in found] == [f"urn:dateline:{one}" for one in ids]
    for one in found:
        assert set(one) == {"id", "type", "motivation", "body", "target"}
        assert (one["type"], one["motivation"]) == ("Annotation", "classifying")
        assert {body["type"] for body in one["body"]} <= {"TextualBody", "SpecificResource"}
        assert {body["purpose"] for body in one["body"]} <= PURPOSES
        assert one["target"]["type"] == "SpecificResource"
        assert set(one["target"]) == {"type", "source", "state", "selector"}


def test_both_selectors_select_the_same_words(record: Record) -> None:
    texts = dict(record.each_text())
    sources = set()
    for one in read(record):
        position, quote = one["target"]["selector"]
        assert set(position) == {"type", "start", "end"}
        assert set(quote) == {"type", "exact", "prefix", "suffix"}
        document = one["target"]["state"]["cached"].removeprefix("urn:dateline:")
        text, start, end = texts[document], position["start"], position["end"]
        assert 0 <= start < end
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert max(len(quote["prefix"]), len(quote["suffix"])) == AROUND or len(text) < 200
        sources.add(one["target"]["source"].split(":")[0])
    assert sources == {"https", "urn"}


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ({"type": "CONSULT"}, {"event"}),
        ({"status": "planned"}, {"event", "state"}),
        ({"subject": "NATO Mission Iraq"}, {"event", "state"}),
    ],
)
def test_filters_leave_what_they_can_be_asked_of(
    record: Record, asked: dict[str, str], kinds: set[str]
) -> None:
    found = read(record, **asked)
    assert {one["id"].split(":")[2].split("-")[0] for one in found} == kinds


def test_harmful_addresses_are_no_targets(harmful: Record) -> None:
    sources = {one["target"]["source"] for one in read(harmful)}
    assert all(one.lower().startswith(("https://a.example/", "urn:dateline:")) for one in sources)
    assert not any(set(one) & set(" <>\"'\n") for one in sources)
