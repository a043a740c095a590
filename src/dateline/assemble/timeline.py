"""From event rows to what is read as one list: happenings in order."""

from collections.abc import Iterable, Sequence
from datetime import date

from dateline.answers import TimelineRow
from dateline.assemble.certainty import find_certainty
from dateline.disputes import Voice
from dateline.record import WORDS, EventRow, Party, Source, StateRow

_STANDING = (
    "happened",
    "ongoing",
    "planned",
    "called_for",
    "possible",
    "conditional",
    "denied",
    "did_not_happen",
)
"""Of several statuses told of one happening, the first of these is shown."""


def make_timeline(rows: Iterable[EventRow]) -> tuple[TimelineRow, ...]:
    """Give one row for each happening, by day; those without any day come last."""
    groups: dict[str, list[EventRow]] = {}
    for row in rows:
        groups.setdefault(row.happening, []).append(row)
    found = [_make_happening(one, inside) for one, inside in groups.items()]
    return tuple(sorted(found, key=lambda row: (*_day_key(row.earliest, row.latest), row.id)))


def narrow(days: Iterable[tuple[date | None, date | None]]) -> tuple[date | None, date | None]:
    """Give the days on which all intervals agree, or else the narrowest of them."""
    known = [one for one in days if one != (None, None)]
    if not known:
        return (None, None)
    first = max((one for one, _ in known if one is not None), default=None)
    last = min((one for _, one in known if one is not None), default=None)
    if first is None or last is None or first <= last:
        return (first, last)
    return min(known, key=_width)


def unite(groups: Iterable[Sequence[Party]]) -> tuple[Party, ...]:
    """Give the parties of the first telling, and those of others that are more than words.

    Each id comes once: "two men" and "the gunmen" of two tellings may be the same.
    """
    found: dict[str, Party] = {}
    for inside in groups:
        bare = bool(found)
        for party in inside:
            if not (bare and party.id.startswith(WORDS)):
                found.setdefault(party.id, party)
    return tuple(found.values())


def each_once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Give each report once, first published first."""
    found = {one.document: one for one in sources}
    return tuple(sorted(found.values(), key=lambda one: (one.published or date.max, one.document)))


def count_texts(sources: Iterable[Source]) -> int:
    """Count independent reports: those that print one text count once."""
    return len({one.text_id for one in sources})


def telling_key(one: EventRow | StateRow | Voice) -> tuple[date, str, int, str]:
    """Give what orders tellings: their day of publication, then where they stand."""
    return (one.source.published or date.max, one.source.document, one.start, one.id)


def _make_happening(happening: str, rows: list[EventRow]) -> TimelineRow:
    rows = sorted(rows, key=telling_key)
    status = min((row.status for row in rows), key=_STANDING.index)
    told = [row for row in rows if row.status == status]
    earliest, latest = narrow((row.earliest, row.latest) for row in told)
    lead = min(told, key=lambda row: _width((row.earliest, row.latest)))
    places = [row.place for row in (lead, *told) if row.place is not None]
    sources = each_once(row.source for row in rows)
    return TimelineRow(
        id=happening,
        type=rows[0].type,
        status=status,
        earliest=earliest,
        latest=latest,
        actor=unite(row.actor for row in (lead, *told)),
        recipient=unite(row.recipient for row in (lead, *told)),
        place=places[0] if places else None,
        sentence=lead.sentence,
        events=tuple(rows),
        sources=sources,
        independent=count_texts(sources),
        certainty=find_certainty(rows),
    )


def _width(days: tuple[date | None, date | None]) -> int:
    earliest, latest = days
    if earliest is None or latest is None:
        return 1_000_000 if earliest is None and latest is None else 100_000
    return (latest - earliest).days


def _day_key(earliest: date | None, latest: date | None) -> tuple[date, date]:
    return (earliest or latest or date.max, latest or date.max)
