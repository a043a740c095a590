"""Public occasions, candidacies and operations as clues to a report's day."""

from pathlib import Path
from typing import Any

import pytest

from dateline.datafiles import load_yaml
from dateline.extract.dating.almanac import load_occasions
from dateline.extract.dating.candidates import load_candidacies
from tests.conftest import Parse
from tests.extract.dating.builders import date_text

CASES: Any = [
    case
    for name in ("occasions.yaml", "lives.yaml")
    for case in load_yaml(Path(__file__).parent / "cases" / name)  # type: ignore[union-attr]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_occasions(case: dict[str, str], parse: Parse) -> None:
    found = date_text(case["text"], parse)
    ends = [day.isoformat() if day else "" for day in (found.earliest, found.latest)]
    assert (" to ".join(ends).strip() if any(ends) else "none") == case["days"]


def test_the_reason_names_the_words_and_the_day(parse: Parse) -> None:
    found = date_text("The dollar fell after yesterday's Brexit referendum.", parse)
    (reason,) = found.reasons
    assert (found.value, found.basis) == ("2016-06-24", "inferred")
    assert reason.why == "yesterday's Brexit referendum was on 2016-06-23"
    assert reason.span is not None
    assert reason.span.text == "yesterday's Brexit referendum"


def test_the_files_are_whole() -> None:
    occasions = {one.name: one for one in load_occasions()}
    assert len(occasions) > 300
    assert len(occasions["New Hampshire primary"].stretches) == 5
    assert all(first <= last for one in occasions.values() for first, last in one.stretches)
    assert len(load_candidacies()) > 30


def test_stretches_that_are_left_are_listed(parse: Parse) -> None:
    found = date_text("Presidential candidate Chris Christie said no.", parse)
    assert found.reasons[-1].why == "left are 2015-06-29 to 2016-02-11 and 2023-06-05 to 2024-01-11"
