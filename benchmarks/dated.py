"""Reports with their true days, from the layouts that `dating` is measured on.

news_stories holds one JSON object a report, PolNeAR text/*.txt beside a metadata.tsv (in the folder
or above), GUM xml/*.xml with tagged tokens. A date is never given: what the sets hold of dates of
a report (published, changed, downloaded) is left out.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.text import Report


@dataclass(frozen=True, slots=True)
class Dated:
    """A report as it came but for its date, its text alone, and its true day.

    Text alone is the headline and the text below it. `text` is the same as `report` where a set
    holds nothing beside the text.
    """

    report: Report
    text: Report
    day: date


def find_dated(path: Path) -> Iterator[Dated]:
    """Give the reports with a true day below `path`, in order of their files."""
    yield from _read_stories(path)
    yield from _read_tables(path)
    yield from _read_marked(path)


def _read_stories(path: Path) -> Iterator[Dated]:
    for file in sorted(path.rglob("*.json")) if path.is_dir() else [path]:
        plain = json.loads(file.read_text("utf-8")) if file.suffix == ".json" else {}
        if plain.get("text") and plain.get("date_publish"):
            yield _make_dated(
                file.name,
                plain["text"],
                title=plain.get("title"),
                url=plain.get("url"),
                publisher=plain.get("source_domain"),
                day=plain["date_publish"][:10],
            )


def _make_dated(
    source: str, body: str, *, title: str | None, url: str | None, publisher: str | None, day: str
) -> Dated:
    report = Report(source, body, "text/plain", url=url, title=title, publisher=publisher)
    alone = Report(source, f"{title or ''}\n\n{body}", "text/plain")
    return Dated(report, alone, date.fromisoformat(day))


def _read_tables(path: Path) -> Iterator[Dated]:
    tables = (*path.rglob("metadata.tsv"), *path.parent.glob("metadata.tsv"))
    days = {
        row["filename"]: row["publication_date"]
        for table in tables
        for row in csv.DictReader(table.read_text("utf-8").splitlines(), delimiter="\t")
    }
    for file in sorted(path.rglob("*.txt")):
        if file.stem in days:
            report = Report(file.name, file.read_text("utf-8"), "text/plain")
            yield Dated(report, report, date.fromisoformat(days[file.stem]))


_HEAD = re.compile(r"<text\b[^>]*>")
_FIELD = re.compile(r'(\w+)="([^"]*)"')
_BREAKS = re.compile(r"</?(?:p|head|caption|item|figure|list|row|cell)\b")
_GLUED_LEFT = re.compile(r"[,.;:!?)\]%”’]+|'s|’s|n't|n’t|'(?:re|ve|ll|d|m)|’(?:re|ve|ll|d|m)")
_GLUED_RIGHT = re.compile(r"[(\[$£€“‘]")


def _read_marked(path: Path) -> Iterator[Dated]:
    for file in sorted(path.rglob("xml/*.xml")):
        marked = file.read_text("utf-8")
        head = _HEAD.search(marked)
        fields = {key: _unescape(one) for key, one in _FIELD.findall(head[0])} if head else {}
        if "dateCreated" not in fields:
            continue
        paragraphs = _rebuild(marked.splitlines())
        title = fields.get("title") or (paragraphs[0] if paragraphs else None)
        report = Report(
            file.name,
            "\n\n".join(paragraphs),
            "text/plain",
            url=fields.get("sourceURL"),
            title=title,
            publisher=fields.get("author"),
        )
        alone = Report(file.name, report.body, "text/plain")
        yield Dated(report, alone, date.fromisoformat(fields["dateCreated"][:10]))


def _rebuild(lines: list[str]) -> list[str]:
    """Give the paragraphs whose tagged tokens stand in `lines`, one a line between the marks.

    Tokens that a <w> holds are one word of the text.
    """
    paragraphs: list[list[str]] = [[]]
    inside: list[str] | None = None
    for line in lines:
        if _BREAKS.match(line):
            paragraphs.append([])
        elif line.startswith("<w>"):
            inside = []
        elif line.startswith("</w>") and inside is not None:
            paragraphs[-1].append("".join(inside))
            inside = None
        elif "\t" in line:
            token = _unescape(line.split("\t", 1)[0])
            (paragraphs[-1] if inside is None else inside).append(token)
    return [_join(tokens) for tokens in paragraphs if tokens]


def _join(tokens: list[str]) -> str:
    """Put spaces between tokens as print does; a straight quotation mark opens, then closes."""
    text, glue, inside = "", True, ""
    for word in tokens:
        is_mark = word in ("'", '"')
        closes = is_mark and (inside == word or (word == "'" and text.endswith("s")))
        text += word if glue or closes or _GLUED_LEFT.fullmatch(word) else f" {word}"
        opens = is_mark and not closes
        inside = word if opens else "" if closes and inside == word else inside
        glue = opens or _GLUED_RIGHT.fullmatch(word) is not None
    return text


def _unescape(words: str) -> str:
    for mark, plain in (("&apos;", "'"), ("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">")):
        words = words.replace(mark, plain)
    return words.replace("&amp;", "&")
