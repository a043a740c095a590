"""Nothing is wrong with the corpus as it ships, and the checker sees what would be."""

from pathlib import Path

import pytest

from corpus.agreement import describe_agreement
from corpus.check import check_report, find_faults
from corpus.notation import Marked, read_folder, read_report
from corpus.statistics import describe, find_kind, find_split

HOME = Path(__file__).parents[2] / "corpus"
HEAD = """---
id: "7"
manner: agency
outlet: Harbour Wire
published: 2021-03-05
title: Talks
entities:
  berg: {name: Ada Berg, kind: person}
statements:
  s1: {speaker: berg, kind: says}
events:
  e1: {type: CONSULT, status: planned, actor: [berg], said_by: [s1]}
---
"""
BODY = "[Ada Berg|@berg source:s1] [said|cue:s1] [“[talks|!e1]” may [begin|=2021-03]|content:s1]."


@pytest.fixture(scope="module")
def first() -> list[Marked]:
    return read_folder(HOME / "reports")


@pytest.fixture(scope="module")
def second() -> list[Marked]:
    return read_folder(HOME / "second")


def make_report(folder: Path, text: str, name: str = "007-talks.txt") -> Marked:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_report(path)


def test_nothing_is_wrong_with_the_corpus(first: list[Marked], second: list[Marked]) -> None:
    assert list(find_faults(first)) == []
    assert list(find_faults(second)) == []


def test_the_page_of_statistics_is_true(first: list[Marked]) -> None:
    page = (HOME / "STATISTICS.md").read_text("utf-8")
    assert page.endswith(describe(first) + "\n")


def test_the_page_of_agreement_is_true(first: list[Marked], second: list[Marked]) -> None:
    page = (HOME / "AGREEMENT.md").read_text("utf-8")
    assert page.endswith(describe_agreement(first, second) + "\n")
    assert len(second) >= len(first) / 10
    assert "different text" not in page


def test_the_corpus_is_as_large_as_it_says(first: list[Marked]) -> None:
    assert len(first) >= 160
    assert sum(len(report.text.split()) for report in first) >= 50_000


def test_a_good_report_has_no_faults(tmp_path: Path) -> None:
    assert list(check_report(make_report(tmp_path, HEAD + BODY))) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("CONSULT", "TALK", "event e1 has type 'TALK', which PLOVER does not know"),
        ("=2021-03", "=March", "'begin' has the value 'March', which TIMEX3 does not know"),
        ("@berg", "@bohr", "bohr is marked but not declared in entities"),
        ("cue:s1", "cue:s2", "s2 is marked but not declared in statements"),
        ("[talks|!e1]", "talks", "e1 is declared in events but nowhere marked"),
        ("kind: says", "kind: speaks", "statement s1 has kind 'speaks'"),
        ("published: 2021-03-05", "published: 2021-02-30", "is no day"),
        ("speaker: berg", "speaker: bohr", "statement s1 has speaker 'bohr'"),
    ],
)
def test_faults_are_found(tmp_path: Path, old: str, new: str, fault: str) -> None:
    report = make_report(tmp_path, (HEAD + BODY).replace(old, new))
    assert any(fault in one for one in check_report(report))


def test_rows_of_words_shared_by_reports_are_found(tmp_path: Path) -> None:
    body = HEAD + BODY + "\n\nOne two three four five six seven eight nine ten."
    other = body.replace('"7"', '"8"')
    reports = [make_report(tmp_path, body), make_report(tmp_path, other, "008-talks.txt")]
    assert any("shares with" in one for one in find_faults(reports))


def test_kinds_and_split(tmp_path: Path) -> None:
    report = make_report(tmp_path, HEAD + BODY)
    assert find_kind(report, "s1") == "mixed"
    assert find_split(report) == "train"
    assert "1 reports" in describe([report])


def test_a_report_agrees_with_itself(tmp_path: Path) -> None:
    report = make_report(tmp_path, HEAD + BODY)
    assert "| statement: source, cue and content | 1.00 |" in describe_agreement([report], [report])
