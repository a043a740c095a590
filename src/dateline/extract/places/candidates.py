"""The places that a name can mean, and what the name and the words at it say for each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log10

from dateline.extract.places.toponyms import Toponym, find_division, find_rows
from dateline.extract.places.weights import Weights
from dateline.extract.places.words import Area, Words, join_letters
from dateline.gazetteer import Gazetteer, Row, RowKind, fold_name
from dateline.knowledge import Entry

_SAME_DEGREES = 0.7
_SAID: dict[RowKind, str] = {
    "country": "a country",
    "admin1": "a province",
    "admin2": "a district",
    "city": "a town",
    "feature": "a feature",
}
_KEPT = 14
"""Candidates that are weighed against the document; those below have no chance left."""

_NEAR = 0.3
"""How near others must lie where a town is to stand for a township."""

_BEHIND = 7.0
"""How far below the best a candidate may start: more than all the document can make up for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name can mean, its score, and what was counted, with its weight.

    `backed` tells that other names lie in its country, and in no other much more; `near` from 0 to
    1 that they lie near it or in its division.
    """

    row: Row
    score: float
    reasons: tuple[tuple[str, float], ...]
    backed: bool = False
    near: float = 0.0

    def add(self, *found: tuple[str, float]) -> "Candidate":
        """Give the candidate with more evidence; what weighs nothing is left out."""
        counted = tuple((why, round(weight, 2)) for why, weight in found if abs(weight) >= 0.05)
        if not counted:
            return self
        score = self.score + sum(weight for _, weight in counted)
        return Candidate(self.row, score, self.reasons + counted, self.backed, self.near)

    @property
    def area(self) -> Area | None:
        """The country and first-level division it lies in."""
        if self.row.country is None:
            return None
        return self.row.country, self.row.division.code if self.row.division else ""


def find_candidates(
    toponym: Toponym, gazetteer: Gazetteer, words: Words, weights: Weights
) -> tuple[Candidate, ...]:
    """Give the places that a toponym can mean, the likeliest by itself first."""
    name, borne = find_rows(toponym, gazetteer, words)
    rows = list(borne)
    for entry in toponym.entries:
        rows = _join_entry(rows, entry, gazetteer)
    if join_letters(toponym.behind) in words.short and not _any_inside(rows, toponym):
        rows = [*_fall_back(toponym, gazetteer)] or rows
    found = [_weigh(row, name, toponym, gazetteer, weights) for row in rows]
    found.sort(key=lambda one: -one.score)
    return tuple(one for one in found[:_KEPT] if one.score > found[0].score - _BEHIND)


def _any_inside(rows: list[Row], toponym: Toponym) -> bool:
    """Tell whether a place of the name lies in the area behind it, or is none that lies in any."""
    return any(row.precision < 3 or lies_in(row, toponym.inside) for row in rows)


def _fall_back(toponym: Toponym, gazetteer: Gazetteer) -> Iterator[Row]:
    """Give the area behind a name that the gazetteer does not have there: "Zenith, W. Va."."""
    if len(toponym.inside) != 1:
        return
    ((country, code),) = toponym.inside
    name = toponym.name
    for row in find_division(gazetteer, (country, code)) if code else ():
        yield replace(row, name=name, geonames=None, kind="feature")


def _join_entry(rows: list[Row], entry: Entry, gazetteer: Gazetteer) -> list[Row]:
    """Put the knowledge entry into the place of the row that it is, or before all others."""
    made = _make_row(entry, gazetteer)
    for row in rows:
        if _is_same(row, made):
            country = gazetteer.countries.get(entry.country or "")
            shown = country.name if row.kind == "country" and country else row.name
            kept = replace(row, number=-1, name=shown)
            if row.kind != "country":
                kept = replace(kept, lat=made.lat, lon=made.lon, precision=made.precision)
            return [kept, *(one for one in rows if one is not row)]
    return [made, *rows]


def _make_row(entry: Entry, gazetteer: Gazetteer) -> Row:
    """Give the row of a knowledge entry; number -1 marks it."""
    country = gazetteer.countries.get(entry.country or "") if entry.kind == "country" else None
    if country is not None:
        for row in gazetteer.find(country.name):
            if row.geonames == country.geonames:
                return replace(row, number=-1)
    precision = entry.precision or 4
    kinds = {1: "feature", 2: "admin1", 3: "admin2", 4: "city", 5: "feature"}
    return Row(
        number=-1,
        geonames=entry.geonames,
        name=entry.name,
        kind=kinds[precision],  # type: ignore[arg-type]  # the kinds of the gazetteer
        country=entry.country,
        division=None,
        lat=entry.lat or 0.0,
        lon=entry.lon or 0.0,
        population=0,
        precision=precision,
    )


def _is_same(row: Row, made: Row) -> bool:
    if row.country != made.country:
        return False
    if row.kind in ("country", "admin1"):
        return row.kind == made.kind
    near = abs(row.lat - made.lat) + abs(row.lon - made.lon) < _SAME_DEGREES
    return row.precision == made.precision and near


def _weigh(
    row: Row, name: str, toponym: Toponym, gazetteer: Gazetteer, weights: Weights
) -> Candidate:
    """Give a candidate with the evidence of its own and of the words at the name."""
    candidate = Candidate(row, 0.0, ())
    people = row.population or _assume(row, weights)
    found = [
        (f"{_say_people(row)}", weights["population"] * log10(people + 1)),
        _say_kind(row, weights),
    ]
    if row.fame:
        found.append(("has many names", weights["fame"] * row.fame))
    first = fold_name(row.name) == fold_name(name)
    if row.number == -1:
        found.append(("known to the knowledge files", weights["known"]))
    elif not first:
        key = "other_words" if _shares_no_word(row.name, name) else "other_name"
        found.append((f"first called {row.name}", weights[key]))
    country = gazetteer.countries.get(row.country or "")
    if row.kind == "city" and country is not None and country.capital == row.name and first:
        found.append((f"capital of {country.name}", weights["capital"]))
    return candidate.add(*found, *_weigh_words(row, toponym, weights))


def _shares_no_word(first: str, other: str) -> bool:
    """Tell a name of several words that is none of the first name's: "White House"."""
    words = fold_name(other).split()
    return len(words) > 1 and not set(words) & set(fold_name(first).split())


def _say_kind(row: Row, weights: Weights) -> tuple[str, float]:
    if row.kind == "feature" and row.precision == 1:
        return "a region", weights["region"]
    return _SAID[row.kind], weights[row.kind]


def _assume(row: Row, weights: Weights) -> float:
    if row.kind == "admin2":
        return weights.inhabitants["admin2"]
    named = {1: "region", 2: "wide", 3: "middle", 4: "town", 5: "site"}
    return weights.inhabitants[named[row.precision]]


def _say_people(row: Row) -> str:
    return f"{row.population} people" if row.population else "people unknown"


def _weigh_words(row: Row, toponym: Toponym, weights: Weights) -> tuple[tuple[str, float], ...]:
    found = []
    if toponym.inside and row.kind != "country":
        key = "inside" if lies_in(row, toponym.inside) else "outside"
        # A known place may well be named beside its namesake: "from Lebanon, Ohio, to Lebanon".
        part = weights[_say_told(toponym)] if toponym.told else 1.0
        why = f'{key} "{toponym.behind}", which stands behind it'
        found.append((why, weights[key] * part))
    if toponym.phrase and row.kind != "country" and lies_in(row, toponym.phrase):
        found.append((f'inside "{toponym.behind}", which stands behind it', weights["in_phrase"]))
    if row.country in toponym.said_of:
        found.append(("what stands behind it is said of the country", weights["said_behind"]))
    if toponym.kind is not None:
        fits = toponym.kind == row.kind or {toponym.kind, row.kind} == {"city", "feature"}
        why = f"the words make it {_SAID[toponym.kind]}"
        found.append((why, weights["kind_fits" if fits else "kind_differs"]))
    return tuple(found)


def _say_told(toponym: Toponym) -> str:
    """Give the weight of what stands at another naming: least where the name is a country's."""
    kinds = {one.kind for one in toponym.entries}
    return "told_of_country" if "country" in kinds else "told_of_known" if kinds else "told"


def lies_in(row: Row, areas: frozenset[Area]) -> bool:
    """Tell whether a place lies in one of the areas and is none of them itself."""
    if row.country is None:
        return False
    code = row.division.code if row.division else ""
    for country, division in areas:
        if country == row.country and (not division or (division == code and row.kind != "admin1")):
            return True
    return False


def can_stand_for(candidate: Candidate, toponym: Toponym, words: Words) -> bool:
    """Tell whether a place may be meant by words that speak of another kind of place.

    "Nyanza Province" in a report on Kenya is no town of Rwanda: a town may give a province or a
    district its name where the document speaks of its country, a township where others lie near.
    A bare point of the compass ("Western") is a province of a country that is spoken of, too.
    """
    row, bare = candidate.row, toponym.name.lower()
    if toponym.inside or row.number == -1:
        return True
    if bare.endswith((" township", " townships")) and fold_name(row.name) != fold_name(bare):
        return candidate.near >= _NEAR
    if toponym.kind in ("admin1", "admin2") and row.kind == "city":
        return candidate.backed
    return bare not in words.compass or candidate.backed
