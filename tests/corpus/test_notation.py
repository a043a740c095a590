"""The notation: marks come out with the places of their words, and faults are named."""

import re
from pathlib import Path

import pytest

from corpus.notation import NotationError, read_marks, read_report

PAGE = Path(__file__).parents[2] / "docs" / "corpus.md"


def test_marks_nest_and_repeat() -> None:
    text, marks = read_marks(
        "[She|@berg source:s1] [said|cue:s1] [[it|@law] ends|content:s1].", "x"
    )
    assert text == "She said it ends."
    found = {(mark.kind, mark.name): text[mark.start : mark.end] for mark in marks}
    assert found == {
        ("mention", "berg"): "She",
        ("source", "s1"): "She",
        ("cue", "s1"): "said",
        ("content", "s1"): "it ends",
        ("mention", "law"): "it",
    }


def test_a_backslash_keeps_brackets() -> None:
    assert read_marks(r"He \[sic\] left \| stayed.", "x") == ("He [sic] left | stayed.", ())


@pytest.mark.parametrize(
    ("marked", "complaint"),
    [
        ("[said", "no labels for what opens at 'said'"),
        ("said]", "a ] too many"),
        ("[said|cue:s1", "no ] after"),
        ("[said|cue]", "'cue' is no label"),
        ("[|@berg]", "without words"),
    ],
)
def test_faults_are_named(marked: str, complaint: str) -> None:
    with pytest.raises(NotationError, match=re.escape(complaint)):
        read_marks(marked, "x")


def test_the_example_of_the_page_can_be_read(tmp_path: Path) -> None:
    example = re.findall(r"```text\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[0]
    path = tmp_path / "901.txt"
    path.write_text(re.sub(r"(?<=\S)\n(?=[\[\w])(?!OSTBY)", " ", example.split("---\n", 2)[2]))
    path.write_text("---\n" + example.split("---\n", 2)[1] + "---\n" + path.read_text("utf-8"))
    report = read_report(path)
    assert report.head["outlet"] == "Harbour Wire"
    assert [report.words(mark) for mark in report.of("cue", "s1")] == ["told"]


def test_a_file_without_head_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "902.txt"
    path.write_text("no head")
    with pytest.raises(NotationError, match=r"902\.txt: must begin with a head"):
        read_report(path)
