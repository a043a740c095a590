"""JSON-LD: every name has a meaning, read back as RDF by rdflib without a network."""

from datetime import date
from typing import Any

import pytest

from dateline.export.jsonld import CONTEXT
from dateline.store import Record
from tests.export.writing import read_json, write

SCHEMA, SEM = "https://schema.org/", "http://semanticweb.cs.vu.nl/2009/11/sem/"
SCHEMA_NAMES = {
    *("name", "description", "startDate", "endDate", "location", "about", "subjectOf", "url"),
    *("eventStatus", "geo", "geoMidpoint", "geoRadius", "latitude", "longitude", "headline"),
    *("datePublished", "publisher", "sameAs"),
}
"""Names of schema.org, release 29: properties of Event, Place, GeoCircle, NewsArticle."""
SCHEMA_TYPES = {"Event", "Place", "GeoCircle", "GeoCoordinates", "NewsArticle", "Organization"}
SEM_NAMES = {
    *("hasActor", "hasPlace", "eventType", "hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp"),
}
SEM_TYPES = {"Event", "Actor", "Place"}


def test_all_names_are_those_of_the_vocabularies(record: Record) -> None:
    found = read_json("jsonld", record)
    assert found["@context"] == CONTEXT
    assert len(found["@graph"]) > 50
    for name, types in _walk(found["@graph"]):
        assert name.startswith("dl:") or name in {
            "id", "type", *SCHEMA_NAMES, *(f"sem:{one}" for one in SEM_NAMES)
        }  # fmt: skip
        assert set(types) <= SCHEMA_TYPES | {f"sem:{one}" for one in SEM_TYPES}


def test_a_day_that_is_not_known_is_no_start(record: Record) -> None:
    rows = {f"urn:dateline:{row.id}": row for row in record.timeline()}
    several = 0
    for one in read_json("jsonld", record)["@graph"]:
        row = rows[one["id"]]
        assert ("startDate" in one) is (row.earliest is not None and row.earliest == row.latest)
        several += "sem:hasEarliestBeginTimeStamp" in one
    assert several > 5


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("which", ["record", "harmful"])
def test_rdflib_reads_it(which: str, request: pytest.FixtureRequest) -> None:
    rdflib = pytest.importorskip("rdflib")
    record: Record = request.getfixturevalue(which)
    graph = rdflib.Graph().parse(data=write("jsonld", record), format="json-ld")
    events = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SEM}Event")))
    nodes = read_json("jsonld", record)["@graph"]
    assert {str(one) for one in events} == {one["id"] for one in nodes}
    assert events == set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SCHEMA}Event")))
    told = set(graph.subjects(rdflib.URIRef(f"{SCHEMA}subjectOf")))
    assert told == events
    days = set(graph.objects(None, rdflib.URIRef(f"{SCHEMA}datePublished")))
    assert {type(one.toPython()) for one in days} == {date}
    urls = {str(one) for one in graph.objects(None, rdflib.URIRef(f"{SCHEMA}url"))}
    assert urls
    assert all(one.lower().startswith("https://") for one in urls)
    assert rdflib.Graph().parse(data=graph.serialize(format="nt"), format="nt").isomorphic(graph)


def _walk(thing: Any) -> Any:
    """Give every name with the types beside it."""
    if isinstance(thing, list):
        for item in thing:
            yield from _walk(item)
    elif isinstance(thing, dict):
        kinds = thing.get("type", [])
        for name, value in thing.items():
            yield name, [kinds] if isinstance(kinds, str) else kinds
            yield from _walk(value)
