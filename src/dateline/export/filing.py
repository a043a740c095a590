"""How PLOVER files an event: which ones it codes at all, under which type, class and score.

The tables are in data/export/plover.yaml, and so is where they are from; classes in plover.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, cast

from dateline.datafiles import data_folder, load_yaml
from dateline.findings import AFFIRMED, Status
from dateline.plover import QUADS, TO_COME, quad_of
from dateline.record import EventRow, Source

CODED: frozenset[Status] = AFFIRMED | {"planned"}
"""Statuses that the manual's types have a place for: what is, and what is to come.

Its auxiliary modes for what is hypothetical or denied were never implemented in any project.
"""

_QUAD_NUMBERS = {quad: number for number, quad in enumerate(QUADS, 1)}


@dataclass(frozen=True, slots=True)
class Filed:
    """Type and modes as PLOVER files them, quad class 1 to 4 and score -10 to 10.

    Class and score are None for a type of the user's own codebook.
    """

    type: str
    mode: tuple[str, ...]
    quad: int | None
    score: float | None


@dataclass(frozen=True, slots=True)
class Day:
    """The one day that a format asks for, and what it is worth.

    `last` is the last day of an interval of several. `basis` is "day", "interval", "not before",
    "not after" (the wording gives one bound only) or "published" (it gives none).
    """

    day: date
    last: date | None
    basis: str


@cache
def load_codes(file: str) -> Mapping[str, Any]:
    """Read a file of data/export, once."""
    return cast("dict[str, Any]", load_yaml(data_folder("export") / file))


def is_coded(row: EventRow) -> bool:
    """Tell whether the manual codes an event: of a coded status, with an actor."""
    return row.status in CODED and bool(row.actor)


def lacks_recipient(row: EventRow, filed: Filed) -> bool:
    """Tell whether a type that needs a recipient has none; both sides may stand as actors."""
    needs = filed.type in load_codes("plover.yaml")["needs_recipient"]
    return needs and not row.recipient and not (filed.type == "COOPERATE" and len(row.actor) > 1)


def file_event(row: EventRow) -> Filed:
    """Give type, modes, class and score; what is to come is filed as the manual says."""
    kind, mode = row.type, row.mode
    if row.status in TO_COME:
        kind, mode = _file_future(kind, mode)
    quad = quad_of(kind)
    if quad is None:
        return Filed(kind, mode, None, None)
    scores: Mapping[str, float] = load_codes("plover.yaml")["types"][kind]
    score = next((scores[one] for one in mode if one in scores), scores["score"])
    return Filed(kind, mode, _QUAD_NUMBERS[quad], score)


def _file_future(kind: str, mode: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    future: Mapping[str, str] | None = load_codes("plover.yaml")["to_come"].get(kind)
    if future is None:
        return kind, mode
    modes = (future.get(one) or future.get("any") for one in mode or ("any",))
    return future["type"], tuple(dict.fromkeys(one for one in modes if one))


def known_day(source: Source) -> date | None:
    """Give the day on which a report is known at the latest."""
    return source.published or source.earliest


def pick_day(earliest: date | None, latest: date | None, source: Source) -> Day | None:
    """Give the day that stands for the days an event can be of; None where nothing gives one.

    The first day, where the wording bounds that; else the last; else the last day on which its
    report can have been published.
    """
    if earliest is not None and latest is not None:
        several = earliest != latest
        return Day(earliest, latest if several else None, "interval" if several else "day")
    if earliest is not None or latest is not None:
        bound = "not before" if latest is None else "not after"
        return Day(cast(date, earliest or latest), None, bound)
    published = known_day(source)
    return Day(published, None, "published") if published else None
