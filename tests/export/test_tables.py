"""Tables: what goes in comes out again by readers that are not ours, and nothing in it is run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.tables import FORMULA, PIECE, encode, write_csv, write_lines, write_tsv
from tests.export.hostile import HARM

CELLS = st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=5)


def read_csv(pieces: list[bytes]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(pieces).decode("utf-8"), newline="")))


@given(CELLS)
def test_csv_gives_back_every_cell_but_for_the_guard(rows: list[list[str]]) -> None:
    head, *found = read_csv(list(write_csv(("a", "b"), rows)))
    assert head == ["a", "b"]
    for row, back in zip(rows, found, strict=True):
        for cell, read in zip(row, back, strict=True):
            clean = encode(cell).decode().replace("\0", "")
            assert read.removeprefix("'" if clean.startswith(FORMULA) else "") == clean
            assert not read.startswith(FORMULA)


@pytest.mark.parametrize("cell", HARM)
def test_no_cell_begins_a_formula(cell: str) -> None:
    _, (found,) = read_csv(list(write_csv(("a",), [(cell,)])))
    assert not found.startswith(FORMULA)


def test_numbers_are_no_formulas() -> None:
    assert read_csv(list(write_csv(("a", "b", "c"), [(-3, 1.5, None)])))[1] == ["-3", "1.5", ""]


@given(CELLS)
def test_tsv_has_as_many_cells_and_lines_as_went_in(rows: list[list[str]]) -> None:
    text = b"".join(write_tsv(("a", "b"), rows)).decode("utf-8")
    lines = text.splitlines()
    assert len(lines) == len(rows) + 1
    assert all(line.count("\t") == 1 for line in lines)


def test_half_a_surrogate_pair_becomes_the_replacement_character() -> None:
    assert encode("a\ud800b \ud83d\ude00") == "a\ufffdb \U0001f600".encode()


def test_pieces_are_of_one_size_however_long_the_whole() -> None:
    pieces = list(write_lines("x" * 99 for _ in range(10_000)))
    assert len(pieces) > 10
    assert all(len(piece) < PIECE + 200 for piece in pieces)
    assert list(write_lines(())) == []
