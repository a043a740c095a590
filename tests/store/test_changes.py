"""What a record knew on one day and not on an earlier one, kind by kind."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.store import Record
from dateline.store.changes import _find_due, _find_touched, _Search
from dateline.versions import ChangeRow
from tests.store.builders import NOW, Told, open_test_record, rules

FIRST, SECOND, THIRD = date(2020, 2, 13), date(2020, 2, 15), date(2020, 2, 20)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_test_record(tmp_path / "a.db") as opened:
        yield opened


def meeting(published: date, **event: str) -> Told:
    """A report of its own words on a meeting of NATO and Iraq."""
    told = Told(f"NATO met Iraq in Brussels, {published:%d %B} says.", published=str(published))
    nato = told.who("NATO", actor="organisation/nato")
    iraq = told.who("Iraq", kind="country", actor="country/IRQ")
    place = told.at("Brussels", actor="place/brussels", country="BEL")
    told.does("CONSULT", "met", actor=(nato, iraq), place=place, **event)  # type: ignore[arg-type]
    return told


def strength(published: date, value: str, **state: str) -> Told:
    told = Told(f"On {published:%d %B} NATO has {value} troops.", published=str(published))
    nato = told.who("NATO", actor="organisation/nato")
    told.holds(nato, "strength", value, f"{value} troops", **state)  # type: ignore[arg-type]
    return told


def change(record: Record, *reports: Told, name: str | None = None) -> list[ChangeRow]:
    for told in reports:
        record.add(*told.pair, recorded=NOW)
    return list(record.changes(FIRST, SECOND, name))


def test_a_new_happening_is_told_once_with_its_words(record: Record) -> None:
    told = meeting(SECOND, on="2020-02-14")
    (row,) = change(record, told)
    assert (row.kind, row.day, row.before) == ("happening", SECOND, None)
    assert row.after == "happened, 2020-02-14, in Brussels"
    assert row.words == told.document.text
    assert change(record, meeting(THIRD, on="2020-02-14")) == [row]


def test_a_plan_that_is_carried_out_is_done(record: Record) -> None:
    plan = meeting(FIRST, on="2020-02-14", status="planned")
    (row,) = change(record, plan, meeting(SECOND, on="2020-02-14"))[:1]
    assert (row.kind, row.before, row.after) == ("done", "planned", "happened")


def test_a_plan_whose_day_passed_is_overdue_until_told(record: Record) -> None:
    (row,) = change(record, meeting(FIRST, on="2020-02-14", status="planned"))
    assert (row.kind, row.day) == ("overdue", SECOND)
    record.add(*meeting(THIRD, on="2020-02-14").pair, recorded=NOW)
    assert change(record) == [row]
    assert [one.kind for one in record.changes(SECOND, THIRD)] == ["done", "sources"]


def test_another_report_of_the_same_adds_a_source(record: Record) -> None:
    first, later = meeting(FIRST, on="2020-02-12"), meeting(SECOND, on="2020-02-12")
    (row,) = change(record, first, later)
    assert (row.kind, row.after) == ("sources", "2 independent reports")
    assert row.source.document == later.document.id


def test_another_value_takes_the_place_of_the_first(record: Record) -> None:
    rows = change(record, strength(FIRST, "600"), strength(SECOND, "500"))
    (row,) = [one for one in rows if one.kind == "state"]
    assert (row.what, row.before, row.after) == ("strength of NATO", "600", "500")
    (dispute,) = [one for one in rows if one.kind == "dispute"]
    assert set((dispute.after or "").split(" / ")) == {"500", "600"}


def test_the_same_value_again_is_no_change(record: Record) -> None:
    assert change(record, strength(FIRST, "600"), strength(SECOND, "600")) == []


def test_what_does_not_hold_any_more_has_ended(record: Record) -> None:
    (row,) = change(
        record, strength(FIRST, "600"), strength(SECOND, "600", status="did_not_happen")
    )[:1]
    assert (row.kind, row.before) == ("ended", "600")


def test_only_what_the_name_takes_part_in_is_shown(record: Record) -> None:
    reports = (meeting(SECOND, on="2020-02-14"), strength(SECOND, "500"))
    assert len(change(record, *reports)) == 2
    assert [row.kind for row in change(record, name="Iraq")] == ["happening"]
    assert [row.kind for row in change(record, name="place/brussels")] == ["happening"]
    assert {row.kind for row in change(record, name="NATO")} == {"happening", "state"}


def test_a_correction_of_a_day_is_one_happening_moved(record: Record) -> None:
    def tell(day: str, published: date) -> Told:
        told = Told(
            f"NATO will meet Iraq on {day}.", url="https://a.example/1", published=str(published)
        )
        nato = told.who("NATO", actor="organisation/nato")
        told.does("CONSULT", "meet", actor=(nato,), on=day, status="planned")
        return told

    rows = change(record, tell("2020-03-03", FIRST), tell("2020-04-04", SECOND))
    assert [(row.kind, row.before, row.after) for row in rows[:1]] == [
        ("moved", "2020-03-03", "2020-04-04")
    ]
    assert [row.kind for row in rows[1:]] == ["correction"]
    assert rows[1].words == "NATO will meet Iraq on 2020-04-04."


def test_a_retraction_takes_what_only_it_told(record: Record) -> None:
    url = "https://a.example/1"
    told = Told("NATO attacked Iraq.", url=url, published=str(FIRST))
    told.does("ASSAULT", "attacked", actor=(told.who("NATO", actor="organisation/nato"),))
    gone = Told("This article has been retracted.", url=url, published=str(SECOND))
    rows = change(record, told, gone)
    assert [(row.kind, row.day) for row in rows] == [("withdrawn", SECOND), ("retraction", SECOND)]
    assert rows[1].words == gone.document.text
    named = record.changes(FIRST, SECOND, "NATO")
    assert [row.kind for row in named] == ["withdrawn", "retraction"]


def test_parcels_make_no_difference(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [meeting(SECOND, on=f"2020-02-{day}") for day in (11, 12)]
    reports += [strength(SECOND, "500"), meeting(FIRST, on="2020-02-12"), strength(FIRST, "600")]
    rows = change(record, *reports)
    monkeypatch.setattr("dateline.store.changes.PARCEL", 1)
    assert change(record) == rows
    few = record.changes(FIRST, SECOND, limit=2)
    assert len(few) == 2
    assert set(few) <= set(rows)


@pytest.mark.parametrize("actor", [None, "organisation/nato", "country/BEL"])
def test_documents_are_found_by_their_days(record: Record, actor: str | None) -> None:
    """No table is read from end to end: what is asked follows an index, as SQLite says itself."""
    search = _Search(record._connection, rules(), FIRST, SECOND, actor)
    asked: list[str] = []
    record._connection.set_trace_callback(asked.append)
    _find_touched(search)
    _find_due(search)
    record._connection.set_trace_callback(None)
    for statement in asked:
        plan = record._connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
        lines = [str(row[3]) for row in plan]
        assert not [
            line
            for line in lines
            if re.match(r"SCAN (event|party|appearance|actor|edition)\b", line)
        ], json.dumps(lines)


def test_a_day_that_only_its_report_bounds_does_not_move_with_a_correction(record: Record) -> None:
    def tell(words: str, published: date) -> Told:
        told = Told(f"NATO met {words}.", url="https://a.example/1", published=str(published))
        nato = told.who("NATO", actor="organisation/nato")
        told.does("CONSULT", "met", actor=(nato,), until=str(published))
        return told

    rows = change(record, tell("them late", FIRST), tell("them early", SECOND))
    assert [row.kind for row in rows] == ["correction"]
