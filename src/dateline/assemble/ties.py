"""With whom an actor has to do: the other parties of its happenings, with counts by type."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from dateline.assemble.timeline import count_texts
from dateline.counts import rank
from dateline.findings import DENIED
from dateline.lives import Tie
from dateline.record import WORDS, EventRow, Party


def make_ties(actor: str, events: Iterable[EventRow], *, place: bool = False) -> tuple[Tie, ...]:
    """Give the ties of an actor, most happenings first; mere words ("two men") are nobody.

    Of a `place`, the ties are those who act there. What is denied or did not happen counts not.
    """
    told: dict[str, list[EventRow]] = {}
    names: dict[str, Party] = {}
    for row in events:
        if row.status in DENIED:
            continue
        for other in _others(row, actor, place=place).values():
            told.setdefault(other.id, []).append(row)
            known = names.setdefault(other.id, other)
            names[other.id] = min(known, other, key=lambda one: (one.name, one.words))
    ties = [_make_tie(names[one], rows) for one, rows in told.items()]
    return tuple(sorted(ties, key=lambda tie: (-tie.events, -tie.independent, tie.other.id)))


def _others(row: EventRow, actor: str, *, place: bool) -> dict[str, Party]:
    """Give who stands on the other side of the actor, or beside it ("A and B signed")."""
    acts = any(one.id == actor for one in row.actor)
    there = place or acts or any(one.id == actor for one in row.recipient)
    parties = (*row.actor, *row.recipient) if there else ()
    return {one.id: one for one in parties if one.id != actor and not one.id.startswith(WORDS)}


def _make_tie(other: Party, rows: list[EventRow]) -> Tie:
    kinds = {row.happening: row.type for row in sorted(rows, key=lambda row: row.id, reverse=True)}
    types = Counter(kinds.values())
    lasts = [day for row in rows if (day := row.latest or row.source.published) is not None]
    return Tie(
        other=other,
        events=len(kinds),
        types=rank(types),
        independent=count_texts(row.source for row in rows),
        last=max(lasts, default=date.max) if lasts else None,
    )
