"""Points on the globe: the middle of many, the nearest of many, distances in kilometres."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.neighbors import KDTree

EARTH_KM = 6371.0
Point = tuple[float, float]


def find_centre(points: Sequence[Point]) -> Point:
    """Give the middle of points (degrees), as of points on a sphere: right across the date line."""
    x, y, z = _on_sphere(points).mean(axis=0)
    lat = np.degrees(np.arctan2(z, np.hypot(x, y)))
    return round(float(lat), 4), round(float(np.degrees(np.arctan2(y, x))), 4)


def measure_km(one: Point, other: Point) -> float:
    """Give the distance of two points on the straight line through the globe, near enough."""
    chord = np.linalg.norm(_on_sphere([one])[0] - _on_sphere([other])[0])
    return float(chord * EARTH_KM)


class Nearest:
    """Finds the nearest of many points."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._tree = KDTree(_on_sphere(points))

    def find(self, points: Sequence[Point]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Give for each point the number of the nearest one and its distance in kilometres."""
        distances, numbers = self._tree.query(_on_sphere(points), k=1)
        return numbers[:, 0], distances[:, 0] * EARTH_KM


def _on_sphere(points: Sequence[Point]) -> NDArray[np.float64]:
    lat, lon = np.radians(np.array(points, dtype=float)).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
