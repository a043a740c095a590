"""How well Dateline dates a report whose date is hidden.

PATH holds news_stories (JSON files with date_publish), PolNeAR (text/*.txt beside a metadata.tsv
in the folder or above) or GUM news (xml/*.xml with dateCreated). A report is right when exactly its
day is named, wrong when the day or interval named leaves its day out, an interval when it holds
the day among others, abstained otherwise.

It is measured twice. `right`, `wrong`, `interval` and `abstained` are of the report as it came but
for its date: with url, headline and publisher where the set holds them, since people have them, and
with the other reports of the set, as a record has them: copies bound each other. A url can spell
the date, so `text_right` and so on are of one text alone.

The true days are not beyond doubt. A url names the day by its publisher's clock, news_stories often
by another; three of 22 articles of GUM news bear another day on their first line than their
dateCreated, which is that of their page. What an article says of itself counts as wrong there.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

from benchmarks.dated import Dated, find_dated
from benchmarks.frame import Result
from dateline.findings import Reading
from dateline.pipeline import Pipeline, make_pipeline
from dateline.recording import open_record
from dateline.settings import Settings
from dateline.text import UNDATED, Failure, Published, Report

OUTCOMES = ("right", "wrong", "interval", "abstained")


def score(path: Path) -> Result:
    """Give the shares of the reports dated right, wrong, to an interval, and not at all."""
    dated = list(find_dated(path))
    pipeline = make_pipeline(Settings())
    alone, lines = _measure(pipeline, dated, [one.text for one in dated], "text alone")
    reports = [one.report for one in dated]
    label = "as it came, with url, publisher and the other reports"
    figures, came = _measure(pipeline, dated, reports, label, together=True)
    figures = figures | {f"text_{key}": value for key, value in alone.items()}
    return Result(figures, (f"{len(dated)} reports with their dates hidden", *lines, *came))


def _measure(
    pipeline: Pipeline,
    dated: Sequence[Dated],
    reports: Sequence[Report],
    label: str,
    *,
    together: bool = False,
) -> tuple[dict[str, float], tuple[str, ...]]:
    """Date the reports; give the shares of the outcomes, and lines on widths and errors."""
    counts: Counter[str] = Counter()
    widths: list[int] = []
    wrong = []
    results = list(pipeline.read(reports))
    found = [UNDATED if isinstance(one, Failure) else one[1].document.published for one in results]
    if together:
        found = _bound_each_other(results, found)
    for one, published in zip(dated, found, strict=True):
        outcome = judge(published, one.day)
        counts[outcome] += 1
        if outcome == "interval" and published.earliest and published.latest:
            widths.append((published.latest - published.earliest).days + 1)
        if outcome == "wrong":
            reasons = " + ".join(reason.why for reason in published.reasons)
            named = published.value or f"{published.earliest}..{published.latest}"
            wrong.append(f"wrong: {one.report.source} is of {one.day}, not {named}: {reasons}")
    total = sum(counts.values()) or 1
    figures = {outcome: counts[outcome] / total for outcome in OUTCOMES}
    shares = ", ".join(f"{key} {value:.3f}" for key, value in figures.items())
    return figures, (f"{label}: {shares}", _describe_widths(widths, counts["interval"]), *wrong)


def _describe_widths(widths: Sequence[int], intervals: int) -> str:
    if not widths:
        return f"none of {intervals} intervals is closed on both sides"
    return (
        f"{len(widths)} of {intervals} intervals are closed on both sides: "
        f"{median(widths):.0f} days wide in the median, {mean(widths):.0f} in the mean, "
        f"{sum(width <= 7 for width in widths)} at most a week"
    )


def _bound_each_other(
    results: Sequence[tuple[Report, Reading] | Failure], found: Sequence[Published]
) -> list[Published]:
    """Cut the days of reports without one by the others, as a record does when it shows them."""
    with TemporaryDirectory() as folder, open_record(Path(folder) / "dating.db") as record:
        for one in results:
            if not isinstance(one, Failure):
                record.add(*one, recorded=datetime(2000, 1, 1, tzinfo=UTC))
        return [
            before
            if before.value or isinstance(one, Failure)
            else record.reading(one[1].document.id).document.published
            for one, before in zip(results, found, strict=True)
        ]


def judge(published: Published, day: date) -> str:
    """Tell how the day inferred stands to the true one; an open end leaves no day out."""
    if published.value is not None:
        return "right" if published.value == day.isoformat() else "wrong"
    if published.earliest is None and published.latest is None:
        return "abstained"
    inside = (published.earliest or day) <= day <= (published.latest or day)
    return "interval" if inside else "wrong"
