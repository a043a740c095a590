"""Whether near-copies are found: pairs made by editing reports, and how time grows with a record.

PATH is a folder of reports (text, HTML, JSON, or the marked reports of `corpus/`). Each text is
copied once for each edit of copies_edits.py; a copy found is a link "same" between a text and its
edited copy, or between two copies of one text. Copies that stand in a text of their own (half of
one report printed inside another, `inside_recall`) must be linked, as a part or as a copy. Links
"same" between two other texts count against precision, "unsure" ones are `wrong_parts`: reports of
one story in other words must not be linked. Texts of the data that are linked to each other before
any edit are its reprints (`found_in_data`); they are printed for a person to look at, and pairs
made of them are left out.

Time is the processor's, of adding generated reports to a record on disk, which looks for copies of
each. `growth`: that of the last three thousand over that of the second to fourth. `compared`: with
how many texts each of the last thousand is compared, when one in five has a copy.
"""

import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.copies_edits import EDITS, generate_texts, put_inside
from benchmarks.corpus_speech import find_home, is_corpus
from benchmarks.frame import Result
from corpus.notation import read_folder
from dateline.clean import clean_report
from dateline.findings import Reading
from dateline.limits import Limits
from dateline.read import read_sources
from dateline.record import Link, Printing, Source
from dateline.recording import open_record
from dateline.resolve.copies import BANDS_SHARED, find_band_keys, find_near_keys, link_copies
from dateline.text import Document, Published, Report

GENERATED = 10_000
STEP = 1_000
NOW = datetime(2024, 1, 1, tzinfo=UTC)
_SHORTEST = 120
"""Words that a text has at least to be edited: of a few lines no half can be told from a brief."""


INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Made:
    """A text with the kind of edit that made it, and the numbers of the texts that it prints."""

    kind: str
    homes: tuple[int, ...]
    text: str


def score(path: Path) -> Result:
    """Give precision and recall by kind of edit, and time per generated report."""
    texts = [text for text in read_texts(path) if len(text.split()) >= _SHORTEST]
    figures, lines = score_edits(texts)
    timed, said = time_adding(generate_texts(GENERATED))
    return Result({**figures, **timed}, (*lines, *said))


def read_texts(path: Path) -> list[str]:
    """Give the texts of a folder: marked reports, JSON with a text, or whatever Dateline reads."""
    if is_corpus(path):
        return [one.text for one in read_folder(find_home(path))]
    files = sorted(path.rglob("*.json"))
    if files:
        loaded = (json.loads(file.read_text("utf-8")) for file in files)
        return [f"{one.get('title') or ''}\n\n{one['text']}" for one in loaded if one.get("text")]
    reports = read_sources([str(path)], limits=Limits())
    return [clean_report(one).text for one in reports if isinstance(one, Report)]


def score_edits(texts: Sequence[str]) -> tuple[Mapping[str, float], tuple[str, ...]]:
    """Link texts, their edited copies and texts with parts of others; compare with the truth."""
    made = make_copies(texts)
    printings = [make_printing(at, one.text) for at, one in enumerate(made)]
    links = find_links(printings)
    judged = {frozenset((_at(one.left), _at(one.right))): one.judgement for one in links}
    alike = [sorted(pair) for pair in judged if max(pair) < len(texts)]
    kin = {(one, other) for one, other in alike} | {(other, one) for one, other in alike}
    found = Counter[str]()
    for pair, judgement in judged.items():
        one, other = (made[at] for at in sorted(pair))
        homes = {(left, right) for left in one.homes for right in other.homes}
        if one.homes == other.homes and len(one.homes) == 1:
            found["right" if judgement == "same" else "called a part"] += 1
        elif not homes & kin and not any(left == right for left, right in homes):
            found["wrong" if judgement == "same" else "wrong part"] += 1
    figures: dict[str, float] = {
        "precision": found["right"] / max(1, found["right"] + found["wrong"]),
        "wrong_parts": found["wrong part"],
        "found_in_data": len(alike),
    }
    for kind in (*EDITS, INSIDE):
        sought = [at for at, one in enumerate(made) if one.kind == kind]
        fits = ("same",) if kind in EDITS else ("same", "unsure")
        hits = sum(judged.get(frozenset((made[at].homes[0], at))) in fits for at in sought)
        figures[f"{kind}_recall"] = hits / max(1, len(sought))
    figures["recall"] = sum(figures[f"{kind}_recall"] for kind in EDITS) / len(EDITS)
    right, wrong = found["right"], found["wrong"]
    lines = (
        f"{len(texts)} texts, {len(made)} with copies: {right} pairs of one, {wrong} of two found",
        *(f"in the data: {_say(one, printings)}" for one in links if _is_within(one, len(texts))),
    )
    return figures, lines


def make_copies(texts: Sequence[str]) -> list[Made]:
    """Give the texts, then each of them edited in each way, then halves printed inside others."""
    made = [Made("original", (number,), text) for number, text in enumerate(texts)]
    for number, text in enumerate(texts):
        made.extend(Made(kind, (number,), edit(text, number)) for kind, edit in EDITS.items())
    for number in range(0, len(texts), 2):
        host = (number + len(texts) // 2) % len(texts)
        text = put_inside(texts[number], texts[host])
        made.append(Made(INSIDE, (number, host), text))
    return made


def find_links(printings: Sequence[Printing]) -> list[Link]:
    """Give all links among texts, looking for each among those before it, as a record does."""
    links: list[Link] = []
    for one, near in zip(printings, find_near(printings), strict=True):
        others = [printings[at] for at in near]
        links.extend(link_copies(one, others, version="benchmark"))
    return links


def find_near(printings: Sequence[Printing]) -> Iterator[list[int]]:
    """Give for each text the numbers of those before it that it would be compared with."""
    index: dict[str, list[int]] = {}
    for at, one in enumerate(printings):
        shared = Counter[int]()
        for key, weight in find_near_keys(one.text, one.source.published):
            shared.update(dict.fromkeys(index.get(key, ()), weight))
        yield [other for other, count in shared.items() if count >= BANDS_SHARED]
        for key in find_band_keys(one.text, one.source.published):
            index.setdefault(key, []).append(at)


def time_adding(texts: Sequence[str]) -> tuple[Mapping[str, float], tuple[str, ...]]:
    """Give the processor seconds in which each thousand reports is added to a record on disk."""
    spent: list[float] = []
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "made.db") as record:
        for start in range(0, len(texts), STEP):
            pairs = [_make_pair(start + at, text) for at, text in enumerate(texts[start:][:STEP])]
            began = time.process_time()
            for _ in record.add_all(pairs, clock=lambda: NOW):
                pass
            spent.append(time.process_time() - began)
        linked = len(record.links())
    compared = [len(near) for near in find_near([make_printing(*one) for one in enumerate(texts)])]
    lines = tuple(
        f"{(number + 1) * STEP:6} generated reports: {seconds:5.2f} s for the last {STEP}, "
        f"{sum(compared[number * STEP :][:STEP]) / STEP:.2f} texts compared for each"
        for number, seconds in enumerate(spent)
    )
    growth = sum(spent[-3:]) / sum(spent[1:4])
    figures = {
        "growth": growth,
        "compared": sum(compared[-STEP:]) / len(compared[-STEP:]),
        "ms_per_report": 1000 * sum(spent) / len(texts),
        "links": linked,
    }
    return figures, lines


def make_printing(at: int, text: str) -> Printing:
    """Give a text as one paper prints it, all on one day; `at` numbers it."""
    source = Source(f"doc-{at}", f"report-{at}", None, None, None, f"{at}.txt", date(2024, 1, 1))
    return Printing(source, None, text)


def _make_pair(at: int, text: str) -> tuple[Report, Reading]:
    report = Report(f"{at}.txt", text, "text/plain")
    day = date(2024, 1, 1)
    published = Published("2024-01-01", "given", day, day)
    document = Document(text=text, report=report.id, source=report.source, published=published)
    return report, Reading(document, (), (), (), (), ())


def _at(document: str) -> int:
    return int(document.removeprefix("doc-"))


def _is_within(link: Link, count: int) -> bool:
    return _at(link.left) < count and _at(link.right) < count


def _say(link: Link, printings: Sequence[Printing]) -> str:
    heads = (printings[_at(one)].text.split("\n", 1)[0][:40] for one in (link.left, link.right))
    return f"{link.judgement} {link.score:.2f}: {' | '.join(heads)}"
