"""The examples of a codebook: those that do not come out are named with their line."""

from pathlib import Path

from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.events.codebook import read_codebook
from dateline.knowledge import load_knowledge
from dateline.run.examples import run_examples

TEXT = """type: PATROL
code: "155"
verbs:
  - frames: [patrol HOST]
    examples:
      - {say: "The navy patrolled Norway.", actor: navy, code: "155"}
      - {say: "The army patrolled Norway.", actor: navy}
      - {say: "The navy patrolled Norway on Monday.", code: "156"}
      - {say: "The navy slept.", actor: navy}
      - {say: "The navy attacked the rebels.", type: ASSAULT, recipient: rebels, status: happened}
"""


def test_examples(annotator: SpacyAnnotator, tmp_path: Path) -> None:
    path = tmp_path / "patrol.yaml"
    path.write_text(TEXT, encoding="utf-8")
    flaws = run_examples(read_codebook([tmp_path]), annotator, load_knowledge())
    assert [(one.file, one.line) for one in flaws] == [
        (str(path), 7),
        (str(path), 8),
        (str(path), 9),
    ]
    assert "gives PATROL 155 by The army, to Norway, happened" in flaws[0].what
    assert flaws[2].what.endswith("gives no event")
