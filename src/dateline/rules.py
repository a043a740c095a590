"""What the store calls and knows nothing of: the steps from readings to claims, rows and links."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.answers import (
    AgendaRow,
    Asked,
    Dossier,
    DossierParts,
    SourceRow,
    TimelineRow,
    Told,
)
from dateline.findings import Reading
from dateline.record import (
    ActorRow,
    Bounds,
    Claim,
    EventRow,
    Link,
    Printing,
    Rows,
    Source,
    Telling,
)


@dataclass(frozen=True, slots=True)
class Rules:
    """The functions by which a record turns readings into claims, rows and links.

    The store calls them and knows nothing of what they do; recording.py names them once.
    `version` is the version of Dateline that goes with what they make.
    """

    version: str
    make_claims: Callable[[Reading], tuple[Claim, ...]]
    make_rows: Callable[[str, Source, tuple[Claim, ...]], Rows]
    find_sentence: Callable[[str, int, int], str]
    link_actors: Callable[[tuple[ActorRow, ...]], tuple[Link, ...]]
    link_events: Callable[[tuple[EventRow, ...], tuple[EventRow, ...]], tuple[Link, ...]]
    find_blocks: Callable[[EventRow], tuple[str, ...]]
    group: Callable[[tuple[str, ...], tuple[Link, ...]], tuple[tuple[str, str], ...]]
    find_copy_keys: Callable[[str], tuple[str, ...]]
    find_band_keys: Callable[[str], tuple[str, ...]]
    bands_shared: int
    link_copies: Callable[[Printing, tuple[Printing, ...]], tuple[Link, ...]]
    make_sources: Callable[
        [Mapping[str, str], tuple[Printing, ...], tuple[Link, ...]], tuple[SourceRow, ...]
    ]
    bound_by_others: Callable[[Telling, tuple[Telling, ...]], Bounds | None]
    make_timeline: Callable[[tuple[EventRow, ...]], tuple[TimelineRow, ...]]
    ask_plan: Callable[[Told], tuple[Asked, ...]]
    make_plans: Callable[[tuple[Told, ...], Sequence[str], date], tuple[AgendaRow, ...]]
    make_dossier: Callable[[DossierParts], Dossier]
