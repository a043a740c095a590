"""A date given with a report, against what its text says."""

from pathlib import Path
from typing import Any

import pytest

from dateline.datafiles import load_yaml
from tests.conftest import Parse
from tests.extract.dating.builders import date_text

CASES: Any = load_yaml(Path(__file__).parent / "cases" / "given.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['given']} {case['text'][:40]}")
def test_a_given_date_stays_and_a_reason_names_what_contradicts_it(
    case: dict[str, str], parse: Parse
) -> None:
    found = date_text(case["text"], parse, published=case["given"])
    assert (found.value, found.basis) == (case["given"], "given")
    assert [one.span.text for one in found.reasons if one.span] == [
        words for words in [case["words"]] if words
    ]
    for reason in found.reasons:
        assert reason.why.startswith("but ")
        assert reason.why.endswith(f"does not fit {case['given']}")
