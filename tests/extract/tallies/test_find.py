"""Numbers that a report counts, from cases/tallies.yaml."""

from pathlib import Path
from typing import Any, cast

import pytest

from dateline.datafiles import load_yaml
from dateline.findings import Reading, Statement, Tally
from dateline.pipeline import Pipeline
from dateline.text import Failure, Report

CASES = cast("list[dict[str, Any]]", load_yaml(Path(__file__).parent / "cases" / "tallies.yaml"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_tallies_of_a_report(case: dict[str, Any], pipeline: Pipeline) -> None:
    report = Report("test", case["text"], "text/plain", published="2020-02-13")
    (found,) = pipeline.read([report])
    assert not isinstance(found, Failure)
    reading = found[1]
    if case.get("none"):
        assert reading.tallies == ()
    for wanted in case.get("tallies", ()):
        assert any(fits(wanted, one, reading) for one in reading.tallies), reading.tallies


def fits(wanted: dict[str, Any], one: Tally, reading: Reading) -> bool:
    return (
        (one.what, one.low, one.high) == (wanted["what"], wanted["low"], wanted["high"])
        and one.sort == wanted.get("sort", one.sort)
        and sorted(one.of) == wanted.get("of", sorted(one.of))
        and ("by" not in wanted or wanted["by"] in counters(one, reading))
        and ("day" not in wanted or f"{one.when.earliest}" == f"{one.when.latest}" == wanted["day"])
        and ("as_of" not in wanted or f"{one.as_of}" == wanted["as_of"])
    )


def counters(one: Tally, reading: Reading) -> str:
    """The words of all who are said to count."""
    told = {statement.id: statement for statement in reading.statements}
    speakers = [speaker_of(told[name]) for name in one.said_by]
    return " ".join((*speakers, one.by.span.text if one.by else ""))


def speaker_of(statement: Statement) -> str:
    return statement.speaker.span.text if statement.speaker else ""
