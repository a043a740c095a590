"""Wires and publisher families: cases as data in cases/credits.yaml."""

from pathlib import Path
from typing import Any

import pytest

from dateline.datafiles import data_folder, load_yaml
from dateline.record import Printing, Source
from dateline.resolve.credits import find_family, find_wire, is_own_wire, load_furniture

CASES: Any = load_yaml(Path(__file__).parent / "cases" / "credits.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_report(case: dict[str, Any]) -> None:
    source = Source(
        "doc-1", "report-1", None, case.get("publisher"), case.get("url"), "1.txt", None
    )
    one = Printing(source, case.get("author"), case["text"])
    if "wire" in case:
        assert find_wire(one) == case["wire"]
        assert is_own_wire(one) is case.get("own", False)
    if "family" in case:
        assert find_family(one) == case["family"]


@pytest.mark.parametrize(
    ("file", "part", "field"),
    [("wires", "wires", "names"), ("families", "families", "papers"),
     ("families", "families", "domains")],
)  # fmt: skip
def test_no_name_leads_to_two(file: str, part: str, field: str) -> None:
    loaded: Any = load_yaml(data_folder("publishers") / f"{file}.yaml")
    names = [str(name).casefold() for one in loaded[part].values() for name in one[field]]
    assert len(names) == len(set(names))


def test_furniture_is_words_between_spaces() -> None:
    assert " all rights reserved " in load_furniture()
