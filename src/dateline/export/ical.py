"""iCalendar (RFC 5545): the agenda, plans with their days as all-day events, others as to-dos.

The stamp of each is the day of its newest report, never the clock.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateline import __version__
from dateline.export.filing import known_day
from dateline.export.kept import find_last_day
from dateline.export.markup import clean_text, web_url
from dateline.export.request import Request
from dateline.export.tables import encode
from dateline.phrasing import say_many, say_names, say_publisher, say_status
from dateline.plans import AgendaPart, AgendaRow, OutcomeKind
from dateline.store import Record

WIDTH = 75
"""Bytes of a line, without its end; longer lines are folded."""

STATUS: dict[OutcomeKind, tuple[str, str]] = {
    "happened": ("CONFIRMED", "COMPLETED"),
    "earlier": ("CONFIRMED", "COMPLETED"),
    "later": ("CONFIRMED", "COMPLETED"),
    "under_way": ("CONFIRMED", "IN-PROCESS"),
    "called_off": ("CANCELLED", "CANCELLED"),
    "refused": ("CANCELLED", "CANCELLED"),
    "denied": ("CANCELLED", "CANCELLED"),
}
"""The status of an event and of a to-do for what came of a plan; of all others nobody is sure."""

UNSURE = ("TENTATIVE", "NEEDS-ACTION")

_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")


def write_ical(record: Record, request: Request) -> Iterator[bytes]:
    """Write what is to come, or with everything all plans with what came of them."""
    with record.hold():
        day = request.asked.as_of or request.today or find_last_day(record)
        part: AgendaPart = "all" if request.everything else "to_come"
        rows = record.agenda(request.asked, today=day, part=part) if day else ()
        yield _lines(
            ("BEGIN", "VCALENDAR"),
            ("VERSION", "2.0"),
            ("PRODID", f"-//Dateline//dateline {__version__}//EN"),
            ("CALSCALE", "GREGORIAN"),
            ("X-WR-CALNAME", escape_value(_name(request))),
        )
        for row in rows:
            yield _lines(*make_component(row))
        yield _lines(("END", "VCALENDAR"))


def _name(request: Request) -> str:
    return f"Agenda: {request.asked.subject}" if request.asked.subject else "Agenda"


def make_component(row: AgendaRow) -> Iterator[tuple[str, str]]:
    """Give one plan, property by property.

    A plan with both its days is an event on all of them. One that is bounded on one side, or on
    none, is a to-do: due by its last day, if it has one, and starting with its first.
    """
    whole = row.earliest is not None and row.latest is not None
    kind = "VEVENT" if whole else "VTODO"
    status = STATUS.get(row.outcome.kind, UNSURE)[0 if whole else 1]
    yield "BEGIN", kind
    yield "UID", f"{escape_value(row.id)}@dateline"
    yield "DTSTAMP", f"{_day(_stamp(row))}T000000Z"
    if row.earliest is not None:
        yield "DTSTART;VALUE=DATE", _day(row.earliest)
    if whole and row.latest is not None and row.latest < date.max:
        yield "DTEND;VALUE=DATE", _day(row.latest + timedelta(days=1))
    elif not whole and row.latest is not None:
        yield "DUE;VALUE=DATE", _day(row.latest)
    yield "SUMMARY", escape_value(_summary(row))
    yield "DESCRIPTION", escape_value(_description(row))
    if row.place is not None:
        yield "LOCATION", escape_value(row.place.name)
    yield "CATEGORIES", f"{escape_value(row.what)},{escape_value(say_status(row.status))}"
    yield "STATUS", status
    if whole:
        yield "TRANSP", "TRANSPARENT"
    url = next(filter(None, (web_url(one.url) for one in row.sources)), None)
    if url is not None:
        yield "URL", url
    yield "END", kind


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _stamp(row: AgendaRow) -> date:
    """Give the day of the newest report that the plan rests on, or else its own first day."""
    told = [one.source.published for one in row.outcome.told]
    days = [*map(known_day, row.sources), *told]
    return max(filter(None, days), default=row.earliest or row.latest or date.min)


def _summary(row: AgendaRow) -> str:
    sides = " – ".join(
        filter(None, (say_names(row.actor or row.said_by), say_names(row.recipient)))
    )
    return f"{row.what}: {sides}" if sides else row.words or row.what


def _description(row: AgendaRow) -> str:
    outcome = f"{say_status(row.outcome.kind)}: {row.outcome.why}" if row.outcome.why else ""
    reports = say_many(row.independent, "independent report")
    lines = (
        row.sentence,
        f"If: {row.condition.text}" if row.condition else "",
        f"By: {row.deadline.text}" if row.deadline else "",
        _says(row),
        outcome,
        f"{reports}: {', '.join(map(say_publisher, row.sources))}",
    )
    return "\n".join(filter(None, lines))


def _says(row: AgendaRow) -> str:
    return f"According to: {say_names(row.said_by)}" if row.said_by else ""


def escape_value(text: str) -> str:
    """Give text as a value of TEXT: what ends values and lines in it is written out."""
    clean = clean_text(_ENDS.sub("\n", text)).replace("\\", "\\\\").replace("\n", "\\n")
    return clean.replace(";", "\\;").replace(",", "\\,")


def _lines(*properties: tuple[str, str]) -> bytes:
    return b"".join(fold(f"{name}:{value}") for name, value in properties)


def fold(line: str) -> bytes:
    """Give a line with its end, in pieces of at most 75 bytes, none of which splits a character."""
    pieces: list[bytes] = []
    piece = b""
    for sign in line:
        more = encode(sign)
        if len(piece) + len(more) > WIDTH:
            pieces.append(piece)
            piece = b" "
        piece += more
    pieces.append(piece)
    return b"\r\n".join(pieces) + b"\r\n"
