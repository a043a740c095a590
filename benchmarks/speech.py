"""Who said what: attributions against PolNeAR's, whole or without their cue.

PATH holds PolNeAR's layout: texts (.txt) and stand-off files (NAME_ANNOTATOR.ann), at any depth.
PolNeAR marks one attribution per cue and none inside another's content; so our statements of one
cue and speaker are put together, and those told within another are left out.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.frame import Result
from benchmarks.polnear import (
    Attribution,
    Offsets,
    find_articles,
    kind_at,
    match,
    read_attributions,
)
from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.mentions import find_mentions
from dateline.extract.quotes import Quote, find_quotes
from dateline.extract.statements.find import find_statements
from dateline.findings import Statement
from dateline.knowledge import load_knowledge
from dateline.settings import Settings
from dateline.text import Document

BATCH = 16
KINDS = ("direct", "mixed", "indirect", "all")


class Tally:
    """Counts right, wanted and given attributions by kind, and gives precision, recall and F1."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()
        self.given: Counter[str] = Counter()

    def add(
        self, gold: Sequence[str], ours: Sequence[str], pairs: Sequence[tuple[int, int]]
    ) -> None:
        """Add one article: the kinds of its attributions, and which were matched."""
        self.wanted.update(gold)
        self.given.update(ours)
        self.right.update(gold[i] for i, j in pairs if gold[i] == ours[j])
        self.wanted["all"] += len(gold)
        self.given["all"] += len(ours)
        self.right["all"] += len(pairs)

    def f1(self, kind: str) -> float:
        """Give the F1 of one kind, or of all."""
        return 2 * self.right[kind] / max(1, self.wanted[kind] + self.given[kind])

    def line(self, kind: str) -> str:
        """Say precision and recall of one kind in a line."""
        precision = self.right[kind] / max(1, self.given[kind])
        recall = self.right[kind] / max(1, self.wanted[kind])
        return (
            f"{kind:9} P {precision:.3f}  R {recall:.3f}  F1 {self.f1(kind):.3f}"
            f"  ({self.wanted[kind]} in gold, {self.given[kind]} of ours)"
        )


def score(path: Path) -> Result:
    """Give the F1 of direct, mixed, indirect and all attributions, with and without the cue."""
    whole, without_cue = Tally(), Tally()
    for text, gold, statements in read_all(path):
        add_article(whole, without_cue, text, gold, statements)
    figures = {f"{kind}_f1": whole.f1(kind) for kind in KINDS}
    figures |= {f"{kind}_sc_f1": without_cue.f1(kind) for kind in KINDS}
    lines = [whole.line(kind) for kind in KINDS]
    lines += ["source and content alone:", *(without_cue.line(kind) for kind in KINDS)]
    return Result(figures, tuple(lines))


def read_all(path: Path) -> Iterator[tuple[str, list[Attribution], tuple[Statement, ...]]]:
    """Read all articles under `path`: text, gold attributions, our statements."""
    annotator = SpacyAnnotator(Settings().model)
    knowledge = load_knowledge()
    articles = list(find_articles(path))
    for first in range(0, len(articles), BATCH):
        batch = articles[first : first + BATCH]
        texts = [text.read_bytes().decode("utf-8") for text, _ in batch]
        documents = [
            Document(text, report=file.stem, source=str(file))
            for text, (file, _) in zip(texts, batch, strict=True)
        ]
        parsed = annotator.annotate(documents)
        for document, sentences, (_, gold) in zip(documents, parsed, batch, strict=True):
            mentions = find_mentions(document, sentences, knowledge)
            statements = find_statements(document, sentences, mentions, ())
            yield document.text, read_attributions(gold), statements


def add_article(
    whole: Tally,
    without_cue: Tally,
    text: str,
    gold: Sequence[Attribution],
    statements: Sequence[Statement],
) -> None:
    """Compare one article's statements with gold and add the outcome to both tallies."""
    quotes = find_quotes(text)
    ours = join_statements(statements)
    gold_kinds, our_kinds = find_kinds(text, gold, quotes), find_kinds(text, ours, quotes)
    whole.add(gold_kinds, our_kinds, match(text, gold, ours, with_cue=True))
    without_cue.add(gold_kinds, our_kinds, match(text, gold, ours, with_cue=False))


def join_statements(statements: Sequence[Statement]) -> list[Attribution]:
    """Put the statements of one cue and speaker together; those within another are left out."""
    joined: dict[tuple[Offsets, Offsets], list[tuple[int, int]]] = {}
    for one in statements:
        if one.within is None:
            source = ((one.speaker.span.start, one.speaker.span.end),) if one.speaker else ()
            cue = tuple((span.start, span.end) for span in one.cue)
            content = joined.setdefault((source, cue), [])
            content.extend((span.start, span.end) for span in one.content)
    return [
        Attribution(source, cue, tuple(sorted(content)))
        for (source, cue), content in joined.items()
    ]


def find_kinds(text: str, those: Sequence[Attribution], quotes: Sequence[Quote]) -> list[str]:
    """Give the kinds of attributions, direct, mixed or indirect."""
    return [kind_at(text, one.content, quotes) for one in those]
