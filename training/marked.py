"""Sentences that are marked already: the examples of our frames and the events of our corpus."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.speech import make_document
from corpus.notation import Mark, Marked, read_folder
from corpus.statistics import find_split
from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.events.agents import Agents
from dateline.extract.events.force import Setting
from dateline.extract.events.frames import Lexicon, load_lexicon
from dateline.extract.events.merge import merge_candidates
from dateline.extract.events.relations import NONE
from dateline.extract.events.relations import TO_COME as SIGN
from dateline.extract.events.triggers import find_candidates
from dateline.extract.events.unlisted import Open, find_open, find_pairs
from dateline.extract.mentions import find_mentions
from dateline.extract.participants import MentionIndex
from dateline.knowledge import load_knowledge
from dateline.plover import FUTURE, TO_COME
from dateline.settings import Settings
from dateline.text import Document, Sentence
from training.bank import Example

TOLD = ("happened", "ongoing", *TO_COME)

_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])|\n")
LONGEST = 400
"""Signs of a sentence; what is longer was cut wrongly."""


def make_label(kind: str, status: str) -> str:
    """Give the label of an event; what PLOVER files apart while to come has one of its own."""
    return f"{kind}{SIGN}" if kind in FUTURE and status in TO_COME else kind


def read_frame_pairs() -> Iterator[Example]:
    """Give the examples of our frames that name an actor and a recipient."""
    for one in load_lexicon().examples:
        source, target = _find(one.text, one.actor), _find(one.text, one.recipient)
        if source is not None and target is not None:
            yield Example(one.text, source, target, make_label(one.type, one.status or "happened"))


def _find(text: str, words: str | None) -> tuple[int, int] | None:
    at = text.find(words) if words else -1
    return (at, at + len(words or "")) if at >= 0 else None


def read_corpus_pairs(folder: Path, part: str) -> Iterator[Example]:
    """Give the events of a part of the corpus whose sentence names actor and recipient."""
    for report in read_folder(folder / "reports"):
        if find_split(report) == part:
            yield from _read_report(report)


def _read_report(report: Marked) -> Iterator[Example]:
    cuts = [0, *(found.end() for found in _END.finditer(report.text)), len(report.text)]
    sentences = [(a, b) for a, b in pairwise(cuts) if b - a < LONGEST]
    for name, event in report.table("events").items():
        status = str(event.get("status"))
        if status not in TOLD:
            continue
        label = make_label(str(event["type"]), status)
        for trigger in report.of("event", name):
            within = next((one for one in sentences if one[0] <= trigger.start < one[1]), None)
            if within is None:
                continue
            source = _nearest(report, within, trigger, event.get("actor"))
            target = _nearest(report, within, trigger, event.get("recipient"))
            if source and target:
                yield _make(report, within, source, target, label)


def _nearest(report: Marked, within: tuple[int, int], trigger: Mark, names: object) -> Mark | None:
    """The mention of one of these in the sentence that stands nearest to the trigger."""
    wanted: Sequence[object] = names if isinstance(names, list) else [names]
    here = [
        one
        for one in report.of("mention")
        if one.name in wanted and within[0] <= one.start and one.end <= within[1]
    ]
    return min(here, key=lambda one: abs(one.start - trigger.start), default=None)


def _make(
    report: Marked, within: tuple[int, int], source: Mark, target: Mark, label: str
) -> Example:
    start, end = within
    text = report.text[start:end].rstrip()
    return Example(
        text,
        (source.start - start, source.end - start),
        (target.start - start, target.end - start),
        label,
    )


def read_corpus_open(folder: Path, part: str) -> Iterator[Example]:
    """Give verbs between two who can act of which the corpus says that they tell no event."""
    reports = [one for one in read_folder(folder / "reports") if find_split(one) == part]
    documents = [make_document(one.text, one.path.stem) for one in reports]
    parsed = SpacyAnnotator(Settings().model).annotate(documents)
    for report, document, sentences in zip(reports, documents, parsed, strict=True):
        told = [(one.start, one.end) for one in report.of("event")]
        for one, pair in find_pairs(list(_find_open(document, sentences)), document.text):
            token = one.sentence.tokens[one.predicate.i]
            if not any(start < token.end and token.start < end for start, end in told):
                yield Example(pair.text, pair.source, pair.target, NONE)


NO_VERBS = Lexicon({}, {}, ())
"""Verbs that the frames know are looked at too: the model reads again what frames tell."""


def _find_open(document: Document, sentences: tuple[Sentence, ...]) -> Iterator[Open]:
    """The verbs of a document that no frame fits, as the finder of events sees them."""
    mentions = find_mentions(document, sentences, load_knowledge())
    agents = Agents(document, MentionIndex(mentions), {one.id: one.kind for one in mentions})
    lexicon, setting = load_lexicon(), Setting(sentences)
    for sentence in sentences:
        found = list(find_candidates(sentence, lexicon, agents, setting))
        yield from find_open(sentence, merge_candidates(sentence, found), agents, NO_VERBS)
