"""Coding: who does what to whom in sentences, with the set's own actors and codes (PETRARCH).

PATH is a folder with `*.records.xml` and `dictionaries/` (actors, agents, verbs). The dictionaries
are loaded as Dateline's knowledge and codebook; nothing shipped is used but the reader. A record is
one sentence, with the triples (source, target, code) that must come out; no codes, `noevents`, or
`error="storydiscard"` mean that nothing may. All triples count, also those of settings under which
the set codes whom its dictionaries do not know ("---", or words in quotes); we never give those.

Figures: `exact_f1` of triples, `root_f1` of triples with the root of the code (two digits), the
share of records that come out exactly (`records`); the same for records at even places, on which
it was developed (`*_dev`), and at odd places (`*_rest`).
"""

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations, product
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.coding_actors import Coder
from benchmarks.coding_dictionaries import NOTHING, read_discards, write_codebook, write_knowledge
from benchmarks.frame import Result
from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.events.codebook import load_codebook
from dateline.extract.events.find import find_events
from dateline.extract.events.frames import Lexicon
from dateline.extract.mentions import find_mentions
from dateline.findings import Event, Reading
from dateline.knowledge import Knowledge, load_knowledge
from dateline.settings import Settings
from dateline.text import Document, Sentence


@dataclass(frozen=True, slots=True)
class Triple:
    """Who does what to whom, in codes."""

    source: str
    target: str
    code: str

    @property
    def root(self) -> "Triple":
        """The same with the root of its code."""
        return Triple(self.source, self.target, self.code[:2])


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence with its day and what must come out of it."""

    id: str
    day: date
    text: str
    gold: frozenset[Triple]


@dataclass(frozen=True, slots=True)
class Scored:
    """A record with what came out."""

    record: Record
    found: frozenset[Triple]


def score(path: Path) -> Result:
    """Code all records and compare with gold."""
    scored = code_records(path, read_records(path))
    parts = {"": scored, "_dev": scored[::2], "_rest": scored[1::2]}
    figures = {key: value for name, part in parts.items() for key, value in _figures(part, name)}
    lines = [f"{len(scored)} records, {sum(bool(one.record.gold) for one in scored)} with events"]
    lines += [line for one in scored[::2] for line in _say(one)]
    return Result(figures, tuple(lines))


def read_records(path: Path) -> list[Record]:
    """Read the records of a folder, in their order."""
    (file,) = path.glob("*.records.xml")
    root = ElementTree.parse(file).getroot()  # noqa: S314 (a file of our own choice)
    return [_read_record(one) for one in root.iter("Sentence")]


def _read_record(sentence: ElementTree.Element) -> Record:
    digits = sentence.get("date", "")
    codings = [
        Triple(one.get("sourcecode", ""), one.get("targetcode", ""), one.get("eventcode", ""))
        for one in sentence.iter("EventCoding")
        if one.get("eventcode")
    ]
    return Record(
        id=sentence.get("id", ""),
        day=date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])),
        text=" ".join((sentence.findtext("Text") or "").split()),
        gold=frozenset(codings),
    )


def code_records(path: Path, records: Sequence[Record]) -> list[Scored]:
    """Give each record with the triples that Dateline finds by the folder's dictionaries."""
    with tempfile.TemporaryDirectory() as folder:
        lexicon, knowledge = load_dictionaries(path / "dictionaries", Path(folder))
    coder = Coder(knowledge)
    discards = read_discards(next((path / "dictionaries").glob("*discards.txt")))
    documents = [Document(text=one.text, report=one.id, source=one.id) for one in records]
    parsed = SpacyAnnotator(Settings().model).annotate(documents)
    scored = []
    for record, document, sentences in zip(records, documents, parsed, strict=True):
        found: frozenset[Triple] = frozenset()
        if not any(words in record.text.upper() for words in discards):
            found = code_record(record, document, sentences, lexicon, knowledge, coder)
        scored.append(Scored(record, found))
    return scored


def load_dictionaries(folder: Path, into: Path) -> tuple[Lexicon, Knowledge]:
    """Turn the dictionaries of a folder into files of Dateline's, and load those."""
    codebook, knowledge = into / "codebook", into / "knowledge"
    for one in (codebook, knowledge):
        one.mkdir()
    write_codebook(next(folder.glob("*verbs.txt")), codebook)
    actors, agents = next(folder.glob("*actors.txt")), next(folder.glob("*agents.txt"))
    write_knowledge(actors, agents, knowledge)
    return load_codebook([codebook]), load_knowledge([knowledge], shipped=False)


def code_record(
    record: Record,
    document: Document,
    sentences: tuple[Sentence, ...],
    lexicon: Lexicon,
    knowledge: Knowledge,
    coder: Coder,
) -> frozenset[Triple]:
    """Give the triples of the events in one record."""
    reading = Reading(document, mentions=find_mentions(document, sentences, knowledge))
    events, _ = find_events(reading, sentences, knowledge, lexicon=lexicon)
    return frozenset(triple for event in events for triple in _triples(event, coder, record.day))


def _triples(event: Event, coder: Coder, day: date) -> Iterable[Triple]:
    if event.code is None or event.code == NOTHING:
        return
    code, _, answer = event.code.partition(":")
    sources, targets = coder.code(event.actor, day), coder.code(event.recipient, day)
    if not event.recipient:
        yield from (Triple(one, other, code) for one, other in permutations(sources, 2))
    for source, target in product(sources, targets):
        if source != target:
            yield Triple(source, target, code)
            if answer:
                yield Triple(target, source, answer)


# --- figures


def _figures(scored: Sequence[Scored], suffix: str) -> list[tuple[str, float]]:
    exact = sum(one.found == one.record.gold for one in scored)
    pairs = [(Counter(one.record.gold), Counter(one.found)) for one in scored]
    roots = [
        (Counter(t.root for t in one.record.gold), Counter(t.root for t in one.found))
        for one in scored
    ]
    return [
        (f"exact_f1{suffix}", _f1(pairs)),
        (f"root_f1{suffix}", _f1(roots)),
        (f"records{suffix}", exact / max(len(scored), 1)),
    ]


def _f1(pairs: Iterable[tuple[Counter[Triple], Counter[Triple]]]) -> float:
    """F1 over the triples of all records, each matched once in its own."""
    both = total = 0
    for gold, found in pairs:
        both += (gold & found).total()
        total += gold.total() + found.total()
    return 2 * both / total if total else 0.0


def _say(one: Scored) -> list[str]:
    if one.found == one.record.gold:
        return []
    return [
        f"{one.record.id}: {one.record.text}",
        *(f"  missing {t.source} {t.target} {t.code}" for t in _sort(one, missing=True)),
        *(f"  extra   {t.source} {t.target} {t.code}" for t in _sort(one, missing=False)),
    ]


def _sort(one: Scored, *, missing: bool) -> list[Triple]:
    left, right = one.record.gold, one.found
    apart = left - right if missing else right - left
    return sorted(apart, key=lambda t: (t.source, t.target, t.code))
