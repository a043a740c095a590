"""ACLED's columns: kinds of events, precision, numbers of dead, and nothing that no report says."""

import csv
import io

from dateline.datafiles import data_folder, load_yaml
from dateline.export import FORMATS, Request
from dateline.export.acled_csv import COLUMNS
from dateline.gazetteer import load_gazetteer
from dateline.knowledge import Knowledge
from dateline.store import Record

KINDS = {
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
}


def read(record: Record, knowledge: Knowledge) -> list[dict[str, str]]:
    content = b"".join(FORMATS["acled-csv"].write(record, Request(knowledge=knowledge)))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_rows_are_acleds_kinds_with_its_columns(record: Record, knowledge: Knowledge) -> None:
    rows = read(record, knowledge)
    assert len(rows) > 8
    assert tuple(rows[0]) == COLUMNS
    assert len(COLUMNS) == 31
    assert {row["event_type"] for row in rows} <= KINDS
    assert {"Protests", "Battles"} <= {row["event_type"] for row in rows}
    for row in rows:
        assert row["event_date"].startswith(row["year"])
        assert row["time_precision"] in "123"
        assert row["geo_precision"] in ("", "1", "2", "3")
        assert bool(row["inter1"]) <= bool(row["actor1"])
        assert row["notes"]


def test_the_lowest_number_of_dead_is_given_and_none_where_none_is_told(
    record: Record, knowledge: Knowledge
) -> None:
    rows = read(record, knowledge)
    told = {
        row.sentence: [
            one.low if one.low is not None else one.high
            for event in row.events
            for one in event.quantities
            if one.what == "killed"
        ]
        for row in record.timeline()
    }
    for row in rows:
        numbers = [one for one in told[row["notes"]] if one is not None]
        assert row["fatalities"] == (str(min(numbers)) if numbers else "")
    assert {bool(row["fatalities"]) for row in rows} == {True, False}


def test_forces_abroad_are_external(record: Record, knowledge: Knowledge) -> None:
    strike = next(row for row in read(record, knowledge) if row["actor2"] == "Qassem Soleimani")
    assert (strike["country"], strike["iso"], strike["region"]) == ("Iraq", "368", "Middle East")
    assert strike["inter1"] == strike["inter2"] == "External/Other forces"


def test_every_country_has_one_region() -> None:
    plain = load_yaml(data_folder("export") / "acled.yaml")
    assert isinstance(plain, dict)
    regions = plain["regions"]
    assert isinstance(regions, dict)
    listed = [str(one) for inside in regions.values() if isinstance(inside, list) for one in inside]
    assert len(listed) == len(set(listed))
    assert set(listed) <= set(load_gazetteer().countries)
