"""FollowTheMoney entities, a JSON object a line: happenings, their reports, who takes part."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from dateline.answers import DocumentRow, Filter, TimelineRow
from dateline.codec import iso_day
from dateline.dossiers import say_happening
from dateline.export.kept import each_kept_row, find_lead
from dateline.export.markup import clean_text, web_url
from dateline.export.request import Request
from dateline.export.tables import json_line, write_lines
from dateline.export.told import COUNTRY
from dateline.findings import MentionKind
from dateline.gazetteer import load_gazetteer
from dateline.identity import make_id
from dateline.knowledge import Knowledge
from dateline.record import ActorRow, Source
from dateline.store import Record

Plain = Mapping[str, object]
Values = Mapping[str, Sequence[str | None]]

SCHEMAS: Mapping[MentionKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "country": "PublicBody",
    "operation": "Organization",
    "group": "Organization",
    "place": "LegalEntity",
    "other": "LegalEntity",
}
"""The schema of each kind; what takes part must be a LegalEntity, also a town that acts."""

PUBLIC = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY"))
"""Sectors of PLOVER whose bodies are public ones."""

LONGEST = {
    **dict.fromkeys(("name", "alias"), 384),
    **dict.fromkeys(("title", "fileName", "publisher", "keywords"), 1_024),
    "location": 250,
    "sourceUrl": 4_096,
}
"""Characters that values may have (followthemoney/types, max_length)."""

LONGEST_TEXT = 65_000

_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")


def write_ftm(record: Record, request: Request) -> Iterator[bytes]:
    """Write events, then the articles that tell them, then who takes part in them."""
    return write_lines(map(json_line, _each_entity(record, request)))


def _each_entity(record: Record, request: Request) -> Iterator[Plain]:
    with record.hold():
        known = request.asked.as_of
        parties: set[str] = set()
        telling: set[str] = set()
        named = {row.id for row, _ in record.each_actor(Filter(as_of=known))}
        for happening in each_kept_row(record, request):
            involved = _involved(happening, named)
            parties.update(involved)
            telling.update(one.document for one in happening.sources)
            yield make_event(happening, involved)
        for document in record.documents(Filter(as_of=known)):
            if document.id in telling:
                yield make_article(document)
        for row, _ in record.each_actor(Filter(as_of=known)):
            if row.id in parties:
                yield make_actor(row, request.knowledge)


def make_event(row: TimelineRow, involved: Sequence[str]) -> Plain:
    """Give one happening; `involved` are those of its parties that have an entity."""
    days: Values = {"startDate": [iso_day(row.earliest)], "endDate": [iso_day(row.latest)]}
    if row.earliest == row.latest:
        days = {"date": [iso_day(row.earliest)]}
    return _entity(
        row.id,
        "Event",
        {
            "name": [say_happening(row)],
            **days,
            "location": [row.place.name if row.place else None],
            "country": [_country(find_lead(row).country)],
            "organizer": [make_entity_id(one.id) for one in row.actor if one.id in involved],
            "involved": list(map(make_entity_id, involved)),
            "summary": [row.sentence],
            "keywords": _keywords(row),
            "notes": [_notes(row)],
            "proof": [one.document for one in row.sources],
            "sourceUrl": [web_url(one.url) for one in row.sources],
            "publisher": [one.publisher for one in row.sources],
        },
    )


def make_article(row: DocumentRow) -> Plain:
    """Give one report."""
    source: Source = row.source
    return _entity(
        row.id,
        "Article",
        {
            "title": [source.title or source.found_at],
            "fileName": [PurePath(source.found_at).name],
            "publisher": [source.publisher],
            "sourceUrl": [web_url(source.url)],
            "publishedAt": [iso_day(source.published)],
        },
    )


def make_actor(row: ActorRow, knowledge: Knowledge | None) -> Plain:
    """Give somebody under the name that the record uses, with the names that reports give."""
    entry = knowledge.describe(row.id) if knowledge is not None and "/" in row.id else None
    schema = SCHEMAS[row.kind]
    if schema == "Organization" and entry is not None and entry.sector in PUBLIC:
        schema = "PublicBody"
    country = row.id.removeprefix(COUNTRY) if row.id.startswith(COUNTRY) else None
    return _entity(
        row.id,
        schema,
        {
            "name": [row.name],
            "alias": [one for one in row.names if one != row.name],
            "country": [_country(country or (entry.country if entry else None))],
            "wikidataId": [entry.wikidata if entry else None],
        },
    )


def _keywords(row: TimelineRow) -> list[str]:
    """Give type, modes and contexts, those of the telling that leads first."""
    told = [find_lead(row), *(one for one in row.events if one.status == row.status)]
    modes = [mode for one in told for mode in one.mode]
    return [row.type, *modes, *(context for one in told for context in one.context)]


def _involved(row: TimelineRow, named: set[str]) -> tuple[str, ...]:
    parties = (*row.actor, *row.recipient)
    return tuple(dict.fromkeys(one.id for one in parties if one.id in named))


def _notes(row: TimelineRow) -> str:
    """Give what FollowTheMoney has no property for."""
    sure = f"; certainty={row.certainty.level}" if row.certainty else ""
    return f"status={row.status}{sure}; independent={row.independent}"


def _entity(one: str, schema: str, values: Values) -> Plain:
    """Give an entity; values that are missing are left out, others are there once."""
    cleaned = {
        name: list(dict.fromkeys(filter(None, (_fit(name, each or "") for each in some))))
        for name, some in values.items()
    }
    properties = {name: some for name, some in cleaned.items() if some}
    return {"id": make_entity_id(one), "schema": schema, "properties": properties}


def _fit(name: str, value: str) -> str:
    """Give a value that is no longer than FollowTheMoney takes; half an address is none."""
    most = LONGEST.get(name, LONGEST_TEXT)
    text = clean_text(value).strip()
    return "" if name == "sourceUrl" and len(text) > most else text[:most].strip()


def make_entity_id(one: str) -> str:
    """Give an id with the signs that FollowTheMoney allows: organisation.nato."""
    plain = one.replace("/", ".")
    return plain if "." not in one and _ID.fullmatch(plain) else make_id("actor", one)


def _country(iso3: str | None) -> str | None:
    """Give a country's two letters, as FollowTheMoney has them."""
    found = load_gazetteer().countries.get(iso3 or "")
    return found.iso2.lower() if found else None
