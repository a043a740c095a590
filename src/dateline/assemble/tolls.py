"""Disputes over numbers: how many killed, rockets, people in a crowd, and how the count grew.

A later, higher toll of the same source is an update, and so is one of another source that comes
days later, where what is counted can grow. Different counts at one time exclude each other when no
number lies within both. The whole series is kept beside the sides that exclude each other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from dateline.assemble.exclusion import PARTS, WHOLE, Bounds, exclude_counts, relate
from dateline.assemble.matters import Matter
from dateline.assemble.timeline import telling_key
from dateline.assemble.voices import (
    Claimed,
    end_corrected,
    end_updated,
    make_sides,
    settle,
    voice_of,
)
from dateline.disputes import Count, Dispute
from dateline.identity import make_id
from dateline.record import EventRow, Figure, Party, TallyRow

GROWING = frozenset(
    (*PARTS, *WHOLE, "arrested", "displaced", "evacuated", "rescued", "cases", "houses", "refugees")
)
"""What more of is found out with time."""

MOST = 60
"""Numbers of one kind and matter that are compared, the last of them; a long war has more."""

_NAMES = {"participants": "crowd"}
"""What numbers of coded events are called among tallies."""

_Row = EventRow | TallyRow


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a matter: what it counts, of whom, its bounds, and the telling."""

    what: str
    of: tuple[str, ...]
    low: int | None
    high: int | None
    claimed: Claimed

    @property
    def bounds(self) -> Bounds:
        """The bounds as numbers, open ones as far as they can be."""
        low = float(self.low) if self.low is not None else 0.0
        return (low, float(self.high) if self.high is not None else float("inf"))


def find_toll_disputes(
    matters: Iterable[Matter], corrected: Mapping[str, date]
) -> Iterator[Dispute]:
    """Give, for each matter and kind, the numbers that differ, whether they exclude or not."""
    for matter in matters:
        numbers = _gather(matter)
        for what, inside in _by_kind(numbers):
            found = _dispute(matter, what, inside[-MOST:], corrected)
            if found is not None:
                yield found


def _gather(matter: Matter) -> tuple[Number, ...]:
    """Give all numbers of a matter in order of publication.

    Those of a coded event are left out where tallies hold what it counts; several of one kind in an
    event ("two soldiers and a driver") are one sum.
    """
    found = [_of_tally(row) for row in matter.tallies]
    counted = {(row.event, row.what) for row in matter.tallies}
    quoted = {(row.source.document, row.what, row.words) for row in matter.tallies}
    for event in matter.events:
        kinds: dict[str, list[Figure]] = {}
        for one in event.quantities:
            name = _NAMES.get(one.what, one.what)
            told = (event.source.document, name, one.words) in quoted
            if not told and (event.id, name) not in counted:
                kinds.setdefault(one.what, []).append(one)
        found.extend(_of_event(event, what, figures) for what, figures in kinds.items())
    return tuple(sorted(found, key=lambda one: telling_key(one.claimed.voice)))


def _of_tally(row: TallyRow) -> Number:
    as_of = row.as_of or row.source.published
    value = _say(row.low, row.high, row.of, row.words)
    return Number(
        row.what, row.of, row.low, row.high, Claimed(value, voice_of(row, row.words), as_of)
    )


def _of_event(row: EventRow, what: str, figures: Sequence[Figure]) -> Number:
    lows, highs = [one.low for one in figures], [one.high for one in figures]
    low = None if None in lows else sum(one or 0 for one in lows)
    high = None if None in highs else sum(one or 0 for one in highs)
    words = " … ".join(one.words for one in figures)
    name = _NAMES.get(what, what)
    claimed = Claimed(_say(low, high, (), words), voice_of(row, words), row.source.published)
    return Number(name, (), low, high, claimed)


def _by_kind(numbers: Sequence[Number]) -> Iterator[tuple[str, list[Number]]]:
    """Give the numbers of each kind; counts of all harmed stand beside those of the parts."""
    kinds = sorted({one.what for one in numbers})
    harmed = [one for one in numbers if one.what in WHOLE]
    parts = [what for what in kinds if what in PARTS and what != "missing"]
    for what in kinds:
        if what in WHOLE and parts:
            continue
        beside = harmed if what in parts else []
        inside = [one for one in numbers if one.what == what]
        yield what, sorted((*inside, *beside), key=lambda one: telling_key(one.claimed.voice))


def _dispute(
    matter: Matter, what: str, numbers: Sequence[Number], corrected: Mapping[str, date]
) -> Dispute | None:
    if len(numbers) < 2:
        return None
    numbers = _put(numbers, end_corrected([one.claimed for one in numbers], corrected))
    numbers = _put(numbers, _end_updated(numbers))
    pairs = [pair for pair in combinations(numbers, 2) if _exclude(*pair)]
    told = {id(one) for pair in pairs for one in pair}
    differ = len({(one.bounds, one.of) for one in numbers if one.what == what}) > 1
    if not pairs and not (differ and _vary(numbers, what)):
        return None
    sided = [one for one in numbers if id(one) in told] or list(numbers)
    sides = make_sides(one.claimed for one in sided)
    settled = settle(
        [one.claimed for one in numbers],
        [(one.claimed, other.claimed) for one, other in pairs],
    )
    standing = "range" if not pairs else "settled" if settled is not None else "open"
    days = [one for row in _rows(matter) for one in (row.earliest, row.latest) if one is not None]
    dated = [row for row in _rows(matter) if row.earliest is not None and row.latest is not None]
    best = min(dated, key=_width, default=None)
    return Dispute(
        about=what,
        subject=say_matter(matter),
        sides=sides,
        id=make_id("dispute", matter.id, what),
        what=matter.id,
        kind="event",
        type=matter.events[0].type if matter.events else "",
        earliest=best.earliest if best is not None else min(days, default=None),
        latest=best.latest if best is not None else max(days, default=None),
        places=_places(matter),
        standing=standing,  # type: ignore[arg-type]  # one of the three
        settled=settled,
        counts=tuple(_count(one) for one in numbers),
        events=tuple(sorted({row.id for row in matter.events})),
    )


def _put(numbers: Iterable[Number], claims: Iterable[Claimed]) -> list[Number]:
    """Give numbers with their claims as they ended."""
    return [replace(one, claimed=claim) for one, claim in zip(numbers, claims, strict=True)]


def _vary(numbers: Sequence[Number], what: str) -> bool:
    """Tell whether two give other numbers of the same people: of others they say nothing.

    "120" and "at least 120" are one number, and who rounds in a headline differs with nobody.
    """
    return any(
        one.bounds != other.bounds
        and one.low != other.low
        and _tellings(one) != _tellings(other)
        and relate((one.what, one.of), (other.what, other.of)) == "same"
        for one, other in combinations(numbers, 2)
        if what in (one.what, other.what)
    )


def _tellings(one: Number) -> tuple[str, tuple[str, ...]]:
    """Give which report tells a number, and by whom."""
    return (one.claimed.voice.source.document, one.claimed.claimant)


def _end_updated(numbers: Sequence[Number]) -> tuple[Claimed, ...]:
    at = {id(one.claimed): one for one in numbers}

    def excludes(one: Claimed, other: Claimed) -> bool:
        ours, theirs = at[id(one)], at[id(other)]
        return relate((ours.what, ours.of), (theirs.what, theirs.of)) == "same" and (
            exclude_counts(_plain(ours), _plain(theirs))
        )

    return end_updated([one.claimed for one in numbers], excludes)


def _plain(one: Number) -> tuple[str, tuple[str, ...], Bounds]:
    return (one.what, one.of, one.bounds)


def _exclude(one: Number, other: Number) -> bool:
    """Tell whether two numbers contradict each other, not only come one after the other."""
    if not exclude_counts(_plain(one), _plain(other)):
        return False
    if one.claimed.claimant == other.claimed.claimant:
        return False
    earlier, later = sorted((one, other), key=lambda two: two.claimed.as_of or date.max)
    until, since = earlier.claimed.voice.until, later.claimed.as_of
    if until is not None and since is not None and since >= until and earlier.claimed.ended:
        return False
    if earlier.high == 0 or later.high == 0:
        return True
    grew = earlier.bounds[1] < later.bounds[0] and one.what in GROWING
    first, last = earlier.claimed.as_of, later.claimed.as_of
    return not (grew and first and last and last > first)


def _count(one: Number) -> Count:
    return Count(one.what, one.low, one.high, one.of, one.claimed.as_of, one.claimed.voice)


def say_number(low: int | None, high: int | None, words: str = "") -> str:
    """Say a number with its bounds as news does: "10", "at least 7", "about 12", "dozens".

    `words` are those of the report, which tell "about 12" from "11 to 13".
    """
    said = " ".join(words.casefold().split())
    if high == 0:
        return "none"
    if _PLURAL.fullmatch(said) or said.endswith(("%", "percent", "per cent")):
        return said
    if low is None:
        return f"at most {high:,}" if high is not None else "some"
    if high is None:
        more = _MORE.match(said) is not None
        return f"more than {low - 1:,}" if more else f"at least {low:,}"
    if low == high:
        return f"{low:,}"
    return f"about {round((low + high) / 2):,}" if _NEARLY.match(said) else f"{low:,} to {high:,}"


_PLURAL = re.compile(
    r"(?:dozens|scores|(?:tens |hundreds )?(?:of )?(?:hundreds|thousands|millions))"
)
_MORE = re.compile(r"(?:more than|over|above)\b")
_NEARLY = re.compile(r"(?:about|around|some|roughly|approximately|close to|(?:an )?estimated)\b")


def _say(low: int | None, high: int | None, of: Sequence[str], words: str) -> str:
    who = " ".join(one.rpartition("/")[2].replace("-", " ") for one in of)
    number = say_number(low, high, words)
    return f"{number} ({who})" if who else number


def say_matter(matter: Matter) -> str:
    """Name a matter: type, who and whom of its event, else the class of the occasion; and where."""
    places = ", ".join(list(dict.fromkeys(one.name for one in _places(matter)))[:2])
    where = f" in {places}" if places else ""
    sorts = [row.sort for row in matter.tallies if row.sort]
    if matter.events:
        row = min(matter.events, key=_vague)
        who, whom = (_say_named(side) for side in (row.actor, row.recipient))
        if who or whom or not sorts:
            sides = f"{f' {who}' if who else ''}{f' → {whom}' if whom else ''}"
            return f"{row.type}{sides}{where}"
    return f"{sorts[0] if sorts else 'count'}{where}"


def _say_named(parties: Sequence[Party]) -> str:
    """Name those who are more than words ("13 people")."""
    return ", ".join(one.name for one in parties if "/" in one.id)


def _vague(row: EventRow) -> tuple[int, int, date, str]:
    """Order tellings by how little they name: "two men" names nobody."""
    sides = (row.actor, row.recipient)
    unnamed = sum(not any("/" in one.id for one in side) for side in sides)
    return (unnamed, sum(not side for side in sides), row.source.published or date.max, row.id)


def _places(matter: Matter) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for event in matter.events:
        if event.place is not None:
            found.setdefault(event.place.id, event.place)
    for row in matter.tallies:
        for place in row.places:
            found.setdefault(place.id, place)
    # A country says less than a place in it.
    return tuple(sorted(found.values(), key=lambda one: one.id.startswith("country/")))


def _rows(matter: Matter) -> tuple[_Row, ...]:
    return (*matter.tallies, *matter.events)


def _width(row: _Row) -> tuple[int, str]:
    if row.earliest is None or row.latest is None:
        return (10**6, row.id)
    return ((row.latest - row.earliest).days, row.id)
