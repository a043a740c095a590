"""When a report was published: the best of the dates that are written, with what speaks for it."""

import re
from collections.abc import Iterator, Sequence

from dateline.clean.dates import WrittenDate, read_date
from dateline.clean.filing import Filing
from dateline.clean.metadata import Noted
from dateline.text import UNDATED, Basis, Document, Published, Reason

_URL_DATE = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-]?(?P<m>[01]\d|[a-z]{3})(?:[/-]?(?P<d>[0-3]\d))?(?=[/_.-]|$)",
    re.IGNORECASE,
)


def find_published(
    document: Document, *, given: str | None, noted: Sequence[Noted], filing: Filing
) -> Published:
    """Choose the day of publication.

    First what the caller gave, then markup in the order of `noted`, dates of changes last, then
    the url, then the dateline of the text. What speaks against the choice, and dates that are not
    in the calendar, are kept as reasons. A day and month without a year count only when the year
    is known.
    """
    reasons: list[Reason] = []
    dates: list[tuple[Basis, str, WrittenDate]] = []
    if given is not None:
        written = read_date(given)
        if written is None or written.year is None:
            reasons.append(Reason(None, f"the date given, {given[:60]!r}, cannot be read"))
        else:
            dates.append(("given", "given with the report", written))
    dates += [("metadata", one.where, one.dated.written) for one in noted if not one.dated.later]
    dates += [("metadata", "url", written) for written in _read_url(document.url)]
    changes = [one for one in noted if one.dated.later]
    if not any(_is_whole(written) for _, _, written in dates):
        dates += [("metadata", f"{one.where} of a change", one.dated.written) for one in changes]
    if filing.written is not None and filing.words is not None:
        dates.append(("dateline", "dateline", _fill_year(filing.written, dates)))
    reasons += _refuse(dates)
    chosen = _choose(dates)
    span = document.span(*filing.words) if filing.words is not None else None
    if chosen is None:
        if filing.written is not None and filing.written.year is None:
            reasons.append(Reason(span, f"filed on {filing.written.words}, no year given"))
        return Published(None, "unknown", reasons=tuple(reasons)) if reasons else UNDATED
    basis, where, written = chosen
    first, last = written.interval or (None, None)
    why = Reason(span if basis == "dateline" else None, f"{where}: {written.words}")
    others = _compare(dates, chosen)
    return Published(
        value=first.isoformat() if first and first == last else None,
        basis=basis,
        earliest=first,
        latest=last,
        reasons=(why, *others, *reasons),
    )


def _read_url(url: str | None) -> Iterator[WrittenDate]:
    """Read "/2020/02/13/" and the like out of a url."""
    found = _URL_DATE.search(url[:500]) if url else None
    if found is None:
        return
    month, day = found["m"], found["d"]
    if not month.isdecimal():
        written = read_date(f"{day or 1} {month} {found['y']}")
        if written is None or written.month is None:
            return
        month = str(written.month)
    elif day is None and "/" not in found[0][1:]:
        return
    yield WrittenDate(int(found["y"]), int(month), int(day) if day else None, found[0].strip("/"))


def _is_whole(written: WrittenDate) -> bool:
    interval = written.interval
    return interval is not None and interval[0] == interval[1]


def _fill_year(filed: WrittenDate, dates: Sequence[tuple[Basis, str, WrittenDate]]) -> WrittenDate:
    """Give the dateline's day with the year of the best date that has one and no other month."""
    if filed.year is not None:
        return filed
    for _, _, written in dates:
        if written.interval is not None and written.month in (None, filed.month):
            return WrittenDate(written.year, filed.month, filed.day, filed.words)
    return filed


def _choose(
    dates: Sequence[tuple[Basis, str, WrittenDate]],
) -> tuple[Basis, str, WrittenDate] | None:
    """Give the first date that names one day; one of several days only when there is none."""
    known = [one for one in dates if one[2].interval is not None]
    return next((one for one in known if _is_whole(one[2])), known[0] if known else None)


def _refuse(dates: Sequence[tuple[Basis, str, WrittenDate]]) -> list[Reason]:
    return [
        Reason(None, f"{where}: {written.words} is not a day that news can be of")
        for _, where, written in dates
        if written.year is not None and written.interval is None
    ]


def _compare(
    dates: Sequence[tuple[Basis, str, WrittenDate]], chosen: tuple[Basis, str, WrittenDate]
) -> list[Reason]:
    """Name the dates that do not fit the one that was chosen, each of them once."""
    first, last = chosen[2].interval or (None, None)
    reasons: dict[str, str] = {}
    for _, where, written in dates:
        interval = written.interval
        if interval is None or first is None or last is None:
            continue
        if interval[1] < first or interval[0] > last:
            reasons.setdefault(written.words, f"{where} says otherwise: {written.words}")
    return [Reason(None, why) for why in reasons.values()]
