"""The written form of values that are more than a word: days, figures, coordinates.

Each pair of functions is its own inverse, so that a row can be made from a claim.
"""

from datetime import date

from dateline.record import Figure


def format_days(earliest: date | None, latest: date | None) -> str:
    """Write days as EDTF: "2020-02-12", "2020-02-12/2020-02-14", open ends as ".."."""
    if earliest is not None and earliest == latest:
        return earliest.isoformat()
    return f"{_write_day(earliest)}/{_write_day(latest)}"


def parse_days(value: str) -> tuple[date | None, date | None]:
    """Read what format_days wrote."""
    first, _, last = value.partition("/")
    return _read_day(first), _read_day(last or first)


def format_figure(what: str, low: int | None, high: int | None) -> str:
    """Write a number with its bounds: "40..40 killed", "500.. troops"."""
    return f"{'' if low is None else low}..{'' if high is None else high} {what}"


def parse_figure(value: str, words: str) -> Figure:
    """Read what format_figure wrote; `words` are those of the report."""
    bounds, _, what = value.partition(" ")
    low, _, high = bounds.partition("..")
    return Figure(what, int(low) if low else None, int(high) if high else None, words)


def format_point(lat: float, lon: float) -> str:
    """Write coordinates in degrees: "33.31,44.36"."""
    return f"{lat},{lon}"


def parse_point(value: str) -> tuple[float, float]:
    """Read what format_point wrote."""
    lat, _, lon = value.partition(",")
    return float(lat), float(lon)


def _write_day(day: date | None) -> str:
    return ".." if day is None else day.isoformat()


def _read_day(value: str) -> date | None:
    return None if value == ".." else date.fromisoformat(value)
