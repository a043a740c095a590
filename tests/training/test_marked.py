"""Sentences that are marked already: their sides stand where they say, their labels are known."""

from pathlib import Path

import pytest

from training.bank import BANK, Example, read_bank
from training.marked import make_label, read_corpus_pairs, read_frame_pairs

LABELS = {line.label for line in read_bank(BANK)}


@pytest.mark.parametrize(
    ("kind", "status", "label"),
    [
        ("AID", "happened", "AID"),
        ("AID", "planned", "AID+"),
        ("ASSAULT", "possible", "ASSAULT+"),
        ("CONSULT", "planned", "CONSULT"),  # a meeting to come stays one
        ("THREATEN", "conditional", "THREATEN"),
    ],
)
def test_what_is_to_come_has_a_label_of_its_own_where_plover_files_it_elsewhere(
    kind: str, status: str, label: str
) -> None:
    assert make_label(kind, status) == label


def check(examples: list[Example]) -> None:
    for one in examples:
        assert one.label in LABELS
        for start, end in (one.source, one.target):
            assert 0 <= start < end <= len(one.text)
            assert one.text[start:end].strip() == one.text[start:end]


def test_examples_of_frames_name_both_sides() -> None:
    examples = list(read_frame_pairs())
    check(examples)
    assert {one.label.removesuffix("+") for one in examples} == {
        label.removesuffix("+") for label in LABELS
    } - {"NONE"}


def test_events_of_the_corpus_name_both_sides_in_their_sentence() -> None:
    examples = list(read_corpus_pairs(Path("corpus"), "dev"))
    check(examples)
    assert examples
