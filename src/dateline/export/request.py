"""What is asked of a format."""

from dataclasses import dataclass
from datetime import date

from dateline.answers import Filter
from dateline.knowledge import Knowledge

ALL = Filter()


@dataclass(frozen=True, slots=True)
class Request:
    """Which part of the record a format writes, and what it needs to know besides.

    `asked` picks the rows, as in the questions; formats of one thing take it from
    `asked.subject`. With `everything` come also events that the format has no place for, such as
    denied ones. `today` is the day from which plans are to come where `asked.as_of` is None; None
    stands for the last day published on record. `knowledge` tells of known actors what names alone
    do not say (Wikidata ids); without it those values stay empty.
    """

    asked: Filter = ALL
    everything: bool = False
    today: date | None = None
    knowledge: Knowledge | None = None
