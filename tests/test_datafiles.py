from pathlib import Path

import pytest
import yaml

from dateline.datafiles import data_folder, load_list, load_yaml
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


@pytest.mark.parametrize("written", ["words: 3", "others: [one]", "[one]"])
def test_a_file_without_the_list_that_is_asked_for_is_named(tmp_path: Path, written: str) -> None:
    path = tmp_path / "lists.yaml"
    path.write_text(written)
    with pytest.raises(KnowledgeError, match=r"lists\.yaml: must hold a list named words"):
        load_list(path, "words")


def test_a_list_is_words_whatever_they_look_like(tmp_path: Path) -> None:
    path = tmp_path / "lists.yaml"
    path.write_text("words: [one, 2]")
    assert load_list(path, "words") == {"one", "2"}


def find_twice(node: yaml.Node | None) -> list[str]:
    """The keys that a table gives twice, of which YAML keeps but the last."""
    if isinstance(node, yaml.SequenceNode):
        return [key for one in node.value for key in find_twice(one)]
    if not isinstance(node, yaml.MappingNode):
        return []
    keys = [key.value for key, _ in node.value]
    inside = [key for _, below in node.value for key in find_twice(below)]
    return [key for key in dict.fromkeys(keys) if keys.count(key) > 1] + inside


@pytest.mark.parametrize("name", ["kinds", "nouns", "phrases", "settings", "sources", "verbs"])
def test_no_table_of_speech_gives_a_key_twice(name: str) -> None:
    text = (data_folder("speech") / f"{name}.yaml").read_text(encoding="utf-8")
    assert find_twice(yaml.compose(text, Loader=yaml.CSafeLoader)) == []
