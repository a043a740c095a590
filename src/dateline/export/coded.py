"""Events and happenings that the PLOVER manual codes, each with its filing and its day."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.filing import Day, Filed, file_event, is_coded, lacks_recipient, pick_day
from dateline.export.request import Request
from dateline.export.told import Happening, Teller, Telling
from dateline.store import Record

FEATURES = {1: ("A", "PCLI"), 2: ("A", "ADM1"), 3: ("A", "ADM2"), 4: ("P", "PPL"), 5: ("S", "")}
"""GeoNames' feature class and code for our precision; what is finer than a town has no code."""


@dataclass(frozen=True, slots=True)
class Coded:
    """An event, or what the tellings of a happening add up to, as PLOVER files it."""

    telling: Telling
    filed: Filed
    day: Day


def each_event(record: Record, request: Request) -> Iterator[Coded]:
    """Give events by day and id; what the manual does not code only when everything is asked for.

    What has no day, not even that of its report, is left out in any case.
    """
    for telling in Teller(record, request).tellings():
        coded = _code(telling, request)
        if coded is not None:
            yield coded


def each_happening(record: Record, request: Request) -> Iterator[tuple[Happening, Coded]]:
    """Give happenings in the same way, by the day of their first event."""
    for happening in Teller(record, request).happenings():
        coded = _code(happening.best, request)
        if coded is not None:
            yield happening, coded


def _code(telling: Telling, request: Request) -> Coded | None:
    row, filed = telling.row, file_event(telling.row)
    day = pick_day(row.earliest, row.latest, row.source)
    wanted = request.everything or (is_coded(row) and not lacks_recipient(row, filed))
    return Coded(telling, filed, day) if wanted and day is not None else None
