"""Stories: a list of them, and one with its summary and reports."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.answers import SourceRow
from dateline.store import Record
from dateline.stories import StoryRow
from dateline.web.asked import Asked
from dateline.web.frame import Table

DAYS = 28
"""Days back that are looked at where no days are asked for."""

_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Stories:
    """Stories, the latest first; `since` is the day looked back to where none was asked for."""

    stories: tuple[StoryRow, ...]
    since: date | None
    more: bool


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story, and which of its reports are independent, in order of time."""

    story: StoryRow
    sources: tuple[SourceRow, ...]


def make_stories(record: Record, asked: Asked) -> Stories:
    """List stories: those of the last weeks, or of the days asked for."""
    wanted, since = asked.filter, None
    if wanted.from_ is None and wanted.to is None:
        since = asked.day - timedelta(days=DAYS)
        wanted = replace(wanted, from_=since, to=asked.day)
    limit = wanted.limit or _LOOKED_AT
    found = record.stories(replace(wanted, limit=max(limit, _LOOKED_AT)))
    rows = sorted(found, key=lambda one: (one.last, one.first, one.id), reverse=True)
    return Stories(tuple(rows[:limit]), since, len(rows) > limit)


def list_stories(view: Stories) -> Table:
    """Give the table of stories, a row each."""
    titles = ("id", "first", "last", "title", "reports", "publishers", "documents")
    return titles, (
        (
            *(one.id, one.first, one.last, one.title.words, one.reports, one.publishers),
            ";".join(source.document for source in one.sources),
        )
        for one in view.stories
    )


def make_story(record: Record, asked: Asked) -> StoryView:
    """Ask for one story, and for who prints whose text in it."""
    story = record.story(asked.item, as_of=asked.as_of)
    return StoryView(story, tuple(mark_sources(story)))


def mark_sources(story: StoryRow) -> list[SourceRow]:
    """Tell of the reports of a story which print a text that an earlier one of them printed."""
    first: dict[str, SourceRow] = {}
    rows = []
    for one in story.sources:
        known = first.get(one.text_id)
        original = known.source if known is not None else None
        row = SourceRow(one, known is None, original, None, 0, None, None, (), "")
        first.setdefault(one.text_id, row)
        rows.append(row)
    return rows
