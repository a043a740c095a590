"""Happenings by day: counted over all days that fit, and listed for those that are looked at."""

from dataclasses import dataclass, replace

from dateline.answers import TimelineRow
from dateline.counts import DayCount, Days
from dateline.phrasing import say_names, say_sources
from dateline.store import Record
from dateline.web.asked import Asked
from dateline.web.frame import Table
from dateline.web.scales import Window, make_window


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The first happenings of a window of days, and counts of all; `more` where some are left out.

    `whole` are all days that fit, `window` those that are looked at; None where there is no day.
    """

    happenings: tuple[TimelineRow, ...]
    more: bool
    days: Days
    window: Window | None
    whole: Window | None


def make_timeline(record: Record, asked: Asked) -> TimelinePage:
    """Ask for happenings, and count those of all days by their types."""
    wanted = asked.filter
    days = record.count_days(replace(wanted, from_=None, to=None))
    whole = make_window(days.counts[0].day, days.counts[-1].day) if days.counts else None
    window = whole
    if whole is not None and (wanted.from_ or wanted.to):
        window = make_window(wanted.from_ or whole.first, wanted.to or whole.last, least=1)
    limit = wanted.limit or 0
    rows = record.timeline(replace(wanted, limit=limit + 1))
    return TimelinePage(rows[:limit], len(rows) > limit, days, window, whole)


def pick_counts(view: TimelinePage) -> tuple[DayCount, ...]:
    """Give the counts of the days that are looked at."""
    window = view.window
    if window is None:
        return ()
    return tuple(one for one in view.days.counts if window.first <= one.day <= window.last)


def list_timeline(view: TimelinePage) -> Table:
    """Give the table of happenings, a row each."""
    titles = (
        *("id", "type", "status", "certainty", "earliest", "latest", "actor", "recipient"),
        *("place", "independent", "reports", "sentence"),
    )
    return titles, (
        (
            *(one.id, one.type, one.status, one.certainty.level if one.certainty else ""),
            *(one.earliest, one.latest, say_names(one.actor), say_names(one.recipient)),
            *(one.place.name if one.place else "", one.independent, say_sources(one.sources)),
            one.sentence,
        )
        for one in view.happenings
    )
