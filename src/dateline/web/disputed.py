"""What reports disagree on: a list, and one dispute with its voices and its numbers drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.disputes import Count, Dispute
from dateline.errors import UsageError
from dateline.phrasing import say_names, say_publisher
from dateline.store import Record
from dateline.web.asked import Asked
from dateline.web.frame import Table
from dateline.wording import in_order, say_bounds

_LEFT, _RIGHT, _LINE = 118.0, 588.0, 26.0
"""Where the axis of a drawing begins and ends, and how far its lines are apart."""

_WIDE = 640.0
_OPEN = 0.25
"""By which share of the greatest number a range without an upper end is drawn longer."""


@dataclass(frozen=True, slots=True)
class Disputes:
    """Disputes, the last days first; `only_open` leaves out what was settled, and mere ranges."""

    disputes: tuple[Dispute, ...]
    only_open: bool
    more: bool


@dataclass(frozen=True, slots=True)
class Range:
    """A number as it is drawn: from `left` to `right` at the height `y`; `open` has no end."""

    count: Count
    left: float
    right: float
    y: float
    open: bool
    says: str


@dataclass(frozen=True, slots=True)
class Ranges:
    """Numbers of one kind on one axis, with the ticks of the axis and the size of the drawing."""

    what: str
    ranges: tuple[Range, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float
    width: float = _WIDE


@dataclass(frozen=True, slots=True)
class DisputeView:
    """The disputes of an id."""

    disputes: tuple[Dispute, ...]

    def draw(self, dispute: Dispute) -> tuple[Ranges, ...]:
        """Give the numbers of a dispute as ranges, each kind of number by itself."""
        kinds = dict.fromkeys(one.what for one in dispute.counts)
        ordered = in_order(dispute.counts)
        return tuple(
            draw_ranges(kind, [one for one in ordered if one.what == kind]) for kind in kinds
        )


def make_disputes(record: Record, asked: Asked) -> Disputes:
    """List disputes; `open=1` leaves out what was settled, and numbers that merely differ."""
    only_open = asked.word("open") == "1"
    field = asked.word("field").strip().casefold()
    wanted = replace(asked.filter, field=field or None)
    rows = record.disputes(wanted, only_open=only_open)
    return Disputes(rows, only_open, len(rows) == asked.filter.limit)


def list_disputes(view: Disputes) -> Table:
    """Give the table of disputes, a row for each side."""
    titles = (
        *("id", "about", "subject", "earliest", "latest", "standing", "settled", "value"),
        *("said_by", "since", "until", "independent", "words", "document", "publisher", "url"),
    )
    return titles, (
        (
            *(one.id, one.about, one.subject, one.earliest, one.latest, one.standing),
            *(one.settled.on if one.settled else "", side.value, say_names(side.said_by)),
            *(side.since, side.until, side.independent, side.words, side.source.document),
            *(say_publisher(side.source), side.source.url),
        )
        for one in view.disputes
        for side in one.sides
    )


def make_dispute(record: Record, asked: Asked) -> DisputeView:
    """Ask for one dispute, or for those that an event or state is part of.

    Links say by `of` which event or state that is: then nothing else need be looked through.
    """
    near = _find_near(record, asked.word("of"), asked)
    return DisputeView(near or record.dispute(asked.item, as_of=asked.as_of))


def _find_near(record: Record, thing: str, asked: Asked) -> tuple[Dispute, ...]:
    if not thing:
        return ()
    try:
        found = record.dispute(thing, as_of=asked.as_of)
    except UsageError:  # what counts in it is no event and no state
        return ()
    return tuple(one for one in found if one.id == asked.item)


def draw_ranges(what: str, counts: Sequence[Count]) -> Ranges:
    """Lay out numbers on an axis from 0: one line each, in the order given."""
    highest = max((one.high or one.low or 0 for one in counts), default=0) or 1
    endless = any(one.high is None for one in counts)
    top = highest * (1 + _OPEN) if endless else highest
    scale = (_RIGHT - _LEFT) / top

    def place(number: float) -> float:
        return round(_LEFT + number * scale, 1)

    ranges = tuple(
        Range(
            count=one,
            left=place(one.low or 0),
            right=place(top if one.high is None else one.high),
            y=_LINE * line + _LINE / 2,
            open=one.high is None,
            says=say_bounds(one.low, one.high),
        )
        for line, one in enumerate(counts)
    )
    ticks = tuple((place(number), f"{number:,}") for number in _choose_ticks(highest))
    return Ranges(what, ranges, ticks, _LINE * (len(counts) + 1))


def _choose_ticks(highest: int) -> tuple[int, ...]:
    """Give a few round numbers from 0 to the highest."""
    step = 1
    while highest / step > 5:
        digit = int(str(step)[0])
        step = step * 5 // 2 if digit == 2 else step * 2
    return tuple(range(0, highest + 1, step))
