"""Questions about single things: events, statements, their evidence and their sources."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from dateline.answers import ClaimRow, Filter, SourceRow
from dateline.assistants.arguments import (
    AskSources,
    GetEvent,
    GetEvidence,
    SearchEvents,
    SearchStatements,
)
from dateline.assistants.citing import Citer
from dateline.assistants.making import (
    MANY,
    make_happening,
    make_reporter,
    make_said,
    make_telling,
)
from dateline.assistants.making_lives import make_decision, make_disputed, make_proved
from dateline.assistants.paging import find_end, make_page, say_more
from dateline.assistants.replies import (
    Because,
    EventReply,
    EventsReply,
    EvidenceReply,
    SourcesReply,
    StatementsReply,
)
from dateline.assistants.shapes import Proved, Said
from dateline.disputes import Dispute
from dateline.errors import UsageError
from dateline.findings import EventType
from dateline.record import Source, StatementRow
from dateline.store import Record
from dateline.text import Reason

NOTHING = (
    "nothing fits all of this: ask with fewer filters or other days (an event's day is that of the "
    "event, not of the report); ministers, members and parts of a body are actors of their own, so "
    "try `text` in place of a name"
)
DISPUTES = 5
"""Disputes that stand beside an event."""

_COUNTED = ("event", "statement", "state", "document", "actor")
"""Kinds of things of which the reports that tell them can be counted."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What one question is answered with: the record, its texts, and the day it is asked on."""

    record: Record
    citer: Citer
    today: date


def search_events(desk: Desk, asked: SearchEvents) -> EventsReply:
    """Give happenings that fit, page by page."""
    wanted = replace(asked.wanted, limit=find_end(asked))
    rows = desk.record.happenings(wanted, newest_first=asked.order == "newest")
    if not rows:
        check_type(desk, asked.type)
    page = make_page(rows, lambda row: make_happening(desk.citer, row), asked)
    return EventsReply(
        events=page.rows, cursor=page.cursor, advice=say_more(page) if rows else NOTHING
    )


def check_type(desk: Desk, type_: str | None) -> None:
    """Refuse a type that is neither shipped nor in the record; UsageError names those that are."""
    known = get_args(EventType)
    if type_ is None or type_ in known or desk.record.events(Filter(type=type_, limit=1)):
        return
    raise UsageError(
        f"no event in this record has the type {type_!r}: take one of {', '.join(known)}"
    )


def search_statements(desk: Desk, asked: SearchStatements) -> StatementsReply:
    """Give statements that fit, page by page."""
    wanted = asked.wanted
    rows = _find_statements(desk, wanted, find_end(asked))
    page = make_page(rows, lambda row: say(desk, row, wanted.as_of), asked)
    return StatementsReply(
        statements=page.rows, cursor=page.cursor, advice=say_more(page) if rows else NOTHING
    )


def _find_statements(desk: Desk, wanted: Filter, most: int) -> tuple[StatementRow, ...]:
    """Give the first statements that fit, those that copies print as well once."""
    size = 2 * most
    while True:
        rows = desk.record.statements(replace(wanted, limit=size))
        found = each_said(rows)
        if len(found) >= most or len(rows) < size:
            return found[:most]
        size *= 2


def each_said(rows: Iterable[StatementRow]) -> tuple[StatementRow, ...]:
    """Give the first of those statements that one text makes, whoever prints it."""
    found: dict[tuple[str, str, str], StatementRow] = {}
    for row in rows:
        words = "".join(filter(str.isalnum, row.content.casefold()))
        speaker = row.speaker.name if row.speaker else ""
        found.setdefault((row.source.text_id, words, speaker), row)
    return tuple(found.values())


def say(desk: Desk, row: StatementRow, as_of: date | None) -> Said:
    """Make a statement, with the count of the reports that give it."""
    return make_said(desk.citer, row, desk.record.sources(row.id, as_of=as_of))


def get_event(desk: Desk, asked: GetEvent) -> EventReply:
    """Give one happening whole."""
    as_of = asked.wanted.as_of
    found = desk.record.happening(asked.id, as_of=as_of)
    page = make_page(found.events, lambda row: make_telling(desk.citer, row), asked)
    disputes = find_disputes(desk, found.id, as_of) if asked.cursor is None else ()
    return EventReply(
        event=make_happening(desk.citer, found),
        tellings=page.rows,
        disputes=tuple(make_disputed(desk.citer, one) for one in disputes[:DISPUTES]),
        cursor=page.cursor,
        advice=say_more(page),
    )


def find_disputes(desk: Desk, one: str, as_of: date | None) -> tuple[Dispute, ...]:
    """Give the disputes that an event is part of; none where all agree."""
    try:
        return desk.record.dispute(one, as_of=as_of)
    except UsageError:
        return ()


def get_evidence(desk: Desk, asked: GetEvidence) -> EvidenceReply:
    """Give what a thing rests on, its claims page by page."""
    found = desk.record.why(asked.id)
    told = desk.record.sources(found.id) if found.kind in _COUNTED else None
    sources: dict[str, Source] = {}

    def make(row: ClaimRow) -> Proved:
        document = row.claim.evidence.document
        if document not in sources:
            sources[document] = find_source(desk, document)
        return make_proved(desk.citer, row, sources)

    page = make_page(found.claims, make, asked)
    sure = found.certainty
    return EvidenceReply(
        id=found.id,
        kind=found.kind,
        independent=_count(told),
        reports=None if told is None else len(told),
        claims=page.rows,
        why=tuple(_make_reason(one) for one in found.reasons[:MANY]),
        decisions=tuple(make_decision(one) for one in found.links[:MANY]),
        withdrawn=found.withdrawn,
        certainty=sure.level if sure else None,
        certainty_why=sure.reasons[:MANY] if sure else None,
        supersedes=found.supersedes.document if found.supersedes else None,
        superseded_by=found.superseded_by.document if found.superseded_by else None,
        cursor=page.cursor,
        advice=say_more(page),
    )


def _count(told: tuple[SourceRow, ...] | None) -> int | None:
    return None if told is None else sum(one.independent for one in told)


def find_source(desk: Desk, document: str) -> Source:
    """Give the report of a document, whichever version it is."""
    rows = desk.record.documents(Filter(report=document, superseded=True))
    return next(row.source for row in rows if row.id == document)


def _make_reason(one: Reason) -> Because:
    span = one.span
    if span is None:
        return Because(one.why)
    return Because(one.why, span.text, span.start, span.end)


def ask_sources(desk: Desk, asked: AskSources) -> SourcesReply:
    """Give who tells a thing, each independent report with its copies."""
    as_of = asked.wanted.as_of
    rows = desk.record.sources(asked.what, as_of=as_of)
    names = find_names(desk, asked.what, as_of)
    page = make_page(rows, lambda row: make_reporter(desk.citer, row, names), asked)
    return SourcesReply(
        what=asked.what,
        independent=sum(one.independent for one in rows),
        reports=len(rows),
        sources=page.rows,
        cursor=page.cursor,
        advice=say_more(page) if rows else "no report tells it by that day",
    )


def find_names(desk: Desk, what: str, as_of: date | None) -> tuple[str, ...]:
    """Give the names under which reports may name what was asked for, the longest first."""
    try:
        actor = desk.record.actor(what, as_of=as_of)
    except UsageError:
        return (what,)
    return tuple(sorted((what, actor.name, *actor.names), key=len, reverse=True))
