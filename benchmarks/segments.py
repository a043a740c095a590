"""Segments that must and must not stand in the text of saved pages, and their metadata.

PATH is a folder with `evaldata.json` and `html/FILE.gz`, as in page_segments/. A wanted segment
found is right, an unwanted one found is wrong; F1 is over all segments. `date_exact` (to the day),
`title_exact` and `author_exact` are shares of the pages for which the set gives one. trafilatura
alone reads the same pages in the same run (`trafilatura_...`); spaces are collapsed for both. The
headline, which the set does not count as text, is left out of ours.

Titles and authors are compared without regard to case and to typographic quotes and dashes; names
of authors also without regard to their order and what parts them, for the set writes them in
several ways. `even_...` is of every second page from the first on, on which the cleaner was
developed, `odd_...` of the others.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.frame import Result
from benchmarks.pages import Extracted, load_page, read_ours, read_trafilatura

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})
_PARTS = re.compile(r"\s*(?:,|;|&|\band\b|/)\s*")
METADATA = ("date", "title", "author")


@dataclass(slots=True)
class Count:
    """Segments found and not found, and metadata right and given, of one system."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(METADATA, 0))
    asked: dict[str, int] = field(default_factory=lambda: dict.fromkeys(METADATA, 0))

    def figures(self, name: str) -> dict[str, float]:
        """Give F1 of the segments and the shares of exact metadata."""
        whole = 2 * self.found + self.missed + self.wrong
        shares = {
            f"{name}{part}_exact": self.right[part] / self.asked[part]
            for part in METADATA
            if self.asked[part]
        }
        return {f"{name}f1": 2 * self.found / whole if whole else 0.0, **shares}


def score(path: Path) -> Result:
    """Give F1 of segments and exact metadata of the pages under `path`, with trafilatura beside."""
    wanted = json.loads((path / "evaldata.json").read_text("utf-8"))
    counts: dict[str, Count] = {}
    lines: list[str] = []
    for number, url in enumerate(sorted(wanted)):
        one = wanted[url]
        page = load_page(path / "html" / f"{one['file']}.gz")
        half = "odd_" if number % 2 else "even_"
        for system, found in (
            ("", read_ours(page, url)),
            ("trafilatura_", read_trafilatura(page, url)),
        ):
            for name in (system, f"{half}{system}"):
                said = count(one, found, counts.setdefault(name, Count()))
            if not system:
                lines += [f"{one['file'][:40]:<40}  {line}" for line in said]
    figures = {
        key: one for name in sorted(counts) for key, one in counts[name].figures(name).items()
    }
    return Result(figures, tuple(lines))


def count(wanted: Mapping[str, Any], found: Extracted, into: Count) -> list[str]:
    """Count one page; gives a line for each thing that is not as it should be."""
    text = _collapse(found.body)
    lines = []
    for segment in _segments(wanted, "with"):
        hit = segment in text
        into.found += hit
        into.missed += not hit
        lines += [] if hit else [f"missed: {segment}"]
    for segment in _segments(wanted, "without"):
        hit = segment in text
        into.wrong += hit
        lines += [f"wrong: {segment}"] if hit else []
    for part in METADATA:
        if wanted.get(part):
            asked = wanted[part]
            words = ", ".join(asked) if isinstance(asked, list) else str(asked)
            same = SAME[part](words, getattr(found, part) or "")
            into.asked[part] += 1
            into.right[part] += same
            lines += [] if same else [f"{part}: {getattr(found, part)!r}, not {wanted[part]!r}"]
    return lines


def _segments(wanted: Mapping[str, Any], kind: str) -> Sequence[str]:
    return [_collapse(one) for one in wanted.get(kind) or ()]


def _collapse(text: str) -> str:
    return " ".join(text.split())


def _same_day(wanted: str, found: str) -> bool:
    return wanted[:10] == found[:10]


def _same_title(wanted: str, found: str) -> bool:
    return _plain(wanted) == _plain(found)


def _same_names(wanted: str, found: str) -> bool:
    return {*_PARTS.split(_plain(wanted))} == {*_PARTS.split(_plain(found))}


def _plain(text: str) -> str:
    return _collapse(text).translate(_PLAIN).casefold()


SAME = {"date": _same_day, "title": _same_title, "author": _same_names}
