"""Timeline, map and network: what is drawn, in numbers that the page and its data share."""

import csv
import re
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dateline.counts import PairCount, Pairs, PlaceCount, Places
from dateline.plover import QUADS, quad_of
from dateline.questions import TYPES
from dateline.record import Party
from dateline.web.asked import ask
from dateline.web.atlas import draw_map
from dateline.web.lanes import lane_of
from dateline.web.map import MapPage
from dateline.web.network import pick_network
from dateline.web.shapes import Dot, Mark
from dateline.web.ties import lay_out
from tests.web.conftest import TODAY

DRAWN = ("/timeline", "/map", "/network")


def test_every_type_has_one_class() -> None:
    assert Counter(kind for kinds in QUADS.values() for kind in kinds) == Counter(TYPES)
    assert quad_of("PATROL") is None
    assert lane_of("PATROL") == "own types"


@pytest.mark.parametrize("path", DRAWN)
def test_each_mark_that_leads_somewhere_leads_to_a_page(client: TestClient, path: str) -> None:
    text = client.get(path, params={"as_of": "2020-03-10"}).text
    links = re.findall(r'<a href="([^"]+)" class="mark', text)
    assert links
    for one in {link.replace("&amp;", "&") for link in links[:12]}:
        assert "as_of=2020-03-10" in one
        assert client.get(one).status_code == 200, one


@pytest.mark.parametrize("path", DRAWN)
def test_nothing_later_is_counted_on_a_day(client: TestClient, path: str) -> None:
    before = client.get(f"{path}.csv", params={"as_of": "2020-01-06"}).text
    assert len(before.splitlines()) < len(client.get(f"{path}.csv").text.splitlines())


def test_the_timeline_draws_each_happening_of_a_few(client: TestClient) -> None:
    asked = {"from": "2020-01-01", "to": "2020-01-10", "limit": "90"}
    found = client.get("/timeline.json", params=asked).json()
    assert not found["more"]
    text = client.get("/timeline", params=asked).text
    drawn = re.findall(r'<a href="(/event/[^"]+)" class="mark', text)
    dated = [one for one in found["happenings"] if one["earliest"] or one["latest"]]
    assert len(drawn) == len(dated) > 20


def test_bars_of_the_timeline_count_what_the_data_hold(client: TestClient) -> None:
    found = client.get("/timeline.json", params={"limit": "5"}).json()
    text = client.get("/timeline", params={"limit": "5"}).text
    drawn = re.findall(r'aria-label="[^"]*: (\d+) happenings? of ([^"]+)"', text)
    sums: Counter[str] = Counter()
    for count, lane in drawn:
        sums[lane] += int(count)
    told: Counter[str] = Counter()
    for one in found["days"]["counts"]:
        told[lane_of(one["type"])] += one["happenings"]
    assert sums == told


def test_days_of_an_address_are_those_that_are_drawn(client: TestClient) -> None:
    found = client.get("/timeline.json", params={"from": "2020-02", "to": "2020-02"}).json()
    assert found["window"] == {"first": "2020-02-01", "last": "2020-02-29"}
    assert found["whole"]["first"] < "2020-02"


def test_the_map_shows_how_precisely_a_place_is_known(client: TestClient) -> None:
    rows = {row["name"]: row for row in csv.DictReader(client.get("/map.csv").text.splitlines())}
    assert rows["Baghdad"]["precision"] == "4"
    assert rows["Iraq"]["precision"] == "1"
    text = client.get("/map", params={"area": "38,28,50,38"}).text
    assert 'class="area precision-4"' in text
    assert "known by the country only" in text


@pytest.mark.parametrize("area", ["1,2", "x", "9,9,1,1", "0,0,1,1;<script>"])
def test_what_is_no_area_is_refused(client: TestClient, area: str) -> None:
    answer = client.get("/map", params={"area": area})
    assert answer.status_code == 400
    assert "<script>" not in answer.text


def place(name: str, lat: float, lon: float, happenings: int) -> PlaceCount:
    party = Party(f"place/{name}", name, name)
    types = (("ASSAULT", happenings),)
    return PlaceCount(party, "IRQ", None, lat, lon, 4, happenings, types, None, None)


SPOTS = st.lists(
    st.builds(
        place,
        st.sampled_from("abcdefgh"),
        st.floats(-50, 80),
        st.floats(-179, 179),
        st.integers(1, 5000),
    ),
    max_size=15,
)


@settings(max_examples=25, deadline=None)
@given(spots=SPOTS)
def test_every_place_is_drawn_once_alone_or_with_others(spots: list[PlaceCount]) -> None:
    view = MapPage(Places(tuple(spots), 0, 99, more=False), None)
    drawn = draw_map(view, ask("/map", {}, today=TODAY, limit=50))
    areas = [
        shape
        for mark in drawn.shapes
        if isinstance(mark, Mark)
        for shape in mark.shapes
        if isinstance(shape, Dot) and shape.kind.startswith("area")
    ]
    assert len(areas) == len(spots)
    marks = [one for one in drawn.shapes if isinstance(one, Mark)]
    assert all(one.link and one.title for one in marks)


def pair(actor: str, recipient: str, kind: str, happenings: int) -> PairCount:
    one, other = (Party(f"organisation/{name}", name, name) for name in (actor, recipient))
    return PairCount(one, other, kind, happenings, mutual=False, first=None, last=None)


def test_ties_of_one_class_are_one_whoever_acts() -> None:
    counts = (pair("a", "b", "ASSAULT", 3), pair("b", "a", "COERCE", 2), pair("a", "b", "AID", 1))
    nodes, edges = pick_network(Pairs(counts, 6, more=False))
    assert [(node.party.name, node.happenings) for node in nodes] == [("a", 6), ("b", 6)]
    assert [(one.quad, one.happenings, one.back, one.types) for one in edges] == [
        ("material conflict", 5, 2, (("ASSAULT", 3), ("COERCE", 2))),
        ("material cooperation", 1, 0, (("AID", 1),)),
    ]


PAIRS = st.lists(
    st.builds(
        pair,
        st.sampled_from("abcdefghijkl"),
        st.sampled_from("mnopqrstuvwx"),
        st.sampled_from(TYPES),
        st.integers(1, 50),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=20, deadline=None)
@given(counts=PAIRS)
def test_the_same_ties_are_laid_out_the_same_and_apart(counts: list[PairCount]) -> None:
    nodes, edges = pick_network(Pairs(tuple(counts), 99, more=False))
    spots = lay_out(nodes, edges)
    assert (spots == lay_out(nodes, edges)).all()
    assert np.isfinite(spots).all()
    assert ((spots >= 0) & (spots <= 1)).all()
    apart = np.hypot(*(spots[:, None, :] - spots[None, :, :]).transpose(2, 0, 1))
    assert (apart[~np.eye(len(nodes), dtype=bool)] > 0.01).all()


def test_who_has_no_tie_among_those_shown_is_left_out() -> None:
    counts = (pair("a", "b", "AID", 9), pair("c", "d", "AID", 1), pair("a", "d", "AID", 1))
    nodes, _ = pick_network(Pairs(counts, 11, more=False), most=2)
    assert [node.party.name for node in nodes] == ["a", "b"]
