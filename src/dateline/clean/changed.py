"""When a page says that it was changed last: a day, with the time where it is written."""

import re
from collections.abc import Sequence

from dateline.clean.dates import WrittenDate, read_date
from dateline.clean.metadata import Noted

_TIMED = re.compile(
    r"\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?:\.\d+)?"
    r"(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$"
)


def find_changed(written: Sequence[str], noted: Sequence[Noted]) -> str | None:
    """Give when a report was changed last, None when it does not say.

    `written` is what markup says, in the order of rank, `noted` the dates that readers see. The
    first that is a whole day counts, as 2020-01-08, or as 2020-01-08T09:15:00-05:00 where markup
    has the time.
    """
    for value in written:
        day = _whole(read_date(value))
        if day is not None:
            return day + _read_time(value)
    days = (_whole(one.dated.written) for one in noted if one.dated.later)
    return next((day for day in days if day is not None), None)


def _whole(written: WrittenDate | None) -> str | None:
    interval = written.interval if written is not None else None
    if interval is None or interval[0] != interval[1]:
        return None
    return interval[0].isoformat()


def _read_time(value: str) -> str:
    found = _TIMED.match(value.strip())
    if found is None:
        return ""
    hour, minute, second, zone = found.groups()
    shift = "" if zone is None else "+00:00" if zone == "Z" else f"{zone[:3]}:{zone[-2:]}"
    return f"T{hour}:{minute}:{second or '00'}{shift}"
