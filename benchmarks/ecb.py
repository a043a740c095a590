"""How well mentions of events are put together to happenings, across documents: ECB+.

PATH is a folder that holds Event_gold_mentions.json.gz at any depth, or such a file. The words of
each mention are given; who, when and where are read by Dateline (ecb_rows.py), and each two
mentions of reports that are alike are compared by the features and learned weights by which a
record links its events. They are grouped by average linkage over all documents. Scored by CoNLL F1
over all documents together, singletons too, with no topics given. Printed beside it: mentions
grouped by the lemma of their heads within stories, which are found from the documents' outlines.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.coreference_scores import Conll, score_clusters
from benchmarks.ecb_rows import Told, find_files, read_told
from benchmarks.frame import Result
from benchmarks.linkage import join_groups
from dateline.knowledge import load_knowledge
from dateline.resolve.events import to_chance
from dateline.resolve.features import NAMES, Pair, measure, prepare
from dateline.resolve.kinship import make_kin
from dateline.resolve.likeness import compare_words
from dateline.resolve.weights import BIAS, load_learned

ALIKE = 0.06
"""Likeness of two reports from which on their mentions are compared."""

JOINS = 0.25
"""Mean probability from which on groups of mentions are joined; set on the train part."""

STORY = 0.24
"""Mean likeness from which on documents make one story, for the baseline; set on the train part."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two mentions, by number, and the values of features.NAMES."""

    left: int
    right: int
    values: tuple[float, ...]


def score(path: Path) -> Result:
    """Give CoNLL F1 of what Dateline groups, and of the baseline; no figures without the files."""
    files = find_files(path)
    if not files:
        return Result({})
    told = read_told(files)
    gold = [one.chain for one in told.mentions]
    ours = score_clusters(gold, group_mentions(told))
    stories = find_stories(told)
    heads = [(stories[one.document], one.lemma) for one in told.mentions]
    baseline = score_clusters(gold, heads)
    figures = {"ecb_conll_f1": ours.f1, "ecb_head_lemma_f1": baseline.f1}
    count = f"{len(gold)} mentions of {len(told.outlines)} documents, {len(set(gold))} chains"
    return Result(figures, (count, _say("Dateline", ours), _say("head lemma in stories", baseline)))


def group_mentions(told: Told, learned: Mapping[str, float] | None = None) -> list[int]:
    """Give the group of each mention, by the weights that ship or by others."""
    learned = load_learned() if learned is None else learned
    bias, weights = learned[BIAS], [learned[name] for name in NAMES]
    scored = (
        (one.left, one.right, to_chance(bias + sumprod(weights, one.values)))
        for one in compare_mentions(told)
    )
    return join_groups(len(told.mentions), scored, JOINS)


def compare_mentions(told: Told) -> Iterator[Compared]:
    """Give the values of the features for each two mentions of one report, or of two alike."""
    kin = make_kin(load_knowledge())
    ready = [prepare(mention.row) for mention in told.mentions]
    inside: dict[str, list[int]] = {}
    for number, mention in enumerate(told.mentions):
        inside.setdefault(mention.document, []).append(number)
    for here, there, likeness in (
        *((name, name, 1.0) for name in sorted(inside)),
        *liken_documents(told),
    ):
        for one in inside.get(here, ()):
            for other in inside.get(there, ()):
                if here != there or one < other:
                    pair = Pair(ready[one], ready[other], likeness, kin)
                    yield Compared(one, other, measure(pair))


def liken_documents(told: Told) -> Iterator[tuple[str, str, float]]:
    """Give each two documents that are alike, and how much."""
    names = sorted(told.outlines)
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            likeness = compare_words(told.outlines[one], told.outlines[other])
            if likeness >= ALIKE:
                yield one, other, likeness


def find_stories(told: Told) -> dict[str, int]:
    """Give the story of each document by its name, from the outlines alone."""
    names = sorted(told.outlines)
    places = {name: place for place, name in enumerate(names)}
    near = ((places[one], places[other], value) for one, other, value in liken_documents(told))
    return dict(zip(names, join_groups(len(names), near, STORY), strict=True))


def sumprod(weights: Sequence[float], values: Sequence[float]) -> float:
    """Give the sum of the products."""
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def _say(name: str, found: Conll) -> str:
    parts = (("MUC", found.muc), ("B-cubed", found.bcubed), ("CEAF-e", found.ceafe))
    said = (f"{key} {one.f1:.3f} ({one.precision:.3f}, {one.recall:.3f})" for key, one in parts)
    return f"{name}: CoNLL F1 {found.f1:.3f}; {'; '.join(said)} (precision, recall)"
