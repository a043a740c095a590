"""Lists of what was read, and of who is quoted in it."""

from dataclasses import dataclass

from dateline.answers import DocumentRow, SpeakerRow
from dateline.phrasing import say_publisher
from dateline.store import Record
from dateline.web.asked import Asked
from dateline.web.frame import Table

_STATEMENTS = 2_000
"""Statements, the latest ones, among which speakers are counted."""


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports, the latest first; `more` is true where the limit left some out."""

    reports: tuple[DocumentRow, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who is quoted, most quoted first, among the latest statements that fit, `looked_at` many."""

    speakers: tuple[SpeakerRow, ...]
    looked_at: int
    more: bool


def make_reports(record: Record, asked: Asked) -> Reports:
    """List reports."""
    rows = record.documents(asked.filter, newest=True)
    return Reports(rows, len(rows) == asked.filter.limit)


def list_reports(view: Reports) -> Table:
    """Give the table of reports, a row each."""
    titles = (
        *("document", "report", "publisher", "title", "url", "published", "language", "words"),
        *("same_text", "superseded_by", "withdrawn", "recorded"),
    )
    return titles, (
        (
            *(one.id, one.source.report, say_publisher(one.source), one.source.title),
            *(one.source.url, one.source.published, one.language, one.words),
            *(one.source.same_text, one.superseded_by, one.withdrawn, one.recorded),
        )
        for one in view.reports
    )


def make_speakers(record: Record, asked: Asked) -> Speakers:
    """List who is quoted."""
    rows = record.speakers(asked.filter, newest=_STATEMENTS)
    return Speakers(rows, _STATEMENTS, len(rows) == asked.filter.limit)


def list_speakers(view: Speakers) -> Table:
    """Give the table of speakers, a row each."""
    titles = ("id", "name", "statements", "independent_reports", "latest")
    return titles, (
        (one.speaker.id, one.speaker.name, one.statements, one.documents, one.latest)
        for one in view.speakers
    )
