"""What versions of a text changed: sentences, words, values, and whether a note tells of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.assemble.version_text import align, compare_texts
from dateline.assemble.versions import make_versions
from dateline.record import Notes, Source
from dateline.text import Span
from dateline.versions import VersionParts, VersionRow
from tests.store.builders import Told, rules

FIRST = (
    "Troops leave the base\n\nNATO met Iraq in Brussels. It has 600 troops. "
    "“We stay,” Ann Lee said. A bomb killed 40 people, state media said. The road is open."
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words, text)


def make_parts(text: str, *, note: str | None = None, retracted: bool = False) -> VersionParts:
    """One version: a meeting, a strength, a statement and the dead, where the text has them."""
    told = Told(text, url="https://a.example/1")
    nato = told.who("NATO", actor="organisation/nato") if "NATO" in text else None
    if nato is not None and "met" in text:
        iraq = told.who("Iraq", kind="country", actor="country/IRQ")
        told.does("CONSULT", "met", actor=(nato, iraq), on="2020-02-12")
    for number in ("600", "500"):
        if nato is not None and f"{number} troops" in text:
            told.holds(nato, "strength", number, f"{number} troops")
    for dead in (40, 56):
        if f"killed {dead} people" in text:
            told.does("ASSAULT", "killed", count=("killed", dead, f"{dead} people"))
    if "We stay" in text:
        told.says("We stay", speaker=told.who("Ann Lee", kind="person"), kind="direct")
    source = Source(told.document.id, told.report.id, None, "Post", told.report.url, "a.txt", None)
    rows = rules().make_rows(text, source, rules().make_claims(told.reading))
    said = span(text, note) if note is not None else None
    notes = Notes(retraction=said) if retracted else Notes((said,) if said else ())
    return VersionParts(
        source=source,
        text=text,
        notes=notes,
        known_from=date(2020, 2, 13),
        known_until=None,
        superseded_by=None,
        changed=None,
        events=rows.events,
        statements=rows.statements,
        states=rows.states,
    )


def change(text: str, *, note: str | None = None, retracted: bool = False) -> VersionRow:
    """What a second version changed in FIRST."""
    second = make_parts(text, note=note, retracted=retracted)
    first, second_row = make_versions((make_parts(FIRST), second))
    assert first.kind == "first"
    assert not first.values
    return second_row


def test_a_number_is_changed_and_the_note_tells_of_it() -> None:
    note = "Correction: NATO has 500 troops, not 600."
    row = change(FIRST.replace("600", "500") + f"\n\n{note}", note=note)
    assert row.kind == "correction"
    (value,) = row.values
    assert (value.kind, value.change, value.field) == ("state", "changed", "value")
    assert (value.before, value.after, value.noted) == ("600", "500", True)
    (sentence,) = row.text
    (words,) = sentence.words
    assert words.before == span(FIRST, "600")
    assert sentence.noted


def test_a_figure_that_no_note_tells_of_is_silent() -> None:
    note = "Correction: NATO has 500 troops, not 600."
    text = FIRST.replace("600", "500").replace("killed 40", "killed 56")
    row = change(f"{text}\n\n{note}", note=note)
    told = {(one.kind, one.before, one.after): one.noted for one in row.values}
    assert told == {("state", "600", "500"): True, ("figure", "40 people", "56 people"): False}


def test_a_number_that_no_event_holds_is_a_figure_too() -> None:
    text = FIRST.replace(
        "A bomb killed 40 people, state media said.", "State officials put the dead at 56."
    )
    (_, number) = change(text).values
    assert (number.kind, number.before, number.after) == ("figure", "40", "56")
    assert (number.words_after, number.noted) == ("State officials put the dead at 56.", False)


def test_what_was_cut_is_withdrawn() -> None:
    row = change(FIRST.replace("A bomb killed 40 people, state media said. ", ""))
    assert row.kind == "silent"
    (event,) = row.values
    assert (event.change, event.what, event.id_after) == ("withdrawn", "ASSAULT killed", None)
    (sentence,) = row.text
    assert (sentence.change, sentence.after) == ("withdrawn", None)


def test_what_was_added_is_added() -> None:
    row = change(FIRST + " The bridge was closed.")
    assert [(one.change, one.after and one.after.text) for one in row.text] == [
        ("added", "The bridge was closed.")
    ]


def test_another_headline_is_one_sentence_changed() -> None:
    row = change(FIRST.replace("leave the base", "stay"))
    assert not row.values
    (headline,) = row.text
    assert headline.before is not None
    assert headline.before.start == 0


def test_a_note_alone_changes_nothing() -> None:
    note = "Correction: the photo was of another base."
    row = change(f"{FIRST}\n\n{note}", note=note)
    assert (row.kind, row.text, row.values) == ("correction", (), ())
    assert [one.text for one in row.notes] == [note]


def test_a_sentence_that_moved_is_not_withdrawn() -> None:
    text = FIRST.replace(" The road is open.", "").replace("NATO met", "The road is open. NATO met")
    assert [one.change for one in change(text).text] == ["moved"]
    assert not change(text).values


def test_a_retraction_withdraws_all() -> None:
    note = "This article has been retracted."
    for text in (note, f"{note}\n\n{FIRST}"):
        row = change(text, note=note, retracted=True)
        assert row.kind == "retraction"
        assert [one.text for one in row.notes] == [note]
        assert {one.change for one in row.values} == {"withdrawn"}
        assert sorted(one.kind for one in row.values) == ["event", "event", "state", "statement"]


def test_a_thing_is_followed_through_versions_in_which_it_stays() -> None:
    texts = (FIRST, FIRST + " The bridge was closed.", FIRST.replace("killed 40", "killed 56"))
    parts = tuple(make_parts(text) for text in texts)
    bomb = next(one.id for one in parts[0].events if one.type == "ASSAULT")
    rows = make_versions(parts, frozenset((bomb,)))
    assert [[one.after for one in row.values] for row in rows] == [[], [], ["56 people"]]


SENTENCES = st.lists(
    st.sampled_from(["The road is open.", "A bridge fell.", "Ten men left.", "Ten men came."]),
    max_size=8,
)


@given(before=SENTENCES, after=SENTENCES)
def test_every_sentence_stands_in_one_pair(before: list[str], after: list[str]) -> None:
    old, new = " ".join(before), " ".join(after)
    pairs = align(old, new)
    assert sorted(one.before.text for one in pairs if one.before) == sorted(before)
    assert [one.after.text for one in pairs if one.after] == after
    for one in compare_texts(pairs, old, new):
        for words in one.words:
            for part, text in ((words.before, old), (words.after, new)):
                assert part is None or text[part.start : part.end] == part.text


@given(text=SENTENCES)
def test_a_text_changes_nothing_in_itself(text: list[str]) -> None:
    assert all(one.change is None for one in align(" ".join(text), " ".join(text)))


@pytest.mark.parametrize("marks", [("“", "”"), ('"', '"')])
def test_other_quotation_marks_are_no_change(marks: tuple[str, str]) -> None:
    text = FIRST.replace("“", marks[0]).replace("”", marks[1])
    assert not change(text).text
