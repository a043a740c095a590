"""The learning of weights: what decides gets weight, what says nothing gets none."""

import numpy as np
import pytest

from training.merging import learn


def test_what_decides_gets_the_weight() -> None:
    grid = [(1.0, float(one), float(other)) for one in (0, 1) for other in (0, 1)] * 200
    values = np.array(grid)
    same = np.array([one if n % 10 else 1 - one for n, (_, one, _) in enumerate(grid)])
    weights = learn(values, same)
    assert weights[1] > 3
    assert weights[2] == pytest.approx(0.0, abs=0.3)
    assert weights[0] == pytest.approx(-weights[1] / 2, abs=0.3)


def test_the_same_data_give_the_same_weights() -> None:
    values = np.array([(1.0, 0.2), (1.0, 0.9), (1.0, 0.4)])
    same = np.array([0.0, 1.0, 0.0])
    assert list(learn(values, same)) == list(learn(values, same))
