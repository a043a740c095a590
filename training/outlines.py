"""The outlines of countries that the map draws: Natural Earth, made small.

Nothing is trained here; the same package gives the same bytes. `world-atlas` 2.0.2 (ISC) from npm
carries Natural Earth 4.1.0 (public domain) as TopoJSON: `npm pack world-atlas@2.0.2`, unpacked.
Points of a border are dropped that lie nearer than a tolerance to the line through the others
(Douglas and Peucker 1973); arcs are thinned once, so neighbours keep one border.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.datafiles import load_yaml
from dateline.gazetteer import load_gazetteer

CODES = Path(__file__).with_name("outline_codes.yaml")
SCALES = {"far": ("countries-110m.json", 0.05), "near": ("countries-50m.json", 0.02)}
"""Of each file that is written: what it is made from, and the tolerance in degrees."""

STEPS = 100
"""Steps of a degree that are told apart."""

Points = NDArray[np.float64]


def make_outlines(package: Path, target: Path) -> None:
    """Write the outlines, a line for each country: its code, then its rings.

    A ring is its first point, then the way to each next one: "lon,lat dlon,dlat ..." in hundredths
    of a degree. Rings are separated by ";".
    """
    target.mkdir(parents=True, exist_ok=True)
    codes = _read_codes()
    for name, (source, tolerance) in SCALES.items():
        topology = json.loads((package / source).read_text(encoding="utf-8"))
        lines = _write_lines(topology, codes, tolerance)
        (target / f"{name}.txt").write_text("".join(lines), encoding="ascii")


def _read_codes() -> dict[str, str]:
    """Give the code of each country by its name in Natural Earth."""
    codes = {one.name.casefold(): one.iso3 for one in load_gazetteer().countries.values()}
    plain = load_yaml(CODES)
    own = plain.get("codes") if isinstance(plain, dict) else None
    if not isinstance(own, dict):
        raise SystemExit(f"{CODES}: must hold codes by name")
    return codes | {name.casefold(): str(code or "") for name, code in own.items()}


def _write_lines(
    topology: dict[str, Any], codes: dict[str, str], tolerance: float
) -> Iterator[str]:
    arcs = [_thin(_unpack(one, topology["transform"]), tolerance) for one in topology["arcs"]]
    rings: dict[str, list[str]] = defaultdict(list)
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes[shape["properties"]["name"].casefold()]
        for ring in _each_ring(shape):
            parts = _cut_at_date_line(_join(ring, arcs))
            for part in parts:
                if written := _write_ring(part):
                    rings[code].append(written)
    for code, written_rings in sorted(rings.items()):
        yield f"{code}\t{';'.join(written_rings)}\n"


def _each_ring(shape: dict[str, Any]) -> Iterator[Sequence[int]]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        yield from polygon


def _unpack(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Points:
    """Give the points of an arc in degrees (TopoJSON: quantized, each told from the one before)."""
    steps = np.cumsum(np.array(arc, dtype=float), axis=0)
    return np.asarray(steps * transform["scale"] + transform["translate"])


def _thin(points: Points, tolerance: float) -> Points:
    """Drop the points that lie nearer than a tolerance to the line; the ends stay."""
    keep = np.zeros(len(points), dtype=bool)
    keep[[0, -1]] = True
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        far = _measure(points[first + 1 : last], points[first], points[last])
        worst = int(np.argmax(far))
        if far[worst] > tolerance:
            middle = first + 1 + worst
            keep[middle] = True
            waiting += [(first, middle), (middle, last)]
    return points[keep]


def _measure(points: Points, start: Points, end: Points) -> Points:
    """Give how far points lie from a line, or from its start where it has no length."""
    way, off = end - start, points - start
    length = float(np.hypot(*way))
    if length == 0:
        return np.asarray(np.hypot(off[:, 0], off[:, 1]))
    return np.asarray(np.abs(way[0] * off[:, 1] - way[1] * off[:, 0]) / length)


def _join(ring: Iterable[int], arcs: Sequence[Points]) -> Points:
    """Put arcs together to a ring; "~n" is arc n backwards."""
    parts = [arcs[one] if one >= 0 else arcs[~one][::-1] for one in ring]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _cut_at_date_line(ring: Points) -> list[Points]:
    """Cut a ring that crosses the date line into its parts on both sides of it."""
    turned = np.stack([np.unwrap(ring[:, 0], period=360), ring[:, 1]], axis=1)
    whole = bool((np.abs(turned[:, 0]) <= 180).all())
    if whole or abs(turned[0, 0] - turned[-1, 0]) > 180:  # Antarctica goes all around
        return [ring]
    shifted = (turned + np.array([turn, 0.0]) for turn in (-360.0, 0.0, 360.0))
    return [cut for one in shifted if len(cut := _keep_inside(one)) > 3]


def _keep_inside(ring: Points) -> Points:
    """Cut a ring at 180 degrees west and east (Sutherland and Hodgman 1974)."""
    for edge, sign in ((-180.0, 1), (180.0, -1)):
        kept: list[tuple[float, float]] = []
        for (x, y), (last_x, last_y) in zip(ring, np.roll(ring, 1, axis=0), strict=True):
            if (sign * (x - edge) >= 0) != (sign * (last_x - edge) >= 0):
                share = (edge - last_x) / (x - last_x)
                kept.append((edge, float(last_y + share * (y - last_y))))
            if sign * (x - edge) >= 0:
                kept.append((float(x), float(y)))
        if not kept:
            return np.empty((0, 2))
        ring = np.array(kept)
    return np.concatenate([ring, ring[:1]])


def _write_ring(points: Points) -> str:
    """Write a ring without its last point, which is the first; nothing of what is too small."""
    steps = np.rint(points[:-1] * STEPS).astype(int)
    moved = np.diff(steps, axis=0, prepend=[[0, 0]])
    kept = [pair for number, pair in enumerate(moved.tolist()) if number == 0 or any(pair)]
    return " ".join(f"{x},{y}" for x, y in kept) if len(kept) > 2 else ""
