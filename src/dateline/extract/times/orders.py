"""Which of two figures is the day: "03/02/2020" is read as the report writes its other dates."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dateline.extract.times.meaning import Either, Point
from dateline.extract.times.parts import Phrase


def settle_order(phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    """Settle dates in figures that can be read both ways, by the others of the document.

    First by dates in figures that fit one way only, else by those that spell the month ("12 March"
    or "March 12"); where these disagree, or there are none, both readings stay.
    """
    if not any(isinstance(phrase.meaning.core, Either) for phrase in phrases):
        return phrases
    for read_order in (_order_in_figures, _order_in_words):
        orders = _find_orders(phrases, read_order)
        if len(orders) == 2:
            return phrases
        for day_first in orders:
            return [_settle(phrase, day_first=day_first) for phrase in phrases]
    return phrases


def _find_orders(
    phrases: Iterable[Phrase], read_order: Callable[[Phrase], bool | None]
) -> set[bool]:
    return {order for phrase in phrases if (order := read_order(phrase)) is not None}


def _settle(phrase: Phrase, *, day_first: bool) -> Phrase:
    core = phrase.meaning.core
    if not isinstance(core, Either):
        return phrase
    chosen = core.first if day_first else core.second
    return replace(phrase, meaning=replace(phrase.meaning, core=chosen))


def _order_in_figures(phrase: Phrase) -> bool | None:
    """Tell whether the day stands first, of a date in figures in which only one can be the day."""
    parts = phrase.span.text.split("/")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or len(parts[0]) == 4:
        return None
    first, second = int(parts[0]), int(parts[1])
    if first > 12:
        return True
    return False if second > 12 else None


def _order_in_words(phrase: Phrase) -> bool | None:
    """Tell whether the day stands before the month's name, as the pattern that found it says."""
    core = phrase.meaning.core
    if not isinstance(core, Point) or not core.month or not core.day:
        return None
    parts = re.findall(r"\b(?:DAY|month)\b", phrase.rule)
    return parts[0] == "DAY" if len(parts) > 1 else None
