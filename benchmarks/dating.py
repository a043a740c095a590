"""How well Dateline dates a report whose date is hidden.

PATH holds news_stories (JSON files with text and date_publish) or PolNeAR (text/*.txt beside a
metadata.tsv in the folder or above). Only the text is given. A report is right when exactly its
day is named, wrong when the day or interval named leaves its day out, an interval when it holds
the day among others, abstained otherwise.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.frame import Result
from dateline.findings import Reading
from dateline.pipeline import make_pipeline
from dateline.settings import Settings
from dateline.text import Failure, Report

OUTCOMES = ("right", "wrong", "interval", "abstained")


def score(path: Path) -> Result:
    """Give the shares of the reports dated right, wrong, to an interval, and not at all."""
    dated = list(find_dated(path))
    pipeline = make_pipeline(Settings())
    results = pipeline.read(report for report, _ in dated)
    counts: Counter[str] = Counter()
    wrong = []
    for (report, day), result in zip(dated, results, strict=True):
        if isinstance(result, Failure):
            continue
        outcome = judge(result[1], day)
        counts[outcome] += 1
        if outcome == "wrong":
            published = result[1].document.published
            reasons = " + ".join(reason.why for reason in published.reasons)
            named = published.value or f"{published.earliest}..{published.latest}"
            wrong.append(f"wrong: {report.source} is of {day}, not {named}: {reasons}")
    total = sum(counts.values()) or 1
    figures = {outcome: counts[outcome] / total for outcome in OUTCOMES}
    return Result(figures, (f"{total} reports with their dates hidden", *wrong))


def judge(reading: Reading, day: date) -> str:
    """Tell how the day inferred stands to the true one; an open end leaves no day out."""
    published = reading.document.published
    if published.value is not None:
        return "right" if published.value == day.isoformat() else "wrong"
    if published.earliest is None and published.latest is None:
        return "abstained"
    inside = (published.earliest or day) <= day <= (published.latest or day)
    return "interval" if inside else "wrong"


def find_dated(path: Path) -> Iterator[tuple[Report, date]]:
    """Give each report, text alone, with its true day."""
    for file in sorted(path.rglob("*.json")):
        plain = json.loads(file.read_text("utf-8"))
        if plain.get("text") and plain.get("date_publish"):
            body = f"{plain.get('title') or ''}\n\n{plain['text']}"
            day = date.fromisoformat(plain["date_publish"][:10])
            yield Report(file.name, body, "text/plain"), day
    days = {
        row["filename"]: row["publication_date"]
        for table in (*path.rglob("metadata.tsv"), *path.parent.glob("metadata.tsv"))
        for row in csv.DictReader(table.read_text("utf-8").splitlines(), delimiter="\t")
    }
    for file in sorted(path.rglob("*.txt")):
        if file.stem in days:
            body = file.read_text("utf-8")
            yield Report(file.name, body, "text/plain"), date.fromisoformat(days[file.stem])
