"""GDELT 2.0's table of mentions: 16 columns with tabs between, a row for each telling."""

from collections.abc import Iterator

from dateline.export.filing import is_coded, pick_day
from dateline.export.gdelt import code_event, known_day, make_number, source_name, write_stamp
from dateline.export.request import Request
from dateline.export.tables import Cell, write_tsv
from dateline.export.told import Happening, Member, Teller, Telling
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
    return write_tsv((), _rows(record, request))


def _rows(record: Record, request: Request) -> Iterator[tuple[Cell, ...]]:
    for happening in Teller(record, request).happenings():
        if is_coded(happening.best.row) or request.everything:
            yield from make_rows(happening)


def make_rows(happening: Happening) -> Iterator[tuple[Cell, ...]]:
    """Give a row for each telling; none where the happening has no code or no day."""
    best = happening.best.row
    day = pick_day(best.earliest, best.latest, best.source)
    if day is None or code_event(best) is None:
        return
    added = write_stamp(known_day(happening.row.sources[0]) or day.day)
    for telling in happening.tellings:
        source = telling.row.source
        known = known_day(source)
        yield (
            make_number(happening.row.id),
            added,
            write_stamp(known) if known else added,
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
