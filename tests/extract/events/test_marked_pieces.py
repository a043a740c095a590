"""Word pieces: marks stand where source and target do, and nothing is longer than it may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.events.marked_pieces import LONGEST, MARKS, Pieces, cut_pieces
from dateline.extract.pieces import CLS, SEP, UNKNOWN, read_vocabulary

WORDS = ("norway", "met", "the", "del", "##eg", "##ates", ".", "u", "s", "'", "chretien")
VOCABULARY = read_vocabulary((CLS, SEP, UNKNOWN, *MARKS, *WORDS))
NAMES = {number: name for name, number in VOCABULARY.items()}


def names(pieces: Pieces) -> list[str]:
    return [NAMES[number] for number in pieces.numbers]


CASES = [
    (
        "Norway met the delegates.",
        (0, 6),
        (15, 24),
        "[CLS] [unused1] norway [unused2] met the [unused3] del ##eg ##ates [unused4] . [SEP]",
    ),
    (
        "The U.S. met Chrétien's Xyz",
        (13, 21),
        (0, 8),
        "[CLS] [unused3] the u . s . [unused4] met [unused1] chretien [unused2] ' s [UNK] [SEP]",
    ),
    (  # a target inside the source, at its very start
        "Norway's delegates met",
        (0, 18),
        (0, 6),
        "[CLS] [unused1] [unused3] norway [unused4] ' s del ##eg ##ates [unused2] met [SEP]",
    ),
]


@pytest.mark.parametrize(("text", "source", "target", "wanted"), CASES)
def test_marks_stand_around_source_and_target(
    text: str, source: tuple[int, int], target: tuple[int, int], wanted: str
) -> None:
    cut = cut_pieces(text, source, target, VOCABULARY)
    assert names(cut) == wanted.split()
    assert names(cut)[cut.source] == MARKS[0]
    assert names(cut)[cut.target] == MARKS[2]


@given(st.text(max_size=400), st.data())
def test_any_text_and_places_are_cut_to_the_longest_that_is_read(
    text: str, data: st.DataObject
) -> None:
    place = st.integers(0, len(text))
    a, b, c, d = (data.draw(place) for _ in range(4))
    cut = cut_pieces(text, (min(a, b), max(a, b)), (min(c, d), max(c, d)), VOCABULARY)
    assert len(cut.numbers) <= LONGEST
    assert names(cut)[cut.source] == MARKS[0]
    assert names(cut)[cut.target] == MARKS[2]


def test_a_giant_sentence_keeps_both_sides() -> None:
    text = "Norway " + "met the delegates " * 5000 + "Norway"
    cut = cut_pieces(text, (0, 6), (len(text) - 6, len(text)), VOCABULARY)
    assert len(cut.numbers) <= LONGEST
    assert {MARKS[0], MARKS[2]} <= set(names(cut))


def test_a_giant_word_is_unknown() -> None:
    cut = cut_pieces("Norway " + "met" * 100_000, (0, 6), (7, 8), VOCABULARY)
    assert UNKNOWN in names(cut)
