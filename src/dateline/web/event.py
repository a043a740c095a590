"""One happening: what is told of it, by whom, how sure, what disagrees, what changed."""

from dataclasses import dataclass

from dateline.answers import Explanation, SourceRow, TimelineRow
from dateline.disputes import Dispute
from dateline.errors import UsageError
from dateline.store import Record
from dateline.versions import VersionRow
from dateline.web.asked import Asked
from dateline.web.tracing import explain_on


@dataclass(frozen=True, slots=True)
class EventView:
    """One happening, the reports that tell it, what they disagree on, and what versions changed."""

    happening: TimelineRow
    why: Explanation
    sources: tuple[SourceRow, ...]
    disputes: tuple[Dispute, ...]
    versions: tuple[VersionRow, ...]

    @property
    def changed(self) -> tuple[VersionRow, ...]:
        """The later versions that changed a value of it."""
        return tuple(one for one in self.versions if one.number > 1 and one.values)


def make_event(record: Record, asked: Asked) -> EventView:
    """Ask for one happening whole."""
    found = record.happening(asked.item, as_of=asked.as_of)
    one = found.events[0].id
    return EventView(
        found,
        explain_on(record, one, asked.as_of),
        record.sources(one, as_of=asked.as_of),
        _find_disputes(record, one, asked),
        record.versions(one, as_of=asked.as_of),
    )


def _find_disputes(record: Record, one: str, asked: Asked) -> tuple[Dispute, ...]:
    try:
        return record.dispute(one, as_of=asked.as_of)
    except UsageError:  # nothing of it is in dispute
        return ()
