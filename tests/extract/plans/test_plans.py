"""Conditions, deadlines and changes of plan in single sentences: cases/plans.yaml."""

from pathlib import Path
from typing import Any, cast

import pytest

from dateline.datafiles import load_yaml
from dateline.findings import Plan
from dateline.pipeline import Pipeline
from dateline.text import Failure, Report

FILE = Path(__file__).parents[1] / "cases" / "plans.yaml"
CASES = cast("list[dict[str, Any]]", load_yaml(FILE))


def find(pipeline: Pipeline, say: str) -> tuple[Plan, ...]:
    report = Report("a.txt", say, "text/plain", published="2020-02-14")
    (result,) = pipeline.read([report])
    assert not isinstance(result, Failure)
    return result[1].plans


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["say"][:50])
def test_what_is_said_of_things_to_come(case: dict[str, Any], pipeline: Pipeline) -> None:
    plans = find(pipeline, case["say"])
    conditions = {one.condition.text for one in plans if one.condition is not None}
    deadlines = {one.deadline.text for one in plans if one.deadline is not None}
    turns = {one.turn for one in plans if one.turn is not None}
    days = {str(one.due.latest) for one in plans if one.due is not None}
    for found, name in (
        (conditions, "condition"),
        (deadlines, "deadline"),
        (turns, "turn"),
        (days, "due"),
    ):
        assert found == ({case[name]} if name in case else set()), name


def test_a_plan_is_of_an_event_a_state_or_a_statement(pipeline: Pipeline) -> None:
    for case in CASES:
        report = Report("a.txt", case["say"], "text/plain", published="2020-02-14")
        (result,) = pipeline.read([report])
        assert not isinstance(result, Failure)
        reading = result[1]
        known = {one.id for one in reading.events} | {one.id for one in reading.statements}
        known |= {one.id for one in reading.states}
        assert {one.of for one in reading.plans} <= known
