"""What a name was resolved to, and where the words put places that no list has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.extract.places.candidates import Candidate
from dateline.extract.places.toponyms import Toponym
from dateline.extract.places.words import Words, cut_tail
from dateline.gazetteer import Row, fold_name

_SAME_DEGREES = 0.7
_SITE = 5
"""Precision of what is less than a town."""

_FAR = 1_000_000
_INSIDE = re.compile(r",? (?:in|of) (?:the )?(?:(?:city|town|province|district) of )?|, | \(")
_HOLDER = 2
"""Precision of the widest place that an unknown name is put into."""

_WIDEST = 3
"""Precision of the widest place that an unknown name is guessed to be in."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A toponym and the place it means; None where the evidence is too weak.

    `open` are then the places between which nothing decides. `guessed` tells that the evidence is
    too weak all the same and what was found no more than a guess. `unlisted` tells that what the
    words speak of, a province say, is not in the gazetteer, which has the name elsewhere alone;
    `country` is then the one (ISO3) that the document tells.
    """

    toponym: Toponym
    found: Candidate | None
    open: tuple[Candidate, ...] = ()
    guessed: bool = False
    unlisted: bool = False
    country: str | None = None


def is_elsewhere(one: Row, other: Row) -> bool:
    """Tell whether two places are not the same one listed twice, as a town and its district are."""
    return abs(one.lat - other.lat) + abs(one.lon - other.lon) > _SAME_DEGREES


def spread_unlisted(
    resolved: Sequence[Resolved], words: Words, country: str | None
) -> list[Resolved]:
    """Leave a name open whose province is not in the gazetteer: "Nyanza" beside "Nyanza Province".

    A place that lies where the others do is kept.
    """
    unlisted = {cut_tail(one.toponym.name, words) for one in resolved if one.unlisted}
    return [
        Resolved(one.toponym, None, unlisted=True, country=country)
        if one.found is not None
        and not one.found.backed
        and cut_tail(one.toponym.name, words) in unlisted
        else replace(one, country=country if one.unlisted else None)
        for one in resolved
    ]


def name_sites(resolved: Sequence[Resolved], text: str) -> list[Resolved]:
    """Put what no list has into the place that the words tell, if that is named too.

    "Oslo Cathedral" is in Oslo where the document names Oslo and the site is not known to lie
    elsewhere, "Zenith Square in Oslo" as well; the point is the town's, and so is the precision.
    """
    towns = {
        fold_name(one.toponym.name): one.found
        for one in resolved
        if one.found is not None and one.found.row.kind == "city"
    }
    named = [_name_site(one, towns) for one in resolved]
    return [*(_hold(*pair, text) for pair in pairwise(named)), *named[-1:]]


def _hold(resolved: Resolved, after: Resolved, text: str) -> Resolved:
    """Give an unknown name the place behind it that it is in: "Zenith Square in Oslo"."""
    one, other, holder = resolved.toponym.span, after.toponym.span, after.found
    if resolved.found is not None or resolved.open or holder is None or not one or not other:
        return resolved
    if holder.row.precision < _HOLDER or _INSIDE.fullmatch(text, one.end, other.start) is None:
        return resolved
    return replace(resolved, found=put_into(holder, resolved.toponym, f"in {holder.row.name}"))


def _name_site(resolved: Resolved, towns: dict[str, Candidate]) -> Resolved:
    found = resolved.found
    if found is not None and found.row.precision != _SITE:
        return resolved
    town = _find_town(resolved.toponym, towns)
    if town is None or (found is not None and not is_elsewhere(found.row, town.row)):
        return resolved
    return Resolved(resolved.toponym, town)


def _find_town(toponym: Toponym, towns: dict[str, Candidate]) -> Candidate | None:
    words = toponym.name.split(" ")
    for count in range(len(words) - 1, 0, -1):
        town = towns.get(fold_name(" ".join(words[:count])))
        if town is not None:
            return put_into(town, toponym, f"named after {town.row.name}, which the document names")
    return None


def put_into(holder: Candidate, toponym: Toponym, why: str) -> Candidate:
    """Give a place of a name where another one is, no finer than that."""
    row = replace(holder.row, number=-1, geonames=None, name=toponym.name, kind="feature")
    return Candidate(row, holder.score, ((why, round(holder.score, 2)),))


def guess_places(
    resolved: Sequence[Resolved], candidates: Sequence[Sequence[Candidate]]
) -> list[Resolved]:
    """Give what was not found as the likeliest place, or as where the nearest name of a town is."""
    return [
        _guess(one, those, resolved) if one.found is None else one
        for one, those in zip(resolved, candidates, strict=True)
    ]


def _guess(
    resolved: Resolved, candidates: Sequence[Candidate], others: Sequence[Resolved]
) -> Resolved:
    able = () if resolved.unlisted else candidates
    best = max(able, key=lambda one: one.score, default=None)
    if best is None:
        best = _find_nearest(resolved.toponym, others)
    return replace(resolved, found=best, guessed=best is not None)


def _find_nearest(toponym: Toponym, others: Sequence[Resolved]) -> Candidate | None:
    """Give an unknown name the point of the town or district whose name stands nearest."""
    near = {
        _measure_gap(toponym, one.toponym): one.found
        for one in reversed(others)
        if one.found is not None and one.found.row.precision >= _WIDEST
    }
    if not near:
        return None
    holder = near[min(near)]
    return put_into(holder, toponym, f"its name stands nearest to {holder.row.name}")


def _measure_gap(one: Toponym, other: Toponym) -> int:
    if one.span is None or other.span is None:
        return _FAR
    return abs(one.span.start - other.span.start)
