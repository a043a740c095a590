"""From a match to its meaning: one function for each word that a pattern can give as `means`.

A builder gives parts: first and last lexeme of the match with their meaning. No part means that
the words are no time after all ("February 31"). Here stand those that count from the day of
writing or from the story, and the table of all.
"""

from collections.abc import Callable

from dateline.extract.times import build_lengths, build_points
from dateline.extract.times.fields import Fields
from dateline.extract.times.meaning import Length, Shift, Vague
from dateline.extract.times.parts import Part, make_whole


def _shift(fields: Fields) -> list[Part]:
    unit = fields.text("unit") or "day"
    amount = fields.number("dayword", "last", "next", "this") or 0
    return make_whole(fields, Shift(unit, amount), clock=fields.clock())


def _shift_which(fields: Fields) -> list[Part]:
    unit = fields.text("shift") or "day"
    amount = fields.which() or 0
    return make_whole(fields, Shift(unit, amount, told=fields.told()))


def _the_which(fields: Fields) -> list[Part]:
    """Words with "the": "the past year" is a length, "the next day" follows what was told."""
    unit = fields.text("shift") or "day"
    if fields.has("last") or (fields.has("next") and unit in ("hour", "decade", "century")):
        return make_whole(fields, Length(unit, 1, fields.which()))
    told = not fields.has("this")
    return make_whole(fields, Shift(unit, fields.which() or 0, told=told))


def _shift_count(fields: Fields) -> list[Part]:
    unit = fields.text("span_unit", "units") or "day"
    count = fields.count()
    sign = fields.number("ago", "earlier") or -1
    told = fields.has("earlier")
    if count is None:
        return make_whole(fields, _some(sign, unit, told=told))
    return make_whole(fields, Shift(unit, sign * count, told=told, counted=True))


def _some(sign: int, unit: str, *, told: bool) -> Vague:
    """An unnamed number of units before or after ("some days ago")."""
    return Vague("PAST_REF" if sign < 0 else "FUTURE_REF", unit, apart=True, told=told)


def _shift_vague(fields: Fields) -> list[Part]:
    sign = fields.number("ago", "earlier") or -1
    told = fields.has("earlier")
    return make_whole(fields, _some(sign, fields.text("units") or "day", told=told))


def _vague_units(fields: Fields) -> list[Part]:
    ref = "FUTURE_REF" if fields.number("side") == 1 else "PAST_REF"
    return make_whole(fields, Vague(ref, fields.text("units")))


def _beside(fields: Fields) -> list[Part]:
    before = fields.number("dayword") or 0
    return make_whole(fields, Shift("day", before * 2)) if before else []


def _told_day(fields: Fields) -> list[Part]:
    amount = fields.number("next", "following", "previous", "that") or 0
    return make_whole(fields, Shift("day", amount, told=True), clock=fields.clock())


def _told_beside(fields: Fields) -> list[Part]:
    amount = fields.number("following", "side") or 1
    return make_whole(fields, Shift(fields.text("shift") or "day", amount, told=True))


def _part_of_day(fields: Fields) -> list[Part]:
    return make_whole(fields, Shift("day", 0, told=True), clock=fields.clock())


def _weekend(fields: Fields) -> list[Part]:
    amount = 1 if fields.has("coming") else fields.which()
    return make_whole(fields, Shift("weekend", amount or 0, told=fields.told()))


def _overnight(fields: Fields) -> list[Part]:
    return make_whole(fields, Shift("overnight", 0), clock="TNI")


def _vague(fields: Fields) -> list[Part]:
    return make_whole(fields, Vague(fields.text("ref") or "PRESENT_REF"))


BUILDERS: dict[str, Callable[[Fields], list[Part]]] = {
    "point": build_points.build_point,
    "iso": build_points.build_iso,
    "slash": build_points.build_slash,
    "clock": build_points.build_clock,
    "shift": _shift,
    "shift_which": _shift_which,
    "the_which": _the_which,
    "shift_count": _shift_count,
    "shift_vague": _shift_vague,
    "beside": _beside,
    "told_day": _told_day,
    "told_beside": _told_beside,
    "weekend": _weekend,
    "length": build_lengths.build_length,
    "repeat": build_lengths.build_repeat,
    "vague": _vague,
    "vague_units": _vague_units,
    "two_lengths": build_lengths.build_two_lengths,
    "overnight": _overnight,
    "part_of": build_points.build_part_of,
    "week_of": build_points.build_week_of,
    "day_of_story": build_points.build_day_of_story,
    "bc_range": build_points.build_bc_range,
    "day_range_before": build_points.build_day_range_before,
    "day_range_after": build_points.build_day_range_after,
    "year_range": build_points.build_year_range,
    "part_of_day": _part_of_day,
    "nothing": lambda _: [],
}
