"""The world's places by name: GeoNames and GDELT's place table, mapped from disk.

`python -m training gazetteer` makes the files (src/dateline/data/gazetteer/README.md says from
what). Nothing is read into memory but the small tables of countries and first-level divisions; a
look-up touches only the pages that hold its answer.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file
from pathlib import Path
from typing import Literal

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from dateline.datafiles import data_folder

RowKind = Literal["country", "admin1", "admin2", "city", "feature"]
KINDS: tuple[RowKind, ...] = ("country", "admin1", "admin2", "city", "feature")
ROW = np.dtype(
    [
        ("name", "<u4"),
        ("lat", "<f4"),
        ("lon", "<f4"),
        ("division", "<u2"),
        ("kind", "u1"),
    ]
)
"""One place: number of its display name, degrees, number of its division (a country counts as one
without a code) from 1 on; and in one byte its precision, 8 times the number of its kind and 64
times its fame."""
NUMBERS = np.dtype([("geonames", "<u4"), ("population", "<u4")])
"""What only the first rows have, those from GeoNames."""
SHARED = 1 << 31
"""From here on a bearer is no row but where the rows of a shared name stand, their count first."""

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
_GONE = dict.fromkeys(map(ord, "'’‘ʻʼ`´.")) | dict.fromkeys(map(ord, "-–—/,\xa0"), " ")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@dataclass(frozen=True, slots=True)
class Division:
    """A first-level division: `code` as GeoNames has it below its country (ISO3), and its name."""

    country: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166-1 codes, with GeoNames id, name, capital and inhabitants."""

    iso3: str
    iso2: str
    geonames: int
    name: str
    capital: str
    population: int


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the gazetteer; `number` is its row.

    `geonames` is None for what GDELT's table alone knows, `country` (ISO3) and `division` are None
    for seas and the like. `population` is that of a city; of a division the sum of its cities; 0
    where none is known. `precision` is PLOVER's: 1 country, 2 province and as wide, 3 district,
    4 town, 5 less than a town. `fame` is 0 to 3 by how many names GeoNames has for it in all
    languages (8, 20 and 50 are the steps).
    """

    number: int
    geonames: int | None
    name: str
    kind: RowKind
    country: str | None
    division: Division | None
    lat: float
    lon: float
    population: int
    precision: int
    fame: int = 0


def fold_name(name: str) -> str:
    """Give a name as it is looked up: no case, accents, full stops, apostrophes or hyphens.

    "St. Louis", "Saint-Louis" and "Saint Louis" are one name, and so are "Fort" and "Ft.", "Mount"
    and "Mt."; letters that no accent explains (ł, ø, ß) become those that newspapers print.
    """
    plain = name.casefold().translate(_GONE).translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(
            c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)
        )
    words = plain.split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join([_SHORT.get(word, word) for word in words])


class Gazetteer:
    """Finds places by name; made once by `load_gazetteer`.

    `countries` are all countries by ISO3, `divisions` all first-level divisions by country and
    code.
    """

    def __init__(self, folder: Path) -> None:
        self.countries = {one.iso3: one for one in _read_countries(folder)}
        self._divisions = tuple(_read_divisions(folder))
        self.divisions = {(one.country, one.code): one for one in self._divisions}
        self._names = _map_trie(folder / "names.trie")
        self._shown = _map_trie(folder / "shown.trie")
        self._rows: NDArray[np.void] = np.load(folder / "rows.npy", mmap_mode="r")
        self._numbers: NDArray[np.void] = np.load(folder / "numbers.npy", mmap_mode="r")
        self._bearers: NDArray[np.uint32] = np.load(folder / "bearers.npy", mmap_mode="r")
        self._shared: NDArray[np.uint32] = np.load(folder / "shared.npy", mmap_mode="r")
        self.find = lru_cache(maxsize=4096)(self._find)

    def __len__(self) -> int:
        """Give the number of places."""
        return len(self._rows)

    def knows(self, name: str) -> bool:
        """Tell whether any place bears this name."""
        return fold_name(name) in self._names

    def row(self, number: int) -> Row:
        """Give the place of one row."""
        shown, lat, lon, place, kind = self._rows[number].item()
        division = self._divisions[place - 1] if place else None
        geonames, population = 0, 0
        if number < len(self._numbers):
            geonames, population = self._numbers[number].item()
        return Row(
            number=number,
            geonames=geonames or None,
            name=self._shown.restore_key(shown),
            kind=KINDS[kind // 8 % 8],
            country=division.country if division else None,
            division=division if division and division.code else None,
            lat=round(lat, 5),
            lon=round(lon, 5),
            population=population,
            precision=kind % 8,
            fame=kind // 64,
        )

    def _find(self, name: str) -> tuple[Row, ...]:
        """Give all places that bear this name, the most populous first."""
        key = self._names.get(fold_name(name))
        if key is None:
            return ()
        bearer = int(self._bearers[key])
        if bearer < SHARED:
            return (self.row(bearer),)
        first = bearer - SHARED + 1
        numbers = self._shared[first : first + int(self._shared[first - 1])]
        return tuple(self.row(int(number)) for number in numbers)


@cache
def load_gazetteer() -> Gazetteer:
    """Open the gazetteer that ships with the package."""
    with as_file(data_folder("gazetteer")) as folder:
        return Gazetteer(folder)


def _map_trie(path: Path) -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    trie.mmap(str(path))
    return trie


def _read_countries(folder: Path) -> list[Country]:
    lines = (folder / "countries.tsv").read_text("utf-8").splitlines()[1:]
    fields = (line.split("\t") for line in lines)
    return [Country(a, b, int(c), d, e, int(f)) for a, b, c, d, e, f in fields]


def _read_divisions(folder: Path) -> list[Division]:
    lines = (folder / "divisions.tsv").read_text("utf-8").splitlines()[1:]
    return [Division(*line.split("\t")) for line in lines]
