"""What reports disagree on: sides, who claims each, numbers in order, and how it was settled."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.record import EventRow, Party, PlaceRow, Source, StateRow, TallyRow


@dataclass(frozen=True, slots=True)
class Voice:
    """One telling of a value: the event, state or tally `id`, its words, who says so where.

    `quote` are the words of the value, from `start` to `end` in the document, `sentence` those
    around it. `until` is the day from which the report or its speaker no longer says so.
    """

    id: str
    quote: str
    start: int
    end: int
    sentence: str
    said_by: tuple[Party, ...]
    source: Source
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: a value as somebody claims it, in the words of the first telling.

    `said_by` is the chain of speakers, empty where reports say so themselves. `since` is the first
    day on which it was published, `independent` the number of independent reports, `until` the day
    from which none of them says so any more.
    """

    value: str
    words: str
    said_by: tuple[Party, ...]
    source: Source
    since: date | None = None
    independent: int = 1
    voices: tuple[Voice, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of the series that a happening has: how many, of whom, by whom, as of which day.

    Open bounds are None. `as_of` is the day that the words give, else that of the report.
    """

    what: str
    low: int | None
    high: int | None
    of: tuple[str, ...]
    as_of: date | None
    voice: Voice


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a dispute ended: `how` in words, on which day, by which report, and for which value."""

    how: str
    on: date
    value: str
    source: Source | None


Standing = Literal["open", "settled", "range"]
"""Whether sides still stand against each other; in a range no two exclude each other."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Values for one field of one thing that exclude each other, with who claims each.

    `about` is a field (status, actor, place, day, strength, lead ...) or what is counted (killed,
    rockets, crowd ...); `subject` names the happening, or whose state it is, and `what` is its id.
    `counts` is the whole series of numbers, also of those who do not disagree. `id` is computed
    from what and field.
    """

    about: str
    subject: str
    sides: tuple[Side, ...]
    id: str = ""
    what: str = ""
    kind: Literal["event", "state"] = "state"
    type: str = ""
    earliest: date | None = None
    latest: date | None = None
    places: tuple[Party, ...] = ()
    standing: Standing = "open"
    settled: Settlement | None = None
    counts: tuple[Count, ...] = ()
    events: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The last day that it concerns, or on which a side was published."""
        days = [side.since for side in self.sides if side.since is not None]
        return self.latest or self.earliest or max(days, default=None)


@dataclass(frozen=True, slots=True)
class DisputeParts:
    """What disputes are looked for in: rows of all versions of reports that were known on a day.

    `corrected` holds documents that were corrected by then, each with the day. `places` are where
    the places of events lie.
    """

    states: tuple[StateRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    tallies: tuple[TallyRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    corrected: tuple[tuple[str, date], ...] = ()
