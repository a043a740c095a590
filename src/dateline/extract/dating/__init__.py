"""The day a report was published, when neither the caller nor the page says it.

Constraint reasoning, no score: every clue is a set of days, all must hold together, and the day is
named only when one is left. Clues that exclude each other are named and settle nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.extract.dating.candidates import find_candidate_clues
from dateline.extract.dating.clues import (
    Clue,
    around,
    find_apposed_clues,
    find_bound_clues,
    find_season_clues,
    find_weekday_clues,
)
from dateline.extract.dating.days import FIRST, LAST, Days, make_days
from dateline.extract.dating.fresh import find_newest_clues, find_today_clues
from dateline.extract.dating.holders import find_office_clues
from dateline.extract.dating.lives import find_life_clues
from dateline.extract.dating.occasions import find_occasion_clues
from dateline.extract.dating.retold import find_retold_clues
from dateline.extract.dating.stamps import find_filing_clues, find_lead_clues, find_stamp_clues
from dateline.extract.dating.titles import find_title_clues
from dateline.extract.times.parts import Phrase
from dateline.findings import Mention
from dateline.knowledge import Knowledge
from dateline.text import Document, Published, Reason, Sentence

__all__ = ["date_report"]

_FEW = 1200
"""How many days may be left for a date without a year to say more."""

_TOLD = 4
"""How many stretches of days a reason still lists, which first and last day alone do not show."""

_DAY = timedelta(days=1)


def date_report(
    document: Document,
    sentences: Sequence[Sentence],
    phrases: Sequence[Phrase],
    mentions: Sequence[Mention],
    knowledge: Knowledge,
) -> Published:
    """Give the day of publication: kept when it is known, reasoned from the text when it is not.

    A known day is kept, with a reason for each clue of the text that contradicts it. Else the days
    that fit all clues, among those that the page or its url left, are given as `value` when one is
    left and as `earliest` and `latest` when more are (an open end is None), with basis "inferred";
    "unknown" when there is no clue, or clues exclude each other.
    """
    known = document.published
    if known.value or known.basis == "given":
        clues = (
            *find_bound_clues(sentences, phrases),
            *find_weekday_clues(sentences, phrases),
            *find_apposed_clues(document, phrases),
            *find_stamp_clues(document, sentences, phrases),
            *find_office_clues(document, sentences, phrases, mentions, knowledge),
            *find_life_clues(document, sentences, phrases, mentions, knowledge),
            *find_title_clues(document, sentences, phrases),
            *find_candidate_clues(document, sentences, phrases),
            *find_occasion_clues(document, sentences, phrases),
        )
        return _check_known(known, clues)
    groups = (
        tuple(find_filing_clues(document, phrases)),
        tuple(find_lead_clues(document, sentences, phrases)),
        tuple(find_weekday_clues(sentences, phrases)),
        tuple(find_office_clues(document, sentences, phrases, mentions, knowledge)),
        tuple(find_life_clues(document, sentences, phrases, mentions, knowledge)),
        tuple(find_title_clues(document, sentences, phrases)),
        tuple(find_candidate_clues(document, sentences, phrases)),
        tuple(find_occasion_clues(document, sentences, phrases)),
        tuple(find_stamp_clues(document, sentences, phrases)),
        tuple(find_apposed_clues(document, phrases)),
        tuple(find_today_clues(document, sentences, phrases)),
        tuple(find_retold_clues(document, sentences, phrases, mentions)),
        tuple(find_bound_clues(sentences, phrases)),
        tuple(find_newest_clues(document, sentences, phrases)),
    )
    return _infer(known, groups, tuple(find_season_clues(sentences, phrases)))


def _check_known(known: Published, clues: Sequence[Clue]) -> Published:
    """Add a reason for each clue that leaves out the day, and those beside it.

    A day more or less is no contradiction: publishers keep other clocks than their writers.
    """
    first, last = known.earliest or known.day, known.latest or known.day
    if first is None or last is None:
        return known
    wrong = [
        Reason(clue.span, f"but {clue.why}, which does not fit {known.value or last.isoformat()}")
        for clue in _differing(clues)
        if _excludes(clue.days, first - _DAY, last + _DAY)
    ]
    return replace(known, reasons=(*known.reasons, *wrong)) if wrong else known


def _excludes(days: Days, first: date, last: date) -> bool:
    return all(end < first or start > last for start, end in days.intervals)


def _infer(
    known: Published, groups: Sequence[Sequence[Clue]], seasons: Sequence[Clue]
) -> Published:
    """Lay the groups together in order; the clues to the season count once the year is known."""
    start = make_days([(known.earliest or FIRST, known.latest or LAST)])
    left, bounds, used, dates = start, start, list[Reason](), list[date]()
    for place, clues in enumerate((*groups, seasons)):
        if place == len(groups) and not _are_few(left):
            break
        tight = [clue for clue in _differing(clues) if left.meet(clue.days) != left]
        after = left
        for clue in tight:
            after = after.meet(clue.days)
            if not after.intervals:
                conflict = Reason(clue.span, f"but {clue.why}: this fits none of the days left")
                return replace(known, reasons=(*known.reasons, *used, conflict))
        for clue in tight:
            bounds = bounds if clue.yearly else bounds.meet(clue.days)
        if after != left:
            used.append(_join_reasons(tight, _count_out(dates, after)))
            left = after
        dates = _still_open([*dates, *(day for clue in clues for day in clue.dates)], left)
    if left == start:
        return known
    if 1 < len(left.intervals) <= _TOLD:
        used.append(Reason(None, f"left are {_say_days(left)}"))
    return _publish(replace(known, reasons=(*known.reasons, *used)), left, bounds)


def _publish(known: Published, left: Days, bounds: Days) -> Published:
    """Give the days that are left, without an end that only the years looked at would set.

    `bounds` are the days that the clues leave which are none of dates without a year.
    """
    day, once = left.only, len(left.intervals) == 1
    earliest = left.earliest if once or bounds.earliest else None
    latest = left.latest if once or bounds.latest else None
    if earliest is None and latest is None:
        return known
    return replace(
        known,
        value=day.isoformat() if day else None,
        basis="inferred",
        earliest=earliest,
        latest=latest,
    )


def _say_days(left: Days) -> str:
    return " and ".join(
        first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
        for first, last in left.intervals
    )


def _differing(clues: Sequence[Clue]) -> Iterable[Clue]:
    """Give the clues without those that repeat one before them."""
    first: dict[Days, Clue] = {}
    for clue in clues:
        first.setdefault(clue.days, clue)
    return first.values()


def _are_few(left: Days) -> bool:
    closed = left.earliest is not None and left.latest is not None
    return closed and sum((last - first).days + 1 for first, last in left.intervals) < _FEW


def _still_open(dates: Sequence[date], left: Days) -> list[date]:
    """Keep the readings of a date without a year near which the report can still be."""
    return [day for day in dates if left.meet(make_days([around(day)])).intervals]


def _count_out(dates: Sequence[date], left: Days) -> str:
    """Say it when a clue leaves one year of those that a weekday allowed."""
    years = {day.year for day in _still_open(dates, left)}
    if len(years) != 1 or len({day.year for day in dates}) == 1:
        return ""
    return f": only {years.pop()} is left"


def _join_reasons(clues: Sequence[Clue], end: str) -> Reason:
    """Make one reason of the clues of one kind, which were laid together."""
    return Reason(clues[0].span, " and ".join(clue.why for clue in clues) + end)
