"""FollowTheMoney: schemas and properties that its model has, every reference in the file."""

import json
import re
from typing import Any

import pytest

from dateline.knowledge import Knowledge
from dateline.store import Record
from tests.export.writing import write

THING = {"name", "alias", "summary", "country", "keywords", "notes", "sourceUrl", "publisher"}
PROPERTIES = {
    "Event": {
        *THING, "date", "startDate", "endDate", "location", "organizer", "involved", "proof",
    },
    "Article": {"title", "fileName", "publisher", "sourceUrl", "publishedAt"},
    "Person": {"name", "alias", "country", "wikidataId"},
    "Organization": {"name", "alias", "country", "wikidataId"},
    "PublicBody": {"name", "alias", "country", "wikidataId"},
    "LegalEntity": {"name", "alias", "country", "wikidataId"},
}  # fmt: skip
"""Properties that the model of FollowTheMoney 3.8.2 gives these schemas, of those used here."""

RANGES = {
    "organizer": set(PROPERTIES) - {"Event", "Article"},
    "involved": set(PROPERTIES) - {"Event", "Article"},
    "proof": {"Article"},
}


def read(record: Record, knowledge: Knowledge | None = None) -> list[dict[str, Any]]:
    lines = write("ftm", record, knowledge=knowledge).splitlines()
    return [json.loads(line) for line in lines]


def check(found: list[dict[str, Any]]) -> None:
    schemas = {one["id"]: one["schema"] for one in found}
    assert len(schemas) == len(found)
    for one in found:
        assert set(one) == {"id", "schema", "properties"}
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", one["id"])
        assert set(one["properties"]) <= PROPERTIES[one["schema"]]
        assert one["properties"]["title" if one["schema"] == "Article" else "name"]
        for name, values in one["properties"].items():
            assert values == list(dict.fromkeys(values))
            assert all(isinstance(value, str) and value.strip() for value in values)
            if name in RANGES:
                assert {schemas[value] for value in values} <= RANGES[name]


def test_entities_are_of_the_model(record: Record, knowledge: Knowledge) -> None:
    found = read(record, knowledge)
    check(found)
    by_id = {one["id"]: one for one in found}
    assert by_id["country.IRQ"]["schema"] == "PublicBody"
    assert by_id["country.IRQ"]["properties"]["country"] == ["iq"]
    assert by_id["organisation.nato"]["schema"] == "Organization"
    assert by_id["organisation.nato"]["properties"]["wikidataId"] == ["Q7184"]
    assert by_id["organisation.IRQ-foreign-ministry"]["schema"] == "PublicBody"
    assert {one["schema"] for one in found} >= {"Event", "Article", "Person"}


def test_hostile_values_are_values(harmful: Record) -> None:
    found = read(harmful)
    check(found)
    for one in found:
        for url in one["properties"].get("sourceUrl", ()):
            assert url.lower().startswith("https://a.example/")


@pytest.mark.parametrize("which", ["record", "harmful"])
def test_the_package_accepts_it(which: str, request: pytest.FixtureRequest) -> None:
    ftm = pytest.importorskip("followthemoney", reason="too large to be installed with the tests")
    for one in read(request.getfixturevalue(which)):
        entity = ftm.model.get_proxy(one, cleaned=True)
        entity.schema.validate(one)
        assert entity.to_dict()["properties"].keys() == one["properties"].keys()
        for prop, value in entity.itervalues():
            assert prop.type.validate(value), (prop.name, value)
