"""Changes, disputes, plans and decisions in a few words, the same on a terminal and on a page."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.answers import Certainty, Explanation, LinkRow
from dateline.disputes import Count, Dispute
from dateline.phrasing import one_line, say_many
from dateline.versions import TextChange, ValueChange

_KINDS = ("event", "statement", "state")

CHANGES = {
    "happening": "New happenings",
    "plan": "New plans",
    "status": "Happenings told otherwise now",
    "done": "Plans that were carried out, or called off",
    "moved": "Plans that were moved",
    "day": "Happenings whose day is known better, or otherwise",
    "figures": "Figures",
    "sources": "More independent reports",
    "overdue": "Plans whose day passed and nobody told what came of them",
    "state": "States that are new, or took another's place",
    "ended": "States that ended",
    "dispute": "Disputes",
    "withdrawn": "What no report that stands tells any more",
    "correction": "Corrections of reports",
    "retraction": "Retractions of reports",
}
"""What stands above the changes of each kind, in the order in which they are shown."""

OUTCOMES = {
    "to_come": "to come",
    "open": "open, no day",
    "happened": "happened",
    "earlier": "happened earlier",
    "later": "happened later",
    "under_way": "under way",
    "moved": "moved",
    "called_off": "called off",
    "denied": "denied",
    "refused": "refused",
    "contradicted": "contradicted",
    "not_reported": "not reported",
}
"""What came of a plan, in words."""


def say_standing(row: Dispute) -> str:
    """Say whether it stands, and when it was settled."""
    return f"settled {row.settled.on}" if row.settled is not None else row.standing


def say_bounds(low: int | None, high: int | None) -> str:
    """Say a number with its bounds: "7+", "10", "11-13", "≤ 5"."""
    if high is None:
        return f"{low:,}+" if low is not None else "?"
    if high == 0:
        return "no"
    if low is None or low == high:
        return f"{'≤ ' if low is None else ''}{high:,}"
    return f"{low:,}-{high:,}"


def in_order(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Give numbers by the day for which they are given."""
    return tuple(
        sorted(counts, key=lambda one: (str(one.as_of or ""), one.voice.start, one.voice.id))
    )


def say_counted(one: Count) -> str:
    """Say of whom a number is: "global coalition", nothing where it is of all."""
    return " ".join(part.rpartition("/")[2].replace("-", " ") for part in one.of)


def say_how(change: ValueChange | TextChange) -> str:
    """Say what was done, and whether a note tells of it."""
    return f"{change.change}{'' if change.noted else ' silently'}"


def say_change(value: ValueChange) -> str:
    """Say what changed, from what to what: "strength of the mission: about 600 → about 500"."""
    bare = value.field in (None, "value", "number")
    what = value.what if bare else f"{value.what}, {value.field}"
    sides = (one_line(side) for side in (value.before, value.after) if side is not None)
    return f"{one_line(what)}: {' → '.join(sides)}"


def say_withdrawn(values: Sequence[ValueChange]) -> str:
    """Count what a retraction withdraws: "3 events, 1 state"."""
    counts = {kind: sum(one.kind == kind for one in values) for kind in _KINDS}
    said = (say_many(count, kind) for kind, count in counts.items() if count)
    return ", ".join(said) or "nothing that was found in it"


def say_versions(found: Explanation) -> Iterator[str]:
    """Say which version of the report this is from, when there is more than one."""
    ended = "withdrawn since, by" if found.withdrawn else "corrected since, by"
    for words, source in (
        (ended, found.superseded_by),
        ("the corrected version of", found.supersedes),
    ):
        if source is not None:
            yield f"{words} {source.document} ({one_line(source.found_at)})"
    if found.withdrawn and found.superseded_by is None:
        yield "its report says that it does not stand any more: nothing that it tells counts"
    for change in found.changes:
        yield f"{say_how(change)}: {say_change(change)}"


def say_certainty(certainty: Certainty) -> str:
    """Say how sure the happening of an event is, and why."""
    return f"{certainty.level}: {'; '.join(certainty.reasons)}"


def say_link(row: LinkRow) -> str:
    """Say in one line what was decided to be the same, why, and by whom."""
    link = row.link
    withdrawn = f", withdrawn: {one_line(row.withdrawn)}" if row.withdrawn else ""
    return (
        f"{link.judgement}: {link.left} and {link.right}, score {link.score:.2f}: "
        f"{one_line(link.reason)} ({link.author}, {row.recorded}){withdrawn}"
    )
