"""The globe on paper: where degrees stand in a drawing, and the outlines of countries there.

The world is drawn in Equal Earth (Savric, Patterson and Jenny 2019), which keeps areas; a part of
it by plain degrees, narrowed as they are in its middle, so that circles stay round.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dateline.datafiles import data_folder
from dateline.errors import UsageError
from dateline.web.shapes import write_path

Points = NDArray[np.float64]

EARTH_KM = 6371.0
DEGREE_KM = math.radians(1) * EARTH_KM
STEPS = 100
"""Steps of a degree in the files of outlines."""

LEAST = 0.5
"""Degrees that a part of the world is high at least."""

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_SOUTH, _NORTH = -57.0, 84.0
"""Between these the world is drawn: nobody lives further south."""

_APART = 0.8
"""Units that points of an outline lie apart at least."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the world, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def grow(self, times: float) -> "Area":
        """Give an area so many times as wide and high, around the same middle."""
        x, y = (self.west + self.east) / 2, (self.south + self.north) / 2
        wide, high = (self.east - self.west) * times / 2, (self.north - self.south) * times / 2
        return clamp(x - wide, y - high, x + wide, y + high)

    def move(self, right: float, up: float) -> "Area":
        """Give the area moved by shares of its width and height."""
        x, y = (self.east - self.west) * right, (self.north - self.south) * up
        return clamp(self.west + x, self.south + y, self.east + x, self.north + y)

    def write(self) -> str:
        """Write it as an address has it."""
        return ",".join(f"{one:.2f}" for one in (self.west, self.south, self.east, self.north))


WORLD = Area(-180.0, _SOUTH, 180.0, _NORTH)


def clamp(west: float, south: float, east: float, north: float) -> Area:
    """Give an area that lies on the globe, moved back onto it rather than cut."""
    wide = min(max(east - west, LEAST), 360.0)
    high = min(max(north - south, LEAST), _NORTH - _SOUTH)
    west = min(max(west, -180.0), 180.0 - wide)
    south = min(max(south, _SOUTH), _NORTH - high)
    return Area(west, south, west + wide, south + high)


def parse_area(text: str) -> Area:
    """Read an area as an address has it: west,south,east,north in degrees; else UsageError."""
    try:
        west, south, east, north = (float(one) for one in text.split(","))
    except ValueError as error:
        raise UsageError(f"{text!r} is no area: write west,south,east,north in degrees") from error
    # A comparison with what is no number is false, so that one is refused as well.
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise UsageError(f"{text!r} is no area: west must be left of east, south below north")
    return clamp(west, south, east, north)


@dataclass(frozen=True, slots=True)
class Projection:
    """Where degrees stand in a drawing of a given width; None as `area` is the whole world."""

    area: Area | None
    width: float
    height: float
    scale: float
    left: float
    top: float

    def place(self, points: Points) -> Points:
        """Give where points (longitude, latitude) stand, a row each."""
        flat = self._flatten(points)
        return np.stack(
            [(flat[:, 0] - self.left) * self.scale, (self.top - flat[:, 1]) * self.scale], axis=1
        )

    def place_one(self, lon: float, lat: float) -> tuple[float, float]:
        """Give where one point stands."""
        x, y = self.place(np.array([[lon, lat]]))[0]
        return float(x), float(y)

    def measure_km(self, km: float) -> float:
        """Give how long so many kilometres are, in units of the drawing."""
        return km / (EARTH_KM if self.area is None else DEGREE_KM) * self.scale

    def _flatten(self, points: Points) -> Points:
        if self.area is None:
            return project_world(points)
        return points * (_narrow(self.area), 1.0)


def project_world(points: Points) -> Points:
    """Give points (longitude, latitude in degrees) in Equal Earth, for a globe of radius 1."""
    lon, lat = np.radians(points).T
    theta = np.arcsin(math.sqrt(3) / 2 * np.sin(lat))
    square = theta**2
    sixth = square**3
    slope = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    x = 2 * math.sqrt(3) * lon * np.cos(theta) / (3 * slope)
    y = theta * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
    return np.stack([x, y], axis=1)


def _narrow(area: Area) -> float:
    return math.cos(math.radians((area.south + area.north) / 2))


def project(area: Area | None, width: float, height: float) -> Projection:
    """Give the projection that shows at least an area, in the middle of a drawing."""
    if area is None:
        edges = project_world(np.array([[-180.0, 0.0], [180.0, 0.0], [0, _SOUTH], [0, _NORTH]]))
        (left, right), (low, high) = edges[:2, 0], edges[2:, 1]
    else:
        left, right = area.west * _narrow(area), area.east * _narrow(area)
        low, high = area.south, area.north
    scale = min(width / (right - left), height / (high - low))
    left -= (width / scale - (right - left)) / 2
    high += (height / scale - (high - low)) / 2
    return Projection(area, width, height, float(scale), float(left), float(high))


@dataclass(frozen=True, slots=True)
class Outline:
    """A country in a drawing: its code, its path, the middle of its largest part, and its size."""

    code: str
    path: str
    x: float
    y: float
    size: float


@lru_cache(maxsize=64)
def draw_outlines(projection: Projection) -> tuple[Outline, ...]:
    """Give the outlines of all countries that are seen, cut at the edges of the drawing."""
    name: Literal["far", "near"] = "near" if _is_near(projection) else "far"
    found = []
    for code, rings in load_rings(name):
        drawn = [ring for one in rings if (ring := _draw_ring(one, projection)) is not None]
        if drawn:
            largest = max(drawn, key=lambda ring: abs(measure_ring(ring)))
            path = "".join(write_path(ring.tolist(), closed=True) for ring in drawn)
            x, y = find_middle(largest)
            found.append(Outline(code, path, x, y, abs(measure_ring(largest))))
    return tuple(found)


def _is_near(projection: Projection) -> bool:
    return projection.area is not None and projection.measure_km(100) > 15


@lru_cache(maxsize=2)
def load_rings(name: Literal["far", "near"]) -> tuple[tuple[str, tuple[Points, ...]], ...]:
    """Load the rings of each country, in degrees (src/dateline/data/world/README.md)."""
    text = (data_folder("world") / f"{name}.txt").read_text(encoding="ascii")
    lines = (line.split("\t") for line in text.splitlines())
    return tuple((code, tuple(map(_read_ring, rings.split(";")))) for code, rings in lines)


@lru_cache(maxsize=1)
def name_countries() -> dict[str, str]:
    """Give the names of countries by their codes."""
    lines = (data_folder("gazetteer") / "countries.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines[1:])
    return {code: name for code, _, _, name, *_ in cells}


def _read_ring(written: str) -> Points:
    steps = np.array(written.replace(",", " ").split(), dtype=float).reshape(-1, 2)
    return np.asarray(np.cumsum(steps, axis=0) / STEPS)


def _draw_ring(ring: Points, projection: Projection) -> Points | None:
    """Give a ring in the drawing, cut at its edges and thinned; None of what is not to be seen."""
    placed = projection.place(ring)
    low, high = placed.min(axis=0), placed.max(axis=0)
    width, height = projection.width, projection.height
    if high[0] < 0 or low[0] > width or high[1] < 0 or low[1] > height:
        return None
    if low[0] < 0 or high[0] > width or low[1] < 0 or high[1] > height:
        placed = clip(placed, width, height)
    thinned = _thin(placed)
    return thinned if len(thinned) > 2 else None


def clip(ring: Points, width: float, height: float) -> Points:
    """Cut a ring at the edges of a drawing (Sutherland and Hodgman 1974), a little outside them."""
    for axis, edge, sign in ((0, -4, 1), (0, width + 4, -1), (1, -4, 1), (1, height + 4, -1)):
        if len(ring) == 0:
            break
        ring = np.array(list(_cut(ring, axis, edge, sign)), dtype=float).reshape(-1, 2)
    return ring


def _cut(ring: Points, axis: int, edge: float, sign: int) -> Iterator[Points]:
    """Give the points of a ring on one side of an edge, and where it crosses it."""
    inside = sign * (ring[:, axis] - edge) >= 0
    for number in range(len(ring)):
        before, here = ring[number - 1], ring[number]
        if inside[number] != inside[number - 1]:
            share = (edge - before[axis]) / (here[axis] - before[axis])
            yield before + share * (here - before)
        if inside[number]:
            yield here


def _thin(ring: Points) -> Points:
    """Leave out points that lie on the one before, as far as eyes can tell."""
    kept: list[int] = []
    for number, (x, y) in enumerate(ring.tolist()):
        if kept:
            last_x, last_y = ring[kept[-1]]
            if abs(x - last_x) < _APART and abs(y - last_y) < _APART:
                continue
        kept.append(number)
    return ring[kept]


def measure_ring(ring: Points) -> float:
    """Give the area of a ring, negative where it runs the other way round."""
    x, y = ring.T
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) / 2)


def find_middle(ring: Points) -> tuple[float, float]:
    """Give the middle of the area of a ring, or of its points where it has none."""
    area = measure_ring(ring)
    if abs(area) < 1e-9:
        x, y = ring.mean(axis=0)
        return float(x), float(y)
    x, y = ring.T
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    middle = [float(np.sum((one + np.roll(one, -1)) * cross) / (6 * area)) for one in (x, y)]
    return middle[0], middle[1]


def fit_area(points: Sequence[tuple[float, float]]) -> Area | None:
    """Give the area around points (longitude, latitude); None where that is most of the world."""
    if not points:
        return None
    lons, lats = zip(*points, strict=True)
    wide = max(max(lons) - min(lons), 8.0) * 1.3
    high = max(max(lats) - min(lats), 5.0) * 1.3
    x, y = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    if wide > 130:
        return None
    return clamp(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
