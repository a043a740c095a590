"""Which place each name of a document means: all evidence added up, in rounds.

A name is first weighed by itself and by the words at it; in each round after that by what all the
others are likely to mean. A name has one sense in a document, unless the words at it say otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.extract.places.candidates import Candidate, find_candidates
from dateline.extract.places.context import Context, Group, Source
from dateline.extract.places.home import find_home
from dateline.extract.places.toponyms import Toponym
from dateline.extract.places.weights import Weights, load_weights
from dateline.extract.places.words import Area, load_words
from dateline.gazetteer import Gazetteer, Row, fold_name
from dateline.text import Document

_ROUNDS = 3
_SAME_DEGREES = 0.7
_COMMA = 2
_SITE = 5
"""Precision of what is less than a town."""

_Key = tuple[str, frozenset[Area], frozenset[Area], str | None]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A toponym and the place it means; None where the evidence is too weak.

    `open` are then the places between which nothing decides.
    """

    toponym: Toponym
    found: Candidate | None
    open: tuple[Candidate, ...] = ()


class Resolver:
    """Resolves the names of documents; made once."""

    def __init__(self, gazetteer: Gazetteer, weights: Weights | None = None) -> None:
        self._gazetteer = gazetteer
        self._words = load_words()
        self._weights = weights or load_weights()

    def resolve(
        self, document: Document, toponyms: Sequence[Toponym], named: Iterable[Area]
    ) -> list[Resolved]:
        """Give the place of each toponym; `named` are areas named by adjectives, each time."""
        home = find_home(document.publisher, document.url)
        toponyms = _mark_holders(toponyms)
        senses = [*_join_senses(toponyms), Toponym(None, home.name or "")]
        keys = [_key(one) for one in senses]
        filed = _find_filed(document, toponyms, keys)
        groups = self._make_groups(dict(zip(keys, senses, strict=True)), keys[-1], filed)
        found = {key: group.candidates for key, group in groups.items()}
        if groups:
            areas: Counter[Area] = Counter(named)
            areas.update(self._find_clues(document.text))
            areas.update(area for one in toponyms for area in _sure_areas(one))
            context = Context(tuple(groups.values()), areas, self._weights, self._gazetteer)
            for _ in range(_ROUNDS):
                best = {key: _best(those) for key, those in found.items()}
                source = Source(home, best.get(filed) if filed else None, best.get(keys[-1]))
                found = dict(zip(groups, context.weigh(tuple(found.values()), source), strict=True))
        resolved = [
            self._choose(one, found.get(key, ())) for one, key in zip(toponyms, keys, strict=False)
        ]
        return _name_sites(resolved)

    def _find_clues(self, text: str) -> dict[Area, int]:
        """Give the countries whose clue words a text has, as namings of them."""
        each, most = self._weights["clue"], self._weights["most_clues"]
        counts = {
            country: sum(1 for _ in pattern.finditer(text))
            for country, pattern in self._words.clues.items()
        }
        return {(country, ""): min(most, each * n) for country, n in counts.items() if n}  # type: ignore[misc]

    def _make_groups(
        self, senses: dict[_Key, Toponym], home: _Key, filed: _Key | None
    ) -> dict[_Key, Group]:
        groups = {}
        for key, one in senses.items():
            candidates = find_candidates(one, self._gazetteer, self._words, self._weights)
            special = key in (home, filed)
            weight = self._weights["vote_of_source"] if special else 1.0
            if candidates:
                groups[key] = Group(key[0], candidates, weight)
        return groups

    def _choose(self, toponym: Toponym, candidates: tuple[Candidate, ...]) -> Resolved:
        ordered = sorted(candidates, key=lambda one: -one.score)
        if not ordered or ordered[0].score < self._weights["least"]:
            return Resolved(toponym, None)
        best = ordered[0]
        rivals = [one for one in ordered[1:] if _is_elsewhere(one.row, best.row)]
        if not rivals:
            return Resolved(toponym, best)
        margin = best.score - rivals[0].score
        if margin < self._weights["least_lead"]:
            return Resolved(toponym, None, (best, rivals[0]))
        why = f"ahead of {describe(rivals[0].row)}"
        found = replace(best, reasons=(*best.reasons, (why, round(margin, 2))))
        return Resolved(toponym, found)


def _is_elsewhere(one: Row, other: Row) -> bool:
    """Tell a place from the same one listed twice, as a town and its district are."""
    return abs(one.lat - other.lat) + abs(one.lon - other.lon) > _SAME_DEGREES


def _name_sites(resolved: Sequence[Resolved]) -> list[Resolved]:
    """Put sites into the town they are named after, if it is named too and they lie elsewhere.

    "Oslo Cathedral" is in Oslo where the document names Oslo; the point is the town's, and so
    is the precision.
    """
    towns = {
        fold_name(one.toponym.name): one.found
        for one in resolved
        if one.found is not None and one.found.row.kind == "city"
    }
    return [_name_site(one, towns) for one in resolved]


def _name_site(resolved: Resolved, towns: dict[str, Candidate]) -> Resolved:
    found = resolved.found
    if found is not None and found.row.precision != _SITE:
        return resolved
    town = _find_town(resolved.toponym, towns)
    if town is None or (found is not None and not _is_elsewhere(found.row, town.row)):
        return resolved
    return Resolved(resolved.toponym, town)


def _find_town(toponym: Toponym, towns: dict[str, Candidate]) -> Candidate | None:
    words = toponym.name.split(" ")
    for count in range(len(words) - 1, 0, -1):
        town = towns.get(fold_name(" ".join(words[:count])))
        if town is not None:
            row = replace(town.row, number=-1, geonames=None, name=toponym.name, kind="feature")
            why = f"named after {town.row.name}, which the document names"
            return Candidate(row, town.score, ((why, round(town.score, 2)),))
    return None


def _key(toponym: Toponym) -> _Key:
    return fold_name(toponym.name), toponym.inside, toponym.phrase, toponym.kind


def _best(candidates: tuple[Candidate, ...]) -> Row:
    return max(candidates, key=lambda one: one.score).row


def _mark_holders(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Give a name that stands behind a place in it the kind of an area: "Buffalo, New York"."""
    marked: list[Toponym] = []
    for one in toponyms:
        before = marked[-1] if marked else None
        if before is not None and _holds(one, before):
            codes = {code for _, code in before.inside}
            marked.append(replace(one, kind="country" if codes == {""} else "admin1"))
        else:
            marked.append(one)
    return marked


def _holds(toponym: Toponym, before: Toponym) -> bool:
    if toponym.span is None or before.span is None or not before.inside:
        return False
    near = 0 < toponym.span.start - before.span.end <= _COMMA
    return near and fold_name(before.behind) == fold_name(toponym.name)


def _join_senses(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Give each toponym with what stands at the first of its name that has anything."""
    told: dict[str, Toponym] = {}
    for one in toponyms:
        if one.inside or one.phrase:
            told.setdefault(fold_name(one.name), one)
    return [_complete(one, told.get(fold_name(one.name))) for one in toponyms]


def _complete(toponym: Toponym, told: Toponym | None) -> Toponym:
    if told is None or toponym.inside or toponym.phrase:
        return toponym
    return replace(toponym, inside=told.inside, phrase=told.phrase, behind=told.behind)


def _sure_areas(toponym: Toponym) -> Iterable[Area]:
    if len(toponym.inside) != 1:
        return
    for country, code in toponym.inside:
        yield country, ""
        if code:
            yield country, code


def _find_filed(
    document: Document, toponyms: Sequence[Toponym], keys: Sequence[_Key]
) -> _Key | None:
    filed = document.filed_from
    if filed is None:
        return None
    for toponym, key in zip(toponyms, keys, strict=False):
        if toponym.span is not None and toponym.span.overlaps(filed):
            return key
    return None


def describe(row: Row) -> str:
    """Give a place in words: "Paris, Texas, USA"."""
    parts = (row.name, row.division.name if row.division else None, row.country)
    return ", ".join(part for part in parts if part)
