"""What the store calls and knows nothing of: the steps from readings to claims, rows and links."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.answers import Dossier, DossierParts, SourceRow, TimelineRow
from dateline.corrections import Correction, CorrectionRow, Missed
from dateline.disputes import Dispute, DisputeParts
from dateline.findings import Reading
from dateline.plans import AgendaRow, Asked, Told
from dateline.record import (
    ActorRow,
    Bounds,
    Claim,
    EventRow,
    Link,
    Notes,
    Printing,
    Rows,
    Source,
    Telling,
)
from dateline.stories import Bridge, Held, Near, Outline, Placed, Start, StoryLine, StoryText
from dateline.versions import ChangeParts, ChangeRow, VersionParts, VersionRow

Terms = tuple[tuple[str, int], ...]
"""The words of an outline and their weights."""


@dataclass(frozen=True, slots=True)
class StoryRules:
    """The functions by which a record puts reports together to stories."""

    make_outline: Callable[[str | None, str, tuple[ActorRow, ...]], Terms]
    find_meaning: Callable[[str | None, str], str]
    pick_keys: Callable[[Terms], tuple[str, ...]]
    find_nearest: Callable[[Outline, tuple[Outline, ...]], tuple[Near, ...]]
    pick_nearest: Callable[[date, tuple[tuple[Near, date], ...]], tuple[Near, ...]]
    join: Callable[[Start, tuple[Held, ...]], Start]
    find_bridges: Callable[[Start, Start, tuple[Held, ...]], tuple[Bridge, ...]]
    belongs: Callable[[Start, Start, int], bool]
    split: Callable[[tuple[Start, ...], tuple[Near, ...]], tuple[Placed, ...]]
    read_text: Callable[[str, str | None, str], StoryText]
    sum_up: Callable[[tuple[StoryText, ...]], tuple[StoryLine, ...]]


@dataclass(frozen=True, slots=True)
class Rules:
    """The functions by which a record turns readings into claims, rows and links.

    The store calls them and knows nothing of what they do; recording.py names them once.
    `version` is the version of Dateline that goes with what they make.
    """

    version: str
    make_claims: Callable[[Reading], tuple[Claim, ...]]
    make_rows: Callable[[str, Source, tuple[Claim, ...]], Rows]
    make_correction: Callable[[Correction, tuple[Claim, ...], str, str], tuple[Claim, ...]]
    make_missed: Callable[[Missed, date | None, str, str], tuple[Claim, ...]]
    undo_correction: Callable[[tuple[Claim, ...], str, str], Claim]
    list_corrections: Callable[[tuple[Claim, ...]], tuple[CorrectionRow, ...]]
    find_sentence: Callable[[str, int, int], str]
    link_actors: Callable[[tuple[ActorRow, ...]], tuple[Link, ...]]
    link_events: Callable[
        [
            tuple[EventRow, ...],
            tuple[EventRow, ...],
            tuple[Outline, ...],
            tuple[tuple[str, str], ...],
        ],
        tuple[Link, ...],
    ]
    find_blocks: Callable[[EventRow], tuple[str, ...]]
    group: Callable[[tuple[str, ...], tuple[Link, ...]], tuple[tuple[str, str], ...]]
    find_copy_keys: Callable[[str], tuple[str, ...]]
    find_band_keys: Callable[[str, date | None], tuple[str, ...]]
    find_near_keys: Callable[[str, date | None], tuple[tuple[str, int], ...]]
    bands_shared: int
    link_copies: Callable[[Printing, tuple[Printing, ...]], tuple[Link, ...]]
    make_sources: Callable[
        [Mapping[str, str], tuple[Printing, ...], tuple[Link, ...]], tuple[SourceRow, ...]
    ]
    read_notes: Callable[[Printing], Notes]
    name_report: Callable[[Source], tuple[str | None, str | None]]
    is_version: Callable[[str, str], bool]
    bound_by_others: Callable[[Telling, tuple[Telling, ...]], Bounds | None]
    stories: StoryRules
    make_versions: Callable[
        [tuple[VersionParts, ...], frozenset[str] | None], tuple[VersionRow, ...]
    ]
    make_changes: Callable[[ChangeParts], tuple[ChangeRow, ...]]
    make_timeline: Callable[[tuple[EventRow, ...]], tuple[TimelineRow, ...]]
    make_disputes: Callable[[DisputeParts], tuple[Dispute, ...]]
    ask_plan: Callable[[Told], tuple[Asked, ...]]
    make_plans: Callable[[tuple[Told, ...], Sequence[str], date], tuple[AgendaRow, ...]]
    make_dossier: Callable[[DossierParts], Dossier]
