"""The scorer of clusters, on cases counted by hand and against trying every assignment."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.coreference_scores import score_clusters

LABELS = st.lists(st.integers(0, 3), min_size=1, max_size=7)


def test_what_is_right_is_one() -> None:
    found = score_clusters("aabbc", "xxyyz")
    assert (found.muc.f1, found.bcubed.f1, found.ceafe.f1, found.f1) == (1, 1, 1, 1)


def test_one_cluster_too_many() -> None:
    found = score_clusters("aaaab", "xxyyz")
    assert found.muc.precision == found.bcubed.precision == 1.0
    assert found.muc.recall == pytest.approx(2 / 3)
    assert found.bcubed.recall == pytest.approx(3 / 5)
    total = 2 * 2 / 6 + 1
    assert found.ceafe.precision == pytest.approx(total / 3)
    assert found.ceafe.recall == pytest.approx(total / 2)


def test_alone_and_all_together() -> None:
    assert score_clusters("abc", "abc").muc.f1 == 0
    assert score_clusters("abc", "xxx").bcubed.precision == pytest.approx(1 / 3)


def test_as_many_on_both_sides() -> None:
    with pytest.raises(ValueError, match="3 mentions"):
        score_clusters("abc", "ab")


@settings(max_examples=60)
@given(st.data(), LABELS)
def test_the_best_assignment_is_found(data: st.DataObject, gold: list[int]) -> None:
    found = data.draw(st.lists(st.integers(0, 3), min_size=len(gold), max_size=len(gold)))
    key = [{n for n, one in enumerate(gold) if one == label} for label in set(gold)]
    response = [{n for n, one in enumerate(found) if one == label} for label in set(found)]
    few, many = sorted((key, response), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(few, order, strict=False))
        for order in permutations(many, len(few))
    )
    score = score_clusters(gold, found).ceafe
    assert score.recall == pytest.approx(best / len(key))
    assert score.precision == pytest.approx(best / len(response))
