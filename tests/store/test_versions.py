"""Versions of a report in a record: one url in many forms, files read again, retractions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path

import pytest

from dateline.answers import Filter
from dateline.errors import UsageError
from dateline.findings import Reading
from dateline.store import Record
from dateline.text import Report
from tests.store.builders import NOW, Told, brussels, open_test_record

URL = "https://www.paper.example/world/ministers"
RETRACTION = " This article has been retracted because its source lied."


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_test_record(tmp_path / "a.db") as opened:
        yield opened


def put(record: Record, told: Told, *, recorded: datetime = NOW) -> str:
    record.add(*told.pair, recorded=recorded)
    return told.document.id


def at_path(told: Told, path: str) -> tuple[Report, Reading]:
    """The same report, read from a file of this name."""
    report = replace(told.report, source=path)
    document = replace(told.document, source=path, report=report.id)
    return report, replace(told.reading, document=document)


def changed(told: Told, when: str) -> tuple[Report, Reading]:
    return told.report, replace(told.reading, document=replace(told.document, changed=when))


@pytest.mark.parametrize(
    "other",
    [
        "http://paper.example/world/ministers/?utm_source=x",
        "https://amp.paper.example/world/ministers",
    ],
)
def test_other_forms_of_a_url_are_one_report(record: Record, other: str) -> None:
    put(record, brussels(url=URL))
    later = put(record, brussels(url=other, published="2020-02-20", more=" It is late."))
    assert [row.kind for row in record.versions(URL)] == ["first", "silent"]
    assert record.versions(other) == record.versions(URL) == record.versions(later[:10])
    assert {row.source.document for row in record.events()} == {later}


def test_a_front_page_is_no_report(record: Record) -> None:
    put(record, brussels(url="https://paper.example/"))
    put(record, brussels(url="https://paper.example/", more=" It is late."))
    assert len(record.documents()) == 2


def test_a_change_counts_from_the_day_that_the_page_gives(record: Record) -> None:
    first, late = brussels(url=URL), brussels(url=URL, more=" It is late.")
    record.add(*changed(late, "2020-02-25T09:00:00-05:00"), recorded=NOW)
    assert record.versions(URL)[0].known_from == date(2020, 2, 13)
    put(record, first)
    assert [row.known_from.day for row in record.versions(URL)] == [13, 25]
    (seen,) = record.documents(Filter(as_of=date(2020, 2, 24)))
    assert seen.id == first.document.id
    assert [row.number for row in record.versions(URL, as_of=date(2020, 2, 24))] == [1]


def test_of_one_day_the_moment_of_change_decides(record: Record) -> None:
    first, last = brussels(url=URL), brussels(url=URL, more=" It is late.")
    record.add(*changed(last, "2020-02-13T20:00:00+00:00"), recorded=NOW)
    record.add(*changed(first, "2020-02-13T18:00:00-01:00"), recorded=NOW)
    assert [row.source.document for row in record.versions(URL)] == [
        first.document.id,
        last.document.id,
    ]


def test_a_version_that_was_recorded_later_comes_later(record: Record) -> None:
    first = put(record, brussels(url=URL, more=" It is late."))
    last = put(record, brussels(url=URL), recorded=datetime(2020, 3, 2, tzinfo=UTC))
    assert [row.source.document for row in record.versions(URL)] == [first, last]


def test_a_file_that_is_read_again_is_a_new_version(record: Record) -> None:
    for more in ("", " It is late."):
        told = Told(f"Iraq met NATO in the morning.{more}")
        record.add(*at_path(told, "reports/a.txt"), recorded=NOW)
    assert len(record.documents()) == 1
    assert len(record.versions("reports/a.txt")) == 2


def test_a_file_that_holds_another_report_now_is_none(record: Record) -> None:
    for text in ("Iraq met NATO in the morning.", "A bridge fell near the river yesterday."):
        record.add(*at_path(Told(text), "latest.txt"), recorded=NOW)
    assert len(record.documents()) == 2
    assert record.check() == ()


@pytest.mark.parametrize("path", ["-", "archive.jsonl:7"])
def test_a_line_and_a_pipe_are_no_address(record: Record, path: str) -> None:
    for more in ("", " It is late."):
        record.add(*at_path(Told(f"Iraq met NATO in the morning.{more}"), path), recorded=NOW)
    assert len(record.documents()) == 2


STUB = Told(RETRACTION.strip(), url=URL, published="2020-02-20")
WHOLE = brussels(url=URL, published="2020-02-20", more=f"\n\n{RETRACTION.strip()}")


@pytest.mark.parametrize("told", [STUB, WHOLE])
def test_a_retraction_withdraws_what_was_said_from_its_day_on(record: Record, told: Told) -> None:
    first = put(record, brussels(url=URL))
    last = put(record, told)
    assert sum(map(len, (record.events(), record.states(), record.statements()))) == 0
    assert len(record.events(Filter(as_of=date(2020, 2, 19)))) == 2
    assert record.events(Filter(as_of=date(2020, 2, 20))) == ()
    assert [row.kind for row in record.versions(first)] == ["first", "retraction"]
    (row,) = record.documents()
    assert (row.id, row.withdrawn) == (last, True)
    assert record.why(first).withdrawn
    assert record.check() == ()


def test_a_report_that_is_printed_again_counts_again(record: Record) -> None:
    put(record, brussels(url=URL))
    put(record, Told(RETRACTION.strip(), url=URL, published="2020-02-20"))
    put(record, brussels(url=URL, published="2020-02-25", more=" It is late."))
    assert len(record.events()) == 2
    assert [row.kind for row in record.versions(URL)] == ["first", "retraction", "silent"]


def notice(told: Told, published: str = "2020-02-20") -> Told:
    return Told(
        f"Note to readers\n\nWe have retracted the article “{told.document.title}”.",
        url="https://paper.example/notes/7",
        published=published,
    )


def test_a_notice_withdraws_a_report_in_any_order_of_reading(tmp_path: Path) -> None:
    first = brussels(url=URL)
    later = brussels(url=URL, published="2020-02-14", more=" It is late.")
    dumps = set()
    for number, order in enumerate(permutations((first, later, notice(first)))):
        with open_test_record(tmp_path / f"{number}.db") as record:
            for told in order:
                put(record, told)
            assert [row.kind for row in record.versions(URL)] == ["first", "silent", "retraction"]
            assert len(record.events(Filter(as_of=date(2020, 2, 19)))) == 2
            assert record.events() == ()
            assert record.check() == ()
            dumps.add("\n".join(record.dump()))
            record.rebuild()
            dumps.add("\n".join(record.dump()))
    assert len(dumps) == 1


def test_a_notice_of_another_paper_or_from_before_withdraws_nothing(record: Record) -> None:
    first = brussels(url="https://other.example/1")
    put(record, first)
    put(record, notice(first))
    second = brussels(url=URL, published="2020-02-25")
    put(record, second)
    assert len(record.documents()) == 3
    assert len(record.events()) == 4


def test_a_dossier_says_which_reports_were_withdrawn(record: Record) -> None:
    first = brussels(url=URL)
    put(record, first)
    put(record, notice(first))
    page = record.dossier("NATO")
    assert [one.document for one in page.withdrawn] == [first.document.id]
    assert page.events == ()
    assert record.dossier("NATO", as_of=date(2020, 2, 19)).withdrawn == ()


def test_why_tells_what_versions_changed(record: Record) -> None:
    told = Told("NATO has 600 troops in Iraq.", url=URL)
    nato = told.who("NATO", actor="organisation/nato")
    state = told.holds(nato, "strength", "600", "600 troops")
    put(record, told)
    later = Told("NATO has 500 troops in Iraq.", url=URL, published="2020-02-20")
    nato = later.who("NATO", actor="organisation/nato")
    other = later.holds(nato, "strength", "500", "500 troops")
    put(record, later)
    for one in (state, other):
        (found,) = record.why(one).changes
        assert (found.before, found.after, found.noted) == ("600", "500", False)
        assert record.versions(one)[1].values == (found,)


@pytest.mark.parametrize("what", ["https://paper.example/none", "organisation/nato", "doc-none"])
def test_what_is_no_report_is_named(record: Record, what: str) -> None:
    put(record, brussels(url=URL))
    with pytest.raises(UsageError):
        record.versions(what)


def test_a_path_that_held_many_texts_is_a_letterbox(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.store.editions.MOST_FILES", 2)
    for more in ("", " It is late.", " It is dark."):
        record.add(*at_path(Told(f"Iraq met NATO in the morning.{more}"), "a.txt"), recorded=NOW)
    assert len(record.documents()) == 3
    assert record.check() == ()
