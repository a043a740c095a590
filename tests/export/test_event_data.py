"""PLOVER, POLECAT and NGEC: read back by json and csv, every word where the file says it is."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from dateline.answers import Filter
from dateline.export import FORMATS, Request
from dateline.findings import EventType
from dateline.knowledge import Knowledge
from dateline.limits import Limits
from dateline.read import read_sources
from dateline.store import Record
from dateline.text import Report
from tests.export.hostile import HARM

PLOVER_KEYS = {
    *("id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event"),
    *("event_loc", "event_text", "quad_code", "event_scale", "mode", "context", "link", "text"),
    *("text_info", "size", "cite_info", "coder", "coded_date", "coded_time", "comment"),
}
POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,"
    "Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,"
    "Actor Name Raw,Wikipedia Actor ID,"
    "Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,"
    "Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,"
    "Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,"
    "Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,"
    "Language,Version"
)


def write(name: str, record: Record, knowledge: Knowledge | None = None, **more: Any) -> str:
    asked = more.pop("asked", Filter())
    request = Request(asked, knowledge=knowledge, **more)
    return b"".join(FORMATS[name].write(record, request)).decode("utf-8")


def read_json(name: str, record: Record, **more: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in write(name, record, **more).split("\n") if line]


def read_polecat(record: Record, **more: Any) -> list[dict[str, str]]:
    text = io.StringIO(write("polecat-tsv", record, **more), newline="")
    return list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_plover_records_have_its_fields_and_no_other(record: Record, knowledge: Knowledge) -> None:
    rows = read_json("plover-jsonl", record, knowledge=knowledge)
    assert len(rows) > 100
    for row in rows:
        assert {"id", "date", "actor", "event"} <= set(row) <= PLOVER_KEYS
        assert row["actor"]
        date.fromisoformat(row["date"])
        assert set(row["event"]) < set(get_args(EventType))
        assert len(row["event"]) == 1
        assert row["quad_code"] in (1, 2, 3, 4)


def test_plover_quotes_the_stored_text(record: Record, knowledge: Knowledge) -> None:
    texts = {row.id: record.reading(row.id).document.text for row in record.documents()}
    told = {row.id: row for row in record.events()}
    for row in read_json("plover-jsonl", record, knowledge=knowledge):
        text, info = texts[told[row["id"]].source.document], row["text_info"]
        assert text[info["start"] : info["end"]] == row["event_text"]
        assert row["text"] in text
        assert info["sequence"] >= 1
        for party in (*row["actor"], *row.get("recipient", ())):
            assert party["entity_text"] in text or " … " in party["entity_text"]


def test_what_is_to_come_is_agree_and_what_is_denied_comes_only_with_all(
    record: Record, knowledge: Knowledge
) -> None:
    told = {row.id: row for row in record.events()}
    rows = read_json("plover-jsonl", record, knowledge=knowledge)
    assert {told[row["id"]].status for row in rows} == {"happened", "ongoing", "planned"}
    meetings = [row for row in rows if told[row["id"]].type == "CONSULT"]
    for row in meetings:
        to_come = told[row["id"]].status == "planned"
        assert row["event"] == ["AGREE" if to_come else "CONSULT"]
    assert {told[row["id"]].status for row in meetings} > {"planned"}
    every = read_json("plover-jsonl", record, knowledge=knowledge, everything=True)
    assert {row["id"] for row in every} == set(told)
    assert any("status=did_not_happen" in row["comment"] for row in every)


def test_plover_codes_parties_and_places(record: Record, knowledge: Knowledge) -> None:
    rows = read_json("plover-jsonl", record, knowledge=knowledge)
    parties = {
        one.get("identifier_id"): one
        for row in rows
        for one in (*row["actor"], *row.get("recipient", ()))
    }
    assert parties["country/IRQ"]["code"] == "IRQ"
    assert parties["Q7184"]["code"] == "IGO"  # NATO
    assert parties["organisation/IRQ-foreign-ministry"]["sector"] == "GOV"
    where = [row["event_loc"] for row in rows if "event_loc" in row]
    baghdad = next(one for one in where if one.get("city") == "Baghdad")
    assert (baghdad["country_code"], baghdad["geonameid"]) == ("IRQ", 98182)
    assert all(one["resolution"] == 4 for one in where if "city" in one)


def test_tellings_of_one_happening_share_its_link(record: Record) -> None:
    rows = read_json("plover-jsonl", record)
    told = {row.id: row.happening for row in record.events()}
    assert [row["link"] for row in rows] == [[told[row["id"]]] for row in rows]
    assert len({row["link"][0] for row in rows}) < len(rows)


def test_polecat_has_its_forty_columns_in_order(record: Record, knowledge: Knowledge) -> None:
    lines = write("polecat-tsv", record, knowledge).splitlines()
    assert lines[0].split("\t") == POLECAT.split(",")
    assert {line.count("\t") for line in lines} == {39}


def test_polecat_has_each_happening_once(record: Record, knowledge: Knowledge) -> None:
    rows = read_polecat(record, knowledge=knowledge)
    happenings = {row.id: row for row in record.timeline()}
    assert len(rows) == len({row["Event ID"] for row in rows})
    assert {row["Event ID"] for row in rows} < set(happenings)
    assert len(read_polecat(record, knowledge=knowledge, everything=True)) == len(happenings)
    for row in rows:
        told = happenings[row["Event ID"]]
        assert row["Actor Name"].split(";") == list(
            dict.fromkeys(party.name.replace(";", ",") for party in told.actor)
        )
        assert row["Quad Code"] in (
            "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"
        )  # fmt: skip


def test_polecat_knows_countries(record: Record, knowledge: Knowledge) -> None:
    rows = read_polecat(record, knowledge=knowledge)
    iraqi = [row for row in rows if row["Actor Country"] == "IRQ"]
    assert {row["Actor COW"] for row in iraqi} == {"645"}
    assert {row["Language"] for row in rows} == {"en"}
    assert any(row["Feature Type"] == "PPL" and row["City"] == "Baghdad" for row in rows)


def test_ngec_offsets_point_into_its_text(record: Record, knowledge: Knowledge) -> None:
    rows = read_json("ngec-jsonl", record, knowledge=knowledge)
    seen = 0
    for row in rows:
        text = row["event_text"]
        for attribute in ("ACTOR", "RECIP", "LOC", "DATE"):
            for one in row["attributes"][attribute]:
                if one["qa_start_char"] is not None:
                    assert text[one["qa_start_char"] : one["qa_end_char"]] == one["text"]
                    seen += 1
        for one in row["geolocated_ents"]:
            assert text[one["start_char"] : one["end_char"]] == one["search_placename"]
    assert seen > 150
    assert len({row["id"] for row in rows}) == len(rows)


def test_ngec_files_are_read_again_as_reports(
    record: Record, knowledge: Knowledge, tmp_path: Path
) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(write("ngec-jsonl", record, knowledge), "utf-8")
    reports = list(read_sources([str(path)], limits=Limits()))
    texts = {one.body for one in reports if isinstance(one, Report)}
    assert texts == {row["event_text"] for row in read_json("ngec-jsonl", record)}
    assert all(isinstance(one, Report) and one.published for one in reports)


@pytest.mark.parametrize("name", ["plover-jsonl", "ngec-jsonl"])
def test_hostile_words_stay_in_their_strings(name: str, hostile: Record) -> None:
    text = write(name, hostile)
    assert len(text.splitlines()) == len(text.split("\n")) - 1 == 2 * len(HARM)
    for row in map(json.loads, text.splitlines()):
        assert row["id"].startswith("event-")


def test_hostile_words_stay_in_their_cells(hostile: Record) -> None:
    rows = read_polecat(hostile)
    assert len(rows) == 2 * len(HARM)
    assert all(None not in row and None not in row.values() for row in rows)


def test_only_what_was_known_is_written(record: Record, knowledge: Knowledge) -> None:
    asked = Filter(as_of=date(2020, 1, 10))
    rows = read_json("plover-jsonl", record, knowledge=knowledge, asked=asked)
    seen = {row.id: row.happening for row in record.events(asked)}
    assert 0 < len(rows) < len(seen) + 1
    assert {row["id"] for row in rows} <= set(seen)
    assert all(row["link"] == [seen[row["id"]]] for row in rows)
    polecat = read_polecat(record, knowledge=knowledge, asked=asked)
    assert {row["Event ID"] for row in polecat} <= set(seen.values())
