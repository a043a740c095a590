"""From report to document: whole reports, and what holds for any of them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.clean import clean_report
from dateline.clean.characters import collapse
from dateline.datafiles import load_yaml
from dateline.errors import CleanError
from dateline.text import Document, MediaType, Report

CASES: Any = load_yaml(Path(__file__).parent / "cases" / "reports.yaml")
HTML: MediaType = "text/html"

PIECES = st.sampled_from(
    [
        "Ministers agree to open the border again",
        "By Anna Bell, Example Wire",
        "By Monday evening the border was open again.",
        "Example Herald",
        "Thursday 13 February 2020",
        "LISBON, Jan 4 (Example Wire) - Ministers met on Saturday.",
        "Ministers agreed to open the border, officials said. " * 5,
        "The last lorry passed in 2016.To read more border news.",
        "Nobody answered. Click here to read more.",
        "Leave a Reply",
        "2 Comments",
        "Jo says: never",
        "Reply",
        "Related articles",
        "Bridge opens again",
        "Example Wire",
        "(Reporting by Anna Bell)",
        "Share | Tweet",
        "* * *",
        "© 2020 Example Wire. All rights reserved.",
        "",
        "\u200b\u00a0",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(PIECES, st.text(max_size=60)), max_size=14).map("\n".join),
    st.lists(PIECES, max_size=14).map("\n\n".join),
)


def clean_text(body: str, **fields: Any) -> Document:
    return clean_report(Report(source="a", body=body, media_type="text/plain", **fields))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_reports(case: dict[str, Any]) -> None:
    document = clean_text(
        case["body"],
        url=case.get("url"),
        published=case.get("given"),
        title=case.get("given_title"),
    )
    said = {
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "published": document.published.value,
        "basis": document.published.basis,
        "reasons": [reason.why for reason in document.published.reasons],
        "filed_from": document.filed_from.text if document.filed_from else None,
        "text": document.text.split("\n\n"),
        "removed": [one.text for one in document.removed],
    }
    assert {name: said[name] for name in case if name in said} == {
        name: value for name, value in case.items() if name in said
    }


def test_reason_of_a_dateline_points_at_its_words() -> None:
    document = clean_text(
        "OSLO, May 5 (Example Wire) - The talks ended after three days of quarrel."
    )
    (reason,) = document.published.reasons
    assert reason.span is not None
    assert reason.span.text == "May 5"


@given(TEXTS)
@example("Related articles\nBridge opens again\n\n* * *\nReply")
def test_cleaning_twice_changes_nothing_and_removed_words_were_there(body: str) -> None:
    try:
        document = clean_text(body)
    except CleanError:
        return
    given_words = collapse(body)
    for one in document.removed:
        assert collapse(one.text) in given_words
    again = clean_text(document.text)
    assert again.text == document.text
    assert again.removed == ()


@given(TEXTS, st.sampled_from(["Border opens again", "Share", "Example Wire", " "]))
def test_cleaning_twice_with_a_known_headline(body: str, title: str) -> None:
    try:
        document = clean_text(body, title=title)
    except CleanError:
        return
    assert clean_text(document.text, title=title).text == document.text


MARKUP = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class='byline'>",
                "<h1>",
                "<time datetime='2020'>",
                "<a href='x'>",
                "<script type='application/ld+json'>",
                "</script>",
                "<!--",
                "-->",
                "<![CDATA[",
                '{"@type": "NewsArticle", "author": [[[]]], "datePublished": {}}',
                "&#0;",
                "&lt;p>",
                "<meta itemprop='author' content='A B'>",
                "<table><tr><td>",
                "<html lang='x'>",
                "\x00",
            ]
        ),
    ),
    max_size=30,
).map("".join)


@given(MARKUP)
def test_any_markup_gives_a_document_or_a_clean_error(body: str) -> None:
    report = Report(source="a", body=body, media_type=HTML)
    try:
        document = clean_report(report)
    except CleanError:
        return
    assert document.text.strip() == document.text
    assert document == clean_report(replace(report))
