"""Builders of lengths and repetitions, and how TIMEX3 writes a length."""

from dateline.extract.times.fields import Fields
from dateline.extract.times.meaning import Length, Repeat
from dateline.extract.times.parts import Part, make_whole

_UNIT_ORDER = ("century", "decade", "year", "month", "fortnight", "week", "weekend", "day", "night",
               "hour", "minute", "second")  # fmt: skip
_UNIT_CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
               "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE",
               "century": "CE", "weekend": "WE", "season": "Y"}  # fmt: skip


def build_length(fields: Fields) -> list[Part]:
    """ "Three weeks", "the past year": a length, before or after the day where the words say so."""
    unit = fields.text("unit", "span_unit", "units", "long_units") or "day"
    return make_whole(fields, Length(unit, fields.count(), fields.which(), fields.told()))


def build_two_lengths(fields: Fields) -> list[Part]:
    """ "An hour and twenty minutes": the second unit is the smaller one."""
    more, less = fields.text("more") or "year", fields.text("less") or "day"
    if _UNIT_ORDER.index(more) >= _UNIT_ORDER.index(less):
        return []
    return make_whole(fields, Length(more, fields.count(), rest=Length(less, fields.rest_count())))


def build_repeat(fields: Fields) -> list[Part]:
    """ "Every Monday", "daily": a repetition, with its TIMEX3 value."""
    part = fields.text("strong_part", "parts")
    weekday = fields.number("weekday", "weekdays")
    value = fields.text("often")
    if weekday:
        value = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
    elif fields.has("month"):
        value = f"XXXX-{fields.number('month'):02d}"
    elif fields.has("season"):
        value = f"XXXX-{fields.text('season')}"
    elif part:
        value = f"XXXX-XX-XXT{part}"
    elif value is None:
        unit = fields.text("span_unit", "units") or "day"
        count = fields.count() if fields.has("units") else fields.number("every_nth") or 1
        value = length_value(Length(unit, count))
    return make_whole(fields, Repeat(value))


def length_value(length: Length) -> str:
    """Give a length in TIMEX3: P2W, PT3H, PXY, P0.5Y, PT1H30M."""
    clocks, days = "", ""
    one: Length | None = length
    while one is not None:
        code, number = _count_units(one)
        if code[0] == "T":
            clocks += f"{number}{code[1:]}"
        else:
            days += f"{number}{code}"
        one = one.rest
    return "P" + days + (f"T{clocks}" if clocks else "")


def _count_units(length: Length) -> tuple[str, str]:
    """Give the code of a unit and its number; half hours are minutes."""
    code, amount = _UNIT_CODES.get(length.unit, "D"), length.amount
    if amount is None:
        return code, "X"
    if length.unit == "fortnight":
        amount *= 2
    if length.unit == "hour" and amount % 1 and (amount * 60) % 1 == 0 and amount < 1e6:
        hours, minutes = divmod(int(amount * 60), 60)
        return "TM" if not hours else "T", f"{hours}H{minutes}M" if hours else str(minutes)
    return code, f"{amount:g}" if amount < 1e6 else str(int(amount))
