"""Which reports are of one happening.

Reports are taken by day of publication, then id. Each is compared with those before it that share
telling words (likeness.py), and joins the thread of the one that is most like it: if it is like
enough, or nothing else comes near that one, those of days ago counted too, since what is in the
news for weeks makes every report like every other. Where it is like enough to a report of another
thread, the later of the two threads belongs to the earlier: a story is a thread with those that
belong to it. Neither runs on for ever: what comes later than some weeks after a thread began begins
a new one. What was in the news months ago is taken up by a report that is like none of these weeks
and very like one of then.

What a report joins depends on earlier reports alone: so the order of reading does not matter, and
nothing of any day depends on later days.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dateline.resolve.likeness import compare_all
from dateline.resolve.story_weights import load_weights
from dateline.stories import Bridge, Held, Near, Outline, Placed, Start

NEAREST = 3
"""Earlier reports that a report may hold to, and those of days ago that it is measured against."""


def find_nearest(one: Outline, others: Iterable[Outline]) -> tuple[Near, ...]:
    """Give the earlier reports that a report is most like, the most like first.

    They are those that it may hold to and those of days ago that it is measured against. Of those
    that are equally like, the one that comes first in time, then by id. Reports that are not
    before `one` are left out.
    """
    here = (one.day, one.document)
    before = [other for other in others if (other.day, other.document) < here]
    found = [
        (Near(one.document, other.document, score), other.day)
        for other, score in zip(before, compare_all(one, before), strict=True)
    ]
    return pick_nearest(one.day, found)


def pick_nearest(day: date, found: Iterable[tuple[Near, date]]) -> tuple[Near, ...]:
    """Give those of a report's likenesses that count, in order; each has the day of the other."""
    weights = load_weights()
    kept = sorted(
        ((near, other) for near, other in found if near.score >= weights.notable),
        key=lambda pair: (-pair[0].score, pair[1], pair[0].other),
    )
    near = [one for one, _ in kept if one.score >= weights.likely][:NEAREST]
    old = [one for one, other in kept if (day - other).days >= weights.ago][:NEAREST]
    return tuple(one for one, _ in kept if one in near or one in old)


def join(here: Start, held: Sequence[Held]) -> Start:
    """Give the thread that a report joins; `held` is what it is like, the most like first.

    That is the thread of the one most like it, of those that have not run for too long; without
    any it begins one itself.
    """
    near = _list_near(held)
    return next((one.thread for one in near if belongs(here, one.thread)), here)


def find_bridges(here: Start, thread: Start, held: Sequence[Held]) -> tuple[Bridge, ...]:
    """Give what brings a report's thread together with those of others that it is very like."""
    joins = load_weights().joins
    found = [
        Bridge(one.near, max(thread, one.thread), min(thread, one.thread), late=False)
        for one in _list_near(held)
        if one.thread != thread and one.near.score >= joins
    ]
    taken = _find_taken_up(here, held) if thread == here else None
    if taken is not None:
        found = [one for one in found if one.near != taken.near]
        found.append(Bridge(taken.near, here, taken.thread, late=True))
    return tuple(found)


def _find_taken_up(here: Start, held: Sequence[Held]) -> Held | None:
    """Give the report of a story of long ago that one takes up, if nothing of late is like it."""
    weights = load_weights()
    old = [one for one in held if (here.day - one.day).days > weights.silence]
    if any(one.near.score >= weights.joins and one not in old for one in held):
        return None
    return next((one for one in old if one.near.score >= weights.taken_up), None)


def _list_near(held: Sequence[Held]) -> list[Held]:
    """Give those that a report is like enough to.

    One that is less like counts where nothing else that the report holds to comes near it.
    """
    weights = load_weights()
    near = [one for one in held if one.near.score >= weights.likely][:NEAREST]
    return [one for one in near if one.near.score >= weights.joins or _stands_out(one, held)]


def _stands_out(one: Held, held: Iterable[Held]) -> bool:
    """Tell whether nothing that a report is like comes near one, but what is of its thread."""
    weights = load_weights()
    rival = max((other.near.score for other in held if other.thread != one.thread), default=0.0)
    return one.near.score >= weights.clearly * rival


def belongs(later: Start, earlier: Start, late: int = 0) -> bool:
    """Tell whether what begins on a day can be of the story that began on an earlier one.

    `late` is 1 where it takes this story up after a time in which nothing was told of it.
    """
    weights = load_weights()
    return (later.day - earlier.day).days <= (weights.memory if late else weights.life)


def split_stories(documents: Sequence[Start], nearest: Iterable[Near]) -> tuple[Placed, ...]:
    """Give the thread and story of each document, in order of time.

    `documents` come in order of time; `nearest` holds what each holds to, the most like first.
    Reports that are not among `documents` count for nothing, as if they had not been published.
    """
    threads: dict[str, Start] = {}
    days = {one.document: one.day for one in documents}
    held = _gather(days, nearest)
    earlier: dict[Start, set[tuple[Start, int]]] = {}
    for one in documents:
        like = [
            Held(near, days[near.other], threads[near.other]) for near in held.get(one.document, ())
        ]
        thread = threads[one.document] = join(one, like)
        for bridge in find_bridges(one, thread, like):
            earlier.setdefault(bridge.later, set()).add((bridge.earlier, int(bridge.late)))
    stories: dict[Start, Start] = {}
    for thread in sorted(set(threads.values())):
        before = sorted(one for one in earlier.get(thread, ()) if belongs(thread, *one))
        story, late = (stories[before[0][0]], before[0][1]) if before else (thread, 0)
        stories[thread] = story if belongs(thread, story, late) else thread
    return tuple(
        Placed(one, thread, stories[thread])
        for one, thread in ((one.document, threads[one.document]) for one in documents)
    )


def _gather(known: Mapping[str, date], nearest: Iterable[Near]) -> dict[str, list[Near]]:
    held: dict[str, list[Near]] = {}
    for near in nearest:
        if near.document in known and near.other in known:
            held.setdefault(near.document, []).append(near)
    return held
