"""Parquet: a file for each table of the record, together in one archive. Needs pyarrow."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from dateline.errors import UsageError
from dateline.export.packing import Sink, pack
from dateline.export.parquet_tables import TABLES, Table
from dateline.export.request import ALL, Request
from dateline.parquet.library import load
from dateline.store import Record

ROWS = 5_000
"""Rows that are in memory together, and written as one group."""


def write_parquet(record: Record, request: Request) -> Iterator[bytes]:
    """Write all tables into a zip archive; of `request` only `asked.as_of` counts.

    UsageError when another filter is set, or pyarrow is missing.
    """
    return pack(parquet_files(record, request))


def parquet_files(record: Record, request: Request) -> Iterator[tuple[str, bytes]]:
    """Give the name of each file with its pieces, one file after the other."""
    if replace(request.asked, as_of=None) != ALL:
        raise UsageError(
            "parquet holds whole tables: of the filters only --as-of fits; pick rows with what "
            "reads them"
        )
    return _write_tables(load(), record, request)


def _write_tables(arrow: Any, record: Record, request: Request) -> Iterator[tuple[str, bytes]]:
    with record.hold():
        for table in TABLES:
            yield from _write_table(arrow, record, request, table)


def _write_table(
    arrow: Any, record: Record, request: Request, table: Table
) -> Iterator[tuple[str, bytes]]:
    schema = arrow.schema([(name, _type(arrow, kind)) for name, kind in table.columns])
    file, sink = f"{table.name}.parquet", Sink()
    rows = table.rows(record, request.asked)
    with arrow.parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := list(islice(rows, ROWS)):
            columns = zip(*group, strict=True)
            arrays = [
                arrow.array(list(values), kind)
                for values, kind in zip(columns, schema.types, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
            yield file, sink.take()
    yield file, sink.take()


def _type(arrow: Any, kind: str) -> Any:
    """Give Arrow's type for the word that stands for it in a table's columns."""
    if kind.startswith("list<"):
        return arrow.list_(_type(arrow, kind[5:-1]))
    if kind == "party":
        return arrow.struct([(name, arrow.string()) for name in ("id", "name", "words")])
    if kind == "figure":
        number = arrow.int64()
        ends = [("what", arrow.string()), ("low", number), ("high", number)]
        return arrow.struct([*ends, ("words", arrow.string())])
    return getattr(arrow, "bool_" if kind == "bool" else kind)()
