"""Happenings on two days: which are new, and whose status, day, figures or sources changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from dateline.answers import TimelineRow
from dateline.assemble.forms import format_days
from dateline.assemble.joined import Joined
from dateline.assemble.timeline import make_timeline
from dateline.assemble.version_text import align
from dateline.assemble.version_values import match_values
from dateline.record import EventRow, Figure, Party
from dateline.versions import DONE, TO_COME, ChangeKind, ChangeParts, ChangeRow

_ONE_DAY = timedelta(days=1)


def compare_happenings(parts: ChangeParts, heads: Mapping[str, str]) -> Iterator[ChangeRow]:
    """Give what changed in happenings; `heads` are the ids that versions of a report share."""
    old = lay_out(parts.before.events, heads)
    new = lay_out(parts.after.events, heads)
    for happening in sorted(old.keys() | new.keys()):
        before, after = old.get(happening), new.get(happening)
        if after is None:
            if before is not None:
                yield _tell_gone(parts, before)
        elif before is None:
            yield _tell_new(parts, after)
            yield from _tell_overdue(parts, after)
        else:
            yield from _compare_happening(parts, before, after)


def join_versions(parts: ChangeParts) -> Mapping[str, str]:
    """Give each happening the id that it shares with what another version tells in its place."""
    happenings = {one.id: one.happening for one in (*parts.before.events, *parts.after.events)}
    heads = Joined()
    for log in parts.logs:
        for one, other in pairwise(log):
            for old, new in match_values(one, other, align(one.text, other.text)):
                if old in happenings and new in happenings:
                    heads.join(happenings[old], happenings[new])
    return {one: heads.head(one) for one in happenings.values()}


def lay_out(events: Iterable[EventRow], heads: Mapping[str, str]) -> dict[str, TimelineRow]:
    """Give happenings by id, but for history retold."""
    kept = [replace(one, happening=heads[one.happening]) for one in events if not one.background]
    return {row.id: row for row in make_timeline(kept)}


def _tell_new(parts: ChangeParts, after: TimelineRow) -> ChangeRow:
    kind: ChangeKind = "plan" if after.status in TO_COME else "happening"
    return _tell(parts, kind, after, None, _say_happening(after))


def _tell_gone(parts: ChangeParts, before: TimelineRow) -> ChangeRow:
    """Say that no report that stands tells a thing; it is known by the day its report gave way."""
    documents = {one.source.document for one in before.events}
    days = [
        part.known_until
        for log in parts.logs
        for part in log
        if part.source.document in documents and part.known_until is not None
    ]
    day = max((one for one in days if is_between(parts, one)), default=parts.after.day)
    event = before.events[0]
    what = name_happening(before)
    said = _say_happening(before)
    return ChangeRow("withdrawn", day, before.id, what, said, None, event.sentence, event.source)


def _compare_happening(
    parts: ChangeParts, before: TimelineRow, after: TimelineRow
) -> Iterator[ChangeRow]:
    planned = before.status in TO_COME
    if before.status != after.status:
        kind: ChangeKind = "done" if planned and after.status in DONE else "status"
        yield _tell(parts, kind, after, before.status, after.status)
    days = (before.earliest, before.latest), (after.earliest, after.latest)
    if days[0] != days[1] and days[1] != (None, None) and not _is_told_again(before, after):
        still = planned and after.status in TO_COME
        was = format_days(*days[0]) if days[0] != (None, None) else None
        yield _tell(parts, "moved" if still else "day", after, was, format_days(*days[1]))
    counted = _say_figures(before), _say_figures(after)
    for what in sorted(counted[1].keys()):
        was, now = counted[0].get(what), counted[1][what]
        if was != now:
            yield _tell(parts, "figures", after, was and f"{what} {was}", f"{what} {now}")
    if after.independent > before.independent:
        counts = (_count(row.independent) for row in (before, after))
        yield _tell(parts, "sources", _keep_new(before, after), *counts)
    yield from _tell_overdue(parts, after)


def _is_told_again(before: TimelineRow, after: TimelineRow) -> bool:
    """Tell whether a day is only bounded by that of a report, which a later version moves."""
    if before.earliest is not None or after.earliest is not None:
        return False
    return before.latest is not None and after.latest is not None and after.latest > before.latest


def _keep_new(before: TimelineRow, after: TimelineRow) -> TimelineRow:
    """Leave out the reports that told it before, and their later versions."""
    known = {one.source.url for one in before.events if one.source.url is not None}
    fresh = tuple(one for one in after.events if one.source.url not in known)
    return replace(after, events=fresh or after.events)


def _tell_overdue(parts: ChangeParts, after: TimelineRow) -> Iterator[ChangeRow]:
    """Say that the day of a plan passed between the days and nobody told what came of it."""
    last = after.latest
    if (
        after.status not in TO_COME
        or last is None
        or any(one.status in DONE for one in after.events)
    ):
        return
    if parts.before.day <= last < parts.after.day:
        row = _tell(parts, "overdue", after, None, format_days(after.earliest, last))
        yield replace(row, day=last + _ONE_DAY)


def _tell(
    parts: ChangeParts, kind: ChangeKind, row: TimelineRow, before: str | None, after: str | None
) -> ChangeRow:
    """Make a row of a happening, in the words of the first report that is new, if there is one."""
    fresh = [one for one in row.events if is_between(parts, parts.since[one.source.document])]
    told = min(
        fresh or row.events,
        key=lambda one: (parts.since[one.source.document], one.status != row.status, one.start),
    )
    if kind == "figures" and fresh:
        told = next((one for one in fresh if one.quantities), told)
    day = parts.since[told.source.document]
    return ChangeRow(
        kind, day, row.id, name_happening(row), before, after, told.sentence, told.source
    )


def is_between(parts: ChangeParts, day: date) -> bool:
    """Tell whether a day lies after the first and not after the second."""
    return parts.before.day < day <= parts.after.day


def name_happening(row: TimelineRow) -> str:
    """Give a happening in a few words: type, who, to whom."""
    who, whom = _names(row.actor), _names(row.recipient)
    return f"{row.type} {who or '?'}{f' → {whom}' if whom else ''}"


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(dict.fromkeys(one.name for one in parties))


def _say_happening(row: TimelineRow) -> str:
    days = format_days(row.earliest, row.latest) if row.earliest or row.latest else ""
    place = f"in {row.place.name}" if row.place is not None else ""
    return ", ".join(part for part in (row.status, days, place) if part)


def _count(reports: int) -> str:
    return f"{reports} independent report{'' if reports == 1 else 's'}"


def _say_figures(row: TimelineRow) -> dict[str, str]:
    """Give what is counted with all numbers that are told of it: "40, 56", "more than 12"."""
    found: dict[str, dict[tuple[int, int], Figure]] = {}
    for event in row.events:
        for one in event.quantities:
            key = (one.low or 0, one.high if one.high is not None else one.low or 0)
            found.setdefault(one.what, {}).setdefault(key, one)
    return {
        what: ", ".join(
            _say_bounds(one) for _, one in sorted(inside.items(), key=lambda part: part[0])
        )
        for what, inside in found.items()
    }


def _say_bounds(one: Figure) -> str:
    if one.low == one.high:
        return str(one.low)
    low = "" if one.low is None else str(one.low)
    return f"{low}..{'' if one.high is None else one.high}"
