"""Positions: a cursor says how many rows were given, of one question only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.paging import DEEPEST, find_position, write_position


@given(rows=st.integers(0, DEEPEST), question=st.text(max_size=40))
def test_a_cursor_gives_back_its_rows(rows: int, question: str) -> None:
    assert find_position(write_position(rows, question), question) == rows


def test_no_cursor_begins_at_the_start() -> None:
    assert find_position(None, "who did it") == 0


@pytest.mark.parametrize("cursor", ["", "3", "3-", "-", "three-0", "3-00000000", "٣-x"])
def test_what_is_no_cursor_is_named(cursor: str) -> None:
    with pytest.raises(UsageError, match="is of no answer to this question"):
        find_position(cursor, "who did it")


def test_a_cursor_of_another_question_is_named() -> None:
    with pytest.raises(UsageError, match="is of no answer"):
        find_position(write_position(3, "who did it"), "where was it")


def test_an_answer_does_not_go_on_for_ever() -> None:
    with pytest.raises(UsageError, match="ask for fewer days"):
        find_position(write_position(DEEPEST + 1, "who did it"), "who did it")
