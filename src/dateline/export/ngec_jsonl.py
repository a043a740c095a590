"""Records in the shape that NGEC, the coder behind POLECAT, writes: a JSON object a line.

As there, an event with several modes makes a record for each, and offsets (`qa_start_char` ...)
are those of words in `event_text`, which is the report's whole text.
"""

from collections.abc import Iterator, Mapping

from dateline import __version__
from dateline.export.coded import FEATURES, Coded, each_event
from dateline.export.request import Request
from dateline.export.sheet import BODIES, LOCATIONS
from dateline.export.tables import json_line, write_lines
from dateline.export.told import Member, Spot
from dateline.findings import Place
from dateline.store import Record
from dateline.text import Span

Plain = Mapping[str, object]


def write_ngec_jsonl(record: Record, request: Request) -> Iterator[bytes]:
    """Write events by day and id; only those that the manual codes, unless all are asked for."""
    return write_lines(_lines(record, request))


def _lines(record: Record, request: Request) -> Iterator[str]:
    for coded in each_event(record, request):
        for mode in coded.filed.mode or ("",):
            yield json_line(make_record(coded, mode))


def make_record(coded: Coded, mode: str) -> Plain:
    """Give the record of one mode of one event."""
    telling, filed = coded.telling, coded.filed
    row, sheet, event = telling.row, telling.sheet, telling.event
    source = row.source
    when = event.date.span if event else None
    return {
        "id": f"{row.id}_{mode}" if len(filed.mode) > 1 else row.id,
        "orig_id": row.id,
        "story_id": source.document,
        "publisher": source.publisher or source.found_at,
        "headline": source.title or "",
        "pub_date": source.published.isoformat() if source.published else "",
        "event_text": sheet.text,
        "event_type": filed.type,
        "event_mode": mode,
        "contexts": list(row.context),
        "version": f"dateline {__version__}",
        "attributes": {
            "ACTOR": [_attribute(one, row.confidence) for one in telling.actor],
            "RECIP": [_attribute(one, row.confidence) for one in telling.recipient],
            "LOC": [_words(telling.spot.span, row.confidence)] if telling.spot else [],
            "DATE": [_words(when, row.confidence)] if when else [],
        },
        "geolocated_ents": [_located(place) for place in sheet.places],
        "event_geolocation": _geolocation(telling.spot),
        "date_resolved": coded.day.day.isoformat(),
        "date_raw": when.text if when else "",
        "story_people": list(sheet.names(("person",))),
        "story_organizations": list(sheet.names(BODIES)),
        "story_places": list(sheet.names(LOCATIONS)),
    }


def _words(span: Span | None, score: float | None) -> Plain:
    return {
        "text": span.text if span else "",
        "qa_score": score,
        "qa_start_char": span.start if span else None,
        "qa_end_char": span.end if span else None,
    }


def _attribute(member: Member, score: float | None) -> Plain:
    return {
        **_words(member.span, score),
        "text": member.party.words,
        "score": None,
        "wiki": "",
        "wiki_reason": f"dateline: {member.party.id} ({member.party.name})",
        "actor_wiki_job": member.role or "",
        "country": member.country or "",
        "country_name": member.country_name or "",
        "code_1": member.sector or "",
        "code_2": "",
    }


def _located(place: Place) -> Plain:
    kind, code = FEATURES[place.precision]
    return {
        "search_placename": place.span.text,
        "resolved_placename": place.name,
        "geonameid": str(place.geonames or ""),
        "lat": place.lat,
        "lon": place.lon,
        "country_code3": place.country or "",
        "admin1": place.admin1 or "",
        "admin2": "",
        "feature_class": kind,
        "feature_code": code,
        "start_char": place.span.start,
        "end_char": place.span.end,
        "score": None,
    }


def _geolocation(spot: Spot | None) -> Plain:
    if spot is None:
        return {"reason": "the report names no place of the event", "geo": None}
    if spot.place is None:
        return {"reason": f"{spot.party.words!r} is placed nowhere", "geo": None}
    return {"reason": f"{spot.party.words!r} is told as its place", "geo": _located(spot.place)}
