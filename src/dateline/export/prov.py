"""PROV-JSON: from which version of which report each finding was read, by what, who said it.

Texts and findings are entities, the reading of a text is an activity of Dateline in its version,
outlets and speakers are agents.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from dateline.answers import DocumentRow, Filter
from dateline.codec import iso_day
from dateline.export.findings_of import Finding, each_finding
from dateline.export.json_objects import Member, Pairs, write_object
from dateline.export.markup import URN, clean_text, web_url
from dateline.export.request import Request
from dateline.identity import make_id
from dateline.record import EventRow, Party, StatementRow, StateRow
from dateline.store import Record

Plain = Mapping[str, object]
Pair = tuple[str, Plain]

PREFIX = "dl"


def write_prov(record: Record, request: Request) -> Iterator[bytes]:
    """Write findings with the reports that tell them; without a filter all reports and versions."""
    with record.hold():
        yield from write_object(_Provenance(record, request.asked).members())


def _find_documents(record: Record, asked: Filter) -> tuple[DocumentRow, ...]:
    """Give all versions known on the day; with a filter, those that tell what it picks."""
    every = record.documents(Filter(as_of=asked.as_of, superseded=True))
    if asked == Filter(as_of=asked.as_of, superseded=asked.superseded):
        return every
    telling = {one.source.document for one in each_finding(record, asked)}
    return tuple(row for row in every if row.id in telling)


class _Provenance:
    """The members of one file; findings are gone through for each kind of relation."""

    def __init__(self, record: Record, asked: Filter) -> None:
        self._record = record
        self._asked = asked
        self._documents = _find_documents(record, asked)
        self._read_by = {row.id: record.excerpt(row.id).version for row in self._documents}

    def members(self) -> Iterator[Member]:
        """Give all in the order in which PROV-JSON is mostly written."""
        yield "prefix", {PREFIX: URN}
        yield "entity", Pairs(self._entities())
        yield "activity", Pairs(map(_activity, self._documents))
        yield "agent", Pairs(self._agents())
        yield "wasGeneratedBy", Pairs(self._generated())
        yield "used", Pairs(self._used())
        yield "wasAssociatedWith", Pairs(self._associated())
        yield "wasAttributedTo", Pairs(self._attributed())
        yield "wasDerivedFrom", Pairs(self._derived())

    def _findings(self) -> Iterator[Finding]:
        return each_finding(self._record, self._asked)

    def _entities(self) -> Iterator[Pair]:
        for row in self._documents:
            yield name_thing(row.id), _document(row)
        for one in self._findings():
            yield name_thing(one.id), _finding(one)

    def _agents(self) -> Iterator[Pair]:
        for outlet in sorted(
            {row.source.publisher for row in self._documents if row.source.publisher}
        ):
            yield _outlet(outlet), _typed("prov:Organization", {"prov:label": clean_text(outlet)})
        for version in sorted(set(self._read_by.values())):
            label = {"prov:label": f"dateline {version}"}
            yield _software(version), _typed("prov:SoftwareAgent", label)
        given: set[str] = set()
        for one in self._findings():
            for party in _speakers(one):
                if party.id not in given:
                    given.add(party.id)
                    yield name_thing(party.id), {"prov:label": clean_text(party.name)}

    def _generated(self) -> Iterator[Pair]:
        for one in self._findings():
            reading = _reading(one.source.document)
            relation = {"prov:entity": name_thing(one.id), "prov:activity": reading}
            yield _relation("generated", one.id), relation

    def _used(self) -> Iterator[Pair]:
        for row in self._documents:
            relation = {"prov:activity": _reading(row.id), "prov:entity": name_thing(row.id)}
            yield _relation("used", row.id), relation

    def _associated(self) -> Iterator[Pair]:
        for one, version in self._read_by.items():
            relation = {"prov:activity": _reading(one), "prov:agent": _software(version)}
            yield _relation("associated", one), relation

    def _attributed(self) -> Iterator[Pair]:
        for row in self._documents:
            if row.source.publisher:
                outlet = _outlet(row.source.publisher)
                relation = {"prov:entity": name_thing(row.id), "prov:agent": outlet}
                yield _relation("attributed", row.id), relation
        for one in self._findings():
            for speaker in dict.fromkeys(party.id for party in _speakers(one)):
                relation = {"prov:entity": name_thing(one.id), "prov:agent": name_thing(speaker)}
                yield _relation("attributed", one.id, speaker), relation

    def _derived(self) -> Iterator[Pair]:
        known = {row.id for row in self._documents}
        for row in self._documents:
            if row.superseded_by in known:
                relation = _derivation(str(row.superseded_by), row.id, "prov:Revision")
                yield _relation("revised", row.id), relation
        for one in self._findings():
            relation = _derivation(one.id, one.source.document, "prov:Quotation")
            yield _relation("quoted", one.id), relation


def name_thing(one: str) -> str:
    """Give the qualified name of one of our ids."""
    return f"{PREFIX}:{quote(clean_text(one), safe='/-._')}"


def _outlet(name: str) -> str:
    return name_thing(f"outlet/{name}")


def _software(version: str) -> str:
    return name_thing(f"software/{version}")


def _reading(document: str) -> str:
    return name_thing(f"reading-of-{document}")


def _relation(kind: str, *parts: str) -> str:
    return "_:" + make_id(kind, *parts)


def _typed(kind: str, more: Plain) -> Plain:
    """Give attributes that are known, with a type."""
    known = {name: value for name, value in more.items() if value is not None}
    return {"prov:type": {"$": kind, "type": "prov:QUALIFIED_NAME"}, **known}


def _document(row: DocumentRow) -> Plain:
    source = row.source
    return _typed(
        f"{PREFIX}:Document",
        {
            "prov:label": clean_text(source.title or source.found_at),
            "dl:url": web_url(source.url),
            "dl:published": iso_day(source.published),
            "dl:withdrawn": row.withdrawn or None,
        },
    )


def _finding(row: Finding) -> Plain:
    words = row.content if isinstance(row, StatementRow) else row.sentence
    more: dict[str, object] = {"prov:label": clean_text(words)}
    if isinstance(row, EventRow):
        more |= {"prov:value": clean_text(row.type), "dl:status": row.status}
    elif isinstance(row, StateRow):
        more |= {"dl:field": row.field, "prov:value": clean_text(row.value)}
        more |= {"dl:status": row.status}
    kind = row.id.partition("-")[0].title()
    return _typed(f"{PREFIX}:{kind}", {**more, "dl:start": row.start, "dl:end": row.end})


def _activity(row: DocumentRow) -> Pair:
    label = {"prov:label": f"reading of {row.id}", "prov:endTime": row.recorded}
    return _reading(row.id), _typed(f"{PREFIX}:Reading", label)


def _derivation(later: str, earlier: str, kind: str) -> Plain:
    ends = {"prov:generatedEntity": name_thing(later), "prov:usedEntity": name_thing(earlier)}
    return _typed(kind, ends)


def _speakers(row: Finding) -> tuple[Party, ...]:
    if isinstance(row, StatementRow):
        return (row.speaker,) if row.speaker else ()
    return row.said_by
