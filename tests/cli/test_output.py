"""Tables that fit, and JSON lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dateline.cli.output import Column, cut, fit_widths, make_console, print_table, start_near

COLUMNS = (Column("when", 10), Column("who", 6), Column("where", 6, 1), Column("words", 12, 2))
ROWS = (
    ("2021-03-08", "Lake League", "", "The League met the governor of the province on Monday."),
    ("2021-06", "Ada Moen", "", "東京 met the League"),
)


@pytest.mark.parametrize("width", [30, 46, 80, 200])
def test_no_line_is_wider_than_the_console(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    print_table(make_console(width=width, colour=False), COLUMNS, ROWS)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert all(cell_len(line) <= width for line in lines)


def test_an_empty_column_and_those_without_room_are_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_table(make_console(width=24, colour=False), COLUMNS, ROWS)
    assert capsys.readouterr().out.splitlines()[0].split() == ["when", "who"]


def test_columns_give_way_evenly() -> None:
    columns = (Column("a", 4), Column("b", 4), Column("c", 4))
    assert fit_widths(columns, [("x" * 50, "y" * 50, "z" * 5)], 49) == [20, 20, 5]


@given(st.text(max_size=40), st.integers(min_value=1, max_value=20))
def test_cut_text_fits(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= max(width, 1)


def test_a_cut_at_the_end_leaves_the_focus_in_sight() -> None:
    text = "After two days of talks in the town the envoys at last agreed to send observers."
    near = start_near(text, "agreed")
    assert near.startswith("…")
    assert near.index("agreed") <= 26
    assert start_near("They agreed.", "agreed") == "They agreed."
    assert start_near(text, "absent") == text
