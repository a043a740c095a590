"""What the features weigh by which two tellings are compared: learned from marked mentions.

All pairs of mentions whose reports are alike, with the chains that annotators put them into;
logistic regression by Newton's method with a ridge. There is no chance in it: the same data give
the same weights. No text is kept.
"""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.coreference_scores import score_clusters
from benchmarks.ecb import ALIKE, compare_mentions, group_mentions
from benchmarks.ecb_rows import Told, find_files, read_told
from dateline.resolve.features import NAMES
from dateline.resolve.weights import BIAS

RIDGE = 1.0
STEPS = 30
_NEAR = 1e-6

_HEAD = """\
# What each feature of resolve/features.py weighs when two tellings are compared: the weights of all
# features times their values, added up, are the logarithm of the odds that both tell one happening;
# those of by_hand.yaml come on top.
#
# Learned by `python -m training merging --mentions PATH` from the train part of ECB+ (Cybulska and
# Vossen 2014, CC BY 3.0): {mentions} gold mentions in {documents} documents, {pairs} pairs of
# mentions of one report or of two that are alike by {alike} or more, {same} of them of one chain.
# Logistic regression by Newton's method, ridge {ridge}. No text is kept.
# Grouped by these weights (`python -m benchmarks ecb`): CoNLL F1 {f1:.3f} on what was learned.
"""


def train_merging(path: Path) -> str:
    """Give the YAML of data/merging/learned.yaml; `path` holds the mentions to learn from."""
    told = read_told(find_files(path))
    values, same = _measure(told)
    weights = learn(values, same)
    named = {name: round(float(one), 2) for name, one in zip((BIAS, *NAMES), weights, strict=True)}
    groups = group_mentions(told, named)
    head = _HEAD.format(
        mentions=len(told.mentions),
        documents=len(told.outlines),
        pairs=len(same),
        same=int(same.sum()),
        alike=ALIKE,
        ridge=RIDGE,
        f1=score_clusters([one.chain for one in told.mentions], groups).f1,
    )
    return head + "".join(f"{name}: {one:.2f}\n" for name, one in named.items())


def _measure(told: Told) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Give the values of all pairs, a one before them, and whether they are of one chain."""
    chains = [one.chain for one in told.mentions]
    values, same = [], []
    for pair in compare_mentions(told):
        values.append(np.array((1.0, *pair.values), dtype=np.float32))
        same.append(chains[pair.left] == chains[pair.right])
    return np.array(values, dtype=np.float64), np.array(same, dtype=np.float64)


def learn(
    values: npt.NDArray[np.float64], same: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Give the weights under which `same` is most likely, small ones where little is known."""
    weights = np.zeros(values.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
        slope = values.T @ (chance - same) + RIDGE * weights
        spread = chance * (1 - chance)
        bend = (values * spread[:, None]).T @ values + RIDGE * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights -= step
        if float(np.abs(step).max()) < _NEAR:
            break
    return weights
