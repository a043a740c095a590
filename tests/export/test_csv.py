"""Our own tables: every row and value of the answers, and every quotation where it says."""

import csv
import io

from dateline.answers import Filter
from dateline.export import FORMATS, Request
from dateline.store import Record


def read(name: str, record: Record, asked: Filter | None = None) -> list[dict[str, str]]:
    content = b"".join(FORMATS[name].write(record, Request(asked or Filter())))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_events_are_those_of_the_answer(record: Record) -> None:
    rows, events = read("csv", record), record.events()
    assert [row["id"] for row in rows] == [one.id for one in events]
    assert [row["happening"] for row in rows] == [one.happening for one in events]
    assert [row["actor"] for row in rows] == [
        "; ".join(dict.fromkeys(party.name for party in one.actor)) for one in events
    ]
    assert {row["same_text"] for row in rows} > {""}
    assert {row["status"] for row in rows} > {"happened", "planned"}


def test_filters_count(record: Record) -> None:
    asked = Filter(type="CONSULT", limit=3)
    rows = read("csv", record, asked)
    assert [row["id"] for row in rows] == [one.id for one in record.events(asked)]


def test_every_trigger_stands_where_the_row_says(record: Record) -> None:
    for row in read("csv", record):
        text = record.reading(row["document"]).document.text
        assert text[int(row["start"]) : int(row["end"])] == row["trigger"].removeprefix("'")


def test_statements_and_states_are_those_of_the_answers(record: Record) -> None:
    statements, states = read("statements-csv", record), read("states-csv", record)
    assert [row["id"] for row in statements] == [one.id for one in record.statements()]
    assert [row["id"] for row in states] == [one.id for one in record.states()]
    assert {row["field"] for row in states} > {"strength", "status"}
    assert sum(bool(row["speaker"]) for row in statements) > len(statements) / 2


def test_hostile_values_stay_in_their_cells(hostile: Record) -> None:
    rows = read("csv", hostile)
    assert len(rows) == len(hostile.events())
    assert {row["type"] for row in rows} == {"CONSULT", "AGREE"}
    for row in rows:
        assert not any(
            (cell or "").startswith(("=", "+", "@", "\t", "\r")) for cell in row.values()
        )
