"""Slips of the AQUAINT gold against the guidelines it was made by, mended one class at a time.

TimeML 1.2.1 (section 2.2) writes a year "1949" and not "1949-XX", a week with two figures (ISO
8601), and calls what names a part of the day a TIME; the gold does all of these both ways. Figures
against the mended gold stand beside those against the gold as it is, and never replace them.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from benchmarks.timeml import Marked

_OPEN_YEAR = re.compile(r"^(\d{4})(?:-XX)+$")
_SHORT_WEEK = re.compile(r"^(\d{4}-W)(\d)$")
_PART_OF_DAY = re.compile(r"\b(?:morning|afternoon|evening|night|tonight)\b|\d\s?[ap]\.?m\b", re.I)
_DEICTIC = re.compile(r"(?:\w+ )?(last|this|next) (week|month|year)", re.I)
_STEPS = {"last": -1, "this": 0, "next": 1}


def mend_gold(mark: Marked, found: Marked, text: str, written: date | None) -> Marked:
    """Give a gold expression by the guidelines, to be compared with `found` that it matches.

    A part of the day that the gold's value leaves out is not asked for: then the day counts.
    """
    words = text[mark.start : mark.end]
    value = (
        _OPEN_YEAR.sub(r"\1", mark.value) if re.fullmatch(_OPEN_YEAR, mark.value) else mark.value
    )
    value = _SHORT_WEEK.sub(r"\g<1>0\2", value) if re.fullmatch(_SHORT_WEEK, value) else value
    mended = replace(mark, value=value)
    if _PART_OF_DAY.search(words) and mark.type == "DATE":
        day = re.fullmatch(r"\d{4}-\d\d-\d\d", value)
        same_day = day is not None and found.value.startswith(value)
        mended = replace(mended, type="TIME", value=found.value if same_day else value)
    deictic = _DEICTIC.fullmatch(words)
    if deictic and written:
        step, unit = _STEPS[deictic[1].lower()], deictic[2].lower()
        mended = replace(mended, type="DATE", value=_name_stretch(written, unit, step))
    return mended


def _name_stretch(written: date, unit: str, step: int) -> str:
    """Give the week, month or year so many steps from that of a day, as TIMEX3 writes it."""
    if unit == "week":
        year, week, _ = (written + timedelta(days=7 * step)).isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "year":
        return f"{written.year + step:04d}"
    year, month = divmod(written.year * 12 + written.month - 1 + step, 12)
    return f"{year:04d}-{month + 1:02d}"
