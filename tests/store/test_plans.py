"""How questions are answered: by an index, never by looking at every row of a view."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dateline.answers import Filter
from dateline.store.asking import Conditions, ask_events, ask_statements, ask_states
from dateline.store.loading import write_select
from tests.store.builders import NOW, brussels, open_test_record


@dataclass(frozen=True, slots=True)
class Typed:
    """Takes every name for an id, and all for common or none."""

    common: bool = False

    def resolve(self, name: str) -> str:
        return name

    def is_common(self, actor: str) -> bool:  # noqa: ARG002
        return self.common


EVENTS = (
    Filter(actor="a/1"),
    Filter(recipient="a/1", type="CONSULT"),
    Filter(speaker="a/1"),
    Filter(subject="a/1"),
    Filter(place="place/x"),
    Filter(place="country/IRQ"),
    Filter(type="CONSULT", limit=10),
    Filter(status="planned", from_=date(2020, 1, 1)),
    Filter(to=date(2020, 1, 1)),
    Filter(from_=date(2020, 1, 1), to=date(2020, 1, 2), type="AID"),
    Filter(text="words"),
    Filter(report="doc-1"),
    Filter(as_of=date(2020, 1, 1), actor="a/1"),
)
SCAN = re.compile(r"^SCAN (event|statement|state|party|claim|document|edition)\b(?! USING INDEX)")


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("plans") / "a.db"
    with open_test_record(path) as record:
        record.add(*brussels().pair, recorded=NOW)
        yield record._connection


def check_plan(
    connection: sqlite3.Connection, table: str, found: Conditions, limit: int | None
) -> None:
    select = write_select(table, f"{table}.id", found, limit)
    plan = connection.execute(f"EXPLAIN QUERY PLAN {select}", found.values).fetchall()
    steps = [row[3] for row in plan]
    assert not [step for step in steps if SCAN.match(step)], steps


@pytest.mark.parametrize("wanted", EVENTS, ids=str)
def test_events_are_found_by_an_index(connection: sqlite3.Connection, wanted: Filter) -> None:
    check_plan(connection, "event", ask_events(wanted, Typed()), wanted.limit)


@pytest.mark.parametrize(
    "wanted",
    [Filter(speaker="a/1"), Filter(text="x"), Filter(to=date(2020, 1, 1)), Filter(report="r")],
    ids=str,
)
def test_statements_and_states_are_found_by_an_index(
    connection: sqlite3.Connection, wanted: Filter
) -> None:
    check_plan(connection, "statement", ask_statements(wanted, Typed()), None)
    check_plan(connection, "state", ask_states(wanted, Typed()), None)


def test_a_party_is_looked_up_and_not_searched_for(connection: sqlite3.Connection) -> None:
    found = ask_events(Filter(actor="a/1"), Typed())
    select = write_select("event", "event.id", found, None)
    rows = connection.execute(f"EXPLAIN QUERY PLAN {select}", found.values).fetchall()
    plan = [row[3] for row in rows]
    assert any("party_actor" in step for step in plan), plan
    assert any("SEARCH event USING INDEX sqlite_autoindex_event_1" in step for step in plan), plan


def test_the_first_events_of_a_common_actor_are_found_by_day(
    connection: sqlite3.Connection,
) -> None:
    found = ask_events(Filter(actor="a/1", limit=5), Typed(common=True))
    select = write_select("event", "event.id", found, 5)
    rows = connection.execute(f"EXPLAIN QUERY PLAN {select}", found.values).fetchall()
    plan = [row[3] for row in rows]
    assert any("USING INDEX event_day" in step for step in plan), plan
    assert not any("TEMP B-TREE" in step for step in plan), plan
