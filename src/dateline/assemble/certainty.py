"""How sure a happening is, in words: what its tellings say of it, in how many independent reports.

Four things count: the wording (status and certainty), who says so (the report itself, somebody
named, somebody without a name, a party to it), how many reports tell it without printing each
other, and whether somebody denies it. Each is said as it is and never added up to a number.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from dateline.answers import Certainty, CertaintyLevel
from dateline.findings import AFFIRMED, DENIED
from dateline.record import EventRow, Party

SURE = 2
"""From this certainty of the wording on, a telling says that it is so and not that it may be."""

SHOWN = 3
"""How many of those who say so are named."""

Stand = Literal["own", "named", "unnamed", "party", "hedged", "ahead", "denied"]

_AHEAD = frozenset(("planned", "called_for"))
_ORDER: tuple[Stand, ...] = ("own", "named", "party", "unnamed", "hedged", "ahead")
"""Of several things that one text says, the first of these counts; denials count beside them."""


def find_certainty(rows: Iterable[EventRow]) -> Certainty:
    """Give how sure a happening is by its tellings, with a reason for each kind of telling.

    Reports that print one text count once. Levels: established (two independent reports say so in
    their own words), reported (one does), attributed (only others do, by name), claimed (only a
    party to it does), unnamed (only people without a name do), possible, expected (it is still to
    come), disputed (some say so, some deny it), denied.
    """
    rows = tuple(rows)
    parties = frozenset(_holder(one.id) for row in rows for one in (*row.actor, *row.recipient))
    told: dict[str, dict[Stand, list[EventRow]]] = {}
    for row in rows:
        by_stand = told.setdefault(row.source.text_id, {})
        by_stand.setdefault(find_stand(row, parties), []).append(row)
    groups: dict[Stand, list[list[EventRow]]] = {}
    for by_stand in told.values():
        best = next((one for one in _ORDER if one in by_stand), None)
        for stand in (best, "denied" if "denied" in by_stand else None):
            if stand is not None:
                groups.setdefault(stand, []).append(by_stand[stand])
    reasons = (_say(stand, groups[stand]) for stand in (*_ORDER, "denied") if stand in groups)
    return Certainty(_find_level(groups), tuple(reasons))


def find_stand(row: EventRow, parties: frozenset[str]) -> Stand:
    """Give what one telling says, and through whom; `parties` are those who take part, by holder.

    Of a chain of speakers the innermost counts: it is who says that it happened.
    """
    if row.status in DENIED or row.certainty < 0:
        return "denied"
    if row.status in _AHEAD:
        return "ahead"
    if row.status not in AFFIRMED or row.certainty < SURE:
        return "hedged"
    if not row.said_by:
        return "own"
    speaker = row.said_by[-1]
    if _holder(speaker.id) in parties:
        return "party"
    return "named" if _has_name(speaker) else "unnamed"


def _find_level(groups: dict[Stand, list[list[EventRow]]]) -> CertaintyLevel:
    affirmed = [one for one in ("own", "named", "party", "unnamed") if one in groups]
    if "denied" in groups:
        return "disputed" if affirmed else "denied"
    if len(groups.get("own", ())) > 1:
        return "established"
    levels: tuple[tuple[Stand, CertaintyLevel], ...] = (
        ("own", "reported"),
        ("named", "attributed"),
        ("party", "claimed"),
        ("unnamed", "unnamed"),
        ("hedged", "possible"),
    )
    return next((level for stand, level in levels if stand in groups), "expected")


def _say(stand: Stand, texts: Sequence[Sequence[EventRow]]) -> str:
    """Say in how many independent reports something stands, and through whom."""
    one = len(texts) == 1
    count = "one independent report" if one else f"{len(texts)} independent reports"
    names = _name_speakers(row for text in texts for row in text)
    by = f", according to {names}" if names else ""
    attributed, says = ("attributes it", "says") if one else ("attribute it", "say")
    said: dict[Stand, str] = {
        "own": f"{says} so in {'its' if one else 'their'} own words",
        "named": f"{attributed} to {names}",
        "party": f"{attributed} to {names}, who took part in it",
        "unnamed": f"{attributed} to unnamed sources ({names})",
        "hedged": f"{says} that it may be so{by}",
        "ahead": f"{'tells' if one else 'tell'} it as still to come{by}",
        "denied": f"{says} that it did not happen{by}",
    }
    return f"{count} {said[stand]}"


def _name_speakers(rows: Iterable[EventRow]) -> str:
    names = list(dict.fromkeys(row.said_by[-1].name for row in rows if row.said_by))
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _holder(one: str) -> str:
    """Give whose body an id is: of organisation/IRQ-military and country/IRQ it is IRQ."""
    slug = one.partition("/")[2]
    first = slug.partition("-")[0]
    return first if len(first) == 3 and first.isupper() else one


def _has_name(party: Party) -> bool:
    """Tell whether a speaker has a name: an id of its own, or words that end in a name.

    "a NATO official" has none, though there is a name in it.
    """
    if "/" in party.id:
        return True
    return party.name.split()[-1:] != [] and party.name.split()[-1][:1].isupper()
