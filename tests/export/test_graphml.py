"""GraphML: by the schema's rules, and read back by networkx."""

import io
from collections import Counter

import pytest
from lxml import etree

from dateline.answers import Filter
from dateline.record import UNKNOWN
from dateline.store import Record
from tests.export.writing import write

NS = "{http://graphml.graphdrawing.org/xmlns}"
CODED = ("happened", "ongoing", "planned")


def read(
    record: Record, asked: Filter | None = None, *, everything: bool = False
) -> etree._Element:
    root = etree.fromstring(write("graphml", record, asked, everything=everything).encode())
    check(root)
    return root


def check(root: etree._Element) -> None:
    assert root.tag == f"{NS}graphml"
    keys = {one.get("id"): one for one in root.findall(f"{NS}key")}
    graph = root.find(f"{NS}graph")
    assert graph.get("edgedefault") == "directed"
    nodes = [one.get("id") for one in graph.findall(f"{NS}node")]
    assert len(nodes) == len(set(nodes))
    edges = [one.get("id") for one in graph.findall(f"{NS}edge")]
    assert len(edges) == len(set(edges))
    for one in graph:
        kind = one.tag.removeprefix(NS)
        assert kind in ("node", "edge")
        for data in one:
            key = keys[data.get("key")]
            assert key.get("for") == kind
            if key.get("attr.type") == "int":
                assert int(data.text) >= 1
        if kind == "edge":
            assert {one.get("source"), one.get("target")} <= set(nodes)


def values(one: etree._Element) -> dict[str, str]:
    return {data.get("key").partition("-")[2]: data.text for data in one}


def test_edges_count_happenings(record: Record) -> None:
    edges = read(record).find(f"{NS}graph").findall(f"{NS}edge")
    found = {
        (one.get("source"), one.get("target"), said["type"], said["way"]): int(said["count"])
        for one in edges
        for said in (values(one),)
    }
    told: Counter[tuple[str, str, str, str]] = Counter()
    for row in record.timeline():
        actors = {one.id for one in row.actor if not one.id.startswith(UNKNOWN)}
        recipients = {one.id for one in row.recipient if not one.id.startswith(UNKNOWN)}
        if row.status in CODED and recipients:
            told.update((a, b, row.type, "towards") for a in actors for b in recipients if a != b)
        elif row.status in CODED:
            told.update((a, b, row.type, "together") for a in actors for b in actors if a < b)
    assert found == told
    assert {way for *_, way in found} == {"towards", "together"}


def test_all_adds_those_whom_one_report_knows(record: Record) -> None:
    some = {one.get("id") for one in read(record).iter(f"{NS}node")}
    every = {one.get("id") for one in read(record, everything=True).iter(f"{NS}node")}
    assert some < every
    assert not any(one.startswith(UNKNOWN) for one in some)


@pytest.mark.parametrize("which", ["record", "harmful"])
def test_networkx_reads_it(which: str, request: pytest.FixtureRequest) -> None:
    networkx = pytest.importorskip("networkx")
    text = write("graphml", request.getfixturevalue(which), everything=True)
    graph = networkx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    root = etree.fromstring(text.encode())
    assert graph.is_directed()
    assert len(graph) == len(list(root.iter(f"{NS}node"))) > 5
    assert graph.size() == len(list(root.iter(f"{NS}edge"))) > 5
    assert all(said["count"] >= 1 for _, _, said in graph.edges(data=True))
    kinds = {kind for _, kind in graph.nodes(data="kind")}
    assert "organisation" in kinds
