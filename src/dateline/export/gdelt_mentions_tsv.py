"""GDELT 2.0's table of mentions: 16 columns with tabs between, a row for each telling."""

from collections.abc import Iterator

from dateline.export.filing import known_day
from dateline.export.gdelt import (
    Entry,
    each_entry,
    make_number,
    source_name,
    write_stamp,
)
from dateline.export.request import Request
from dateline.export.tables import Cell, write_tsv
from dateline.export.told import Member, Telling
from dateline.store import Record

COLUMNS = (
    "GLOBALEVENTID",
    "EventTimeDate",
    "MentionTimeDate",
    "MentionType",
    "MentionSourceName",
    "MentionIdentifier",
    "SentenceID",
    "Actor1CharOffset",
    "Actor2CharOffset",
    "ActionCharOffset",
    "InRawText",
    "Confidence",
    "MentionDocLen",
    "MentionDocTone",
    "MentionDocTranslationInfo",
    "Extras",
)
"""The names of the columns, which the file itself does not hold, as GDELT's files do not."""

WEB, CITATION = 1, 2
"""GDELT's types of mentions: MentionIdentifier is a url, or a citation in words."""

NO_OFFSET = -1


def write_gdelt_mentions_tsv(record: Record, request: Request) -> Iterator[bytes]:
    """Write the mentions of the happenings that write_gdelt_tsv writes, in the same order."""
    entries = each_entry(record, request)
    return write_tsv((), (row for entry in entries for row in make_rows(entry)))


def make_rows(entry: Entry) -> Iterator[tuple[Cell, ...]]:
    """Give a row for each telling of one happening."""
    for telling in entry.happening.tellings:
        source = telling.row.source
        known = known_day(source)
        yield (
            make_number(entry.happening.row.id),
            entry.added,
            write_stamp(known) if known else entry.added,
            WEB if source.url else CITATION,
            source_name(source),
            source.url or source.found_at,
            telling.sheet.sentence_number(telling.row.start),
            *_offsets(telling),
            1,
            round(100 * (telling.row.confidence or 0)),
            len(telling.sheet.text),
            None,
            None,
            None,
        )


def _offsets(telling: Telling) -> tuple[int, int, int]:
    """Give where the two actors and the words of the deed begin in the text, -1 for none."""
    second = telling.recipient or telling.actor[1:]
    return (_offset(telling.actor), _offset(second), telling.row.start)


def _offset(members: tuple[Member, ...]) -> int:
    span = members[0].span if members else None
    return span.start if span else NO_OFFSET
