"""W3C Web Annotations as JSON-LD: one for each finding, on the words that it rests on.

The target is the report at its address, in the state that Dateline stored: its clean text, to
which the offsets belong. Who has the page alone finds the place by the quotation.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from dateline.answers import Filter
from dateline.export.findings_of import Finding, each_finding
from dateline.export.json_objects import Each, write_object
from dateline.export.markup import make_urn, web_url
from dateline.export.request import Request
from dateline.record import EventRow, Party, StatementRow, StateRow
from dateline.store import Record

Plain = Mapping[str, object]

AROUND = 32
"""Characters before and after the words that help to find them."""

TEXTS = 200
"""Texts that are kept: findings of one report mostly follow each other."""


def write_annotations(record: Record, request: Request) -> Iterator[bytes]:
    """Write events, statements and states, each by day and id, as one page of annotations."""
    with record.hold():
        yield from write_object(
            (
                ("@context", "http://www.w3.org/ns/anno.jsonld"),
                ("id", make_urn("annotations")),
                ("type", "AnnotationPage"),
                ("items", Each(_items(record, request.asked))),
            )
        )


def _items(record: Record, asked: Filter) -> Iterator[Plain]:
    @lru_cache(maxsize=TEXTS)
    def read(document: str) -> str:
        (whole,) = record.texts((document,))
        return whole.text

    for row in each_finding(record, asked):
        yield make_annotation(row, read)


def make_annotation(row: Finding, read: Callable[[str], str]) -> Plain:
    """Give the annotation of one finding; `read` gives the text of a document by its id."""
    return {
        "id": make_urn(row.id),
        "type": "Annotation",
        "motivation": "classifying",
        "body": _body(row),
        "target": _target(row, read(row.source.document)),
    }


def _target(row: Finding, text: str) -> Plain:
    source = row.source
    stored = make_urn(source.document)
    return {
        "type": "SpecificResource",
        "source": web_url(source.url) or stored,
        "state": {"type": "TimeState", "cached": stored},
        "selector": [
            {"type": "TextPositionSelector", "start": row.start, "end": row.end},
            {
                "type": "TextQuoteSelector",
                "exact": text[row.start : row.end],
                "prefix": text[max(0, row.start - AROUND) : row.start],
                "suffix": text[row.end : row.end + AROUND],
            },
        ],
    }


def _text(value: str, purpose: str) -> Plain:
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}


def _name(party: Party) -> list[Plain]:
    """Give who somebody is: in words, and by an IRI of our id."""
    named = {"type": "SpecificResource", "source": make_urn(party.id), "purpose": "identifying"}
    return [named, _text(party.name, "tagging")]


def _body(row: Finding) -> list[Plain]:
    if isinstance(row, EventRow):
        return _event_body(row)
    return _statement_body(row) if isinstance(row, StatementRow) else _state_body(row)


def _event_body(row: EventRow) -> list[Plain]:
    parties = [*row.actor, *row.recipient, *([row.place] if row.place else [])]
    return [
        _text(row.type, "classifying"),
        _text(row.status, "tagging"),
        *(_text(one, "tagging") for one in (*row.mode, *row.context)),
        *(body for party in parties for body in _name(party)),
        *_said_by(row.said_by),
    ]


def _statement_body(row: StatementRow) -> list[Plain]:
    speaker = (row.speaker,) if row.speaker else ()
    return [_text(f"{row.kind} statement", "classifying"), *_said_by(speaker)]


def _state_body(row: StateRow) -> list[Plain]:
    return [
        _text(row.field, "classifying"),
        _text(row.value, "describing"),
        _text(row.status, "tagging"),
        *_name(row.subject),
        *_said_by(row.said_by),
    ]


def _said_by(speakers: tuple[Party, ...]) -> list[Plain]:
    return [_text(f"said by {one.name}", "commenting") for one in speakers]
