"""Benchmarks of saved pages: what is right counts, what is wrong does not, ours beside the peer."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import articles, segments
from benchmarks.articles import compare
from benchmarks.pages import Extracted
from benchmarks.segments import Count, count
from tests.read.files import MORE, SAID, page

HEAD = (
    "<title>Ministers meet</title><meta name='author' content='Ann Lee'>"
    "<meta property='article:published_time' content='2020-02-13T10:00:00+01:00'>"
)
THIRD = "Nobody had expected that the king would receive them twice in one week, said the palace."
PAGE = gzip.compress(page(SAID, MORE, THIRD, head=HEAD))


def test_articles(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    wanted = {"articleBody": f"{SAID}\n\n{MORE}\n\n{THIRD}", "url": "https://h.example/1"}
    (tmp_path / "ground-truth.json").write_text(json.dumps({"a": wanted, "b": wanted}))
    for name in ("a", "b"):
        (tmp_path / "html" / f"{name}.html.gz").write_bytes(PAGE)
    figures = articles.score(tmp_path).figures
    assert figures["f1"] == figures["accuracy"] == figures["trafilatura_f1"] == 1.0
    assert figures["odd_f1"] == figures["even_f1"] == 1.0


@pytest.mark.parametrize(
    ("wanted", "body", "precision", "recall"),
    [
        ("a b c d e", "a b c d e", 1.0, 1.0),
        ("a b c d e", "a b c d", 1.0, 0.5),
        ("a b c d", "a b c d e f", 1 / 3, 1.0),
        ("a b c d", "", 0.0, 0.0),
        ("", "", 1.0, 1.0),
    ],
)
def test_shingles(wanted: str, body: str, precision: float, recall: float) -> None:
    found = compare(wanted, body)
    assert (found.precision, found.recall) == pytest.approx((precision, recall))


def test_segments(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html.gz").write_bytes(PAGE)
    wanted = {
        "file": "a.html",
        "with": ["king in Oslo", "no such words"],
        "without": ["spoke about the border"],
        "date": "2020-02-13",
        "title": "Ministers meet",
        "author": ["Ann Lee", "Bo Ray"],
    }
    (tmp_path / "evaldata.json").write_text(json.dumps({"https://h.example/1": wanted}))
    result = segments.score(tmp_path)
    assert result.figures["f1"] == 0.5
    exact = [result.figures[f"{part}_exact"] for part in ("date", "title", "author")]
    assert exact == [1.0, 1.0, 0.0]
    assert any("no such words" in line for line in result.lines)


@pytest.mark.parametrize(
    ("wanted", "found", "right"),
    [
        ("Ann Lee and Bo Ray", "Bo Ray, Ann Lee", 1),
        (["Ann Lee", "Bo Ray"], "Ann Lee; Bo Ray", 1),
        ("Ann Lee", "Ann Lee, Bo Ray", 0),
        ("Ann Lee", None, 0),
    ],
)
def test_names_of_authors(wanted: str | list[str], found: str | None, right: int) -> None:
    counted = Count()
    count({"author": wanted}, Extracted("", "", author=found), counted)
    assert (counted.right["author"], counted.asked["author"]) == (right, 1)
