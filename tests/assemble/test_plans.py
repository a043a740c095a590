"""What came of plans, on invented reports that are read as any others: cases/plans.yaml."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from dateline.answers import Filter
from dateline.datafiles import load_yaml
from dateline.findings import Reading
from dateline.pipeline import Pipeline
from dateline.plans import AgendaRow
from dateline.recording import open_record
from dateline.text import Failure, Report

NOW = datetime(2021, 12, 1, tzinfo=UTC)
CASES = cast("list[dict[str, Any]]", load_yaml(Path(__file__).parent / "cases" / "plans.yaml"))
Pairs = list[tuple[Report, Reading]]


@pytest.fixture(scope="module")
def read(pipeline: Pipeline) -> dict[str, Pairs]:
    """The reports of all cases, read in one go."""
    found: dict[str, Pairs] = {}
    for case in CASES:
        reports = [
            Report(f"{at}.txt", text, "text/plain", publisher=f"Paper {at}", published=day)
            for at, (day, text) in enumerate(case["reports"])
        ]
        read = list(pipeline.read(reports))
        found[case["case"]] = [one for one in read if not isinstance(one, Failure)]
        assert len(found[case["case"]]) == len(reports)
    return found


def find_rows(pairs: Pairs, on: str, path: Path) -> tuple[AgendaRow, ...]:
    day = date.fromisoformat(on)
    with open_record(path) as record:
        for report, reading in pairs:
            record.add(report, reading, recorded=NOW)
        return record.agenda(Filter(as_of=day), today=day, part="all")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_plan_and_what_came_of_it(
    case: dict[str, Any], read: dict[str, Pairs], tmp_path: Path
) -> None:
    rows = find_rows(read[case["case"]], case["on"], tmp_path / "a.db")
    fitting = [row for row in rows if case["plan"] in row.words]
    assert fitting, [row.words for row in rows]
    row = fitting[0]
    assert row.outcome.kind == case["came"], row.outcome.why
    assert row.outcome.why
    if "day" in case:
        assert str(row.latest) == case["day"]
    for name, passage in (("condition", row.condition), ("deadline", row.deadline)):
        if name in case:
            assert passage is not None
            assert passage.text == case[name]
    assert len(fitting) == case.get("rows", len(fitting))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_order_of_reading_does_not_matter(
    case: dict[str, Any], read: dict[str, Pairs], tmp_path: Path
) -> None:
    pairs = read[case["case"]]
    there = find_rows(pairs, case["on"], tmp_path / "a.db")
    assert find_rows(pairs[::-1], case["on"], tmp_path / "b.db") == there
