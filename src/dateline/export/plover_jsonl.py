"""PLOVER's own records: a JSON object a line for each event as one report tells it.

Field names are those of the PLOVER manual (draft 2.0, chapter on data); docs/exports.md says what
stands in each.
"""

from collections.abc import Iterator, Mapping

from dateline import __version__
from dateline.codec import iso_day
from dateline.export.coded import Coded, each_event
from dateline.export.filing import Day
from dateline.export.request import Request
from dateline.export.tables import json_line, write_lines
from dateline.export.told import Member, Spot, Telling
from dateline.record import EventRow
from dateline.store import Record

CODEBOOK = "plover-2.0"
SIZES = {"killed": "dead", "wounded": "injured", "arrested": "arrested"}
"""What we count, by what the manual's `size` calls it."""

OWN_CODES = {"organisation/un": "UNO", "organisation/eu": "EUR"}
NON_STATE = ("IGO", "NGO", "MNC")
"""Codes that stand in the place of a country for those who belong to none."""

Plain = Mapping[str, object]


def write_plover_jsonl(record: Record, request: Request) -> Iterator[bytes]:
    """Write events by day and id; only those that the manual codes, unless all are asked for."""
    coded = each_event(record, request)
    return write_lines(json_line(drop_empty(make_record(one))) for one in coded)


def make_record(coded: Coded) -> Plain:
    """Give the fields of one event, empty ones too."""
    telling, filed, day = coded.telling, coded.filed, coded.day
    row = telling.row
    return {
        "id": row.id,
        "date": day.day.isoformat(),
        "enddate": iso_day(day.last),
        "actor": [_entity(one) for one in telling.actor],
        "recipient": [_entity(one) for one in telling.recipient],
        "event": [filed.type],
        "mode": list(filed.mode),
        "context": list(row.context),
        "event_text": row.trigger,
        "event_loc": _location(telling.spot) if telling.spot else None,
        "quad_code": filed.quad,
        "event_scale": filed.score,
        "size": _sizes(row),
        "link": [row.happening],
        "text": row.sentence,
        "text_info": {
            "sequence": telling.sheet.sentence_number(row.start),
            "start": row.start,
            "end": row.end,
        },
        "cite_info": _citation(telling),
        "coder": f"dateline {__version__}",
        "comment": _comment(row, day),
    }


def drop_empty(fields: Plain) -> Plain:
    """Leave out what is not known; what a record must have stays, also when it is empty."""
    return {
        name: value
        for name, value in fields.items()
        if name == "actor" or (value is not None and value not in ([], {}, ""))
    }


def _entity(member: Member) -> Plain:
    entry, party = member.entry, member.party
    sector = member.sector
    code = member.country or OWN_CODES.get(party.id)
    if code is None and sector in NON_STATE:
        code = sector
    return drop_empty(
        {
            "code": code,
            "sector": None if sector == code else sector,
            "entity_text": party.words,
            "identifier_id": (entry.wikidata if entry else None) or own_id(member),
            "identifier_text": party.name,
            "office": member.role,
        }
    )


def own_id(member: Member) -> str | None:
    """Give our id of somebody, unless it is one that holds in a single report."""
    return member.party.id if "/" in member.party.id else None


def _location(spot: Spot) -> Plain:
    place = spot.place
    return drop_empty(
        {
            "extracted_place": spot.party.words,
            "resolved_place": place.name if place else None,
            "geonameid": place.geonames if place else None,
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "city": place.name if place and place.precision == 4 else None,
            "district": place.name if place and place.precision == 3 else None,
            "province": place.admin1 if place else None,
            "country": spot.country_name,
            "country_code": spot.country,
            "resolution": place.precision if place else None,
        }
    )


def _sizes(row: EventRow) -> Plain:
    found: dict[str, object] = {}
    for one in row.quantities:
        number = one.low if one.low is not None else one.high
        if one.what in SIZES and number is not None:
            found.setdefault(SIZES[one.what], number)
    return found


def _citation(telling: Telling) -> Plain:
    source = telling.row.source
    name = source.publisher or source.found_at
    return drop_empty(
        {
            "citation": f"{name}, {source.published}" if source.published else name,
            "url": source.url,
            "title": source.title,
            "language": telling.sheet.language,
            "publication": source.publisher,
            "coder": f"dateline {__version__}",
            "codebook": CODEBOOK,
        }
    )


def _comment(row: EventRow, day: Day) -> str:
    """Give what PLOVER has no field for, as NAME=VALUE with semicolons between."""
    said_by = ", ".join(party.name for party in row.said_by)
    parts: dict[str, object] = {
        "type": row.type,
        "status": row.status,
        "certainty": f"{row.certainty:+d}",
        "date": day.basis,
        "earliest": row.earliest,
        "latest": row.latest,
        "background": "yes" if row.background else None,
        "document": row.source.document,
        "same_text": row.source.same_text,
        "said_by": said_by or None,
    }
    return "; ".join(f"{name}={value}" for name, value in parts.items() if value is not None)
