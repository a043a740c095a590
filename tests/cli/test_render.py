"""Wrapped text with marks below it, and the page of `show`."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dateline.cli.marks import LOOKS, Mark, make_marks
from dateline.cli.output import make_console
from dateline.cli.page import print_reading
from dateline.cli.render import draw_paragraph, wrap_lines
from dateline.cli.rows import statement_cells
from dateline.findings import Reading
from dateline.labels import find_paragraphs, make_labels
from dateline.phrasing import visible
from dateline.text import Document, Removed
from dateline.values import say_statement
from tests.cli.sample_rows import LEAGUE, MISSION, MOEN, STATEMENT
from tests.cli.samples import TEXT, make_reading
from tests.store.builders import unnamed

ALL = frozenset((*LOOKS, "removed"))


def draw(text: str, *marks: tuple[int, int, str, int], width: int = 40) -> list[str]:
    made = [Mark(start, end, label, "~", "", level) for start, end, label, level in marks]
    return [
        line.plain
        for line in draw_paragraph(
            text, 0, len(text), sorted(made, key=lambda mark: mark.start), width
        )
    ]


def page(capsys: pytest.CaptureFixture[str], kinds: frozenset[str] = ALL, **more: bool) -> str:
    print_reading(make_console(width=100, colour=False), make_reading(), kinds, **more)
    return capsys.readouterr().out


def test_a_mark_is_as_long_as_its_words_and_starts_with_its_label() -> None:
    assert draw("The envoys met", (4, 10, "1", 0), (11, 14, "e1", 0)) == [
        "The envoys met",
        "    1~~~~~ e1~",
    ]


def test_overlapping_marks_go_to_lines_of_their_own() -> None:
    assert draw("The envoys met", (0, 14, "s1", 2), (4, 10, "1", 0), (4, 14, "h1", 0)) == [
        "The envoys met",
        "    1~~~~~",
        "    h1~~~~~~~~",
        "s1~~~~~~~~~~~~",
    ]


def test_a_label_longer_than_its_word_pushes_its_neighbour_down() -> None:
    assert draw("to a b c", (3, 4, "12", 0), (5, 6, "13", 0), (7, 8, "14", 0)) == [
        "to a b c",
        "   12  14",
        "     13",
    ]


def test_a_mark_goes_on_in_the_next_line() -> None:
    assert draw("one two three four", (4, 18, "s1", 0), width=10) == [
        "one two",
        "    s1~",
        "three four",
        "s1~~~~~~~~",
    ]


def test_marks_stand_under_wide_characters() -> None:
    assert draw("東京 met", (0, 2, "1", 0), (3, 6, "e1", 0)) == ["東京 met", "1~~~ e1~"]


@given(
    st.text(alphabet=st.sampled_from("ab \n\t東é“\x1b\u202e"), max_size=120),
    st.integers(min_value=5, max_value=30),
)
def test_wrapping_loses_no_word_and_fits(text: str, width: int) -> None:
    lines = [
        text[first:last]
        for start, end in find_paragraphs(text)
        for first, last in wrap_lines(text, start, end, width)
    ]
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


def test_a_report_cannot_steer_the_terminal() -> None:
    assert visible("a\x1b[31mb\u202ec\x9bd\n") == "a␛[31mb�c�d␊"


def test_a_long_line_without_spaces_is_quick() -> None:
    text = "x" * 200_000
    assert len(list(wrap_lines(text, 0, len(text), 100))) == 2_000


def test_all_mentions_of_one_thing_have_one_number() -> None:
    labels = make_labels(make_reading())
    assert labels.entities == {"a": "1", "b": "2", "c": "3", "d": "4", "e": "5"}


def test_a_place_that_is_a_marked_mention_is_marked_once() -> None:
    reading = make_reading()
    labels = make_labels(reading)
    both = make_marks(reading, labels, frozenset(("mentions", "places")))
    alone = make_marks(reading, labels, frozenset(("places",)))
    assert not [mark for mark in both if mark.label.startswith("p")]
    assert [mark.label for mark in alone] == ["p1"]


def test_the_page_says_all_values(capsys: pytest.CaptureFixture[str]) -> None:
    out = page(capsys)
    for said in (
        "published 2021-03-09 (inferred)",
        "why: the Monday before the report was March 8",
        "[4] Ada Moen (person, chief of the Lake League)",
        "t3 “June”  DATE 2021-06",
        "e2 “met”  CONSULT  happened  We [1] → the governor [3]",
        "e1 “met”  CONSULT/meet  happened  the Lake League [1]",
        "where Torvik [2] NOR",
        "said by s1",
        "because of e2",
        "h1 strength  The observer mission [5]: about 40  happened  2021-03-08",
        "s1 direct  Ada Moen [4]: “We met",
        "said 2021-03-08..09",
        "x1 “if the river closes”  left out: a condition, not an event",
        "“Share this story Leave a comment”  page furniture",
        "63.40 10.40 geonames 3133880 precision 4",
    ):
        assert said in out
    assert "\x1b" not in out
    assert max(len(line) for line in out.splitlines()) <= 100


def test_every_word_of_the_report_is_on_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    out = page(capsys, frozenset(("removed",)))
    assert " ".join(TEXT.split()) in re.sub(r"\s+", " ", out)


def test_only_the_asked_kinds_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    out = page(capsys, frozenset(("times",)))
    assert "t1 “Monday”" in out
    assert "CONSULT" not in out
    assert "removed:" not in out


def test_values_can_stand_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    out = page(capsys, at_end=True)
    assert out.index("She did not rule out") < out.index("e1 “met”") < out.index("removed:")


def test_a_document_without_findings_has_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    removed = (Removed("\x1b[2JShare", "page furniture"),)
    document = Document(text="Word.", report="r", source="a\x07.txt", removed=removed)
    print_reading(make_console(width=80, colour=False), Reading(document), ALL)
    out = capsys.readouterr().out
    assert "(no title)" in out
    assert "published no date found (unknown)" in out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_a_statement_says_for_whom_to_whom_where_and_why_without_a_name() -> None:
    reading = unnamed().reading
    first, *rest = say_statement(reading.statements[0], make_labels(reading)).lines
    assert first.startswith(
        "s1 indirect  A spokesman for NATO, for NATO [1], to reporters, at Brussels [2]: "
    )
    assert "unnamed source (1) · not named “on condition of anonymity”" in rest[0]


def test_a_row_says_for_whom_somebody_speaks() -> None:
    row = replace(STATEMENT, speaks_for=LEAGUE, audience=MISSION)
    _, speaker, whom, where, *_ = statement_cells(row)
    assert (speaker, whom, where) == (f"{MOEN.name}, for {LEAGUE.name}", MISSION.name, "")
