"""GDELT's tables: its columns, codes and joins, by a reader that is not ours."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.answers import Filter
from dateline.datafiles import data_folder, load_yaml
from dateline.export import FORMATS, Request, gdelt_mentions_tsv, gdelt_tsv
from dateline.export.gdelt import (
    code_event,
    find_scale,
    fips_code,
    iso_number,
    make_number,
    source_name,
)
from dateline.extract.events.crosswalk import load_crosswalks
from dateline.gazetteer import load_gazetteer
from dateline.knowledge import Knowledge
from dateline.limits import Limits
from dateline.read import read_sources
from dateline.store import Record
from tests.export.hostile import HARM
from tests.export.test_filing import ROW, SOURCE


def read(name: str, record: Record, knowledge: Knowledge | None = None) -> list[dict[str, str]]:
    columns = {
        "gdelt-tsv": gdelt_tsv.COLUMNS,
        "gdelt-mentions-tsv": gdelt_mentions_tsv.COLUMNS,
    }[name]
    content = b"".join(FORMATS[name].write(record, Request(knowledge=knowledge))).decode("utf-8")
    rows = list(
        csv.reader(io.StringIO(content, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    )
    assert {len(row) for row in rows} == {len(columns)}
    return [dict(zip(columns, row, strict=True)) for row in rows]


def test_the_tables_have_as_many_columns_as_gdelt() -> None:
    assert (len(gdelt_tsv.COLUMNS), len(gdelt_mentions_tsv.COLUMNS)) == (61, 16)
    assert gdelt_tsv.COLUMNS[26:30] == (
        "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"
    )  # fmt: skip
    assert gdelt_tsv.COLUMNS[51:59] == (
        "ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code",
        "ActionGeo_ADM2Code", "ActionGeo_Lat", "ActionGeo_Long", "ActionGeo_FeatureID"
    )  # fmt: skip


def test_events_are_coded_in_gdelts_terms(record: Record, knowledge: Knowledge) -> None:
    rows = read("gdelt-tsv", record, knowledge)
    assert len(rows) > 50
    assert len({row["GLOBALEVENTID"] for row in rows}) == len(rows)
    for row in rows:
        day = date.fromisoformat(row["SQLDATE"])
        assert row["MonthYear"] == f"{day:%Y%m}"
        assert row["Year"] == f"{day:%Y}"
        assert float(row["FractionDate"]) == pytest.approx(
            day.year + day.timetuple().tm_yday / 365, abs=0.02
        )
        assert row["EventCode"].startswith(row["EventBaseCode"])
        assert row["EventBaseCode"].startswith(row["EventRootCode"])
        assert -10 <= float(row["GoldsteinScale"]) <= 10
        assert row["Actor1Code"].startswith(row["Actor1CountryCode"])
        assert int(row["NumSources"]) <= int(row["NumArticles"]) <= int(row["NumMentions"])
        assert len(row["DATEADDED"]) == 14
    where = {row["ActionGeo_FullName"]: row for row in rows if row["ActionGeo_Type"] != "0"}
    baghdad = where["Baghdad, Iraq"]
    assert (baghdad["ActionGeo_CountryCode"], baghdad["ActionGeo_Type"]) == ("IZ", "4")
    assert any(int(row["NumArticles"]) > int(row["NumSources"]) for row in rows)


def test_mentions_join_events_and_their_offsets_hold(record: Record, knowledge: Knowledge) -> None:
    events = read("gdelt-tsv", record, knowledge)
    mentions = read("gdelt-mentions-tsv", record, knowledge)
    counted: dict[str, int] = {}
    for row in mentions:
        counted[row["GLOBALEVENTID"]] = counted.get(row["GLOBALEVENTID"], 0) + 1
    assert counted == {row["GLOBALEVENTID"]: int(row["NumMentions"]) for row in events}
    texts = {row.source.url or row.source.found_at: row.id for row in record.documents()}
    triggers = {(one.source.document, one.start): one for one in record.events()}
    for row in mentions:
        document = texts[row["MentionIdentifier"]]
        told = triggers[document, int(row["ActionCharOffset"])]
        text = record.reading(document).document.text
        at = int(row["Actor1CharOffset"])
        assert at < 0 or any(text[at:].startswith(one.words.split(" … ")[0]) for one in told.actor)
        assert row["MentionType"] == ("1" if "://" in row["MentionIdentifier"] else "2")
        assert int(row["MentionDocLen"]) == len(text)
        assert 1 <= int(row["Confidence"]) <= 100


def test_dateline_reads_mentions_of_the_web_again(
    record: Record, knowledge: Knowledge, tmp_path: Path
) -> None:
    path = tmp_path / "a.mentions.CSV"
    content = b"".join(FORMATS["gdelt-mentions-tsv"].write(record, Request(knowledge=knowledge)))
    path.write_bytes(content)
    found = list(read_sources([str(path)], limits=Limits()))
    assert found  # links, which are followed only when asked for
    assert any("--follow" in getattr(one, "why", "") for one in found)


def test_to_come_is_an_intent_or_a_threat() -> None:
    def code(kind: str, *mode: str, planned: bool = True) -> str:
        row = replace(ROW, type=kind, mode=mode, status="planned" if planned else "happened")
        found = code_event(row)
        assert found is not None
        return found.code

    assert code("CONSULT", "visit", planned=False) == "042"
    assert code("CONSULT", "visit") == "036"
    assert code("AID") == "033"
    assert code("ASSAULT", "aerial", planned=False) == "195"
    assert code("ASSAULT", "aerial") == "138"
    assert code("REQUEST", "meet") == "106"
    assert code_event(replace(ROW, type="PATROL")) is None


def test_every_code_has_a_score() -> None:
    table = load_yaml(data_folder("export") / "gdelt.yaml")
    assert isinstance(table, dict)
    intents = table["to_come"]
    assert isinstance(intents, dict)
    for code in (*load_crosswalks()["cameo"].values(), *map(str, intents.values())):
        assert -10 <= find_scale(code) <= 10
    assert find_scale("1721") == -5.0
    assert find_scale("0871") == 9.0


def test_countries_have_their_codes() -> None:
    assert (fips_code("IRQ"), fips_code("DEU"), fips_code("GBR")) == ("IZ", "GM", "UK")
    assert (iso_number("IRQ"), iso_number("DEU")) == (368, 276)
    assert fips_code(None) is None
    lacking = {one for one in load_gazetteer().countries if fips_code(one) is None}
    assert lacking <= {"ALA", "BES", "UMI"}


def test_sources_are_named_by_their_domain() -> None:
    assert source_name(replace(SOURCE, url="https://www.Herald.example:80/a?b")) == "herald.example"
    assert source_name(replace(SOURCE, publisher="Herald")) == "Herald"
    assert source_name(SOURCE) == "a.txt"


def test_numbers_fit_a_double() -> None:
    assert make_number("event-ffffffffffffffff") < 2**53


def test_hostile_words_stay_in_their_cells(hostile: Record) -> None:
    assert len(read("gdelt-tsv", hostile)) == 2 * len(HARM)
    assert len(read("gdelt-mentions-tsv", hostile)) == 2 * len(HARM)


def test_as_of_counts_only_what_was_known(record: Record, knowledge: Knowledge) -> None:
    asked = Filter(as_of=date(2020, 1, 10))
    content = b"".join(
        FORMATS["gdelt-tsv"].write(record, Request(asked, knowledge=knowledge))
    ).decode()
    stamps = {line.split("\t")[59] for line in content.splitlines()}
    assert stamps
    assert max(stamps) <= "20200110000000"
