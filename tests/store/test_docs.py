"""docs/data-model.md names every table, column, filter and method."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from dateline.answers import Filter
from dateline.store import Record
from tests.store.builders import open_test_record

PAGE = (Path(__file__).parents[2] / "docs" / "data-model.md").read_text(encoding="utf-8")
HIDDEN = re.compile(r"sqlite_|_text_")


def test_every_table_is_explained_and_every_column_named(tmp_path: Path) -> None:
    with open_test_record(tmp_path / "a.db") as record:
        connection = record._connection
        tables = [row[0] for row in connection.execute("SELECT name FROM pragma_table_list")]
        for table in tables:
            if HIDDEN.search(table):
                continue
            assert f"**{table}**" in PAGE, table
            for (column,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,)):
                assert re.search(rf"\b{column}\b", PAGE), (table, column)


@pytest.mark.parametrize("name", [part.name for part in fields(Filter)])
def test_every_filter_is_named(name: str) -> None:
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("name", [one for one in dir(Record) if not one.startswith("_")])
def test_every_method_is_explained(name: str) -> None:
    assert re.search(rf"[`.]{name}\(", PAGE)
