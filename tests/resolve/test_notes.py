"""What texts say of themselves as texts, and what only looks like it."""

import pytest

from dateline.record import Notes, Printing, Source
from dateline.resolve.notes import read_notes

BODY = "\n\n".join(f"The {word} convoy left." for word in ("first", "second", "third", "last"))


def read(text: str, *, title: str | None = None) -> Notes:
    source = Source("d", "r", title, "The Paper", "https://paper.example/x", "x.html", None)
    return read_notes(Printing(source, None, text))


@pytest.mark.parametrize(
    "note",
    [
        "Correction: the convoy had six cars.",
        "Correction, Jan. 8: The convoy had six cars.",
        "CORRECTION (8 January 2020): the convoy had six cars.",
        "An earlier version of this report gave another number of cars.",
        "Editor’s note: This story has been updated to correct the number of cars.",
        "This article originally misstated the number of cars.",
    ],
)
def test_a_note_of_correction_is_found_in_its_words(note: str) -> None:
    assert [span.text for span in read(f"Convoy leaves\n\n{BODY}\n\n{note}").corrections] == [note]


def test_of_a_paragraph_the_note_begins_where_it_says_so() -> None:
    note = "An earlier version of this story gave another number. It was six."
    (found,) = read(f"Convoy leaves\n\n{BODY} It was late. {note}").corrections
    assert found.text == note


@pytest.mark.parametrize(
    "line",
    [
        "Correction of the market was sharp.",
        "Editor’s note: this story contains graphic words.",
        "“An earlier version of this report was kinder,” she said.",
        "An earlier version of the treaty was signed.",
    ],
)
def test_other_words_are_no_note(line: str) -> None:
    assert read(f"Convoy leaves\n\n{BODY}\n\n{line}").corrections == ()


@pytest.mark.parametrize(
    "line",
    [
        "This article has been retracted.",
        "This article has been removed.",
        "Editors' note: This story has been withdrawn because its source lied.",
        "This report, first published on Jan. 7, has been withdrawn by the editors.",
        "The Paper has retracted this story after a review.",
        "We have withdrawn this report.",
    ],
)
def test_a_retraction_of_itself_is_found(line: str) -> None:
    found = read(f"Convoy leaves\n\n{line}\n\n{BODY}")
    assert found.retraction is not None
    assert found.retraction.text == line
    assert found.withdraws == ()


def test_a_headline_can_say_so() -> None:
    assert read(f"RETRACTED: Convoy leaves\n\n{BODY}").retraction is not None
    assert read(f"Withdrawal: convoy leaves\n\n{BODY}").retraction is None


@pytest.mark.parametrize(
    "line",
    [
        "A photo in this article has been removed.",
        "The general said the report was withdrawn.",
        "“This article has been retracted,” the note said.",
        "This report was withdrawn from shelves.",
        "This story about a statue that was removed in May is long.",
        "An earlier version of this article has been removed.",
    ],
)
def test_what_is_withdrawn_otherwise_is_not_the_report(line: str) -> None:
    assert read(f"Convoy leaves\n\n{line}\n\n{BODY}").retraction is None


def test_in_the_middle_of_a_long_text_no_retraction_stands() -> None:
    assert read(f"{BODY}\n\nThis article has been retracted.\n\n{BODY}").retraction is None


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (
            "On Jan. 7 we published “Convoy leaves the base”. The article has been retracted.",
            "convoy leaves the base | the paper",
        ),
        (
            "The Paper retracts its Jan. 7 report headlined “Convoy leaves the base.”",
            "convoy leaves the base | the paper",
        ),
        ("Please kill the story at https://www.paper.example/y.", "paper.example/y"),
    ],
)
def test_a_notice_names_the_report_that_it_withdraws(line: str, key: str) -> None:
    found = read(f"Note to readers\n\n{line}")
    assert found.withdraws == (key,)
    assert found.withdrawal is not None
    assert found.withdrawal.text == line
    assert found.retraction is None


def test_nobody_withdraws_what_he_only_quotes() -> None:
    line = "The minister read “Convoy leaves the base” and said the convoy was withdrawn."
    assert read(f"Minister reads\n\n{line}").withdraws == ()
