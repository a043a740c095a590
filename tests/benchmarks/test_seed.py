"""The seed's scorer sees what is found, what is missed, and what must never be."""

import json
from pathlib import Path

import pytest

from benchmarks import seed
from benchmarks.frame import Result

REPORT = """Harbour town wakes to snow

ANKARA, Feb 12 2020 (Harbour Wire) - NATO defence ministers met in Brussels on Tuesday.

"We will stay in Iraq," Jens Stoltenberg said.

Leave a Reply
"""
MET = {"what": "met", "type": ["CONSULT"], "actor": ["ministers"], "status": "happened"}
SAID = {"content": "We will stay in Iraq", "kind": "direct", "speaker": ["Jens Stoltenberg"]}
MUST = {
    "document": {"title": "Harbour town wakes to snow", "removed": ["Leave a Reply"]},
    "times": [{"words": "Tuesday", "value": "2020-02-11"}],
    "statements": [SAID],
    "events": [{**MET, "date": "2020-02-11", "place": ["Brussels"]}],
}


def score(folder: Path, must: object, never: list[str]) -> Result:
    (folder / "report.txt").write_text(REPORT)
    (folder / "expected.json").write_text(json.dumps({"must": must, "never": never}))
    return seed.score(folder)


def test_all_that_is_there_is_found(tmp_path: Path) -> None:
    result = score(tmp_path, MUST, ["an ASSAULT or PROTEST event: nobody is attacked"])
    assert result.figures == {"found": 1.0, "never": 0.0}, result.lines


def test_a_finding_serves_one_item_only(tmp_path: Path) -> None:
    result = score(tmp_path, {"statements": [SAID, SAID]}, [])
    assert result.figures["found"] == pytest.approx(0.5)


def test_another_speaker_day_or_status_is_a_miss(tmp_path: Path) -> None:
    wrong = {
        "times": [{"words": "Tuesday", "value": "2020-02-18"}],
        "statements": [{**SAID, "speaker": ["Mark Esper"]}],
        "events": [{**MET, "status": "planned"}],
    }
    assert score(tmp_path, wrong, []).figures["found"] == 0.0


def test_what_must_never_be_is_counted(tmp_path: Path) -> None:
    never = [
        "a CONSULT event: nobody meets",
        "a speaker other than Mark Esper for words in quotation marks",
    ]
    assert score(tmp_path, MUST, never).figures["never"] == 2.0
