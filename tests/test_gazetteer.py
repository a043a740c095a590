"""The gazetteer: names folded, places found, rows as they should be, mapped and not loaded."""

from pathlib import Path

import numpy as np
import pytest

from dateline.datafiles import data_folder
from dateline.gazetteer import KINDS, Gazetteer, fold_name, load_gazetteer
from tests.spending import spend

GAZETTEER = load_gazetteer()
_MOST_BYTES = 25_000_000


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("St. Louis", "st louis"),
        ("Saint-Louis", "st louis"),
        ("FORT WORTH", "ft worth"),
        ("Łódź", "lodz"),
        ("Al-Fallūjah", "al fallujah"),
        ("O’Fallon", "ofallon"),
        ("The Bronx", "bronx"),
        ("The", "the"),
        ("Straße", "strasse"),
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert fold_name(name) == folded


@pytest.mark.parametrize(
    ("name", "kind", "country", "division", "geonames", "precision"),
    [
        ("Paris", "city", "FRA", "Île-de-France", 2988507, 4),
        ("Fallujah", "city", "IRQ", "Al Anbar", 99454, 4),
        ("Texas", "admin1", "USA", "Texas", 4736286, 2),
        ("Bavaria", "admin1", "DEU", "Bavaria", None, 2),
        ("Great Britain", "country", "GBR", None, 2635167, 1),
        ("DeKalb County", "admin2", "USA", "Alabama", None, 3),
        ("Lake Michigan", "feature", "USA", "Michigan", None, 3),
        ("Mississippi River", "feature", "USA", "Louisiana", None, 2),
    ],
)
def test_places_are_found(
    name: str, kind: str, country: str, division: str | None, geonames: int | None, precision: int
) -> None:
    row = GAZETTEER.find(name)[0]
    found = row.division.name if row.division else None
    assert (row.kind, row.country, found) == (kind, country, division)
    assert (row.geonames, row.precision) == (geonames, precision)


def test_the_most_populous_comes_first() -> None:
    people = [row.population for row in GAZETTEER.find("Springfield")]
    assert len(people) > 20
    assert people == sorted(people, reverse=True)


def test_unknown_names_have_no_places() -> None:
    assert GAZETTEER.find("Nowheresburg") == ()
    assert not GAZETTEER.knows("Nowheresburg")
    assert GAZETTEER.knows("paris")


def test_rows_are_on_the_globe_and_of_known_kinds() -> None:
    for number in range(0, len(GAZETTEER), 9973):
        row = GAZETTEER.row(number)
        assert -90 <= row.lat <= 90
        assert -180 <= row.lon <= 180
        assert row.kind in KINDS
        assert 1 <= row.precision <= 5
        assert row.name
        assert row.country is None or row.country in GAZETTEER.countries


def test_opening_maps_the_files_and_is_quick() -> None:
    folder = Path(str(data_folder("gazetteer")))  # a folder on disk where tests run
    assert spend(lambda: Gazetteer(folder)) < 0.25  # 8 ms; all of it read would take seconds
    assert isinstance(Gazetteer(folder)._rows, np.memmap)


def test_the_files_stay_small() -> None:
    sizes = [path.read_bytes() for path in data_folder("gazetteer").iterdir() if path.is_file()]
    assert sum(len(one) for one in sizes) < _MOST_BYTES
