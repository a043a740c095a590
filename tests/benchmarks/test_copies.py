"""Edits are the same each time, and copies made by them count as found or missed."""

import pytest

from benchmarks.copies import find_near, make_copies, make_printing, score_edits
from benchmarks.copies_edits import EDITS, generate_texts, put_inside
from tests.resolve.test_copies import write

TEXTS = (write([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), write([11, 12, 13, 14, 15, 16]))


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_is_the_same_each_time_and_changes_the_text(kind: str) -> None:
    assert EDITS[kind](TEXTS[0], 3) == EDITS[kind](TEXTS[0], 3) != TEXTS[0]


def test_half_of_a_text_stands_inside_another() -> None:
    found = put_inside(TEXTS[1], TEXTS[0])
    assert write([11, 12, 13]) in found
    assert found.startswith(write([1, 2, 3, 4, 5]))


def test_what_is_found_is_counted() -> None:
    assert len(make_copies(TEXTS)) == 2 + 2 * len(EDITS) + 1
    figures, lines = score_edits(TEXTS)
    assert (figures["precision"], figures["cut_recall"], figures["wrong_parts"]) == (1.0, 1.0, 0)
    assert figures["mixed_recall"] == 0.5  # six sentences, cut and mended, leave too little
    assert figures["recall"] == pytest.approx(0.9)
    assert figures["inside_recall"] == 1.0
    assert lines[0].startswith("2 texts, 13 with copies")


def test_made_up_texts_meet_their_copies_alone() -> None:
    near = list(find_near([make_printing(*one) for one in enumerate(generate_texts(20))]))
    assert [at for at, others in enumerate(near) if others] == [4, 9, 14, 19]
    assert near[4] == [3]
