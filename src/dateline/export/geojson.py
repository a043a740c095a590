"""GeoJSON (RFC 7946): a feature for each happening, as a point that says how far off it may be."""

from collections.abc import Iterator, Mapping

from dateline.codec import iso_day
from dateline.dossiers import say_happening
from dateline.export.json_objects import Each, write_object
from dateline.export.kept import PRECISION, RADIUS_KM, each_kept
from dateline.export.markup import web_url
from dateline.export.request import Request
from dateline.export.told import Happening
from dateline.findings import Place
from dateline.phrasing import say_publisher
from dateline.record import Source
from dateline.store import Record

Plain = Mapping[str, object]


def write_geojson(record: Record, request: Request) -> Iterator[bytes]:
    """Write happenings whose place has coordinates, by the day of the first event.

    With everything come also those of any status, and without coordinates (a null geometry).
    """
    return write_object(
        (("type", "FeatureCollection"), ("features", Each(_features(record, request))))
    )


def _features(record: Record, request: Request) -> Iterator[Plain]:
    for happening in each_kept(record, request):
        where = _located(happening)
        if where is not None or request.everything:
            yield make_feature(happening, where)


def _located(happening: Happening) -> Place | None:
    """Give the place of a happening, if it lies anywhere on the map."""
    spot = happening.best.spot
    place = spot.place if spot else None
    return place if place and place.lat is not None and place.lon is not None else None


def make_feature(happening: Happening, where: Place | None) -> Plain:
    """Give one happening as a feature; the point is the centre of what the report names."""
    row, spot = happening.row, happening.best.spot
    return {
        "type": "Feature",
        "id": row.id,
        "geometry": {"type": "Point", "coordinates": [where.lon, where.lat]} if where else None,
        "properties": {
            "name": say_happening(row),
            "type": row.type,
            "mode": list(happening.best.row.mode),
            "status": row.status,
            "certainty": row.certainty.level if row.certainty else None,
            "earliest": iso_day(row.earliest),
            "latest": iso_day(row.latest),
            "actor": list(dict.fromkeys(one.name for one in row.actor)),
            "recipient": list(dict.fromkeys(one.name for one in row.recipient)),
            "place": spot.party.name if spot else None,
            "place_words": spot.party.words if spot else None,
            "geonames": where.geonames if where else None,
            "admin1": where.admin1 if where else None,
            "country": spot.country if spot else None,
            "precision": where.precision if where else None,
            "precision_words": PRECISION[where.precision] if where else None,
            "radius_km": RADIUS_KM[where.precision] if where else None,
            "sentence": row.sentence,
            "independent": row.independent,
            "sources": [_source(one) for one in row.sources],
        },
    }


def _source(source: Source) -> Plain:
    return {
        "document": source.document,
        "publisher": say_publisher(source),
        "url": web_url(source.url),
        "published": iso_day(source.published),
    }
