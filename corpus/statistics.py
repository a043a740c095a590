"""How large the corpus is and what is marked in it, as a page of Markdown."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.notation import Marked

_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]")
ALL_QUOTED = 0.9
"""From this share of quoted words on, content is direct (as in the benchmark `speech`)."""


def describe(reports: Sequence[Marked]) -> str:
    """Give counts of reports, words, marks, and kinds of them."""
    words = [len(report.text.split()) for report in reports]
    sentences = [
        len(one.split()) for r in reports for one in re.split(r"(?<=[.!?])[”\"’]?\s+", r.text)
    ]
    size = f"{len(reports)} reports, {sum(words)} words: {_range(words)} a report"
    lines = [
        f"{size}, {_range(sentences)} a sentence.",
        "",
        *_table("manner", Counter(str(report.head.get("manner")) for report in reports)),
        *_table("split", Counter(find_split(report) for report in reports)),
        *_table("statements by kind", Counter(_kinds(reports))),
        *_table("statements by kind of cue", Counter(_fields(reports, "statements", "kind"))),
        *_table("entities by kind", Counter(_fields(reports, "entities", "kind"))),
        *_table("events by type", Counter(_fields(reports, "events", "type"))),
        *_table("events by status", Counter(_fields(reports, "events", "status"))),
        *_table("marks", Counter(mark.kind for report in reports for mark in report.marks)),
    ]
    cues = {report.words(mark).lower() for report in reports for mark in report.of("cue")}
    return "\n".join([*lines, f"{len(cues)} different cues."])


def _range(numbers: Sequence[int]) -> str:
    return f"{min(numbers, default=0)} to {max(numbers, default=0)}"


def find_split(report: Marked) -> str:
    """Give the part a report belongs to, by its number: one in five tests, one in ten develops."""
    number = int(re.sub(r"\D", "", str(report.head.get("id"))) or 0)
    return "test" if number % 5 == 0 else "dev" if number % 10 == 3 else "train"


def find_kind(report: Marked, statement: str) -> str:
    """Tell direct, mixed and indirect statements apart by how much of them stands in marks."""
    quoted = whole = 0
    for mark in report.of("content", statement):
        words = report.words(mark)
        inside = sum(len(one[0].split()) for one in _QUOTED.finditer(words))
        quoted, whole = quoted + inside, whole + len(words.split())
    if not quoted:
        return "indirect"
    return "direct" if quoted >= ALL_QUOTED * whole else "mixed"


def _kinds(reports: Iterable[Marked]) -> Iterable[str]:
    return (find_kind(report, name) for report in reports for name in report.table("statements"))


def _fields(reports: Iterable[Marked], table: str, field: str) -> Iterable[str]:
    return (str(one.get(field)) for report in reports for one in report.table(table).values())


def _table(title: str, counts: Counter[str]) -> list[str]:
    rows = [f"| {name} | {number} |" for name, number in counts.most_common()]
    return [f"| {title} | number |", "|---|---|", *rows, ""]
