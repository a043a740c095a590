"""When a page was changed last, from markup and from what readers see."""

import pytest

from dateline.clean import clean_report
from dateline.clean.bylines import Dated
from dateline.clean.changed import find_changed
from dateline.clean.dates import WrittenDate
from dateline.clean.metadata import Noted
from dateline.text import Report

BODY = "<p>Ministers agreed to open the border, officials said on Monday in the town.</p>" * 3

LINKED = (
    '<script type="application/ld+json">'
    '{"@type": "NewsArticle", "dateModified": "2020-01-08T09:15:00-05:00"}</script>'
)


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ("2020-01-08T09:15:00-05:00", "2020-01-08T09:15:00-05:00"),
        ("2020-01-08T09:15:00.123Z", "2020-01-08T09:15:00+00:00"),
        ("2020-01-08 09:15", "2020-01-08T09:15:00"),
        ("2020-01-08T09:15+0530", "2020-01-08T09:15:00+05:30"),
        ("2020-01-08T25:15:00Z", "2020-01-08"),
        ("January 8, 2020", "2020-01-08"),
        ("January 2020", None),
        ("soon", None),
    ],
)
def test_a_moment_is_written_in_one_form(written: str, changed: str | None) -> None:
    assert find_changed([written], []) == changed


def test_markup_comes_before_what_readers_see_and_only_changes_count() -> None:
    later = Noted("visible date", Dated(WrittenDate(2020, 1, 9, "Jan 9"), later=True))
    first = Noted("visible date", Dated(WrittenDate(2020, 1, 7, "Jan 7"), later=False))
    assert find_changed(["2020-01-08"], [later]) == "2020-01-08"
    assert find_changed([], [first, later]) == "2020-01-09"
    assert find_changed([], [first]) is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2020-01-08T09:15:00-05:00"/>',
        LINKED,
    ],
)
def test_a_page_says_when_it_was_changed(head: str) -> None:
    page = f"<html><head>{head}</head><body><article><h1>Border</h1>{BODY}</article></body></html>"
    document = clean_report(Report("a.html", page, "text/html", published="2020-01-07"))
    assert document.changed == "2020-01-08T09:15:00-05:00"
    assert document.published.value == "2020-01-07"


def test_a_line_of_a_text_says_so_too() -> None:
    text = f"Border opens again\n\nUpdated: 8 January 2020\n\n{BODY.replace('<p>', '')}"
    assert clean_report(Report("a.txt", text, "text/plain")).changed == "2020-01-08"
