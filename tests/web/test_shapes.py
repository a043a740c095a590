"""Words in the room that there is, and paths as SVG writes them."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.web.shapes import Room, fit, measure, write_number, write_path


@given(
    words=st.lists(
        st.tuples(st.text("abcM ", min_size=1, max_size=20), st.floats(0, 500), st.floats(0, 90)),
        max_size=30,
    )
)
def test_no_two_labels_lie_on_each_other(words: list[tuple[str, float, float]]) -> None:
    room = Room(500)
    for text, x, y in words:
        label = room.put(text, x, y, 6)
        assert label is None or label.text == text
    for number, (left, top, right, bottom) in enumerate(room.taken):
        assert left >= 0
        assert right <= 500
        for other in room.taken[number + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart


@given(text=st.text(max_size=40), width=st.floats(0, 400))
def test_words_that_fit_are_whole_and_others_are_cut(text: str, width: float) -> None:
    said = fit(text, width)
    assert said in (text, "") or (said.endswith("…") and measure(said) <= width)


def test_paths_and_numbers_are_short() -> None:
    assert write_path(((0, 1.25), (10.04, -3)), closed=True) == "M0 1.2 10 -3Z"
    assert write_number(12.0) == "12"
