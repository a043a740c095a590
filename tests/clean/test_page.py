"""Pages: markup that tells of a report, and markup that means harm."""

import time
from contextlib import suppress

import pytest

from dateline.clean import clean_report
from dateline.clean.page import read_page
from dateline.errors import CleanError
from dateline.text import Document, Report

WORDS = (
    "Ministers agreed on Saturday to open the border again, said officials who had been at the "
    "meeting, which went on for three days and two nights."
)
ARTICLE = f"<article><p>{WORDS}</p><p>{WORDS[::-1]}</p><p>Nobody voted against it.</p></article>"


def clean_page(head: str = "", body: str = ARTICLE, url: str | None = None) -> Document:
    page = f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>"
    return clean_report(Report(source="a", body=page, media_type="text/html", url=url))


def test_linked_data_comes_first() -> None:
    document = clean_page(
        """<title>Border opens again | The Example</title>
        <meta property="og:title" content="Another headline">
        <meta property="article:published_time" content="2020-02-12T10:00:00Z">
        <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "The Example"},
        {"@type": ["NewsArticle"], "headline": "Border &amp; bridge open again",
        "datePublished": "2020-02-13T23:30:00-05:00", "author": [{"name": "Anna Bell"},
        {"name": "Tom Reed"}]}]}</script>"""
    )
    assert document.title == "Border & bridge open again"
    assert document.text.startswith("Border & bridge open again\n\nMinisters")
    assert (document.publisher, document.author) == ("The Example", "Anna Bell, Tom Reed")
    assert (document.published.value, document.published.basis) == ("2020-02-13", "metadata")
    assert [reason.why for reason in document.published.reasons][:2] == [
        "JSON-LD datePublished: 2020-02-13",
        "meta article:published_time says otherwise: 2020-02-12",
    ]
    assert document.language == "en"


def test_what_a_reader_sees_counts_when_nothing_else_is_there() -> None:
    document = clean_page(
        "<title>Border opens again - Example Herald</title>",
        "<h1>Border opens again</h1><div class='meta'><i class='by'>By Anna Bell in Lisbon</i>"
        f"<span class='date'>Thursday 13 February 2020</span></div>{ARTICLE}"
        "<aside><time datetime='2020-03-01'>1 March</time></aside>",
    )
    assert (document.title, document.publisher) == ("Border opens again", "Example Herald")
    assert (document.author, document.published.value) == ("Anna Bell", "2020-02-13")


def test_microdata_and_time_element() -> None:
    document = clean_page(
        body="<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop='headline'>"
        "Border opens again</h1><span itemprop='author' itemscope><span itemprop='name'>Anna Bell"
        "</span></span><span itemprop='publisher' itemscope><meta itemprop='name' content='The "
        f"Example'></span><time datetime='2020-02-13T10:00'>13 Feb</time>{ARTICLE}</div>"
    )
    assert (document.title, document.publisher) == ("Border opens again", "The Example")
    assert (document.author, document.published.value) == ("Anna Bell", "2020-02-13")


def test_date_of_the_address_has_the_lowest_rank() -> None:
    assert clean_page(url="https://x.example/2020/02/13/a").published.value == "2020-02-13"
    assert clean_page(url="https://x.example/world/2020/feb/13/a").published.value == "2020-02-13"
    meta = "<meta name='date' content='2020-02-12'>"
    assert clean_page(meta, url="https://x.example/2020/02/13/a").published.value == "2020-02-12"


def test_site_name_as_heading_is_no_headline() -> None:
    document = clean_page(
        "<title>Border opens again – Example Herald</title>", f"<h1>Example Herald</h1>{ARTICLE}"
    )
    assert document.title == "Border opens again"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 10_000 + f"<p>{WORDS}</p>",
        "<p><b><i>" * 10_000 + WORDS,
        "<table><tr><td>" * 10_000 + WORDS,
        "<br><p>" * 300_000,
        "<a href=x>y</a>" * 100_000 + f"<p>{WORDS}</p>",
        f"<p>{WORDS}</p><script>" + "if(a<b){" * 200_000 + "</script>",
        "<p " + "a=1 " * 200_000 + f">{WORDS}</p>",
        f"<script type='application/ld+json'>{'[' * 100_000}</script><p>{WORDS}</p>",
        f"<script type='application/ld+json'>{{\"@type\": {'1' * 10_000}}}</script><p>{WORDS}</p>",
        "<" * 500_000,
        "1/" * 500_000,
        "",
    ],
    ids=lambda body: f"{len(body)} of {body[:12]}",
)
def test_hostile_page_is_text_or_an_error_in_good_time(body: str) -> None:
    started = time.process_time()
    with suppress(CleanError):
        assert clean_page(body=body).text
    assert time.process_time() - started < 10


def test_a_page_nested_beyond_reading_says_so() -> None:
    with pytest.raises(CleanError, match="nested more than"):
        read_page("<html><body>" + "<div>" * 10_000 + f"<p>{WORDS}</p>")


@pytest.mark.parametrize(
    ("published", "url", "day"),
    [
        ("2020-02-13T02:25:54Z", "https://news.example/2020/02/12/talks/", "2020-02-12"),
        ("2020-02-13T02:25:54+00:00", "https://news.example/2020/02/12/talks/", "2020-02-12"),
        ("2020-02-13T02:25:54+02:00", "https://news.example/2020/02/12/talks/", "2020-02-13"),
        ("2020-02-13T02:25:54Z", "https://news.example/2020/02/10/talks/", "2020-02-13"),
        ("2020-02-13T02:25:54Z", "https://news.example/2020/02/talks/", "2020-02-13"),
    ],
)
def test_the_publishers_own_day_beside_universal_time(published: str, url: str, day: str) -> None:
    head = f'<meta property="article:published_time" content="{published}">'
    assert clean_page(head, url=url).published.value == day


def test_the_date_below_the_headline_counts_before_those_of_other_reports() -> None:
    others = '<div><span class="date">2020-02-01</span><span class="date">2020-02-02</span></div>'
    own = '<h1>Border opens again</h1><p class="date">Written: 2020-02-13 15:03:30</p>'
    assert clean_page(body=f"{others}{own}{ARTICLE}").published.value == "2020-02-13"


def test_authors_by_whom_a_paper_is_cited_come_before_what_else_is_called_author() -> None:
    head = "".join(
        f'<meta name="{name}" content="{value}">'
        for name, value in (
            ("author", "A. Reference"),
            ("citation_author", "Anna Bell"),
            ("citation_author", "Tom Reed"),
        )
    )
    assert clean_page(head).author == "Anna Bell, Tom Reed"
