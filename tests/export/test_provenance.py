"""PROV-JSON: read back by the package prov, with every end of every relation in the file."""

from typing import Any

import pytest

from dateline.answers import Filter
from dateline.export.findings_of import each_finding
from dateline.store import Record
from tests.export.writing import read_json, write

ENDS = {
    "wasGeneratedBy": (("prov:entity", "entity"), ("prov:activity", "activity")),
    "used": (("prov:activity", "activity"), ("prov:entity", "entity")),
    "wasAssociatedWith": (("prov:activity", "activity"), ("prov:agent", "agent")),
    "wasAttributedTo": (("prov:entity", "entity"), ("prov:agent", "agent")),
    "wasDerivedFrom": (("prov:generatedEntity", "entity"), ("prov:usedEntity", "entity")),
}


def check(found: dict[str, Any]) -> None:
    assert set(found) == {"prefix", "entity", "activity", "agent", *ENDS}
    for name, ends in ENDS.items():
        for relation in found[name].values():
            for end, kind in ends:
                assert relation[end] in found[kind]


def test_every_relation_has_its_ends(record: Record) -> None:
    found = read_json("prov", record)
    check(found)
    findings = {row.id for row in each_finding(record, Filter())}
    documents = {row.id for row in record.documents(Filter(superseded=True))}
    assert set(found["entity"]) == {f"dl:{one}" for one in findings | documents}
    assert len(found["activity"]) == len(documents)
    assert len(found["wasGeneratedBy"]) == len(findings)


def test_a_corrected_version_is_a_revision(record: Record) -> None:
    pairs = {
        (f"dl:{row.superseded_by}", f"dl:{row.id}")
        for row in record.documents(Filter(superseded=True))
        if row.superseded_by
    }
    assert pairs
    revised = {
        (one["prov:generatedEntity"], one["prov:usedEntity"])
        for one in read_json("prov", record)["wasDerivedFrom"].values()
        if one["prov:type"]["$"] == "prov:Revision"
    }
    assert revised == pairs


def test_agents_are_outlets_speakers_and_the_software(record: Record) -> None:
    found = read_json("prov", record)
    agents = {name.split("/")[0] for name in found["agent"]}
    assert {"dl:outlet", "dl:software", "dl:organisation"} <= agents
    spoken = {f"dl:{row.id}" for row in record.statements() if row.speaker}
    attributed = {one["prov:entity"] for one in found["wasAttributedTo"].values()}
    assert spoken <= attributed


def test_a_filter_leaves_the_reports_that_tell_what_is_left(record: Record) -> None:
    asked = Filter(type="CONSULT", limit=3)
    found = read_json("prov", record, asked)
    check(found)
    telling = {row.source.document for row in record.events(asked)}
    assert len(found["entity"]) == 3 + len(telling)


@pytest.mark.parametrize("which", ["record", "harmful"])
def test_the_package_prov_reads_it(which: str, request: pytest.FixtureRequest) -> None:
    model = pytest.importorskip("prov.model")
    text = write("prov", request.getfixturevalue(which))
    found = model.ProvDocument.deserialize(content=text, format="json")
    wanted = read_json("prov", request.getfixturevalue(which))
    assert len(list(found.get_records(model.ProvEntity))) == len(wanted["entity"])
    assert len(list(found.get_records(model.ProvAgent))) == len(wanted["agent"])
    derived = list(found.get_records(model.ProvDerivation))
    assert len(derived) == len(wanted["wasDerivedFrom"])
    again = model.ProvDocument.deserialize(content=found.serialize(format="json"), format="json")
    assert again == found
