"""A language is a folder: a small one of German, written here, is read without a line of code."""

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.extract.times import find_phrases, resolve_times
from dateline.extract.times.patterns import Matcher, load_matcher, make_matcher
from tests.builders import make_document

FILES = {
    "words.yaml": """
        classes:
          month: {januar: 1, februar: 2, märz: 3}
          weekday: {montag: 1, freitag: 5}
          dayword: {gestern: -1, heute: 0, morgen: 1}
          units: {tagen: day, wochen: week}
          word_number: {zwei: 2, drei: 3}
          last: {letzten: -1}
          ago: {vor: -1}
        capital_only: []
        """,
    "shapes.yaml": "ordinal_endings: ['.']",
    "macros.yaml": "COUNT: (number|word_number)",
    "cues.yaml": "named_weekdays: []\nsmall: []",
    "holidays.yaml": "- {names: [ostern], easter: 0}\n- {names: [zuckerfest], table: eid_al_fitr}",
    "dates.yaml": """
        - {pattern: ordday month year?, means: point}
        - {pattern: last? weekday, means: point}
        - {pattern: dayword, means: shift}
        - {pattern: holiday year, means: point}
        - {pattern: ago COUNT units, means: shift_count}
        """,
}


@pytest.fixture
def german(tmp_path: Path) -> Matcher:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return make_matcher(tmp_path)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Sie trafen sich am 12. Februar 2020.", "12. Februar 2020", "2020-02-12"),
        ("Sie trafen sich gestern.", "gestern", "2020-02-12"),
        ("Sie trafen sich vor drei Tagen.", "vor drei Tagen", "2020-02-10"),
        ("Sie trafen sich am letzten Freitag.", "letzten Freitag", "2020-02-07"),
        ("Sie trafen sich an Ostern 2019.", "Ostern 2019", "2019-04-21"),
        ("Sie trafen sich zum Zuckerfest 2019.", "Zuckerfest 2019", "2019-06-04"),
    ],
)
def test_folder_of_another_language(german: Matcher, text: str, words: str, value: str) -> None:
    document = make_document(text, published="2020-02-13")
    phrases = find_phrases(document, (), matcher=german)
    times = resolve_times(document, (), phrases)
    assert [(one.span.text, one.value) for one in times] == [(words, value)]


def test_sighting_the_moon_leaves_a_day_open(german: Matcher) -> None:
    document = make_document("Zuckerfest 2019", published="2020-02-13")
    (found,) = resolve_times(document, (), find_phrases(document, (), matcher=german))
    assert (found.earliest, found.latest) == (date(2019, 6, 3), date(2019, 6, 7))


@pytest.mark.parametrize(
    ("file", "content", "complaint"),
    [
        ("dates.yaml", "- {pattern: nothing_known, means: point}", "nothing_known"),
        ("dates.yaml", "pattern: month", "must be a list"),
        ("words.yaml", "classes: [month]", "must be a table"),
        ("holidays.yaml", "- {names: [ostern]}", "needs one of"),
        ("holidays.yaml", "- {names: [fest], table: no_such_row}", "no_such_row"),
    ],
)
def test_faulty_file_is_named(tmp_path: Path, file: str, content: str, complaint: str) -> None:
    for name, good in FILES.items():
        (tmp_path / name).write_text(content if name == file else good, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=complaint):
        make_matcher(tmp_path)


def test_language_without_a_folder_is_read_by_the_english_words() -> None:
    assert load_matcher("xx").rules == load_matcher("en").rules
