"""Days and stretches of days in the fewest characters."""

from calendar import monthrange
from datetime import date


def say_days(earliest: date | None, latest: date | None) -> str:
    """Give a day, month, year or stretch: 2020-02-14, 2020-02, 2020, 2020-02-10..21, 2020-02-14..

    Two dots stand for "to"; a side that is open has nothing there. "" when neither is known.
    """
    if earliest is None or latest is None:
        return f"{earliest or ''}..{latest or ''}" if earliest or latest else ""
    if earliest == latest:
        return earliest.isoformat()
    if earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]:
        if (earliest.year, earliest.month) == (latest.year, latest.month):
            return f"{earliest:%Y-%m}"
        if earliest.year == latest.year and (earliest.month, latest.month) == (1, 12):
            return f"{earliest:%Y}"
    return f"{earliest}..{_tail(earliest, latest)}"


def _tail(earliest: date, latest: date) -> str:
    """Give the second day without the year, or month and year, that it shares with the first."""
    if earliest.year != latest.year:
        return latest.isoformat()
    if earliest.month != latest.month:
        return f"{latest:%m-%d}"
    return f"{latest:%d}"
