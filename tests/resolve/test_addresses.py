"""One report, many urls."""

import pytest

from dateline.record import Source
from dateline.resolve.addresses import find_address, find_heading, fold_url

STORY = "paper.example/world/troops-leave"


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/world/troops-leave",
        "http://www.paper.example/world/troops-leave/",
        "https://WWW.Paper.example:443/world/troops-leave#comments",
        "https://paper.example/world/troops-leave?utm_source=mail&utm_medium=x&fbclid=1",
        "https://amp.paper.example/world/troops-leave",
        "https://m.paper.example/world/troops-leave/amp/",
        "https://paper.example/amp/world/troops-leave?outputType=amp",
        "https://paper.example/world/troops-leave.amp",
    ],
)
def test_urls_of_one_report_have_one_address(url: str) -> None:
    assert fold_url(url) == STORY


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://paper.example/?p=1", "https://paper.example/?p=2"),
        ("https://paper.example/a?output=pdf", "https://paper.example/a"),
        ("https://paper.example/a", "https://paper.example/A"),
        ("https://paper.example/a", "https://other.example/a"),
    ],
)
def test_other_reports_have_another(url: str, other: str) -> None:
    assert fold_url(url) != fold_url(other)


@pytest.mark.parametrize(
    "url", ["https://paper.example/", "https://paper.example?utm_id=1", "https://[x"]
)
def test_what_names_no_report_is_no_address(url: str) -> None:
    assert fold_url(url) is None


@pytest.mark.parametrize(
    ("url", "found_at", "address"),
    [
        ("https://www.paper.example/a/", "a.html", "paper.example/a"),
        (None, "reports/a.txt", "file:reports/a.txt"),
        (None, "archive.jsonl:12", None),
        (None, "-", None),
    ],
)
def test_a_path_is_an_address_where_one_report_stands(
    url: str | None, found_at: str, address: str | None
) -> None:
    assert find_address(Source("d", "r", None, None, url, found_at, None)) == address


def test_a_headline_is_known_with_its_publisher_or_host() -> None:
    by_name = Source("d", "r", "Troops leave!", "The Paper", None, "a.txt", None)
    by_host = Source("d", "r", "Troops leave", None, "https://www.paper.example/a", "a.txt", None)
    assert find_heading(by_name) == "troops leave | the paper"
    assert find_heading(by_host) == "troops leave | paper.example"
    assert find_heading(Source("d", "r", "Troops leave", None, None, "a.txt", None)) is None
