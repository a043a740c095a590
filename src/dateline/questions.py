"""What people write in a question, to what the record is asked: days."""

from calendar import monthrange
from datetime import date
from typing import Literal

from dateline.errors import UsageError


def parse_day(text: str, edge: Literal["first", "last"]) -> date:
    """Give a day from YYYY-MM-DD, or the first or last day of YYYY-MM or YYYY; else UsageError."""
    try:
        parts = [int(part) for part in text.split("-")]
        year, month, day = [*parts, None, None][:3] if len(parts) < 4 else (0, 0, 0)
        if edge == "last":
            month = month or 12
            day = day or monthrange(year or 0, month)[1]
        return date(year or 0, month or 1, day or 1)
    except (ValueError, IndexError) as error:
        raise UsageError(f"{text!r} is no date: write 2020-02-14, 2020-02 or 2020") from error
