"""Days that words give, with the words, where they stand, and what they say of the days."""

from dataclasses import dataclass, replace

from dateline.extract.when.relations import Bound, load_words, meet
from dateline.findings import Interval
from dateline.text import Span

OWN, GOVERNING, PARAGRAPH = "its own clause", "the clause that governs it", "the paragraph"
"""Where the words of a date can stand, as `why` names it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Days from words: how they bound, the time's span, the words, and where they stand.

    `closed` tells that two words bound it: "from May until July".
    """

    days: Interval
    bound: Bound
    span: Span
    words: str
    where: str
    closed: bool = False

    @property
    def why(self) -> str:
        """The reason as a reader is told it: the step, the words, and the relation."""
        says = "" if self.bound == "at" else f", so {load_words().says[self.bound]}"
        says = ", so between the two" if self.closed else says
        return f"{self.where} says '{self.words}'{says}"


def join_bounds(one: Evidence, other: Evidence | None) -> Evidence:
    """Give two bounds together ("since Monday", "until Friday"); the first where they clash."""
    if other is None:
        return one
    days = meet(one.days, other.days)
    if days is None or days == one.days:
        return one
    if other.span.start < one.span.start:
        one, other = other, one
    closed = days.earliest is not None and days.latest is not None
    return replace(one, days=days, words=f"{one.words}' and '{other.words}", closed=closed)
