"""When a report was published: the best of the dates that are written, with what speaks for it."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.clean.dates import WrittenDate, read_date
from dateline.clean.filing import Filing
from dateline.clean.metadata import Noted
from dateline.clean.urls import find_made, read_url_dates
from dateline.text import UNDATED, Basis, Document, Published, Reason


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
    dates += [("metadata", "url", written) for written in read_url_dates(document.url)]
    changes = [one for one in noted if one.dated.later]
    if not any(_is_whole(written) for _, _, written in dates):
        dates += [("metadata", f"{one.where} of a change", one.dated.written) for one in changes]
    if filing.written is not None and filing.words is not None:
        dates.append(("dateline", "dateline", _fill_year(filing.written, dates)))
    reasons += _refuse(dates)
    chosen = _prefer_own_day(_choose(dates), document.url, noted)
    span = document.span(*filing.words) if filing.words is not None else None
    if chosen is None:
        if filing.written is not None and filing.written.year is None:
            reasons.append(Reason(span, f"filed on {filing.written.words}, no year given"))
        unknown = Published(None, "unknown", reasons=tuple(reasons)) if reasons else UNDATED
        return _bound_by_id(unknown, document.url)
    basis, where, written = chosen
    first, last = written.interval or (None, None)
    note = (
        " (of the print edition, in which a report can stand a day late)" if written.before else ""
    )
    why = Reason(span if basis == "dateline" else None, f"{where}: {written.words}{note}")
    others = _compare(dates, chosen)
    published = Published(
        value=first.isoformat() if first and first == last else None,
        basis=basis,
        earliest=first,
        latest=last,
        reasons=(why, *others, *reasons),
    )
    return _bound_by_id(published, document.url)


def _bound_by_id(published: Published, url: str | None) -> Published:
    """Leave out the days before the url's id was made; a day that is known only gets a reason."""
    made = find_made(url)
    if made is None:
        return published
    first, last = published.earliest, published.latest
    words = f"the id {made.words} in the url was made on {made.day.isoformat()}"
    if last is not None and last < made.earliest:
        return replace(published, reasons=(*published.reasons, Reason(None, f"but {words}")))
    settled = published.value is not None or published.basis == "given"
    if settled or (first is not None and first >= made.earliest):
        return published
    return replace(
        published,
        value=last.isoformat() if last == made.earliest else None,
        basis="metadata" if published.basis == "unknown" else published.basis,
        earliest=made.earliest,
        reasons=(*published.reasons, Reason(None, words)),
    )


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


def _prefer_own_day(
    chosen: tuple[Basis, str, WrittenDate] | None, url: str | None, noted: Sequence[Noted]
) -> tuple[Basis, str, WrittenDate] | None:
    """Give the day in the url where it lies beside one by universal time: it is the publisher's."""
    if chosen is None or not any(one.universal and one.where == chosen[1] for one in noted):
        return chosen
    for written in read_url_dates(url):
        if not written.before and _is_whole(written) and _days_apart(written, chosen[2]) == 1:
            return "metadata", "url", written
    return chosen


def _days_apart(left: WrittenDate, right: WrittenDate) -> int | None:
    if left.interval is None or right.interval is None:
        return None
    return abs((left.interval[0] - right.interval[0]).days)


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
