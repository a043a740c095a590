"""Parquet: read back by pyarrow, every row and quotation; and what is said where it is missing."""

import builtins
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dateline.answers import Filter
from dateline.cli.app import app
from dateline.errors import UsageError
from dateline.export import FORMATS, Request, parquet
from dateline.export.parquet_tables import TABLES
from dateline.store import Record

pq = pytest.importorskip("pyarrow.parquet")


def read(record: Record, asked: Filter | None = None) -> dict[str, list[dict[str, Any]]]:
    content = b"".join(FORMATS["parquet"].write(record, Request(asked or Filter())))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        files = {one: archive.read(one) for one in archive.namelist()}
    return {
        name.removesuffix(".parquet"): pq.read_table(io.BytesIO(data)).to_pylist()
        for name, data in files.items()
    }


def test_every_table_holds_what_the_record_answers(record: Record) -> None:
    tables = read(record)
    assert list(tables) == [one.name for one in TABLES]
    assert [row["id"] for row in tables["events"]] == [one.id for one in record.events()]
    assert [row["id"] for row in tables["states"]] == [one.id for one in record.states()]
    assert len(tables["statements"]) == len(record.statements())
    assert len(tables["places"]) == len(record.places())
    happenings = {row.id: row for row in record.timeline()}
    assert {row["id"] for row in tables["happenings"]} == set(happenings)
    for row in tables["happenings"]:
        assert row["independent"] == happenings[row["id"]].independent
        assert row["reasons"]
    first = tables["events"][0]
    told = record.events()[0]
    assert first["earliest"] == told.earliest
    assert [one["name"] for one in first["actor"]] == [one.name for one in told.actor]


def test_every_claim_quotes_its_document(record: Record) -> None:
    tables = read(record)
    texts = {row["document"]: row["text"] for row in tables["documents"]}
    assert len(tables["claims"]) > 4_000
    for row in tables["claims"]:
        assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]
    known = {one for row in tables["entities"] for one in row["ids"]}
    assert {row["entity"] for row in tables["mentions"]} <= known
    for row in tables["mentions"]:
        assert texts[row["document"]][row["start"] : row["end"]]


def test_as_of_hides_what_came_later(record: Record) -> None:
    day = date(2020, 1, 31)
    tables = read(record, Filter(as_of=day))
    assert all(row["published"] <= day for row in tables["documents"])
    assert all(row["published"] <= day for row in tables["claims"])
    assert len(tables["documents"]) == len(record.documents(Filter(as_of=day)))


def test_other_filters_are_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="only --as-of"):
        FORMATS["parquet"].write(record, Request(Filter(actor="NATO")))


def test_hostile_words_come_back_as_they_were(hostile: Record) -> None:
    tables = read(hostile)
    assert {row["title"] for row in tables["events"]} == {
        one.source.title for one in hostile.events()
    }


def test_groups_of_rows_make_one_table(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(record)
    monkeypatch.setattr(parquet, "ROWS", 7)
    assert read(record) == whole


def test_a_folder_gets_a_file_for_each_table(examples: Path, tmp_path: Path) -> None:
    args = ["export", "parquet", "--record", str(examples), "--to", f"{tmp_path / 'out'}/"]
    found = CliRunner().invoke(app, args)
    assert (found.exit_code, found.output) == (0, "")
    files = {one.name for one in (tmp_path / "out").iterdir()}
    assert files == {f"{one.name}.parquet" for one in TABLES}
    again = CliRunner().invoke(app, [*args[:-1], str(tmp_path / "out")])
    assert again.exit_code == 0
    assert {one.name for one in (tmp_path / "out").iterdir()} == files


@pytest.fixture
def _no_arrow(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *args: Any, **more: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)


@pytest.mark.usefixtures("_no_arrow")
def test_what_is_missing_is_named_with_what_to_install(record: Record) -> None:
    with pytest.raises(UsageError, match=r"pip install 'dateline\[parquet\]'"):
        FORMATS["parquet"].write(record, Request())
