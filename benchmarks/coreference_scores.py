"""Scores of clusters as the CoNLL shared tasks count them: MUC, B-cubed, CEAF-e, and their mean.

By Vilain and others 1995, Bagga and Baldwin 1998 and Luo 2005 (entity-based, with the similarity
2 |K & R| / (|K| + |R|)), over the same mentions on both sides.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

Clusters = list[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of one measure."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Conll:
    """The three measures; `f1` is the mean of their F1."""

    muc: Score
    bcubed: Score
    ceafe: Score

    @property
    def f1(self) -> float:
        """The mean of the three F1."""
        return (self.muc.f1 + self.bcubed.f1 + self.ceafe.f1) / 3


def score_clusters(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Conll:
    """Score the cluster of each mention against its true one, in the same order of mentions."""
    if len(gold) != len(found):
        raise ValueError(f"{len(gold)} mentions have a true cluster and {len(found)} a found one")
    key, response = _group(gold), _group(found)
    return Conll(
        Score(_share_links(response, key), _share_links(key, response)),
        score_bcubed(gold, found),
        _score_ceafe(key, response),
    )


def score_bcubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """Score the cluster of each thing against its true one by B-cubed alone."""
    true, ours, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    total = len(gold) or 1
    return Score(
        sum(n * n / ours[one] for (_, one), n in both.items()) / total,
        sum(n * n / true[one] for (one, _), n in both.items()) / total,
    )


def _group(labels: Iterable[Hashable]) -> Clusters:
    found: dict[Hashable, set[int]] = {}
    for number, label in enumerate(labels):
        found.setdefault(label, set()).add(number)
    return [frozenset(one) for one in found.values()]


def _label(clusters: Clusters) -> dict[int, int]:
    return {one: number for number, inside in enumerate(clusters) for one in inside}


def _share_links(whole: Clusters, other: Clusters) -> float:
    """Give how many of the links that hold clusters together stand in the other clusters."""
    labels = _label(other)
    links = sum(len(one) - 1 for one in whole)
    kept = sum(len(one) - len({labels[number] for number in one}) for one in whole)
    return kept / links if links else 0.0


def _score_ceafe(key: Clusters, response: Clusters) -> Score:
    total = sum(_match(part) for part in _find_parts(key, response))
    return Score(
        total / len(response) if response else 0.0,
        total / len(key) if key else 0.0,
    )


def _find_parts(key: Clusters, response: Clusters) -> Iterable[list[list[float]]]:
    """Give the likeness of true and found clusters, part by part of what hangs together."""
    labels = _label(response)
    links = [{labels[one] for one in inside} for inside in key]
    back: dict[int, list[int]] = {}
    for row, columns in enumerate(links):
        for column in columns:
            back.setdefault(column, []).append(row)
    seen: set[int] = set()
    for first in range(len(key)):
        if first in seen:
            continue
        rows, columns, waiting = {first}, set[int](), [first]
        while waiting:
            for column in links[waiting.pop()] - columns:
                columns.add(column)
                fresh = set(back[column]) - rows
                rows |= fresh
                waiting.extend(fresh)
        seen |= rows
        yield [
            [_liken(key[row], response[column]) for column in sorted(columns)]
            for row in sorted(rows)
        ]


def _liken(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _match(likeness: list[list[float]]) -> float:  # noqa: C901 (one algorithm)
    """Give the greatest sum of likeness when each row gets one column at most.

    The Hungarian method with potentials (Kuhn 1955, in the form of Jonker and Volgenant).
    """
    if len(likeness) > len(likeness[0]):
        likeness = [list(column) for column in zip(*likeness, strict=True)]
    height, width = len(likeness), len(likeness[0])
    rows, columns = [0.0] * (height + 1), [0.0] * (width + 1)
    holder, came = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, height + 1):
        holder[0], column = row, 0
        least, used = [float("inf")] * (width + 1), [False] * (width + 1)
        while holder[column]:
            used[column] = True
            here, step, after = holder[column], float("inf"), 0
            for one in range(1, width + 1):
                if used[one]:
                    continue
                cost = -likeness[here - 1][one - 1] - rows[here] - columns[one]
                if cost < least[one]:
                    least[one], came[one] = cost, column
                if least[one] < step:
                    step, after = least[one], one
            for one in range(width + 1):
                if used[one]:
                    rows[holder[one]] += step
                    columns[one] -= step
                else:
                    least[one] -= step
            column = after
        while column:
            holder[column], column = holder[came[column]], came[column]
    return sum(likeness[holder[one] - 1][one - 1] for one in range(1, width + 1) if holder[one])
