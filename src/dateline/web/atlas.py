"""The map drawn: each place as the area that it can mean, near ones together, countries as such."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.counts import PlaceCount
from dateline.export.kept import RADIUS_KM
from dateline.web.asked import Asked
from dateline.web.globe import (
    DEGREE_KM,
    Area,
    Outline,
    Projection,
    clamp,
    draw_outlines,
    name_countries,
    project,
)
from dateline.web.map import MapPage, say_precision
from dateline.web.shapes import Dot, Drawing, Label, Line, Mark, Room, Shape, measure
from dateline.web.words import count

WIDTH, HEIGHT = 1_000.0, 560.0
WORLD_HEIGHT = 470.0

REGIONS: tuple[tuple[str, Area], ...] = (
    ("Africa", Area(-20, -36, 54, 38)),
    ("Europe", Area(-12, 35, 42, 66)),
    ("Middle East", Area(24, 11, 66, 43)),
    ("South Asia", Area(59, 4, 99, 40)),
    ("East Asia", Area(92, -12, 148, 54)),
    ("North America", Area(-130, 13, -58, 60)),
    ("South America", Area(-84, -56, -33, 14)),
)
"""Parts of the world that the map leads to, in degrees."""

LEAST = 6.0
"""Units that an area is drawn wide at least, from its middle."""

NAMED = 40
"""Places that are named in the drawing at most."""

_NEAR = 22.0
_LEVELS = 4


@dataclass(slots=True)
class _Cluster:
    """Places that would lie on each other: the first of them, which has most, and the others."""

    x: float
    y: float
    places: list[PlaceCount] = field(default_factory=list)
    areas: list[Dot] = field(default_factory=list)

    @property
    def happenings(self) -> int:
        return _sum(self.places)


def draw_map(view: MapPage, asked: Asked) -> Drawing:
    """Draw the outlines of countries and on them the places of happenings."""
    height = WORLD_HEIGHT if view.area is None else HEIGHT
    projection = project(view.area, WIDTH, height)
    room = Room(WIDTH)
    outlines = draw_outlines(projection)
    countries = group_countries(view.places.counts)
    clusters = _cluster(view.places.counts, projection)
    areas = [_draw_cluster(one, asked) for one in clusters]
    for cluster in clusters:
        room.take(cluster.x - 8, cluster.y - 8, cluster.x + 8, cluster.y + 8)
    labels = [*_name_clusters(clusters, room), *_name_countries(countries, outlines, room, height)]
    land = tuple(Line(one.path, "land") for one in outlines if one.code not in countries)
    told = tuple(_draw_countries(countries, outlines, asked))
    shapes: tuple[Shape, ...] = (*land, *told, *areas, *labels)
    total = _sum(view.places.counts)
    about = (
        f"{total:,} happenings at {len(view.places.counts)} places, as areas as wide as the words "
        "of reports leave them. The table holds all of them."
    )
    return Drawing("map", "Where happenings were", about, WIDTH, height, shapes)


def group_countries(counts: Iterable[PlaceCount]) -> dict[str, list[PlaceCount]]:
    """Give what is known by its country only, by the country's code."""
    found: dict[str, list[PlaceCount]] = {}
    for one in counts:
        if one.precision == 1 and one.country is not None:
            found.setdefault(one.country, []).append(one)
    return found


def _draw_countries(
    countries: Mapping[str, Sequence[PlaceCount]], outlines: Iterable[Outline], asked: Asked
) -> Iterator[Mark]:
    """Draw countries of which no more is known, the darker the more happened there."""
    most = max((_sum(places) for places in countries.values()), default=1)
    for one in outlines:
        places = countries.get(one.code)
        if places is not None:
            level = math.ceil(_LEVELS * math.log1p(_sum(places)) / math.log1p(most))
            names = ", ".join(dict.fromkeys(place.place.name for place in places))
            title = f"{names}, known by the country only: {count(_sum(places), 'happening')}"
            link = asked.link("/timeline", **_keep(asked), place=f"country/{one.code}")
            yield Mark((Line(one.path, f"country level-{level}"),), title, link)


def _sum(places: Iterable[PlaceCount]) -> int:
    return sum(one.happenings for one in places)


def _keep(asked: Asked) -> dict[str, str]:
    """Give the filters that a list of the same happenings has, but for the place."""
    names = ("subject", "actor", "recipient", "type", "status", "from", "to", "text")
    return {name: asked.word(name) for name in names}


def _cluster(counts: Iterable[PlaceCount], projection: Projection) -> list[_Cluster]:
    """Put places together that would lie on each other, around those with most happenings."""
    found: list[_Cluster] = []
    for one in counts:
        if one.lon is None or one.lat is None or one.precision < 2:
            continue
        x, y = projection.place_one(one.lon, one.lat)
        if not (0 <= x <= projection.width and 0 <= y <= projection.height):
            continue
        near = (spot for spot in found if math.hypot(spot.x - x, spot.y - y) < _NEAR)
        home = min(near, key=lambda spot: math.hypot(spot.x - x, spot.y - y), default=None)
        if home is None:
            home = _Cluster(x, y)
            found.append(home)
        home.places.append(one)
        home.areas.append(_draw_area(one, x, y, projection))
    return found


def _draw_cluster(cluster: _Cluster, asked: Asked) -> Mark:
    """Draw the areas of places that lie together; one alone leads to what happened there."""
    ring = Dot(cluster.x, cluster.y, 5 + 2.5 * math.log1p(cluster.happenings), "spot")
    if len(cluster.places) == 1:
        one = cluster.places[0]
        title = f"{one.place.name} ({say_precision(one)}): {count(one.happenings, 'happening')}"
        return Mark(
            (*cluster.areas, ring),
            title,
            asked.link("/timeline", **_keep(asked), place=one.place.id),
        )
    names = ", ".join(one.place.name for one in cluster.places[:6])
    more = ", …" if len(cluster.places) > 6 else ""
    happenings = count(cluster.happenings, "happening")
    title = f"{len(cluster.places)} places: {names}{more}: {happenings}; look closer"
    return Mark(
        (*cluster.areas, ring), title, asked.here(area=_surround(cluster.places).write()), "many"
    )


def _draw_area(one: PlaceCount, x: float, y: float, projection: Projection) -> Dot:
    radius = max(projection.measure_km(RADIUS_KM[one.precision]), LEAST)
    return Dot(x, y, radius, f"area precision-{one.precision}")


def _surround(places: Sequence[PlaceCount]) -> Area:
    """Give the area in which places lie apart, with what each can mean."""
    lons = [one.lon or 0.0 for one in places]
    lats = [one.lat or 0.0 for one in places]
    more = max(RADIUS_KM[one.precision] for one in places) / DEGREE_KM + 0.1
    wide = (max(lons) - min(lons)) * 0.3 + more * 2
    high = (max(lats) - min(lats)) * 0.3 + more
    return clamp(min(lons) - wide, min(lats) - high, max(lons) + wide, max(lats) + high)


def _name_clusters(clusters: Sequence[_Cluster], room: Room) -> Iterator[Label]:
    ranked = sorted(clusters, key=lambda one: -one.happenings)
    for cluster in ranked[:NAMED]:
        more = f" +{len(cluster.places) - 1}" if len(cluster.places) > 1 else ""
        text = f"{cluster.places[0].place.name}{more}: {cluster.happenings:,}"
        away = 7 + 2.5 * math.log1p(cluster.happenings)
        label = room.put(text, cluster.x, cluster.y, away, "halo")
        if label is not None:
            yield label


def _name_countries(
    countries: Mapping[str, Sequence[PlaceCount]],
    outlines: Sequence[Outline],
    room: Room,
    height: float,
) -> Iterator[Label]:
    """Name countries in their middle, where there is room."""
    told = [one for one in outlines if one.code in countries and 8 < one.y < height - 8]
    for one in sorted(told, key=lambda outline: -_sum(countries[outline.code])):
        name = name_countries().get(one.code, one.code)
        text = f"{name}: {_sum(countries[one.code]):,}"
        half = measure(text, room.size) / 2
        reach = math.sqrt(one.size) / 2
        for y in (
            one.y + 4,
            *(one.y + 4 + away for away in (20, -20, 40, -40) if abs(away) < reach),
        ):
            if room.take(one.x - half, y - 14, one.x + half, y + 2):
                yield Label(one.x, y, text, "halo country-name", "middle")
                break


@dataclass(frozen=True, slots=True)
class Look:
    """A way to look at another part of the world: its name, and the area as addresses have it."""

    name: str
    area: str


def list_looks(view: MapPage) -> tuple[Look, ...]:
    """Give the ways to look closer, further and aside."""
    area = view.area
    if area is None:
        return (Look("all places", ""),)
    wide = area.grow(2)
    further = "world" if wide.east - wide.west > 170 else wide.write()
    return (
        Look("closer", area.grow(0.5).write()),
        Look("further", further),
        Look("west", area.move(-0.4, 0).write()),
        Look("east", area.move(0.4, 0).write()),
        Look("north", area.move(0, 0.4).write()),
        Look("south", area.move(0, -0.4).write()),
        Look("all places", ""),
        Look("world", "world"),
    )


def list_regions() -> tuple[Look, ...]:
    """Give the parts of the world that the map leads to."""
    return tuple(Look(name, area.write()) for name, area in REGIONS)
