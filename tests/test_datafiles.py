from pathlib import Path

import pytest

from dateline.datafiles import load_yaml
from dateline.errors import KnowledgeError


def test_dates_and_words_stay_text_and_null_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("{a: 2014-10, b: no, c: null, d: 3, e: true, f: on, g: ~, h: 12:30, i: NL}")
    assert load_yaml(path) == {
        "a": "2014-10",
        "b": "no",
        "c": None,
        "d": 3,
        "e": True,
        "f": "on",
        "g": None,
        "h": "12:30",
        "i": "NL",
    }


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("a: [1")
    with pytest.raises(KnowledgeError, match=r"broken\.yaml"):
        load_yaml(path)
