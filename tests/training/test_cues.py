"""Training of the model of cues: examples from marked reports, a fit that can be repeated."""

from pathlib import Path

import pytest

from training.examples import Example, read_examples

REPORT = """\
---
id: "901"
manner: agency
outlet: Harbour Wire
published: 2021-03-05
title: Bridge
entities:
  berg: {name: Ada Berg, kind: person}
statements:
  s1: {speaker: berg, kind: says}
events: {}
---
[Ada Berg|@berg source:s1] [said|cue:s1] [that the bridge was open|content:s1] and left the town.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "901.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_examples_tell_marked_uses_from_others(corpus: Path) -> None:
    examples = list(read_examples(corpus, ("train",)))
    uses = {
        (next(name for name in one.features if name.startswith("word=")), one.attributes)
        for one in examples
    }
    assert ("word=VERB say", True) in uses
    assert ("word=VERB leave", False) in uses
    assert {one.report for one in examples} == {"901"}


def test_parts_are_kept_apart(corpus: Path) -> None:
    assert list(read_examples(corpus, ("dev", "test"))) == []


def test_fit_learns_what_tells_and_repeats_itself() -> None:
    cues = pytest.importorskip(
        "training.cues", reason="needs the extra `train`", exc_type=ImportError
    )
    says, leaves = frozenset(("word=VERB say", "pos=VERB")), frozenset(("word=VERB go", "pos=VERB"))
    examples = [
        Example(features=says, attributes=True, report="1"),
        Example(features=leaves, attributes=False, report="1"),
    ] * 20
    weights = cues.fit(examples)
    assert weights.rate(says) > 0 > weights.rate(leaves)
    assert weights == cues.fit(examples)
