"""The first page: what is new, the busiest stories, what is to come, what is disputed."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.answers import Extent
from dateline.disputes import Dispute
from dateline.plans import AgendaRow
from dateline.store import Record
from dateline.stories import StoryRow
from dateline.versions import ChangeRow
from dateline.web.asked import Asked

NEW_DAYS = 2
BUSY_DAYS = 28
_NEW = 12
_BUSY = 8
_LOOKED_AT = 200
"""Stories of the last days among which the busiest are found."""
_PLANS = 10
_DISPUTES = 6


@dataclass(frozen=True, slots=True)
class Start:
    """What the first page shows, as it was on `day`: the one asked for, else the last report's.

    `new` is what became known in the days up to it, from `since` on.
    """

    day: date
    since: date
    extent: Extent
    new: tuple[ChangeRow, ...]
    stories: tuple[StoryRow, ...]
    agenda: tuple[AgendaRow, ...]
    disputes: tuple[Dispute, ...]


def make_start(record: Record, asked: Asked) -> Start:
    """Ask for all that the first page shows."""
    day = asked.day
    since = day - timedelta(days=NEW_DAYS)
    plain = replace(asked.filter, limit=None)
    busy = replace(plain, from_=day - timedelta(days=BUSY_DAYS), to=day, limit=_LOOKED_AT)
    stories = sorted(record.stories(busy), key=lambda one: (-one.reports, one.first, one.id))
    return Start(
        day,
        since,
        asked.extent,
        record.changes(since, day, limit=_NEW),
        tuple(stories[:_BUSY]),
        record.agenda(replace(plain, limit=_PLANS), today=day),
        record.disputes(replace(plain, limit=_DISPUTES), only_open=True),
    )
