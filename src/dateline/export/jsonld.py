"""JSON-LD of happenings in the words of schema.org and of the Simple Event Model (SEM).

The context stands in the file, so that nothing has to be fetched to read it.
"""

from collections.abc import Iterator, Mapping

from dateline.answers import TimelineRow
from dateline.codec import iso_day
from dateline.dossiers import say_happening
from dateline.export.json_objects import Each, write_object
from dateline.export.kept import RADIUS_KM, each_kept
from dateline.export.markup import URN, clean_text, make_urn, web_url
from dateline.export.request import Request
from dateline.export.told import Happening, Spot
from dateline.record import Party, Source
from dateline.store import Record

Plain = dict[str, object]

CONTEXT: Mapping[str, object] = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "dl": URN,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
    "sameAs": {"@id": "https://schema.org/sameAs", "@type": "@id"},
    "startDate": {"@id": "https://schema.org/startDate", "@type": "xsd:date"},
    "endDate": {"@id": "https://schema.org/endDate", "@type": "xsd:date"},
    "datePublished": {"@id": "https://schema.org/datePublished", "@type": "xsd:date"},
    "sem:hasEarliestBeginTimeStamp": {"@type": "xsd:date"},
    "sem:hasLatestEndTimeStamp": {"@type": "xsd:date"},
    "sem:hasActor": {"@type": "@id"},
    "sem:hasPlace": {"@type": "@id"},
    "sem:eventType": {"@type": "@id"},
    "dl:recipient": {"@type": "@id"},
}

EVENT_STATUS = {"planned": "EventScheduled"}
"""schema.org's word for our statuses, where it has one."""


def write_jsonld(record: Record, request: Request) -> Iterator[bytes]:
    """Write happenings by the day of the first event, each with its parties, place, reports."""
    items = (make_node(one) for one in each_kept(record, request))
    return write_object((("@context", CONTEXT), ("@graph", Each(items))))


def make_node(happening: Happening) -> Plain:
    """Give one happening with all that it refers to."""
    row = happening.row
    node: Plain = {
        "id": make_urn(row.id),
        "type": ["Event", "sem:Event"],
        "name": clean_text(say_happening(row)),
        "description": clean_text(row.sentence),
        "sem:eventType": make_urn(f"type/{row.type}"),
        "dl:status": row.status,
        "dl:certainty": row.certainty.level if row.certainty else None,
        "dl:independentReports": row.independent,
        "eventStatus": {"id": f"https://schema.org/{EVENT_STATUS[row.status]}"}
        if row.status in EVENT_STATUS
        else None,
        **_days(row),
        "sem:hasActor": [make_urn(one.id) for one in (*row.actor, *row.recipient)],
        "dl:recipient": [make_urn(one.id) for one in row.recipient],
        "sem:hasPlace": make_urn(row.place.id) if row.place else None,
        "about": [_actor(one) for one in dict.fromkeys((*row.actor, *row.recipient))],
        "location": _place(row.place, happening.best.spot) if row.place else None,
        "subjectOf": [_article(one) for one in row.sources],
    }
    return _known(node)


def _known(node: Plain) -> Plain:
    return {name: value for name, value in node.items() if value not in (None, [])}


def _days(row: TimelineRow) -> Plain:
    """Give the day where it is one; else SEM's bounds, which do not say that it lasted."""
    if row.earliest == row.latest:
        return {"startDate": iso_day(row.earliest), "endDate": iso_day(row.latest)}
    return {
        "sem:hasEarliestBeginTimeStamp": iso_day(row.earliest),
        "sem:hasLatestEndTimeStamp": iso_day(row.latest),
    }


def _actor(party: Party) -> Plain:
    return {"id": make_urn(party.id), "type": "sem:Actor", "name": clean_text(party.name)}


def _place(party: Party, spot: Spot | None) -> Plain:
    place = spot.place if spot and spot.party.id == party.id else None
    node: Plain = {
        "id": make_urn(party.id),
        "type": ["Place", "sem:Place"],
        "name": clean_text(party.name),
    }
    if place is None:
        return node
    if place.geonames:
        node["sameAs"] = f"https://sws.geonames.org/{place.geonames}/"
    if place.lat is not None and place.lon is not None:
        node["geo"] = {
            "type": "GeoCircle",
            "geoMidpoint": {
                "type": "GeoCoordinates",
                "latitude": place.lat,
                "longitude": place.lon,
            },
            "geoRadius": f"{RADIUS_KM[place.precision]:g} km",
        }
    return node


def _article(source: Source) -> Plain:
    publisher = source.publisher
    return _known(
        {
            "id": make_urn(source.document),
            "type": "NewsArticle",
            "headline": clean_text(source.title) if source.title else None,
            "url": web_url(source.url),
            "datePublished": iso_day(source.published),
            "publisher": {"type": "Organization", "name": clean_text(publisher)}
            if publisher
            else None,
        }
    )
