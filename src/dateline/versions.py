"""What changes: between the versions of a report, and between two days of a record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from dateline.record import EventRow, Notes, PlaceRow, Source, StatementRow, StateRow
from dateline.text import Span

TO_COME = ("planned", "called_for")
"""Statuses of what is announced, as changes count them."""

DONE = ("happened", "ongoing", "did_not_happen")
"""Statuses of what was announced and is to come no more."""

Change = Literal["added", "withdrawn", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of a sentence that stand in one version only; None where the other has none there."""

    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class TextChange:
    """A sentence that two versions of a report do not share; spans are those of each version.

    `words` are the words in which a changed sentence differs. `noted` is true when a note of the
    later version tells of it.
    """

    change: Change
    before: Span | None
    after: Span | None
    words: tuple[WordChange, ...]
    noted: bool


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that two versions of a report do not share: of which event, statement or state.

    `what` names the thing ("ASSAULT killed", "strength of NATO Mission Iraq"), `field` the value
    that differs, None where the whole thing is added or withdrawn. `id_before` and `id_after` are
    its ids in the two versions, `words_before` and `words_after` the sentences that tell it. A
    figure that no event or state holds has no id.
    """

    change: Change
    kind: Literal["event", "statement", "state", "figure"]
    what: str
    field: str | None
    before: str | None
    after: str | None
    id_before: str | None
    id_after: str | None
    words_before: str | None
    words_after: str | None
    noted: bool


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a report, or the notice that withdrew it, and what it changed.

    `number` counts from 1. `kind`: the first, one with a note of correction, one that changed
    without a word ("silent"), or a retraction. It was known from `known_from` until, and not on,
    `known_until`, when `superseded_by` was known. `notes` are the words of its notes that the
    version before did not have; `changed` is when its page says that it was changed.
    """

    number: int
    kind: Literal["first", "correction", "silent", "retraction"]
    source: Source
    known_from: date
    known_until: date | None
    superseded_by: str | None
    changed: str | None
    notes: tuple[Span, ...]
    text: tuple[TextChange, ...]
    values: tuple[ValueChange, ...]


@dataclass(frozen=True, slots=True)
class VersionParts:
    """All that one version of a report says, as the store gives it.

    `notice` is true of a report that withdraws another one.
    """

    source: Source
    text: str
    notes: Notes
    known_from: date
    known_until: date | None
    superseded_by: str | None
    changed: str | None
    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    states: tuple[StateRow, ...]
    notice: bool = False


ChangeKind = Literal[
    "happening",
    "plan",
    "status",
    "done",
    "moved",
    "day",
    "figures",
    "sources",
    "overdue",
    "state",
    "ended",
    "dispute",
    "withdrawn",
    "correction",
    "retraction",
]
"""Kinds of changes, in the order in which those of one day come."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Something that the record knew on one day and had not known on an earlier one.

    `kind`: a happening that is new, or whose status, day, figures or number of independent sources
    changed; a plan that is new, was moved, was done or called off, or is overdue; a state that is
    new or took another's place, or ended; a dispute that is new; what no report that stands tells
    any more; a correction or retraction of a report. `day` is when it became known. `what` names
    the thing, `before` and `after` are its values where it had some. `words` are those of `source`
    that it rests on.
    """

    kind: ChangeKind
    day: date
    id: str
    what: str
    before: str | None
    after: str | None
    words: str
    source: Source


def order_changes(rows: Iterable[ChangeRow]) -> tuple[ChangeRow, ...]:
    """Give changes by day, those of one day by kind, then by what they are."""
    kinds = get_args(ChangeKind)
    return tuple(sorted(rows, key=lambda row: (row.day, kinds.index(row.kind), row.what, row.id)))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known on a day of the things in question: events by common happenings, and states.

    `places` are where the places of events lie.
    """

    day: date
    events: tuple[EventRow, ...]
    states: tuple[StateRow, ...]
    places: tuple[PlaceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeParts:
    """What changes between two days are made of, as the store gives it.

    `since` pairs each document with the day from which it is known. `logs` are the versions of the
    reports that were corrected or withdrawn between the days.
    """

    before: Known
    after: Known
    since: Mapping[str, date]
    logs: tuple[tuple[VersionParts, ...], ...]
