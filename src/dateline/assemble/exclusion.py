"""When two values of a field cannot both be true; what merely narrows another excludes nothing.

"Baghdad" narrows "Iraq", "at least 7" leaves room for 10, "dozens" for 34, 3 January for a Friday
that is that day. Each function takes two values and knows nothing of who gives them.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from dateline.findings import AFFIRMED, DENIED
from dateline.record import UNKNOWN, Party, PlaceRow

TOLERANCE = 0.1
"""How far "about 500" may be off."""

NEAR_KM = 50.0
"""Places that are no further apart may be told of one spot: "Camp Taji", "north of Baghdad"."""

OFF = frozenset(("suspended", "ended", "planned"))
"""Values of a status under which a thing is not at work; all others can hold at once."""

WHOLE = frozenset(("casualties",))
"""Kinds of which killed, wounded and missing are parts."""

PARTS = frozenset(("killed", "wounded", "missing"))

Bounds = tuple[float, float]

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|nearly|almost|approximately|close to)\b")
_OVER = re.compile(r"\b(?:over|above|more than|at least|exceeding)\b")
_UNDER = re.compile(r"\b(?:under|below|up to|less than|fewer than|at most)\b")
_WITHHELD = re.compile(r"\b(?:without|against|despite)\b")
"""That a host never consented: that it took its consent back is a turn, and no dispute."""

_RIVAL = re.compile(
    r"\b(?:interim|acting|caretaker|self-(?:declared|proclaimed|styled)|rival|de facto|new|current)"
    r"\s+",
    re.IGNORECASE,
)
_NOT_HELD = re.compile(
    r"\b(?:former|ex|late|outgoing|vice|deputy|assistant|associate|designate|elect|candidate|nominee"
    r"|would-be|future|co|under)\b",
    re.IGNORECASE,
)
_SOLE = re.compile(
    r"^(?:(?:the|supreme|prime|foreign|defen[cs]e|interior|finance|health|justice)\s+)*"
    r"(?:president|minister|king|queen|emperor|sultan|emir|pope|chancellor|leader|mayor|premier|"
    r"secretary[- ]general|chairman|chief justice|patriarch|caliph)\b(?P<of>.*)",
    re.IGNORECASE,
)
"""Offices that one person holds at a time."""


def exclude_numbers(one: Bounds, other: Bounds) -> bool:
    """Tell whether no number lies within both bounds."""
    return one[0] > other[1] or other[0] > one[1]


def exclude_counts(
    ours: tuple[str, Collection[str], Bounds], theirs: tuple[str, Collection[str], Bounds]
) -> bool:
    """Tell whether two counts, as (kind, of whom, bounds), cannot both be right.

    Killed are not wounded. A part excludes the whole only where it is greater: 3 civilians do not
    exclude 10 dead, 12 soldiers killed exclude 10 casualties in all.
    """
    relation = relate(ours[:2], theirs[:2])
    if relation == "same":
        return exclude_numbers(ours[2], theirs[2])
    if relation == "part":
        return ours[2][0] > theirs[2][1]
    return relation == "whole" and theirs[2][0] > ours[2][1]


def relate(ours: tuple[str, Collection[str]], theirs: tuple[str, Collection[str]]) -> str:
    """Say how what two numbers count is related: same, part (the first is), whole, or apart."""
    kinds = _relate_kinds(ours[0], theirs[0])
    mine, yours = frozenset(ours[1]), frozenset(theirs[1])
    if kinds is None or not (mine <= yours or yours <= mine):
        return "apart"
    people = "same" if mine == yours else "whole" if mine < yours else "part"
    if "same" in (kinds, people):
        return people if kinds == "same" else kinds
    return kinds if kinds == people else "apart"


def _relate_kinds(ours: str, theirs: str) -> str | None:
    if ours == theirs:
        return "same"
    if ours in PARTS and theirs in WHOLE:
        return "part"
    return "whole" if ours in WHOLE and theirs in PARTS else None


def exclude_days(
    one: tuple[date | None, date | None], other: tuple[date | None, date | None]
) -> bool:
    """Tell whether two intervals, both with two known ends, share no day."""
    if None in (*one, *other):
        return False
    first, last = (
        max(one[0] or date.min, other[0] or date.min),
        min(one[1] or date.max, other[1] or date.max),
    )
    return first > last


def exclude_places(
    one: Party, other: Party, known: Mapping[str, PlaceRow], lies_in: str = ""
) -> bool:
    """Tell whether a thing cannot have been at both places.

    A country holds the places in it: `known` are the places by id, `lies_in` the country of either
    where its report says so.
    """
    if one.id == other.id or _fold(one.name) == _fold(other.name):
        return False
    ours, theirs = _country(one, known), _country(other, known)
    wide = one.id.startswith("country/"), other.id.startswith("country/")
    if any(wide):
        return bool(ours and theirs and ours != theirs and lies_in not in (ours, theirs))
    if set(_fold(one.name).split()) & set(_fold(other.name).split()):
        return False  # "Taji", "Camp Taji"
    here, there = known.get(one.id), known.get(other.id)
    if here is None or there is None:
        return not (one.id.startswith(UNKNOWN) or other.id.startswith(UNKNOWN))
    if here.precision <= 2 or there.precision <= 2:
        return bool(ours and theirs and ours != theirs)
    far = _distance(here, there)
    return far is None or far > NEAR_KM


def is_near(one: PlaceRow, other: PlaceRow) -> bool:
    """Tell whether two places are close enough to be told of one spot."""
    far = _distance(one, other)
    return far is not None and far <= NEAR_KM and min(one.precision, other.precision) > 2


def exclude_actors(one: Collection[Party], other: Collection[Party]) -> bool:
    """Tell whether two tellings name different culprits.

    A person may be of a group, a body is of its state, and "gunmen" may be anybody.
    """
    ours, theirs = find_ids(one), find_ids(other)
    if not ours or not theirs or ours & theirs:
        return False
    return all(_is_other(mine, yours) for mine in ours for yours in theirs)


def exclude_statuses(one: str, other: str) -> bool:
    """Tell whether one says that a thing happened and the other that it did not."""
    return (one in AFFIRMED and other in DENIED) or (one in DENIED and other in AFFIRMED)


def exclude_states(field: str, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two states of a field at one time, as (value, status), cannot both hold.

    Fields that can have several values (members, partners, tasks) exclude each other only where
    one denies what the other affirms.
    """
    (ours, our_status), (theirs, their_status) = one, other
    if _fold(ours) == _fold(theirs):
        return exclude_statuses(our_status, their_status)
    if not {our_status, their_status} <= AFFIRMED:
        return False
    if field == "strength":
        mine, yours = read_bounds(ours), read_bounds(theirs)
        return mine is not None and yours is not None and _exclude_sizes(mine, yours)
    if field == "status":
        return (_fold(ours) in OFF) != (_fold(theirs) in OFF)
    if field == "consent":
        return bool(_WITHHELD.search(ours.casefold())) != bool(_WITHHELD.search(theirs.casefold()))
    return field == "lead" and not (
        set(_fold(ours).split()) <= set(_fold(theirs).split())
        or set(_fold(theirs).split()) <= set(_fold(ours).split())
    )


def find_seat(office: str) -> str | None:
    """Give the office that one person holds at a time, whoever contests it; None for others.

    "interim President of Venezuela" is the seat "president of venezuela"; a vice president, former
    or elected one holds no such seat.
    """
    plain = _RIVAL.sub("", office)
    found = _SOLE.match(plain.strip())
    if found is None or _NOT_HELD.search(plain) or not found.group("of").strip():
        return None
    return _fold(plain)


@lru_cache(maxsize=4096)
def read_bounds(value: str) -> Bounds | None:
    """Give the least and the greatest number that words such as "more than 40" allow.

    None when they hold no number. "about" allows TOLERANCE either way.
    """
    found = _NUMBER.search(value[:100])
    if found is None:
        return None
    number = float(found.group().replace(",", ""))
    words = value[:100].casefold()
    if _OVER.search(words):
        return (number, float("inf"))
    if _UNDER.search(words):
        return (0.0, number)
    slack = number * TOLERANCE if _ABOUT.search(words) else 0.0
    return (number - slack, number + slack)


def find_ids(parties: Collection[Party]) -> frozenset[str]:
    """Give the ids of those who are more than words of one report."""
    return frozenset(one.id for one in parties if not one.id.startswith(UNKNOWN))


def _is_other(one: str, other: str) -> bool:
    kinds = {one.partition("/")[0], other.partition("/")[0]}
    if "name" in kinds:  # known by its name only: name/group/wadi-front
        kinds = {_kind(one), _kind(other)}
    if "person" in kinds and len(kinds) > 1:
        return False
    code = next((two.partition("/")[2] for two in (one, other) if two.startswith("country/")), "")
    return not (code and f"/{code}-" in f"{one} {other}")


def _kind(one: str) -> str:
    parts = one.split("/")
    return parts[1] if parts[0] == "name" and len(parts) > 2 else parts[0]


def _country(place: Party, known: Mapping[str, PlaceRow]) -> str:
    if place.id.startswith("country/"):
        return place.id.removeprefix("country/")
    row = known.get(place.id)
    return (row.country or "") if row is not None else ""


def _distance(one: PlaceRow, other: PlaceRow) -> float | None:
    """Kilometres over the globe, None where a place has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, lon = radians(other.lat - one.lat), radians(other.lon - one.lon)
    half = sin(lat / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(lon / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def _exclude_sizes(one: Bounds, other: Bounds) -> bool:
    """ "About 500" and "about 600" exclude each other, though 545 might pass for both."""
    if exclude_numbers(one, other):
        return True
    ours, theirs = sum(one) / 2, sum(other) / 2
    meets = one[0] <= theirs <= one[1] or other[0] <= ours <= other[1]
    return not meets and float("inf") not in (one[1], other[1])


@lru_cache(maxsize=4096)
def _fold(value: str) -> str:
    return " ".join(value.casefold().split())
