"""Line ends that join, and line ends that part."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.paragraphs import split_paragraphs

LONG = (
    "The two governments agreed on Friday to open the crossing again after three years of talks, "
    "and said that the first lorries would pass before the end of the month if the road holds. "
    "Nobody could say who would pay for it, and the ministers did not stay to answer questions."
)


def test_lines_of_their_own_are_paragraphs() -> None:
    assert split_paragraphs("One line\nAnother line\n\nA third.") == [
        "One line",
        "Another line",
        "A third.",
    ]


@given(st.integers(min_value=60, max_value=90), st.integers(min_value=1, max_value=4))
def test_wrapped_text_is_joined(width: int, times: int) -> None:
    paragraphs = ["Crossing to open again", *[LONG] * times]
    wrapped = "\n\n".join(
        "\n".join(textwrap.wrap(one, width, break_on_hyphens=False)) for one in paragraphs
    )
    assert split_paragraphs(wrapped) == paragraphs


def test_short_lines_in_a_wrapped_text_stay_apart() -> None:
    wrapped = "\n".join(textwrap.wrap(LONG, 70))
    assert split_paragraphs(f"By Anna Bell\nLisbon desk\n\n{wrapped}")[:2] == [
        "By Anna Bell",
        "Lisbon desk",
    ]
