"""Days in urls: dates in many forms, print editions, ids that were made on a day."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.clean import clean_report
from dateline.clean.urls import find_made, read_url_dates
from dateline.datafiles import load_yaml
from dateline.text import Published, Report

CASES: Any = load_yaml(Path(__file__).parent / "cases" / "urls.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["url"])
def test_urls(case: dict[str, str]) -> None:
    found = [one.interval for one in read_url_dates(case["url"])]
    day = case.get("day")
    last = case.get("to", day)
    wanted = [(date.fromisoformat(day), date.fromisoformat(last))] if day and last else []
    assert found == wanted
    made = find_made(case["url"])
    assert (made.day.isoformat() if made else None) == case.get("made")


UUID = "e69f9c24-4e4d-11ea-8a9c-0242ac120002"


def published(url: str, given: str | None = None) -> Published:
    report = Report("a", "Talks end\n\nThey ended.", "text/plain", url=url, published=given)
    return clean_report(report).published


def test_a_report_is_not_from_before_an_id_in_its_url() -> None:
    found = published(f"https://fjord.test/{UUID}")
    assert (found.value, found.earliest, found.latest) == (None, date(2020, 2, 12), None)
    assert found.basis == "metadata"
    assert "was made on 2020-02-13" in found.reasons[-1].why


def test_an_id_narrows_a_month_and_contradicts_an_earlier_day() -> None:
    month = published(f"https://fjord.test/2020/02/{UUID}")
    assert (month.earliest, month.latest) == (date(2020, 2, 12), date(2020, 2, 29))
    early = published(f"https://fjord.test/2019/02/03/{UUID}")
    assert (early.value, early.reasons[-1].why[:6]) == ("2019-02-03", "but th")
    given = published(f"https://fjord.test/{UUID}", "2020-02")
    assert (given.basis, given.earliest) == ("given", date(2020, 2, 1))
