"""TimelineJS's JSON: a slide for each happening, and the life of an operation as eras.

TimelineJS puts all texts into the page as HTML, so all that reports say is escaped here.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from dateline.answers import Dossier, TimelineRow
from dateline.dossiers import say_happening, say_phase
from dateline.export.filing import Day, pick_day
from dateline.export.json_objects import Each, Member, write_object
from dateline.export.kept import (
    each_kept_row,
    find_lead,
)
from dateline.export.markup import escape_text, web_url
from dateline.export.request import Request
from dateline.lives import Days, Phase
from dateline.phrasing import say_many, say_publisher
from dateline.record import Source
from dateline.store import Record

Plain = Mapping[str, object]

LINKED = 5
"""Sources that a slide links."""


def write_timelinejs(record: Record, request: Request) -> Iterator[bytes]:
    """Write happenings that have a day by that of the first event.

    With a subject in the filter it is the title, and the phases of its life are the eras.
    """
    with record.hold():
        yield from write_object(_members(record, request))


def _members(record: Record, request: Request) -> Iterator[Member]:
    asked = request.asked
    found = (
        record.dossier(asked.subject, as_of=asked.as_of, today=request.today)
        if asked.subject is not None
        else None
    )
    yield "title", _title(request, found)
    yield "events", Each(_slides(record, request))
    yield "eras", list(_eras(found, request)) if found else []


def _title(request: Request, found: Dossier | None) -> Plain:
    as_of = request.asked.as_of
    seen = f"As known on {as_of.isoformat()}." if as_of else ""
    name = found.actor.name if found else "Dateline"
    return {
        "unique_id": "title",
        "text": {"headline": escape_text(name), "text": seen},
    }


def _slides(record: Record, request: Request) -> Iterator[Plain]:
    for row in each_kept_row(record, request):
        day = pick_day(row.earliest, row.latest, find_lead(row).source)
        if day is not None:
            yield make_slide(row, day)


def make_slide(row: TimelineRow, day: Day) -> Plain:
    """Give one happening as an event of TimelineJS."""
    slide: dict[str, object] = {
        "unique_id": row.id,
        "start_date": _date(day.day),
        "display_date": escape_text(say_day(day)),
        "group": escape_text(row.type),
        "text": {"headline": escape_text(say_happening(row)), "text": _text(row)},
    }
    if day.last is not None:
        slide["end_date"] = _date(day.last)
    return slide


def say_day(day: Day) -> str:
    """Give a day in words that do not say more than is known."""
    if day.basis == "interval" and day.last is not None:
        return f"between {day.day.isoformat()} and {day.last.isoformat()}"
    lead = {"day": "", "published": "reported by "}.get(day.basis, f"{day.basis} ")
    return lead + day.day.isoformat()


def _date(day: date) -> Plain:
    return {"year": day.year, "month": day.month, "day": day.day}


def _text(row: TimelineRow) -> str:
    sure = f"{row.certainty.level}, " if row.certainty else ""
    links = ", ".join(_link(one) for one in row.sources[:LINKED])
    more = len(row.sources) - LINKED
    rest = f" and {more} more" if more > 0 else ""
    told = f"{escape_text(sure)}{say_many(row.independent, 'independent report')}: {links}{rest}"
    return f"<p>{escape_text(row.sentence)}</p><p>{told}</p>"


def _link(source: Source) -> str:
    url, name = web_url(source.url), escape_text(say_publisher(source))
    return f'<a href="{escape_text(url)}">{name}</a>' if url else name


def _eras(found: Dossier, request: Request) -> Iterator[Plain]:
    """Give the phases that have a first day; what goes on ends with the last day on record."""
    last = max((one.published for one in found.sources if one.published), default=None)
    end = request.asked.as_of or last
    for phase in found.life.phases if found.life else ():
        first = _first(phase.begins)
        after = _last(phase) or end
        if first is not None and after is not None and after >= first:
            yield {
                "start_date": _date(first),
                "end_date": _date(after),
                "text": {"headline": escape_text(say_phase(phase))},
            }


def _first(days: Days) -> date | None:
    return days.earliest or days.latest


def _last(phase: Phase) -> date | None:
    return (phase.ends.latest or phase.ends.earliest) if phase.ends else None
