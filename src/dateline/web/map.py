"""Where happenings were: counted by place, and how precisely each place is known."""

from dataclasses import dataclass
from functools import cache

from dateline.counts import PlaceCount, Places
from dateline.store import Record
from dateline.web.asked import Asked
from dateline.web.frame import Table
from dateline.web.globe import (
    WORLD,
    Area,
    find_middle,
    fit_area,
    load_rings,
    measure_ring,
    parse_area,
)

PRECISION = {
    5: "below a city",
    4: "city",
    3: "district",
    2: "province",
    1: "country",
    0: "not known",
}
"""How precisely a place is known, in words; see record.PlaceRow."""


@dataclass(frozen=True, slots=True)
class MapPage:
    """Happenings by place; `area` is the part of the world that is drawn, None the whole."""

    places: Places
    area: Area | None


def make_map(record: Record, asked: Asked) -> MapPage:
    """Ask for happenings by place; `area` of the address is drawn, else what holds all places."""
    places = record.count_places(asked.filter)
    written = asked.word("area").strip()
    if written == "world":
        return MapPage(places, None)
    if written:
        area = parse_area(written)
        return MapPage(places, None if area == WORLD else area)
    return MapPage(places, fit_area([spot for one in places.counts if (spot := _find_spot(one))]))


def _find_spot(one: PlaceCount) -> tuple[float, float] | None:
    """Give longitude and latitude of a place, of a country its middle."""
    if one.lon is not None and one.lat is not None:
        return one.lon, one.lat
    return _load_middles().get(one.country or "")


@cache
def _load_middles() -> dict[str, tuple[float, float]]:
    """Load the middle of the largest part of each country, by its code."""
    return {
        code: find_middle(max(rings, key=lambda ring: abs(measure_ring(ring))))
        for code, rings in load_rings("far")
    }


def say_precision(one: PlaceCount) -> str:
    """Say how precisely a place is known: "city", "somewhere in a country"."""
    if one.precision == 1 and not one.place.id.startswith("country/"):
        return "somewhere in the country"
    return PRECISION[one.precision]


def list_map(view: MapPage) -> Table:
    """Give the table of places, a row each."""
    titles = (
        *("id", "name", "country", "admin1", "lat", "lon", "precision", "happenings"),
        *("types", "first", "last"),
    )
    return titles, (
        (
            *(one.place.id, one.place.name, one.country, one.admin1, one.lat, one.lon),
            *(one.precision, one.happenings),
            ";".join(f"{kind} {count}" for kind, count in one.types),
            *(one.first, one.last),
        )
        for one in view.places.counts
    )
