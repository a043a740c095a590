"""In whatever order the example reports are read, and judged in between, the record is the same."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.findings import Reading
from dateline.record import Link
from dateline.recording import open_record
from dateline.text import Report

Readings = tuple[tuple[Report, Reading], ...]
NOW = datetime(2020, 4, 1, tzinfo=UTC)
ORDERS = 20
REBUILT = 5
"""Of so many records one is built anew: that each is what it must be, `first` tells as well."""


def fill(
    path: Path, readings: Readings, judged: tuple[Link, ...] = (), *, rebuilds: bool = True
) -> list[str]:
    """The lines of a record of these readings; each link is added once both its ends are there.

    Unless told not to, the record is also built anew from what was read, and must stay the same.
    """
    waiting = list(judged)
    with open_record(path) as record:
        for report, reading in readings:
            record.add(report, reading, recorded=NOW)
            known = {one.id for one in record.events()} | {
                party.id for row in record.events() for party in (*row.actor, *row.recipient)
            }
            for link in [one for one in waiting if {one.left, one.right} <= known]:
                record.add_link(link, recorded=NOW)
                waiting.remove(link)
        assert not waiting
        found = list(record.dump())
        if rebuilds:
            record.rebuild()
            assert list(record.dump()) == found
            assert record.check() == ()
    return found


@pytest.fixture(scope="module")
def judgements(
    example_readings: Readings, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Link, ...]:
    """One link of the machine judged wrong, two happenings judged one, and two actors."""
    with open_record(tmp_path_factory.mktemp("judged") / "examples.db") as record:
        for report, reading in example_readings:
            record.add(report, reading, recorded=NOW)
        merged = [row for row in record.timeline() if len(row.events) > 1]
        alone = [row for row in record.timeline() if len(row.events) == 1]
        apart = (merged[0].events[0].id, merged[0].events[-1].id)
    pairs = ((*apart, "different"), (alone[0].id, alone[-1].id, "same"))
    actors = ("organisation/nato", "country/USA", "same")
    return tuple(
        Link(left, right, judgement, 1.0, "to see", "Ann")  # type: ignore[arg-type]
        for left, right, judgement in (*pairs, actors)
    )


@pytest.mark.parametrize("judged", [False, True], ids=["as read", "judged"])
def test_twenty_orders_give_one_record(
    *, judged: bool, example_readings: Readings, judgements: tuple[Link, ...], tmp_path: Path
) -> None:
    links = judgements if judged else ()
    first = fill(tmp_path / "first.db", example_readings, links)
    dice = random.Random(20)  # noqa: S311 (any orders will do)
    for number in range(ORDERS):
        order = tuple(dice.sample(example_readings, len(example_readings)))
        rebuilds = number % REBUILT == 0
        assert fill(tmp_path / f"{number}.db", order, links, rebuilds=rebuilds) == first
