"""Datelines of the text."""

from pathlib import Path
from typing import Any

import pytest

from dateline.clean.filing import find_filing
from dateline.datafiles import load_yaml

CASES: Any = load_yaml(Path(__file__).parent / "cases" / "filing.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"][:30])
def test_find_filing(case: dict[str, str]) -> None:
    paragraphs = ["Ministers meet", case["line"]]
    text = "\n\n".join(paragraphs)
    found = find_filing(paragraphs, gap=2)
    assert (text[slice(*found.place)] if found.place else None) == case.get("place")
    assert (text[slice(*found.words)] if found.words else None) == case.get("date")
    assert found.agency == case.get("agency")
