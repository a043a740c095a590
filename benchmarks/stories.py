"""How well reports are put together to stories, read one by one in order of their days.

PATH holds news_stories (JSON files with newsCluster; T.tsv and TS.tsv of Google News headlines) or
ECB+ (Event_gold_mentions.json.gz, whose mentions hold their documents and topics), or one of these
files. Articles are read like any report, with headline, url and day; documents of ECB+ have no day
and are read in the order of their ids, and once more with made-up days. The headlines are no text
that can be read: they are compared alone, all of one day. B-cubed counts each report's story
against its true one. Where there are mentions of ECB+, the figures of the task `ecb` (ecb.py)
follow.
"""

import gzip
import json
import random
from base64 import b64decode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from math import comb, log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import ecb
from benchmarks.coreference_scores import score_bcubed
from benchmarks.detokenise import join_tokens
from benchmarks.frame import Peer, Result
from dateline.extract.meaning import find_meaning
from dateline.pipeline import make_pipeline
from dateline.recording import open_record
from dateline.resolve.outlines import make_outline
from dateline.resolve.stories import find_nearest, split_stories
from dateline.settings import Settings
from dateline.stories import Near, Outline, Start
from dateline.text import Failure, Report

_NOW = datetime(2020, 1, 1, tzinfo=UTC)
_FIRST, _SEED = date(2010, 1, 1), 1
_LATER = 600
"""Days between the happenings of one kind."""
_GAPS, _SHARES = (2, 14, 56, 365), (0.6, 0.24, 0.1, 0.06)
"""Days after the first of a story within which its reports come, and the share of each."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report, or the words of one, and the name of its true story."""

    report: Report
    story: str


def score(path: Path) -> Result:
    """Give the figures of each of the three layouts that `path` holds."""
    figures: dict[str, float] = {}
    lines: list[str] = []
    undated = read_mentions(path)
    for key, told in (
        ("", read_articles(path)),
        ("ecb_stories_", undated),
        ("ecb_dated_", make_days(undated)),
    ):
        if told:
            found = _read_all(told)
            figures |= {f"{key}{name}": one for name, one in compare(found, told).items()}
            lines.append(_describe(key or "articles", found, told))
    for name, told in read_headlines(path).items():
        found = _group_words(told)
        few = compare(found, told)
        few["nmi"] = find_nmi(found, [one.story for one in told])
        figures |= {f"{name}_{key}": few[key] for key in ("bcubed_f1", "nmi")}
        lines.append(_describe(f"headlines {name}", found, told))
    events = ecb.score(path)
    return Result({**figures, **events.figures}, (*lines, *events.lines))


def read_articles(path: Path) -> tuple[Told, ...]:
    """Give the articles with the story that their set says, by day and name."""
    files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
    found = []
    for file in files:
        plain = json.loads(file.read_text("utf-8")) if file.suffix == ".json" else {}
        if isinstance(plain, dict) and "newsCluster" in plain:
            found.append(_make_article(file.name, plain))
    return tuple(sorted(found, key=lambda one: (one.report.published or "", one.report.source)))


def _make_article(name: str, plain: dict[str, Any]) -> Told:
    day = plain.get("date_publish")
    report = Report(
        name,
        plain["text"] or "",
        "text/plain",
        url=plain.get("url"),
        title=plain.get("title"),
        publisher=plain.get("source_domain"),
        published=day[:10] if day else None,
    )
    return Told(report, str(plain["newsCluster"]["EventId"]))


def read_mentions(path: Path) -> tuple[Told, ...]:
    """Give the documents of ECB+ below `path` with their topics, in order of ids."""
    files = sorted(path.rglob("*.json.gz")) if path.is_dir() else [path]
    found: dict[str, Told] = {}
    for file in files:
        if file.suffix == ".gz":
            for one in json.loads(gzip.decompress(file.read_bytes())):
                name = one["doc_id"]
                if name not in found:
                    text = join_tokens(one["mention_context"]).text
                    found[name] = Told(Report(name, text, "text/plain"), one["topic_id"])
    return tuple(found[name] for name in sorted(found))


def make_days(told: Sequence[Told]) -> tuple[Told, ...]:
    """Give reports of ECB+ with made-up days, in their order.

    Of a topic three in five come on its first two days, the others ever later, up to a year. Topics
    begin anywhere in ten months, those of `ecbplus` a year or two later: of two topics of one
    number the happenings are as far apart.
    """
    drawn = random.Random(_SEED)  # noqa: S311 (no secret)
    first = {
        topic: _FIRST + timedelta(days=drawn.randrange(300) + _LATER * topic.endswith("plus"))
        for topic in sorted({one.story for one in told})
    }
    dated = []
    for one in told:
        longest = drawn.choices(_GAPS, _SHARES)[0]
        day = first[one.story] + timedelta(days=drawn.randrange(longest))
        dated.append(replace(one, report=replace(one.report, published=day.isoformat())))
    return tuple(sorted(dated, key=lambda one: (one.report.published or "", one.report.source)))


def read_headlines(path: Path) -> dict[str, tuple[Told, ...]]:
    """Give the headlines of each table below `path`, as words, under its name in lower case."""
    files = sorted(path.rglob("*.tsv")) if path.is_dir() else [path]
    found = {}
    for file in files:
        if file.suffix == ".tsv":
            rows = (line.split("\t", 1) for line in file.read_text("utf-8").splitlines())
            found[file.stem.lower()] = tuple(
                Told(Report(f"{number:06}", words, "text/plain"), story)
                for number, (story, words) in enumerate(rows)
            )
    return found


def _read_all(told: Sequence[Told]) -> list[str]:
    """Read reports into a record in their order; give the story of each."""
    stories = [f"unread {place}" for place in range(len(told))]
    places = {one.report.id: place for place, one in enumerate(told)}
    read = make_pipeline(Settings()).read([one.report for one in told])
    with TemporaryDirectory() as folder, open_record(Path(folder) / "stories.db") as record:
        for one in read:
            if not isinstance(one, Failure):
                record.add(*one, recorded=_NOW)
        for story in record.stories():
            for source in story.sources:
                stories[places[source.report]] = story.id
    return stories


def _group_words(told: Sequence[Told]) -> list[str]:
    """Put headlines together by their words and what they mean, all of one day."""
    outlines = [
        Outline(
            one.report.source,
            date(2013, 11, 1),
            make_outline(None, one.report.body, ()),
            b64decode(find_meaning(None, one.report.body)),
        )
        for one in told
    ]
    index: dict[str, list[Outline]] = {}
    nearest: list[Near] = []
    for one in outlines:
        shared = Counter(other.document for word, _ in one.terms for other in index.get(word, ()))
        known = {other.document: other for word, _ in one.terms for other in index.get(word, ())}
        kept = (known[name] for name, often in shared.items() if often > 1)
        nearest.extend(find_nearest(one, kept))
        for word, _ in one.terms:
            index.setdefault(word, []).append(one)
    starts = [Start(one.day, one.document) for one in outlines]
    return [one.story.document for one in split_stories(starts, nearest)]


def compare(found: Sequence[str], told: Sequence[Told]) -> dict[str, float]:
    """Give B-cubed precision, recall and F1, and the adjusted Rand index."""
    true = [one.story for one in told]
    bcubed = score_bcubed(true, found)
    return {
        "bcubed_p": bcubed.precision,
        "bcubed_r": bcubed.recall,
        "bcubed_f1": bcubed.f1,
        "ari": find_ari(found, true),
    }


def find_ari(found: Sequence[str], true: Sequence[str]) -> float:
    """Give the adjusted Rand index of two groupings."""
    here, there, both = Counter(found), Counter(true), Counter(zip(found, true, strict=True))
    left, right, joint = (_pairs(sizes.values()) for sizes in (here, there, both))
    every = comb(sum(here.values()), 2)
    chance = left * right / every if every else 0.0
    most = (left + right) / 2
    return (joint - chance) / (most - chance) if most != chance else 1.0


def _pairs(sizes: Iterable[int]) -> int:
    return sum(comb(size, 2) for size in sizes)


def find_nmi(found: Sequence[str], true: Sequence[str]) -> float:
    """Give the mutual information over the mean of both entropies."""
    here, there, both = Counter(found), Counter(true), Counter(zip(found, true, strict=True))
    total = len(true)
    shared = sum(
        n / total * log(n * total / (here[one] * there[other])) for (one, other), n in both.items()
    )
    mean = (_entropy(here.values(), total) + _entropy(there.values(), total)) / 2
    return shared / mean if mean else 1.0


def _entropy(sizes: Iterable[int], total: int) -> float:
    return -sum(size / total * log(size / total) for size in sizes)


def _describe(name: str, found: Sequence[str], told: Sequence[Told]) -> str:
    figures = ", ".join(f"{key} {value:.3f}" for key, value in compare(found, told).items())
    stories = len({one.story for one in told})
    return f"{name}: {len(told)} reports of {stories} stories, {len(set(found))} found: {figures}"


def run_peers(path: Path) -> Iterator[Peer]:
    """Group the articles offline by tf-idf and average linkage, threshold set on these articles."""
    try:
        from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415 (extra `train`)
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    except ImportError:
        return
    for name, told in (("", read_articles(path)), ("ecb_stories_", read_mentions(path))):
        if not told:
            continue
        texts = [f"{one.report.title or ''}\n{one.report.body}" for one in told]
        vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
        tried = []
        for step in range(50, 100):
            model = AgglomerativeClustering(
                n_clusters=None, metric="cosine", linkage="average", distance_threshold=step / 100
            )
            labels = [str(one) for one in model.fit_predict(vectors.toarray())]
            tried.append((compare(labels, told)["bcubed_f1"], step / 100))
        best, threshold = max(tried)
        yield Peer(
            f"tf-idf, average linkage at {threshold}, offline",
            {f"{name}bcubed_f1": round(best, 4)},
            "run here; its threshold is the best of 50 on this very set",
        )
