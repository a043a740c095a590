"""Characters."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.characters import collapse, normalise


def test_odd_spaces_line_ends_and_unseen_characters() -> None:
    assert normalise("A\u00a0b\u2009c\r\nd\u200be\u00adf\u2028g\x07\ud800  h ") == "A b c\ndef\ng h"


def test_quotes_stay_and_letters_are_composed() -> None:
    assert normalise("‘Zu\u0308rich’ “…” –") == "‘Zürich’ “…” –"


@given(st.text())
def test_doing_it_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert collapse(once) == collapse(text)
