"""Lines that name outlet, place or writer beside a day."""

from pathlib import Path
from typing import Any

import pytest

from dateline.clean.headers import read_header
from dateline.datafiles import load_yaml

CASES: Any = load_yaml(Path(__file__).parent / "cases" / "headers.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"][:40])
def test_read_header(case: dict[str, object]) -> None:
    found = read_header(str(case["line"]))
    expected = {name: value for name, value in case.items() if name != "line"}
    if found is None:
        assert not expected
        return
    said: dict[str, object] = {"author": found.said.author, "publisher": found.said.publisher}
    said["dates"] = [one.written.words for one in found.said.dates]
    said["sure"] = None if found.sure else False
    assert {name: value for name, value in said.items() if value is not None} == expected
