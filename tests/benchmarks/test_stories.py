"""The readers of the layouts of `stories`, and its figures on groupings that can be counted."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.stories import (
    Told,
    compare,
    find_nmi,
    read_articles,
    read_headlines,
    read_mentions,
)
from dateline.text import Report


def tell(stories: str) -> list[Told]:
    return [Told(Report("a", "b", "text/plain"), story) for story in stories]


@pytest.mark.parametrize(
    ("found", "true", "precision", "recall", "ari"),
    [
        ("aabb", "xxyy", 1, 1, 1),
        ("aaaa", "xxyy", 0.5, 1, 0),
        ("abcd", "xxyy", 1, 0.5, 0),
        ("aaab", "xxyy", (2 / 3 * 2 + 1 / 3 + 1) / 4, 0.75, 0),
    ],
)
def test_groupings_are_compared(
    found: str, true: str, precision: float, recall: float, ari: float
) -> None:
    figures = compare(list(found), tell(true))
    assert figures["bcubed_p"] == pytest.approx(precision)
    assert figures["bcubed_r"] == pytest.approx(recall)
    assert figures["ari"] == pytest.approx(ari)


def test_information_shared_is_all_or_nothing() -> None:
    assert find_nmi("aabb", "xxyy") == pytest.approx(1)
    assert find_nmi("abab", "xxyy") == pytest.approx(0)


def test_the_layouts_are_read(tmp_path: Path) -> None:
    for name, day, event in (("1", "2018-02-02T10:00:00", 7), ("2", "2018-02-01T10:00:00", 8)):
        plain = {"text": "words", "title": "head", "date_publish": day, "url": None}
        (tmp_path / f"{name}.json").write_text(
            json.dumps(plain | {"newsCluster": {"EventId": event}}), "utf-8"
        )
    mention = {"doc_id": "1_1ecb.xml", "topic_id": "1ecb", "mention_context": ["It", "rained", "."]}
    packed = gzip.compress(json.dumps([mention, mention]).encode())
    (tmp_path / "Event_gold_mentions.json.gz").write_bytes(packed)
    (tmp_path / "T.tsv").write_text("3\tsome words\n4\tother words\n", "utf-8")
    assert [(one.story, one.report.published) for one in read_articles(tmp_path)] == [
        ("8", "2018-02-01"),
        ("7", "2018-02-02"),
    ]
    assert [(one.story, one.report.body) for one in read_mentions(tmp_path)] == [
        ("1ecb", "It rained.")
    ]
    assert [one.story for one in read_headlines(tmp_path)["t"]] == ["3", "4"]
