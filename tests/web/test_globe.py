"""Degrees on paper, areas in addresses, outlines of countries."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.web.globe import (
    DEGREE_KM,
    WORLD,
    Area,
    clamp,
    clip,
    draw_outlines,
    find_middle,
    fit_area,
    load_rings,
    measure_ring,
    name_countries,
    parse_area,
    project,
    project_world,
)

LONS = st.floats(-180, 180)
LATS = st.floats(-56, 83)


def test_equal_earth_keeps_areas() -> None:
    """Cells of one size on the globe, equal steps of the sine of latitude, have one on paper."""
    sines = np.linspace(-0.8, 0.8, 9)
    areas = []
    for low, high in pairwise(sines):
        side = np.linspace(low, high, 200)
        lats = np.degrees(np.arcsin(np.concatenate([side, side[::-1]])))
        lons = np.concatenate([np.full(200, 10.0), np.full(200, 30.0)])
        areas.append(abs(measure_ring(project_world(np.stack([lons, lats], axis=1)))))
    assert np.ptp(areas) / np.mean(areas) < 1e-3
    assert np.mean(areas) == pytest.approx(np.radians(20) * 0.2, rel=1e-3)


@given(lon=LONS, lat=LATS)
def test_all_that_is_inhabited_is_on_the_map_of_the_world(lon: float, lat: float) -> None:
    x, y = project(None, 1000, 470).place_one(lon, lat)
    assert -0.01 <= x <= 1000.01
    assert -0.01 <= y <= 470.01


@given(west=LONS, south=st.floats(-90, 90), wide=st.floats(0.01, 400), high=st.floats(0.01, 200))
def test_any_area_is_moved_onto_the_globe_and_reads_back(
    west: float, south: float, wide: float, high: float
) -> None:
    area = clamp(west, south, west + wide, south + high)
    assert -180 <= area.west < area.east <= 180.001
    assert -57 <= area.south < area.north <= 84.001
    again = parse_area(area.write())
    assert again.west == pytest.approx(area.west, abs=0.01)
    assert again.north == pytest.approx(area.north, abs=0.51)


@pytest.mark.parametrize(
    "text", ["1,2,3", "a,b,c,d", "10,0,5,9", "0,0,nan,1", "0,0,999,1", "1,1,1,1"]
)
def test_what_is_no_area_is_said(text: str) -> None:
    with pytest.raises(UsageError, match="is no area"):
        parse_area(text)


def test_a_part_of_the_world_keeps_circles_round() -> None:
    projection = project(Area(38, 28, 50, 38), 1000, 560)
    x, y = projection.place_one(44, 33)
    above = projection.place_one(44, 34)
    beside = projection.place_one(44 + 1 / np.cos(np.radians(33)), 33)
    assert y - above[1] == pytest.approx(beside[0] - x)
    assert projection.measure_km(DEGREE_KM) == pytest.approx(y - above[1])
    assert [x, y] == pytest.approx([500, 280])


@pytest.mark.parametrize("name", ["far", "near"])
def test_outlines_are_closed_rings_of_known_countries(name: str) -> None:
    rings = dict(load_rings(name))
    assert {"IRQ", "BEL", "RUS", "FJI", "USA", "KOS"} <= set(rings)
    assert set(rings) - {"", "KOS"} <= set(name_countries()) | {"XKX"}
    for ones in rings.values():
        for ring in ones:
            assert len(ring) > 2
            assert (np.abs(ring[:, 0]) <= 180).all()


@pytest.mark.parametrize(
    ("code", "inside"),
    [("IRQ", (44.4, 33.3)), ("BEL", (4.35, 50.85)), ("RUS", (90, 60)), ("USA", (-98, 39))],
)
def test_a_country_lies_where_it_is(code: str, inside: tuple[float, float]) -> None:
    rings = dict(load_rings("far"))[code]
    assert any(holds(ring.tolist(), inside) for ring in rings)


def holds(ring: list[list[float]], point: tuple[float, float]) -> bool:
    """Tell whether a point lies in a ring, by counting the sides that a line from it crosses."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def test_no_outline_crosses_the_whole_map() -> None:
    for one in draw_outlines(project(None, 1000, 470)):
        for ring in one.path.strip("M").split("M"):
            numbers = np.array(ring.strip("Z").split(), dtype=float).reshape(-1, 2)
            if one.code != "ATA":
                assert np.abs(np.diff(numbers[:, 0])).max() < 200, one.code


RING = st.lists(st.tuples(st.floats(-300, 300), st.floats(-300, 300)), min_size=3, max_size=12)


@given(points=RING)
def test_what_is_cut_lies_inside(points: list[tuple[float, float]]) -> None:
    cut = clip(np.array(points), 100, 80)
    assert ((cut[:, 0] >= -4.001) & (cut[:, 0] <= 104.001)).all()
    assert ((cut[:, 1] >= -4.001) & (cut[:, 1] <= 84.001)).all()


def test_the_middle_of_a_ring_is_that_of_its_area() -> None:
    square = np.array([[0.0, 0], [4, 0], [4, 2], [0, 2]])
    assert find_middle(square) == (2, 1)
    assert find_middle(np.array([[0.0, 0], [2, 0], [4, 0]])) == (2, 0)


def test_places_far_apart_need_the_whole_world() -> None:
    assert fit_area([(-77, 39), (116, 40)]) is None
    assert fit_area([]) is None
    near = fit_area([(44.4, 33.3)])
    assert near is not None
    assert near.west < 44.4 < near.east
    assert WORLD.grow(2) == WORLD
