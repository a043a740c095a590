"""The model of cues: logistic regression that keeps few features (L1), from the corpus' train part.

Recipe: scikit-learn's LogisticRegression with liblinear, penalty L1, C = 1, a fixed seed; features
of fewer than three examples are left out, weights are rounded to two places. Nothing but our own
corpus is read. The threshold is chosen on the dev part by eye and not trained.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from training.examples import Example, read_examples

SEED = 0
STRENGTH = 1.0
LEAST_EXAMPLES = 3
PLACES = 2
THRESHOLDS = (0.15, 0.3, 0.4, 0.5, 0.6, 0.7)

_HEAD = """\
# How likely a word with what it governs attributes something: weights of a logistic regression.
#
# Written by `python -m training cues`; do not edit by hand. Each feature that holds adds its
# weight to the bias; 1 / (1 + exp(-sum)) is the probability. extract/statements/features.py says
# what the features are.
# Trained on nothing but the train part of our own corpus (corpus/, CC BY 4.0).
#
"""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: a weight for each feature that counts, and the bias."""

    by_feature: dict[str, float]
    bias: float

    def rate(self, features: frozenset[str]) -> float:
        """Give the score of an example; above 0 it is likelier than not."""
        return self.bias + sum(self.by_feature.get(name, 0.0) for name in features)


def train_cues(corpus: Path) -> str:
    """Train on the train part of a corpus and give the data file: recipe, scores, weights."""
    train = list(read_examples(corpus, ("train",)))
    weights = fit(train)
    lines = [f"# {line}\n" for line in _describe(train, weights, corpus)]
    table = "".join(
        f'  "{_escape(name)}": {value}\n' for name, value in sorted(weights.by_feature.items())
    )
    return f"{_HEAD}{''.join(lines)}\nbias: {weights.bias}\nweights:\n{table}"


def fit(examples: Sequence[Example]) -> Weights:
    """Fit the weights to examples."""
    counts = CountVectorizer(analyzer=sorted, min_df=LEAST_EXAMPLES, binary=True)
    matrix = counts.fit_transform([one.features for one in examples])
    model = LogisticRegression(
        C=STRENGTH, l1_ratio=1.0, solver="liblinear", random_state=SEED, max_iter=1000
    )
    model.fit(matrix, [one.attributes for one in examples])
    names = counts.get_feature_names_out()
    rounded = zip(names, (round(float(one), PLACES) for one in model.coef_[0]), strict=True)
    return Weights(
        {str(name): value for name, value in rounded if value},
        round(float(model.intercept_[0]), PLACES),
    )


def _describe(train: Sequence[Example], weights: Weights, corpus: Path) -> Iterator[str]:
    dev = list(read_examples(corpus, ("dev",)))
    right = sum(one.attributes for one in train)
    yield f"{len(train)} examples, {right} of them attributions; {len(weights.by_feature)} weights."
    yield f"Scores on the dev part ({len(dev)} examples): precision, recall, F1 by threshold."
    listed = [(one.attributes, "frame listed" in one.features) for one in dev]
    yield f"the lexicon alone: {_score(listed)}"
    for threshold in THRESHOLDS:
        score = _logit(threshold)
        given = [(one.attributes, weights.rate(one.features) >= score) for one in dev]
        yield f"threshold {threshold}: {_score(given)}"


def _score(pairs: Sequence[tuple[bool, bool]]) -> str:
    right = sum(wanted and given for wanted, given in pairs)
    wanted, given = sum(one for one, _ in pairs), sum(one for _, one in pairs)
    f1 = 2 * right / max(1, wanted + given)
    return f"{right / max(1, given):.3f} {right / max(1, wanted):.3f} {f1:.3f}"


def _logit(probability: float) -> float:
    return math.log(probability / (1 - probability))


def _escape(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')
