"""Who did what, when, where and why: the main event of a report against the answers of readers.

PATH holds gold/ID.json, one article each with its title, its day and the phrases that coders gave
for each question, and peer_giveme5w1h/ID.json with the answers of Giveme5W1H, which --peers scores
the same way. Title and day of publication are given, as they are to a reader.

Our first answer to a question is compared with each of its phrases, and the best token F1 counts:
words in small letters, without marks and articles. An entry without a phrase says that the coders
found no answer; then none is right. `when_day` is the share of articles with a day (`parsed`) of
which exactly one of those days is named; `when_latest` takes for it the latest day that is left,
as somebody may who holds that news is new: that of the report where only the tense bounds it.

Some marked days lie after the day of publication; a line says how many, none of which can be right.
What finds the main event was developed on every second article, from the first on, in order of the
files' names. The figures are of all; `unseen_...` are of the others alone.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.frame import Peer, Result
from dateline.findings import Reading
from dateline.pipeline import make_pipeline
from dateline.settings import Settings
from dateline.text import Failure, Report

QUESTIONS = ("who", "what", "when", "where", "why")
PEER = "peer_giveme5w1h"


@dataclass(frozen=True, slots=True)
class Article:
    """A report, and for each question the phrases of the coders; None where they found none."""

    name: str
    report: Report
    phrases: Mapping[str, tuple[str | None, ...]]
    days: frozenset[date]


@dataclass(frozen=True, slots=True)
class Answers:
    """The first answer to each question, in the order of QUESTIONS, and the days of `when`."""

    phrases: tuple[str | None, ...]
    day: date | None = None
    latest: date | None = None


NOTHING = Answers((None,) * len(QUESTIONS))


def score(path: Path) -> Result:
    """Give the mean token F1 of the answers to each question, and the share of days right."""
    articles = find_articles(path)
    results = make_pipeline(Settings()).read([one.report for one in articles])
    ours = [NOTHING if isinstance(one, Failure) else answer(one[1]) for one in results]
    figures = measure(articles, ours)
    unseen = measure(articles[1::2], ours[1::2])
    figures |= {f"unseen_{key}": value for key, value in unseen.items()}
    seen = _describe(measure(articles[::2], ours[::2]))
    dated = [one for one in articles if one.days]
    late = sum(min(one.days).isoformat() > (one.report.published or "") for one in dated)
    lines = (
        f"{len(articles)} articles, {len(dated)} with a day, {late} with one after publication",
        f"developed on: {seen}",
        f"unseen: {_describe(unseen)}",
    )
    return Result(figures, lines)


def run_peers(path: Path) -> tuple[Peer, ...]:
    """Score the answers of Giveme5W1H that lie beside the articles; it gives no days."""
    articles = find_articles(path)
    theirs = [_read_peer(path / PEER / f"{one.name}.json") for one in articles]
    origin = "its answers beside the data, by the same scorer"
    parts = (("all", slice(None)), ("unseen", slice(1, None, 2)))
    return tuple(
        Peer(f"Giveme5W1H, {label}", _phrases_only(measure(articles[part], theirs[part])), origin)
        for label, part in parts
    )


def _read_peer(file: Path) -> Answers:
    found = json.loads(file.read_text("utf-8"))["extracted"] if file.exists() else {}
    firsts = ((found.get(key) or [{}])[0].get("text") or None for key in QUESTIONS)
    return Answers(tuple(firsts))


def _phrases_only(figures: Mapping[str, float]) -> dict[str, float]:
    return {key: round(value, 4) for key, value in figures.items() if key.endswith("_f1")}


def find_articles(path: Path) -> list[Article]:
    """Give the articles below `path`, in order of their names."""
    return [_read_article(file) for file in sorted((path / "gold").glob("*.json"))]


def _read_article(file: Path) -> Article:
    plain = json.loads(file.read_text("utf-8"))
    marked = {key: plain["fiveWoneH"][key]["annotated"] for key in QUESTIONS}
    report = Report(
        file.name,
        plain["text"],
        "text/plain",
        url=plain.get("url"),
        title=plain.get("title"),
        publisher=plain.get("publisher"),
        published=plain["date_publish"][:10],
    )
    phrases = {key: tuple(_read_phrase(one) for one in marked[key]) for key in QUESTIONS}
    days = {date.fromisoformat(one["parsed"]) for one in marked["when"] if one.get("parsed")}
    return Article(file.stem, report, phrases, frozenset(days))


def _read_phrase(entry: Mapping[str, Any]) -> str | None:
    """The words of an entry; its file spells some characters as escapes twice."""
    text = entry.get("text") or ""
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda one: chr(int(one[1], 16)), text) or None


def answer(reading: Reading) -> Answers:
    """Give the first answers that a reading holds."""
    main = reading.main
    if main is None:
        return NOTHING
    when = main.when
    spans = (
        main.who[0].span if main.who else None,
        main.what,
        when.span,
        main.where.span if main.where else None,
        main.why,
    )
    day = when.earliest if when.earliest == when.latest else None
    return Answers(tuple(one.text if one else None for one in spans), day, when.latest)


def measure(articles: Sequence[Article], answers: Sequence[Answers]) -> dict[str, float]:
    """Give the figures of answers to articles, both in the same order."""
    figures: dict[str, float] = {}
    for number, question in enumerate(QUESTIONS):
        scores = [
            max(compare(given.phrases[number], phrase) for phrase in one.phrases[question])
            for one, given in zip(articles, answers, strict=True)
            if one.phrases[question]
        ]
        figures[f"{question}_f1"] = mean(scores) if scores else 0.0
    dated = [pair for pair in zip(articles, answers, strict=True) if pair[0].days]
    total = len(dated) or 1
    figures["when_day"] = sum(given.day in one.days for one, given in dated) / total
    figures["when_latest"] = sum(given.latest in one.days for one, given in dated) / total
    return figures


def compare(given: str | None, phrase: str | None) -> float:
    """Give the token F1 of an answer against a phrase; no answer is right where there is none."""
    if given is None or phrase is None:
        return float(given is phrase)
    ours, theirs = Counter(_words(given)), Counter(_words(phrase))
    shared = (ours & theirs).total()
    return 2 * shared / ((ours.total() + theirs.total()) or 1)


def _words(text: str) -> list[str]:
    found = re.findall(r"\w+", text.lower().replace("’", "'").replace("'s", ""))
    return [word for word in found if word not in ("a", "an", "the")]


def _describe(figures: Mapping[str, float]) -> str:
    return ", ".join(f"{key} {value:.3f}" for key, value in figures.items())
