"""Lines that name writer, publisher and date."""

from pathlib import Path
from typing import Any

import pytest

from dateline.clean.bylines import read_byline
from dateline.datafiles import load_yaml

CASES: Any = load_yaml(Path(__file__).parent / "cases" / "bylines.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"][:30])
def test_read_byline(case: dict[str, object]) -> None:
    found = read_byline(str(case["line"]))
    expected = {name: value for name, value in case.items() if name != "line"}
    if found is None:
        assert not expected
        return
    said = {"author": found.author, "publisher": found.publisher}
    said["dates"] = [one.written.words for one in found.dates] or None  # type: ignore[assignment]
    assert {name: value for name, value in said.items() if value} == expected


def test_a_change_is_told_from_the_first_publication() -> None:
    found = read_byline("Updated January 8, 2020, 9:15 a.m. ET")
    assert found is not None
    assert [one.later for one in found.dates] == [True]
