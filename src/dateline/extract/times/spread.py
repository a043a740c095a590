"""How wide loose words are: "about 1949", "more than two years ago", "in recent days".

TIMEX3 has one value and a mod for them; the days they can mean are wider. The widths are ours and
stand here in one place: a named number is meant to half a unit, an unnamed one is at most ten.
"""

from datetime import date

from dateline.extract.times.calendars import Stretch, add_days, move
from dateline.extract.times.meaning import Length, Meaning, Point, Shift, Vague

SOME = 10
"""Units that an unnamed number of them ("recent weeks", "a few years") is at most."""

_SOME_DAYS = 14
_ABOUT = {"day": 3, "week": 7, "weekend": 7, "month": 15, "season": 45, "Q": 45, "year": 365,
          "decade": 1826, "century": 18262}  # fmt: skip
"""Days by which "about" widens a stretch of the calendar on either side, by its grain."""

Bounds = tuple[date, date]


def widen(bounds: Bounds, stretch: Stretch, meaning: Meaning, said: date | None) -> Bounds:
    """Give the first and last day that words with "about", "more than" or "less than" can mean.

    "More than two years ago" is not three years ago yet; "less than two years ago" is at the latest
    the day it was written.
    """
    core, (first, last) = meaning.core, bounds
    if isinstance(core, Point) and core.part is not None:
        return _cut(stretch, core.part, meaning.mod)
    if isinstance(core, Shift) and core.counted and not core.told and said is not None:
        return _widen_count(bounds, core, meaning.mod, said)
    if meaning.mod == "APPROX":
        slack = _ABOUT.get(stretch.grain, 0)
        return add_days(first, -slack) or first, add_days(last, slack) or last
    return bounds


def _widen_count(bounds: Bounds, core: Shift, mod: str | None, said: date) -> Bounds:
    """Widen what is counted from the day of writing ("more than two years ago")."""
    first, last = bounds
    if mod == "APPROX":
        half = [move(said, core.unit, core.amount + part) or said for part in (-0.5, 0.5)]
        return min(first, *half), max(last, *half)
    if core.amount >= 0:
        return bounds
    if mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return first, max(said, last)
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return move(said, core.unit, core.amount - 1) or first, last
    return bounds


def _cut(stretch: Stretch, part: Length, mod: str | None) -> Bounds:
    """Give the first or last so many units of a stretch; an unnamed number is at most ten."""
    amount = SOME if part.amount is None else part.amount
    if mod == "END":
        after = add_days(stretch.last, 1) or stretch.last
        return max(stretch.first, move(after, part.unit, -amount) or stretch.first), stretch.last
    end = add_days(move(stretch.first, part.unit, amount) or stretch.last, -1)
    return stretch.first, min(stretch.last, end or stretch.last)


def vague_days(core: Vague, base: date) -> tuple[date | None, date | None]:
    """Give first and last day of the present, the past or the future; None is an open end."""
    if core.ref == "PRESENT_REF":
        return base, base
    sign = -1 if core.ref == "PAST_REF" else 1
    far, near = None, base
    if core.unit == "hour":
        far = add_days(base, sign)
    elif core.unit is not None:
        far = move(base, core.unit, sign * (_SOME_DAYS if core.unit == "day" else SOME))
        near = (move(base, core.unit, sign) if core.apart else base) or base
    return (far, near) if sign < 0 else (near, far)
