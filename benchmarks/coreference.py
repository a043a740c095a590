"""Mentions and who is the same within a report, against the marks of our own corpus (`corpus/`).

The test part is scored, and the part held out for development gives figures `dev_...`. A mark ends
before a relative clause or an apposition here. A mention of ours is a marked one's when they share
half of their letters (IoU), or when both end together ("the minister Ann Lee").

`mention_recall` is the share of marked mentions that are found; what we find beside them is no
mistake, since the corpus marks those who matter alone. Of the found ones, `link_precision` is the
share of our links that are right (of each mention after the first of an entity of ours, to the one
before it), `link_recall` the share of gold's such links that we have, `bcubed_f1` the mean of both
by mention.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.corpus_speech import read_part
from benchmarks.frame import Result
from corpus.notation import Mark, Marked
from dateline.findings import Mention, Reading
from dateline.pipeline import make_pipeline
from dateline.settings import Settings
from dateline.text import Failure, Report

LEAST = 0.5
_CUT = re.compile(r",| (?:who|whom|which|that|whose)\b")


@dataclass(slots=True)
class Tally:
    """Counts over reports; `forms` counts our links by the form of the later mention."""

    marked: int = 0
    found: int = 0
    counts: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    forms: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def figures(self) -> dict[str, float]:
        """Give the figures that the counts make."""
        c = self.counts
        precision = c["bcubed_precision"] / max(1, self.found)
        recall = c["bcubed_recall"] / max(1, self.found)
        return {
            "mention_recall": self.found / max(1, self.marked),
            "link_precision": c["right"] / max(1, c["ours"]),
            "link_recall": c["kept"] / max(1, c["gold"]),
            "bcubed_f1": 2 * precision * recall / ((precision + recall) or 1),
        }


def score(path: Path) -> Result:
    """Give the figures of the corpus' test part and of the part to develop on."""
    figures: dict[str, float] = {}
    lines: list[str] = []
    for part, prefix in (("test", ""), ("dev", "dev_")):
        tally = measure(read_part(path, part))
        figures |= {f"{prefix}{key}": value for key, value in tally.figures().items()}
        lines.append(
            f"{part}: {tally.marked} marked mentions, {tally.counts['ours']:.0f} links of ours"
        )
        for form, counts in sorted(tally.forms.items()):
            share = counts["right"] / max(1, counts["ours"])
            lines.append(f"  {form:8} {counts['ours']:5} links, right {share:.3f}")
    return Result(figures, tuple(lines))


def measure(reports: Sequence[Marked]) -> Tally:
    """Read the reports and compare."""
    tally = Tally()
    given = [
        Report(
            one.path.name, one.text, "text/plain",
            title=None, published=str(one.head.get("published") or "") or None,
        )
        for one in reports
    ]  # fmt: skip
    for one, result in zip(reports, make_pipeline(Settings()).read(given), strict=True):
        if not isinstance(result, Failure):
            add_report(tally, one, result[1])
    return tally


def add_report(tally: Tally, report: Marked, reading: Reading) -> None:
    """Count one report; its text stands in the document as it is, or a part of it does."""
    shift = reading.document.text.find(report.text[:30])
    marks = [cut_mark(report.text, mark) for mark in report.of("mention")]
    pairs = match(marks, reading.mentions, max(0, shift))
    tally.marked += len(marks)
    tally.found += len(pairs)
    ordered = sorted(pairs, key=lambda pair: pair[1].span.start)
    _count_links(tally, ordered)
    _count_sets(tally, ordered)


def cut_mark(text: str, mark: Mark) -> Mark:
    """Give a mark without what follows its first comma or a relative pronoun."""
    rest = _CUT.search(text, mark.start + 1, mark.end)
    return replace(mark, end=rest.start()) if rest else mark


def match(
    marks: Sequence[Mark], mentions: Sequence[Mention], shift: int
) -> list[tuple[str, Mention]]:
    """Give (entity, mention of ours) for each mark that has one, the closest first."""
    rated = []
    for number, mark in enumerate(marks):
        for mention in mentions:
            start, end = mention.span.start - shift, mention.span.end - shift
            shared = min(end, mark.end) - max(start, mark.start)
            whole = max(end, mark.end) - min(start, mark.start)
            share = shared / whole
            if share >= LEAST or (shared > 0 and end == mark.end and mention.form == "name"):
                rated.append((share, number, mention))
    pairs: dict[int, Mention] = {}
    for _, number, mention in sorted(rated, key=lambda one: (-one[0], one[1])):
        if number not in pairs and mention not in pairs.values():
            pairs[number] = mention
    return [(marks[number].name, mention) for number, mention in pairs.items()]


def _count_links(tally: Tally, ordered: Sequence[tuple[str, Mention]]) -> None:
    last_ours: dict[str, str] = {}
    last_gold: dict[str, str] = {}
    for entity, mention in ordered:
        before = last_ours.get(mention.entity)
        if before is not None:
            tally.counts["ours"] += 1
            tally.counts["right"] += before == entity
            tally.forms[mention.form]["ours"] += 1
            tally.forms[mention.form]["right"] += before == entity
        if entity in last_gold:
            tally.counts["gold"] += 1
            tally.counts["kept"] += last_gold[entity] == mention.entity
        last_ours[mention.entity], last_gold[entity] = entity, mention.entity


def _count_sets(tally: Tally, ordered: Sequence[tuple[str, Mention]]) -> None:
    gold: Mapping[str, set[int]] = defaultdict(set)
    ours: Mapping[str, set[int]] = defaultdict(set)
    for number, (entity, mention) in enumerate(ordered):
        gold[entity].add(number)
        ours[mention.entity].add(number)
    for entity, mention in ordered:
        shared = len(gold[entity] & ours[mention.entity])
        tally.counts["bcubed_precision"] += shared / len(ours[mention.entity])
        tally.counts["bcubed_recall"] += shared / len(gold[entity])
