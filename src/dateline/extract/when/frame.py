"""What is left without a time: bounds from the tense, against the day of saying or publication."""

from dateline.extract.when.relations import OPEN, Bound, meet
from dateline.extract.when.tense import Look
from dateline.findings import Interval

NO_DAY = "no time expression, and no day to count from"
EITHER = "no time is told, and the wording looks neither back nor ahead"


def bound_by_tense(look: Look, day: Interval, name: str) -> tuple[Interval, str]:
    """Give the days that a tense leaves, counted from the day it was `name` ("said"), and why."""
    if look == "open":
        return OPEN, EITHER
    if day == OPEN:
        return OPEN, NO_DAY
    if look == "ahead":
        return Interval(day.earliest, None), f"not before the day it was {name}"
    if look == "now":
        return day, f"going on on the day it was {name}"
    return Interval(None, day.latest), f"told as past on the day it was {name}"


def close(days: Interval, bound: Bound, look: Look, frame: Interval) -> Interval:
    """Close the open end of days that words bound with what the tense says of that end.

    What goes on at the day of the report holds at least up to it, or from it. What is told as past
    is not after it; what somebody agreed on Monday to do may well be done before the report.
    """
    if bound == "at" or look == "open":
        return days
    if look == "back":
        return meet(days, frame) or days
    first = frame.earliest if days.earliest is None else None
    last = frame.latest if days.latest is None else None
    return meet(days, Interval(first, last)) or days
