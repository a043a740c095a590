"""What GDELT's table adds to GeoNames: divisions' points, counties, features of other kinds.

The table names the country of a place in words; GeoNames' cities near such places decide which
country the words mean, and the division of a place is that of its nearest city. A place whose name
a GeoNames place nearby bears is a repetition and left out.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.datafiles import load_yaml
from dateline.gazetteer import RowKind, fold_name
from dateline.knowledge.fields import Where, read_list, read_mapping
from training.gazetteer_points import Nearest, measure_km
from training.gazetteer_sources import (
    COUNTRY_SPOT,
    DIVISION_SPOT,
    OCEANS,
    STATE_SPOT,
    US_SPOT,
    WORLD_SPOT,
    Spot,
    read_json,
    read_known_points,
    read_spots,
)

if TYPE_CHECKING:
    from training.gazetteer import Place

WORDS = Path(__file__).with_name("gazetteer_words.yaml")
OWN_POINTS = frozenset(("CA", "GB", "JP", "US"))
"""Countries (ISO2) whose point in GeoNames is no longer that of the table."""

NEAR_KM = 25.0
DIVISION_KM = 400.0
VOTES_KM = 40.0
TOWN = 4
LARGE = 10_000
MANY = 3
_PRECISIONS = {"wide": 2, "middle": 3, "small": 5}
_TAILS = (" province", " region", " oblast", " governorate", " state", " department", " county")
_HEADS = ("state of ", "province of ", "region of ", "departamento de ", "provincia de ")


def add_spots(
    places: "list[Place]",
    divisions: Mapping[tuple[str, str], str],
    make: "Callable[..., Place]",
) -> None:
    """Set the points of the divisions, and add counties and other places behind the cities."""
    spots = list(read_spots())
    cities = [one for one in places if one.kind == "city"]
    nearest = Nearest([(one.lat, one.lon) for one in cities])
    numbers, distances = nearest.find([(one.lat, one.lon) for one in spots])
    countries = _name_countries(spots, [cities[n].country for n in numbers], distances)
    found = _Spots(places, divisions, make)
    unclear = _find_unclear(spots, countries, cities)
    for spot, number, km in zip(spots, numbers, distances, strict=True):
        country = "" if spot.country == OCEANS else countries.get(spot.country, "")
        city = cities[number]
        if (country, fold_name(spot.name)) in unclear:
            continue
        near = city.country == country and km < DIVISION_KM
        found.add(spot, country, city.division if near else "")
    places += found.give()


def _name_countries(
    spots: Sequence[Spot], nearest: Sequence[str], distances: Iterable[float]
) -> dict[str, str]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for spot, country, km in zip(spots, nearest, distances, strict=True):
        if km < VOTES_KM:
            votes[spot.country][country] += 1
    return {name: counts.most_common(1)[0][0] for name, counts in votes.items()}


def _find_unclear(
    spots: Sequence[Spot], countries: Mapping[str, str], cities: "Sequence[Place]"
) -> set[tuple[str, str]]:
    """Give the names (country, folded) that no text tells from others, outside the US.

    Small places of which a country has several, or GeoNames a larger one there, or the world many.
    In the US the states that stand behind names tell them apart.
    """
    words = PlaceWords()
    named = Counter[tuple[str, str]]()
    for spot in spots:
        if spot.type == WORLD_SPOT and words.rate(spot.name) == TOWN:
            named[countries.get(spot.country, ""), fold_name(spot.name)] += 1
    anywhere = Counter[str]()
    for (_, name), count in named.items():
        anywhere[name] += count
    held, large = set(), set()
    for city in cities:
        names = {fold_name(name) for name in (city.name, *city.names)}
        held |= {(city.country, name) for name in names}
        if city.population >= LARGE:
            large |= names
    return {
        key
        for key, count in named.items()
        if count > 1 or key in held or key[1] in large or anywhere[key[1]] >= MANY
    }


class _Spots:
    """Takes places one by one and keeps those that are new."""

    def __init__(
        self,
        places: "list[Place]",
        divisions: Mapping[tuple[str, str], str],
        make: "Callable[..., Place]",
    ) -> None:
        self._places = places
        self._make = make
        self._kept: list[Place] = []
        self._words = PlaceWords()
        self._states = {
            name: code for (country, code), name in divisions.items() if country == "US"
        }
        self._countries = {
            one.country: number for number, one in enumerate(places) if one.kind == "country"
        }
        self._country_names = {
            number: {fold_name(name) for name in (places[number].name, *places[number].names)}
            for number in self._countries.values()
        }
        # Our own knowledge has the middles of these; of a name given twice the first counts.
        self._settled = set(read_known_points())
        self._rows = {
            (one.country, one.division): number
            for number, one in enumerate(places)
            if one.kind == "admin1"
        }
        self._named: dict[tuple[str, str], int] = {}
        for number in self._rows.values():
            one = places[number]
            self._named.setdefault((one.country, _strip(one.name)), number)
        self._known: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for one in places:
            if one.kind == "city":
                for name in {fold_name(name) for name in (one.name, *one.names)}:
                    self._known[name].append((one.lat, one.lon))
        self._counties = {
            (one["state"], fold_name(one["name"])): one["name"]
            for one in read_json("us_counties.json")
        }

    def add(self, spot: Spot, country: str, division: str) -> None:
        """Take one place, of this country (ISO2) and division (GeoNames' code)."""
        if spot.type == COUNTRY_SPOT:
            self._move_country(spot, country)
            return
        if spot.type in (STATE_SPOT, DIVISION_SPOT):
            self._add_division(spot, country, division)
            return
        if spot.type == US_SPOT:
            division = self._states.get(spot.division, division)
            county = self._counties.get((division, fold_name(spot.name)))
            if county is not None:
                self._keep(replace(spot, name=county), country, division, "admin2", 3)
                return
        precision = self._words.rate(spot.name)
        if precision:
            self._keep(spot, country, division, "feature", precision)

    def give(self) -> "list[Place]":
        """Give the places kept."""
        return self._kept

    def _move_country(self, spot: Spot, country: str) -> None:
        """Give a country the table's point, of which that of GeoNames comes as well.

        Our knowledge has GeoNames' own points where those have come to differ.
        """
        number = self._countries.get(country)
        if (
            country not in OWN_POINTS
            and number is not None
            and fold_name(spot.name) in self._country_names[number]
        ):
            self._places[number] = replace(self._places[number], lat=spot.lat, lon=spot.lon)

    def _add_division(self, spot: Spot, country: str, division: str) -> None:
        """Give a division the table's point and name, or keep it as one that is now a district."""
        number = self._named.get((country, _strip(spot.name)))
        if number is None:
            number = self._named.get((country, _strip(spot.division)))
        if number is None:
            self._keep(spot, country, division, "admin2", 3)
            return
        one = self._places[number]
        names = tuple(dict.fromkeys((*one.names, spot.name, spot.division)))
        self._places[number] = replace(one, names=names)
        if (country, fold_name(one.name)) in self._settled:
            return
        point = (spot.lat, spot.lon)
        near = measure_km(point, (one.lat, one.lon)) < DIVISION_KM
        lat, lon = point if near else (one.lat, one.lon)
        self._places[number] = replace(one, names=names, lat=lat, lon=lon)
        self._settled.add((country, fold_name(one.name)))

    def _keep(self, spot: Spot, country: str, division: str, kind: RowKind, precision: int) -> None:
        folded, point = fold_name(spot.name), (spot.lat, spot.lon)
        if any(_is_near(point, other) for other in self._known[folded]):
            return
        self._known[folded].append(point)
        self._kept.append(
            self._make(spot.name, kind, country, division, spot.lat, spot.lon, precision)
        )


def _is_near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    # Degrees first: almost all pairs are far apart, and the distance is costly.
    return abs(one[0] - other[0]) < 0.3 and measure_km(one, other) < NEAR_KM


def _strip(name: str) -> str:
    folded = fold_name(name)
    for tail in _TAILS:
        folded = folded.removesuffix(tail)
    for head in _HEADS:
        folded = folded.removeprefix(head)
    return folded


class PlaceWords:
    """Tells the precision of a place by the words of its name; 0 for one to leave out."""

    def __init__(self) -> None:
        where = Where(WORDS.name, "words")
        plain = read_mapping(load_yaml(WORDS), where)
        lists = {key: read_mapping(value, where) for key, value in plain.items()}
        self._last = {
            word: key
            for key in reversed(lists)
            for word in read_list(lists[key].get("last"), where)
        }
        self._first = {
            word: key
            for key in reversed(lists)
            for word in read_list(lists[key].get("first"), where)
        }
        self._ends = tuple(f" {one}" for one in read_list(lists["left_out"].get("ends"), where))

    def rate(self, name: str) -> int:
        """Give 2 for a river or range, 3 for a lake or forest, 4 for a town, 5 for less."""
        if name.endswith(self._ends):
            return 0
        words = name.split(" ")
        key = None
        if len(words) > 1:
            key = self._first.get(" ".join(words[:2])) or self._last.get(words[-1])
            key = key or self._first.get(words[0])
        return 0 if key == "left_out" else _PRECISIONS.get(key or "", 4)
