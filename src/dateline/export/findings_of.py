"""What reports say, one finding after the other: events, statements, states."""

from collections.abc import Iterator

from dateline.answers import Filter
from dateline.record import EventRow, StatementRow, StateRow
from dateline.store import Record

Finding = EventRow | StatementRow | StateRow


def each_finding(record: Record, asked: Filter) -> Iterator[Finding]:
    """Give events, then statements, then states, each by day and id.

    Where something is asked that only events have (a type, a place, to whom), there are only these;
    a status is of events and states.
    """
    yield from record.each_event(asked)
    if asked.type or asked.recipient or asked.place:
        return
    if not asked.status:
        yield from record.each_statement(asked)
    yield from record.each_state(asked)
