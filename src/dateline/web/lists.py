"""Lists of events and statements, with the filters that the commands have."""

from dataclasses import dataclass

from dateline.phrasing import say_names, say_publisher
from dateline.record import EventRow, Source, StatementRow
from dateline.store import Record
from dateline.web.asked import Asked
from dateline.web.frame import Table

SOURCE_TITLES = ("document", "publisher", "title", "url", "published")


@dataclass(frozen=True, slots=True)
class Events:
    """Events in order; `more` is true where the limit left some out."""

    events: tuple[EventRow, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements in order; `more` is true where the limit left some out."""

    statements: tuple[StatementRow, ...]
    more: bool


def make_events(record: Record, asked: Asked) -> Events:
    """List events."""
    rows = record.events(asked.filter)
    return Events(rows, len(rows) == asked.filter.limit)


def make_statements(record: Record, asked: Asked) -> Statements:
    """List statements."""
    rows = record.statements(asked.filter)
    return Statements(rows, len(rows) == asked.filter.limit)


def list_events(view: Events) -> Table:
    """Give the table of events, a row each."""
    titles = (
        *("id", "happening", "type", "mode", "status", "certainty", "earliest", "latest"),
        *("actor", "recipient", "place", "country", "said_by", "trigger", "start", "end"),
        *("sentence", *SOURCE_TITLES),
    )
    return titles, (
        (
            *(one.id, one.happening, one.type, ";".join(one.mode), one.status, one.certainty),
            *(one.earliest, one.latest, say_names(one.actor), say_names(one.recipient)),
            *(one.place.name if one.place else "", one.country, say_names(one.said_by)),
            *(one.trigger, one.start, one.end, one.sentence, *list_source(one.source)),
        )
        for one in view.events
    )


def list_statements(view: Statements) -> Table:
    """Give the table of statements, a row each."""
    titles = (
        *("id", "kind", "speaker", "speaks_for", "audience", "cue", "content", "earliest"),
        *("latest", "start", "end", *SOURCE_TITLES),
    )
    return titles, (
        (
            *(one.id, one.kind, one.speaker.name if one.speaker else ""),
            *(one.speaks_for.name if one.speaks_for else "",),
            *(one.audience.name if one.audience else "", one.cue, one.content),
            *(one.earliest, one.latest, one.start, one.end, *list_source(one.source)),
        )
        for one in view.statements
    )


def list_source(one: Source) -> tuple[object, ...]:
    """Give the cells of SOURCE_TITLES."""
    return (one.document, say_publisher(one), one.title, one.url, one.published)
