"""The benchmark of main events: what it compares, and the peer beside it."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import fivew

Entry = dict[str, str]


def write_article(folder: Path, *, why: list[Entry], peer_who: str = "the board") -> None:
    marked: dict[str, list[Entry]] = {
        "who": [{"text": "Mira Osei"}, {"text": "board"}],
        "what": [{"text": r"opens \u2018new\u2019 ferry port"}],
        "when": [{"text": "on Tuesday", "parsed": "2020-02-11"}],
        "where": [{"text": "Dublin"}],
        "why": why,
    }
    plain: dict[str, Any] = {
        "title": "Mira Osei opens 'new' ferry port in Dublin",
        "text": "Mira Osei opened the new ferry port in Dublin on Tuesday.",
        "date_publish": "2020-02-13 10:00:00",
        "fiveWoneH": {key: {"annotated": those} for key, those in marked.items()},
    }
    (folder / "gold").mkdir()
    (folder / "gold" / "a.json").write_text(json.dumps(plain))
    answers = {"who": [{"text": peer_who}], "why": [], "when": [{}]}
    (folder / fivew.PEER).mkdir()
    (folder / fivew.PEER / "a.json").write_text(json.dumps({"extracted": answers}))


@pytest.mark.parametrize(("why", "right"), [([{}], 1.0), ([{"text": "a vote"}], 0.0)])
def test_answers_and_none(tmp_path: Path, why: list[Entry], right: float) -> None:
    write_article(tmp_path, why=why)
    figures = fivew.score(tmp_path).figures
    assert (figures["who_f1"], figures["where_f1"], figures["when_day"]) == (1.0, 1.0, 1.0)
    assert figures["when_f1"] == pytest.approx(2 / 3)
    assert figures["what_f1"] == pytest.approx(8 / 10)
    assert figures["why_f1"] == right


def test_the_peer_is_scored_the_same_way(tmp_path: Path) -> None:
    write_article(tmp_path, why=[{}])
    figures = fivew.run_peers(tmp_path)[0].figures
    assert figures == {"who_f1": 1.0, "what_f1": 0, "when_f1": 0, "where_f1": 0, "why_f1": 1.0}


@pytest.mark.parametrize(
    ("given", "phrase", "f1"),
    [
        ("the White House", "White House", 1.0),
        ("Osei", "Mira Osei", 2 / 3),
        ("Osei's port", "Osei port", 1.0),
        ("Cork", "Dublin", 0.0),
        (None, "Dublin", 0.0),
        ("Dublin", None, 0.0),
        (None, None, 1.0),
    ],
)
def test_compare(given: str | None, phrase: str | None, f1: float) -> None:
    assert fivew.compare(given, phrase) == pytest.approx(f1)
