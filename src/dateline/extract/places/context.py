"""What a whole document says for each place that its names can mean.

All candidates of all names vote at once, each with how likely it is by now: for the countries and
divisions they lie in, and for what is near them. No name votes for its own candidates.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from dateline.extract.places.candidates import Candidate
from dateline.extract.places.home import Home
from dateline.extract.places.weights import Weights
from dateline.extract.places.words import Area
from dateline.gazetteer import Gazetteer, Row

_EARTH_KM = 6371.0
_WIDE = 1
"""Precision from which on a place is too wide to be near anything."""


@dataclass(frozen=True, slots=True)
class Group:
    """The candidates of one name; `weight` is what its vote counts."""

    name: str
    candidates: tuple[Candidate, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document is from: what its publisher tells, and the place of its date line."""

    home: Home
    filed: Row | None = None
    at_home: Row | None = None


class Context:
    """Weighs the candidates of one document's names against each other.

    `leading` is the country that most names told in the last round, None where none does.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        named: Mapping[Area, float],
        weights: Weights,
        gazetteer: Gazetteer,
    ) -> None:
        self._groups = groups
        self._named = named
        self._weights = weights
        self._gazetteer = gazetteer
        self._rows = [one.row for group in groups for one in group.candidates]
        sizes = [len(group.candidates) for group in groups]
        self._starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(int)
        self._owner = np.repeat(np.arange(len(groups)), sizes)
        self._nearness = self._measure()
        self.leading: str | None = None

    def weigh(
        self, found: Sequence[tuple[Candidate, ...]], source: Source
    ) -> list[tuple[Candidate, ...]]:
        """Give the candidates of each group with the evidence of the document, in their order.

        `found` are the same candidates with what they scored in the round before.
        """
        shares = [rate_shares(those) for those in found]
        near = self._sum_near(np.array([share for those in shares for share in those]))
        counts = [
            _count_areas(group, those) for group, those in zip(self._groups, shares, strict=True)
        ]
        total = Counter(self._named)
        for own in counts:
            total.update(own)
        self.leading = _find_leading(total)
        weighed, at = [], 0
        for group, own in zip(self._groups, counts, strict=True):
            areas = {area: count - own[area] for area, count in total.items()}
            countries = [count for (_, code), count in areas.items() if not code]
            whole, most = sum(countries), max(countries, default=0.0)
            kept = []
            for one in group.candidates:
                evidence = [
                    *self._weigh_areas(one.row, areas, whole),
                    *self._weigh_near(near[0][at], int(near[1][at])),
                    *self._weigh_source(one.row, source),
                ]
                kept.append(self._back(one.add(*evidence), areas, most, float(near[0][at])))
                at += 1
            weighed.append(tuple(kept))
        return weighed

    def _measure(self) -> NDArray[np.float32]:
        """Give how near each candidate is to each other, from 0 to 1; own names count as far."""
        lat = np.radians([row.lat for row in self._rows], dtype=np.float32)
        lon = np.radians([row.lon for row in self._rows], dtype=np.float32)
        points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
        # A chord tells the distance as well as an arc here, and costs one product of matrices.
        chord = np.maximum(0.0, 2.0 - 2.0 * (points.T @ points))
        nearness: NDArray[np.float32] = 1.0 / (
            1.0 + chord * np.float32((_EARTH_KM / self._weights["reach"]) ** 2)
        )
        numbers = {
            name: at for at, name in enumerate(dict.fromkeys(one.name for one in self._groups))
        }
        names = np.array([numbers[one.name] for one in self._groups])[self._owner]
        wide = np.array([row.precision <= _WIDE for row in self._rows])
        nearness[names[:, None] == names[None, :]] = 0.0
        nearness[wide, :] = 0.0
        nearness[:, wide] = 0.0
        return nearness

    def _sum_near(
        self, shares: NDArray[np.float64]
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Give for each candidate how much is near it, and the number of what is nearest."""
        weights = np.array([group.weight for group in self._groups])[self._owner]
        votes = self._nearness * (shares * weights).astype(np.float32)[None, :]
        best = np.maximum.reduceat(votes, self._starts, axis=1)
        return best.sum(axis=1), votes.argmax(axis=1)

    def _weigh_areas(
        self, row: Row, areas: Mapping[Area, float], whole: float
    ) -> list[tuple[str, float]]:
        if row.country is None:
            return []
        found = []
        count = areas.get((row.country, ""), 0.0)
        if whole > 0.05:
            # Few namings are little evidence for any share of them.
            share = count / (whole + 0.5)
            found.append(
                (f"in {self._shorten(row)}, as others", self._weights["country_named"] * share)
            )
        if row.division is not None:
            inside = areas.get((row.country, row.division.code), 0.0)
            strength = min(1.0, inside / self._weights["enough"])
            why = f"in {row.division.name}, as others"
            found.append((why, self._weights["division_named"] * strength))
        return found

    def _back(
        self, one: Candidate, areas: Mapping[Area, float], most: float, near: float
    ) -> Candidate:
        """Give a candidate with whether the others of the document are where it is."""
        country, code = one.area or ("", "")
        count = areas.get((country, ""), 0.0)
        inside = areas.get((country, code), 0.0) if code else 0.0
        strength = min(1.0, max(near, inside) / self._weights["enough"])
        backed = count > 0.05 and count >= most / 2
        return Candidate(one.row, one.score, one.reasons, backed, strength)

    def _weigh_near(self, total: float, nearest: int) -> list[tuple[str, float]]:
        strength = min(1.0, float(total) / self._weights["enough"])
        return [(f"near {self._rows[nearest].name}", self._weights["near"] * strength)]

    def _weigh_source(self, row: Row, source: Source) -> list[tuple[str, float]]:
        found = []
        if source.home.country and source.home.country == row.country:
            key = "home_guessed" if source.home.guessed else "home_country"
            found.append(("the publisher's address is of the country", self._weights[key]))
        for place, key, said in (
            (source.filed, "filed", "the date line"),
            (source.at_home, "home", "the publisher's name"),
        ):
            if place is None or place.country != row.country or row.country is None:
                continue
            found.append((f"{said} is of the country", self._weights[f"{key}_same_country"]))
            if place.division is not None and place.division == row.division:
                found.append(
                    (f"{said} is of {place.division.name}", self._weights[f"{key}_division"])
                )
        return found

    def _shorten(self, row: Row) -> str:
        country = self._gazetteer.countries.get(row.country or "")
        return country.name if country else row.country or ""


def rate_shares(candidates: Sequence[Candidate]) -> list[float]:
    """Give how likely each candidate is by its score; the shares of a name add up to 1."""
    if not candidates:
        return []
    best = max(one.score for one in candidates)
    raw = [exp(min(0.0, one.score - best)) for one in candidates]
    total = sum(raw)
    return [one / total for one in raw]


def _find_leading(counts: Mapping[Area, float]) -> str | None:
    """Give the country that more than half of what names countries names."""
    countries = {country: count for (country, code), count in counts.items() if not code}
    best = max(countries, key=lambda one: countries[one], default=None)
    return best if best and countries[best] * 2 > sum(countries.values()) else None


def _count_areas(group: Group, shares: Sequence[float]) -> Counter[Area]:
    """Give what a name says of countries and divisions: one that is such an area counts whole."""
    counts: Counter[Area] = Counter()
    for one, share in zip(group.candidates, shares, strict=True):
        row = one.row
        if row.country is None:
            continue
        part = share * (1.0 if row.kind in ("country", "admin1") else 0.5)
        counts[row.country, ""] += part  # type: ignore[assignment]  # parts of a naming
        if row.division is not None:
            counts[row.country, row.division.code] += part  # type: ignore[assignment]
    return counts
