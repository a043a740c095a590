"""The gazetteer that ships: GeoNames places, what GDELT's table adds, in files to be mapped.

Nothing is trained here; the same packages give the same bytes. Rows stand in the order countries,
first-level divisions, cities, US counties, other places of GDELT's table; the first three have
numbers of their own (GeoNames id, population). Names are looked up folded (`fold_name`), shown as
they are. `shown.trie` gives a row its name; `names.trie` gives a folded name a key, and
`bearers[key]` is the row that bears it or says where in `shared` the rows stand, the most populous
first.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import marisa_trie
import numpy as np

from dateline.gazetteer import KINDS, NUMBERS, ROW, SHARED, RowKind, fold_name
from dateline.knowledge import Entry, load_knowledge
from training.gazetteer_places import add_spots
from training.gazetteer_points import find_centre
from training.gazetteer_sources import (
    City,
    name_divisions,
    read_cities,
    read_json,
    read_known_points,
)

COUNTRY, PROVINCE, DISTRICT, TOWN = 1, 2, 3, 4
FAME = (8, 20, 50)
"""So many names in all languages make a place one step more famous."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row to be written; `country` and `division` as in GeoNames (ISO2, its code)."""

    name: str
    kind: RowKind
    country: str
    division: str
    lat: float
    lon: float
    precision: int
    geonames: int = 0
    population: int = 0
    names: tuple[str, ...] = ()
    fame: int = 0


@dataclass(slots=True)
class Tables:
    """All that is written: places in order of their rows, and the two small tables."""

    places: list[Place] = field(default_factory=list)
    countries: list[tuple[str, ...]] = field(default_factory=list)
    divisions: dict[tuple[str, str], str] = field(default_factory=dict)


def make_gazetteer(target: Path) -> None:
    """Build the gazetteer and write its files into the folder `target`."""
    cities = read_cities()
    tables = Tables(divisions=name_divisions(cities))
    _add_countries(tables)
    # A country counts as a division without a code, so that a row needs but one number for both.
    tables.divisions |= {(one[1], ""): "" for one in tables.countries}
    _add_divisions(tables, cities)
    tables.places += [_make_city(one) for one in cities]
    numbered = len(tables.places)
    add_spots(tables.places, tables.divisions, Place)
    target.mkdir(parents=True, exist_ok=True)
    _write_tables(tables, target)
    _write_rows(tables, numbered, target)
    _write_names(tables.places, target)


def _make_city(city: City) -> Place:
    return Place(
        city.name,
        "city",
        city.country,
        city.division,
        city.lat,
        city.lon,
        TOWN,
        city.geonames,
        city.population,
        city.names,
        sum(city.spellings >= step for step in FAME),
    )


def _add_countries(tables: Tables) -> None:
    """Add the countries, with the names and points of our own knowledge where it has them."""
    entries = load_knowledge().entries
    centres = {one.country: one for one in entries.values() if one.kind == "country"}
    for iso2, plain in sorted(read_json("countries.json").items()):
        entry = centres.get(plain["iso3"])
        tables.countries.append(
            (
                plain["iso3"],
                iso2,
                str(plain["geonameid"]),
                plain["name"],
                plain["capital"],
                str(plain["population"]),
            )
        )
        tables.places.append(_make_country(iso2, plain, entry))


def _make_country(iso2: str, plain: dict[str, str], entry: Entry | None) -> Place:
    names = (entry.name, *(one for one in entry.aliases if not one.isupper())) if entry else ()
    return Place(
        plain["name"],
        "country",
        iso2,
        "",
        (entry.lat if entry else None) or 0.0,
        (entry.lon if entry else None) or 0.0,
        COUNTRY,
        int(plain["geonameid"]),
        int(plain["population"]),
        names,
    )


def _add_divisions(tables: Tables, cities: Sequence[City]) -> None:
    """Add first-level divisions at the centre of their cities, as populous as those together."""
    inside: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        inside[city.country, city.division].append(city)
    ids = {one["code"]: one["geonameid"] for one in read_json("us_states.json").values()}
    known = read_known_points()
    for (country, code), name in tables.divisions.items():
        held = inside[country, code]
        if not held or not code:
            continue
        middle = find_centre([(one.lat, one.lon) for one in held])
        lat, lon = known.get((country, fold_name(name)), middle)
        tables.places.append(
            Place(
                name,
                "admin1",
                country,
                code,
                lat,
                lon,
                PROVINCE,
                ids.get(code, 0) if country == "US" else 0,
                sum(one.population for one in held),
            )
        )


def _write_tables(tables: Tables, target: Path) -> None:
    head = ("iso3", "iso2", "geonames", "name", "capital", "population")
    _write_table(target / "countries.tsv", head, tables.countries)
    iso3 = {one[1]: one[0] for one in tables.countries}
    rows = ((iso3[country], code, name) for (country, code), name in tables.divisions.items())
    _write_table(target / "divisions.tsv", ("country", "code", "name"), rows)


def _write_table(path: Path, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(row) + "\n" for row in (head, *rows)]
    path.write_text("".join(lines), encoding="utf-8")


def _write_rows(tables: Tables, numbered: int, target: Path) -> None:
    shown = marisa_trie.Trie(sorted({one.name for one in tables.places}))
    shown.save(str(target / "shown.trie"))
    divisions = {key: number for number, key in enumerate(tables.divisions, 1)}
    rows = np.zeros(len(tables.places), ROW)
    numbers = np.zeros(numbered, NUMBERS)
    for number, one in enumerate(tables.places):
        rows[number] = (
            shown[one.name],
            one.lat,
            one.lon,
            divisions.get((one.country, one.division)) or divisions.get((one.country, ""), 0),
            one.fame * 64 + KINDS.index(one.kind) * 8 + one.precision,
        )
        if number < numbered:
            numbers[number] = (one.geonames, one.population)
    np.save(target / "rows.npy", rows)
    np.save(target / "numbers.npy", numbers)


def _write_names(places: Sequence[Place], target: Path) -> None:
    """Write the index of names: the most populous place of a name first, then order of rows."""
    rows: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(places):
        for folded in sorted({fold_name(name) for name in (one.name, *one.names)} - {""}):
            rows[folded].append(number)
    trie = marisa_trie.Trie(sorted(rows))
    trie.save(str(target / "names.trie"))
    bearers = np.zeros(len(rows), "<u4")
    shared: list[int] = []
    for folded in sorted(rows):
        numbers = sorted(rows[folded], key=lambda number: -places[number].population)
        if len(numbers) == 1:
            bearers[trie[folded]] = numbers[0]
        else:
            bearers[trie[folded]] = SHARED + len(shared)
            shared += [len(numbers), *numbers]
    np.save(target / "bearers.npy", bearers)
    np.save(target / "shared.npy", np.array(shared, "<u4"))
