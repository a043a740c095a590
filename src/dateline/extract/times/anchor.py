"""From a meaning to days: counted from a day of writing or speaking, and from where the story is.

`resolve_meaning` knows nothing of documents. Where the day it needs is not known, only the TIMEX3
value with its open places ("XXXX-02-12") is given, and no days.
"""

from dataclasses import dataclass, replace
from datetime import date

from dateline.extract.times.build_lengths import length_value
from dateline.extract.times.calendars import (
    EDTF_SEASONS,
    Stretch,
    make_day,
    make_week,
    move,
    narrow,
    stretch_of,
)
from dateline.extract.times.clause import UNTOLD, Direction
from dateline.extract.times.meaning import Either, Length, Meaning, Point, Repeat, Shift, Vague
from dateline.extract.times.points import Stand, open_edtf, open_value, resolve_point
from dateline.extract.times.spread import SOME, vague_days, widen

_INTERVALS = ("week", "weekend", "fiscal year", "holiday", "either")
"""Grains that EDTF level 1 has no form for but an interval."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value with its days; `stretch` is the piece of the calendar it is, if it is one."""

    value: str
    mod: str | None
    earliest: date | None
    latest: date | None
    edtf: str | None
    why: str
    stretch: Stretch | None = None


def resolve_meaning(
    meaning: Meaning, *, said: date | None, stand: Stand, direction: Direction = UNTOLD
) -> Resolved:
    """Count a meaning from the day `said` and from where the story stands."""
    core = meaning.core
    if isinstance(core, Vague):
        return _resolve_vague(core, meaning, said, stand)
    if isinstance(core, Repeat):
        return _bare(core.value, meaning, "a repetition")
    if isinstance(core, Length):
        return _resolve_length(core, meaning, said, stand)
    if isinstance(core, Either):
        return _resolve_either(core, meaning)
    if isinstance(core, Shift):
        stretch, why = _resolve_shift(_weekend_side(core, said, direction), said, stand)
        left_open = _open_shift(core)
    else:
        stretch, why = resolve_point(core, said=said, stand=stand, direction=direction)
        left_open = open_value(core)
        if core.whole_week and stretch:
            stretch = make_week(stretch.first)
    if stretch is None:
        bare = _bare(left_open + meaning.clock, meaning, why)
        early = open_edtf(core) if isinstance(core, Point) else None
        return replace(bare, edtf=early)
    return _dated(stretch, meaning, why, said)


def _bare(value: str, meaning: Meaning, why: str) -> Resolved:
    return Resolved(value, meaning.mod, None, None, None, why)


def _dated(stretch: Stretch, meaning: Meaning, why: str, said: date | None) -> Resolved:
    first, last = widen(
        narrow(stretch, meaning.mod, at_edge=meaning.at_edge), stretch, meaning, said
    )
    value = stretch.value
    if meaning.clock and stretch.grain in ("day", "either"):
        value += meaning.clock
    cut = isinstance(meaning.core, Point) and meaning.core.part is not None
    if cut or narrow(stretch, meaning.mod) != (stretch.first, stretch.last):
        edtf = f"{first.isoformat()}/{last.isoformat()}"
    else:
        edtf = make_edtf(stretch, meaning.mod)
    return Resolved(value, meaning.mod, first, last, edtf, why, stretch)


def make_edtf(stretch: Stretch, mod: str | None) -> str:
    """Give a whole stretch in EDTF level 1: seasons and quarters by code, weeks as an interval."""
    if stretch.grain == "decade":
        return stretch.value
    if stretch.grain == "century":
        return f"{stretch.value}XX"
    if stretch.grain in _INTERVALS:
        return f"{stretch.first.isoformat()}/{stretch.last.isoformat()}"
    code = EDTF_SEASONS.get(stretch.value[5:])
    plain = f"{stretch.value[:4]}-{code}" if code else stretch.value
    return plain + ("~" if mod == "APPROX" else "")


def _resolve_either(core: Either, meaning: Meaning) -> Resolved:
    days = sorted(
        date(one.year, one.month, one.day)
        for one in (core.first, core.second)
        if one.year and one.month and one.day
    )
    why = "the order of day and month is not settled by the report"
    return Resolved(f"{days[0].year:04d}-XX-XX", meaning.mod, days[0], days[-1], None, why)


def _resolve_length(core: Length, meaning: Meaning, said: date | None, stand: Stand) -> Resolved:
    value = length_value(core)
    base = stand.story.first if core.told and stand.story else None if core.told else said
    if not core.which or base is None:
        return _bare(value, meaning, "a length of time")
    amount = SOME if core.amount is None else core.amount
    end = move(base, core.unit, amount * core.which)
    if end is None or end == base:
        return _bare(value, meaning, "a length of time")
    first, last = sorted((base, end))
    side = "before" if core.which < 0 else "after"
    why = f"the length of time {side} {_name(base, core.told, stand)}"
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    return Resolved(value, meaning.mod, first, last, edtf, why)


def _resolve_vague(core: Vague, meaning: Meaning, said: date | None, stand: Stand) -> Resolved:
    """The present is the day itself; the past ends with it, the future begins with it."""
    base = stand.story.first if core.told and stand.story else None if core.told else said
    if base is None:
        return _bare(core.ref, meaning, "no day is told")
    first, last = vague_days(core, base)
    ends = [day.isoformat() if day else ".." for day in (first, last)]
    edtf = ends[0] if first == last else "/".join(ends)
    why = f"counted from {_name(base, core.told, stand)}; which day is not told"
    return Resolved(core.ref, meaning.mod, first, last, edtf, why)


def _name(day: date, told: bool, stand: Stand) -> str:  # noqa: FBT001 (a column of the meaning)
    label = "the time told before" if told else stand.label
    return f"{label}, {day.isoformat()}"


_GRAINS = (
    "day",
    "night",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "Q",
    "season",
    "H",
    "year",
    "decade",
    "century",
)


def _weekend_side(core: Shift, said: date | None, direction: Direction) -> Shift:
    """ "The weekend" of a clause that looks back is the one before, until Saturday comes."""
    if core.unit != "weekend" or core.amount or core.told or said is None:
        return core
    return replace(core, amount=-1) if direction.sign < 0 and said.isoweekday() < 6 else core


def _resolve_shift(core: Shift, said: date | None, stand: Stand) -> tuple[Stretch | None, str]:
    if core.told or (stand.chronicle and core.amount == 0 and stand.story):
        return _resolve_told(core, said, stand)
    if said is None:
        return None, "the day of writing is not known"
    return _step(core, said), f"{_steps(core)} {stand.label}, {said.isoformat()}"


def _resolve_told(core: Shift, said: date | None, stand: Stand) -> tuple[Stretch | None, str]:
    story = stand.story
    coarse = core.unit in ("year", "month", "week", "quarter", "decade")
    if story is None and coarse and core.amount < 0 and said:
        return _step(core, said), f"{_steps(core)} {stand.label}, {said.isoformat()}"
    if story is None:
        return None, "the text tells no time before it"
    if _coarser(story.grain, core.unit):
        return None, f"the time told before, {story.value}, is wider than a {core.unit}"
    return _step(core, story.first), f"{_steps(core)} the time told before, {story.value}"


def _coarser(grain: str, unit: str) -> bool:
    unit = "day" if unit in ("second", "minute", "hour") else unit
    return unit in _GRAINS and grain in _GRAINS and _GRAINS.index(grain) > _GRAINS.index(unit)


def _step(core: Shift, base: date) -> Stretch | None:
    day = move(base, core.unit, core.amount)
    if day is None:
        return None
    unit = core.unit
    if core.counted and unit in ("decade", "century"):
        unit = "year"
    if unit in ("minute", "hour", "second"):
        return make_day(day)
    return stretch_of(day, unit)


def _steps(core: Shift) -> str:
    if core.amount == 0 and core.unit in ("day", "overnight"):
        return "it is" if core.unit == "day" else "the night before, or that of,"
    if core.amount == 0:
        return f"the {core.unit} of"
    count = abs(core.amount)
    side = "before" if core.amount < 0 else "after"
    return f"{count:g} {core.unit}{'s' if count != 1 else ''} {side}"


def _open_shift(core: Shift) -> str:
    if core.told:
        return {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(core.unit, "XXXX-XX-XX")
    if core.amount == 0:
        return "PRESENT_REF" if core.unit == "day" else "XXXX"
    return "PAST_REF" if core.amount < 0 else "FUTURE_REF"


def is_anchored(meaning: Meaning) -> bool:
    """Tell whether a meaning is counted from the day of writing or speaking."""
    core = meaning.core
    if isinstance(core, Shift):
        return not core.told
    if isinstance(core, Length):
        return core.which is not None and not core.told
    if isinstance(core, Vague):
        return not core.told
    return isinstance(core, Point) and not core.stands_alone and not core.told
