"""Who else is named where an event or statement is told: it may concern them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from dateline.assemble.sentences import find_range
from dateline.findings import Event, Mention, Reading
from dateline.text import Span

KINDS = frozenset(("person", "organisation", "operation", "group"))
"""Kinds that an event can concern; places and countries are named in passing too often."""


class Bystanders:
    """The mentions of a reading by place, asked for event by event."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        kept = (one for one in reading.mentions if one.kind in KINDS and one.form != "pronoun")
        self._mentions = sorted(kept, key=lambda one: (one.span.start, one.span.end))
        self._starts = [one.span.start for one in self._mentions]

    def beside(self, event: Event) -> Iterator[Mention]:
        """Give the mentions in the event's sentence, who takes part among them, in their order.

        Of those that no name identifies only operations are given: "the mission" is known by
        what it refers to, "a spokesman" is not.
        """
        first, last = find_range(self._text, event.trigger.start, event.trigger.end)
        for one in self._between(first, last):
            if one.form == "name" or one.kind == "operation" or one.actor is not None:
                yield one

    def within(self, content: Iterable[Span]) -> Iterator[Mention]:
        """Give the operations that words refer to without their name, which full text finds."""
        for span in content:
            for one in self._between(span.start, span.end):
                if one.form != "name" and one.kind == "operation":
                    yield one

    def _between(self, first: int, last: int) -> Iterator[Mention]:
        for at in range(bisect_left(self._starts, first), len(self._mentions)):
            if self._starts[at] >= last:
                return
            yield self._mentions[at]
