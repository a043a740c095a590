"""Happenings page by page: the same rows as the timeline's, by the first event that fits."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.answers import Filter
from dateline.recording import make_rules
from dateline.store import Record
from tests.store.builders import NOW, Told, open_test_record
from tests.store.test_as_of import Pair, fill


@pytest.fixture(scope="module")
def examples(
    example_readings: tuple[Pair, ...], tmp_path_factory: pytest.TempPathFactory
) -> Record:
    return fill(tmp_path_factory.mktemp("list") / "a.db", example_readings, make_rules(None))


FILTERS = st.builds(
    Filter,
    subject=st.sampled_from([None, "NATO", "Iraq"]),
    type=st.sampled_from([None, "CONSULT", "ASSAULT"]),
    status=st.sampled_from([None, "planned", "happened"]),
    text=st.sampled_from([None, "training"]),
)


@settings(max_examples=30, deadline=None)
@given(wanted=FILTERS, most=st.integers(1, 30), newest_first=st.booleans())
def test_pages_are_the_beginnings_of_one_list(
    examples: Record, *, wanted: Filter, most: int, newest_first: bool
) -> None:
    every = examples.happenings(wanted, newest_first=newest_first)
    assert sorted(every, key=lambda row: row.id) == sorted(
        examples.timeline(wanted), key=lambda row: row.id
    )
    page = replace(wanted, limit=most)
    assert examples.happenings(page, newest_first=newest_first) == every[:most]


def test_one_that_many_reports_tell_takes_one_place(tmp_path: Path) -> None:
    with open_test_record(tmp_path / "a.db") as record:
        for number in range(9):
            told = Told(f"NATO met Iraq in Brussels on February 12. Report {number}.", url=None)
            parties = (told.who("NATO", actor="organisation/nato"),)
            told.does("CONSULT", "met", actor=parties, on="2020-02-12")
            record.add(*told.pair, recorded=NOW)
        later = Told("Iraq voted on Friday.")
        later.does("REQUEST", "voted", actor=(later.who("Iraq"),), on="2020-02-14")
        record.add(*later.pair, recorded=NOW)
        undated = Told("Iraq asked for help.")
        undated.does("REQUEST", "asked", actor=(undated.who("Iraq"),), until="")
        record.add(*undated.pair, recorded=NOW)
        found = record.happenings(Filter(limit=2))
        assert [(row.type, len(row.events)) for row in found] == [("CONSULT", 9), ("REQUEST", 1)]
        assert [row.sentence for row in record.happenings(newest_first=True)] == [
            "Iraq voted on Friday.",
            "NATO met Iraq in Brussels on February 12.",
            "Iraq asked for help.",
        ]
