"""Counting matches of time expressions by the rules of TempEval-3.

Strict: both ends agree; relaxed: the spans overlap, one to one in order of the text; value and
type: relaxed matches whose attribute agrees. All are F1 over all documents. Source of the rules:
UzZaman et al. 2013, "SemEval-2013 Task 1: TempEval-3", section 5.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.timeml import Marked
from benchmarks.timex_slips import mend_gold
from dateline.text import Document


@dataclass(frozen=True, slots=True)
class Figures:
    """F1 of spans that agree, of spans that overlap, and of overlapping ones with attribute."""

    strict_f1: float
    relaxed_f1: float
    value_f1: float
    type_f1: float
    documents: int
    gold: int
    found: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What the figures are made of."""

    strict: int = 0
    relaxed: int = 0
    value: int = 0
    type: int = 0
    gold: int = 0
    found: int = 0


def count_matches(gold: Sequence[Marked], found: Sequence[Marked]) -> Counts:
    """Count matches in one document; each gold and each found expression is used once."""
    pairs = list(match_spans(gold, found))
    return Counts(
        strict=sum((g.start, g.end) == (f.start, f.end) for g, f in pairs),
        relaxed=len(pairs),
        value=sum(g.value == f.value for g, f in pairs),
        type=sum(g.type == f.type for g, f in pairs),
        gold=len(gold),
        found=len(found),
    )


def count_mended(document: Document, gold: Sequence[Marked], found: Sequence[Marked]) -> Counts:
    """Count matches whose attributes agree with the gold as its guidelines would have it."""
    pairs = [
        (mend_gold(g, f, document.text, document.published.day), f)
        for g, f in match_spans(gold, found)
    ]
    return replace(
        count_matches(gold, found),
        value=sum(g.value == f.value for g, f in pairs),
        type=sum(g.type == f.type for g, f in pairs),
    )


def match_spans(gold: Sequence[Marked], found: Sequence[Marked]) -> Iterator[tuple[Marked, Marked]]:
    """Pair what overlaps, in order of the text, exact pairs before others."""
    exact = {(one.start, one.end): one for one in found}
    spans = {(one.start, one.end) for one in gold}
    for one in gold:
        if (one.start, one.end) in exact:
            yield one, exact[one.start, one.end]
    left = [one for one in found if (one.start, one.end) not in spans]
    at = 0
    for one in gold:
        if (one.start, one.end) in exact:
            continue
        while at < len(left) and left[at].end <= one.start:
            at += 1
        if at < len(left) and left[at].start < one.end:
            yield one, left[at]
            at += 1


def add_counts(counts: Sequence[Counts]) -> Figures:
    """Make the figures from the counts of all documents."""
    gold = sum(one.gold for one in counts)
    found = sum(one.found for one in counts)

    def f1(pick: Callable[[Counts], int]) -> float:
        return round(2 * sum(map(pick, counts)) / (gold + found), 4) if gold + found else 0.0

    return Figures(
        strict_f1=f1(lambda one: one.strict),
        relaxed_f1=f1(lambda one: one.relaxed),
        value_f1=f1(lambda one: one.value),
        type_f1=f1(lambda one: one.type),
        documents=len(counts),
        gold=gold,
        found=found,
    )
