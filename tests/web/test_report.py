"""The page of one report: pieces of text, anchors, layers, what it links to."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from starlette.testclient import TestClient

from dateline.findings import Mention, Reading, Skipped
from dateline.text import Document
from dateline.web.drawing import LAYERS, draw
from tests.cli.samples import make_reading

TEXT = "Envoys met the governor in Torvik.\n\nThey left on Monday, aides said."


def nest(places: list[tuple[int, int]]) -> Reading:
    """Give a reading whose findings stand at these places, in turn mentions and words left out."""
    document = Document(TEXT, "report-1", "a.txt")
    spans = [document.span(*place) for place in places]
    return Reading(
        document,
        mentions=tuple(
            Mention(f"mention-{n}", span, "group", "name", f"e{n}", None, None, span.start)
            for n, span in enumerate(spans[::2])
        ),
        skipped=tuple(Skipped(span, "for a test") for span in spans[1::2]),
    )


def pieces_of(reading: Reading) -> list[tuple[int, str, frozenset[str]]]:
    return [
        (piece.start, piece.text, frozenset(one.anchor for one in piece.findings))
        for paragraph in draw(reading).paragraphs
        for piece in paragraph
    ]


places = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)).map(
    lambda one: (one[0], min(one[0] + one[1], len(TEXT)))
)


@given(st.lists(places, max_size=8, unique=True))
@settings(max_examples=100)
def test_no_word_is_lost_however_findings_overlap(found: list[tuple[int, int]]) -> None:
    pieces = pieces_of(nest(found))
    assert "".join(text for _, text, _ in pieces) == TEXT.replace("\n\n", "")
    assert all(TEXT[start : start + len(text)] == text for start, text, _ in pieces)


@given(st.lists(places, max_size=8, unique=True))
@settings(max_examples=100)
def test_a_piece_belongs_to_all_findings_that_cover_it(found: list[tuple[int, int]]) -> None:
    reading = nest(found)
    every = [one for _, _, group in draw(reading).groups for one in group]
    for start, text, anchors in pieces_of(reading):
        covering = {
            one.anchor
            for one in every
            for first, last in one.places
            if first < start + len(text) and last > start
        }
        assert anchors == covering


def test_every_finding_begins_somewhere() -> None:
    drawing = draw(make_reading())
    begins = {
        one.anchor
        for paragraph in drawing.paragraphs
        for piece in paragraph
        if piece.begins
        for one in piece.findings
    }
    assert begins == {one.anchor for _, _, group in drawing.groups for one in group}


def test_the_kinds_come_in_order_and_with_their_names() -> None:
    groups = draw(make_reading()).groups
    layers = [layer for layer, _, _ in groups]
    assert layers == [one for one in LAYERS if one in layers]
    assert all(group for _, _, group in groups)


@pytest.fixture
def report(client: TestClient) -> html.HtmlElement:
    one = client.get("/reports.json").json()["reports"][1]["id"]
    return html.document_fromstring(client.get(f"/report/{one}").text)


def test_links_to_words_land_at_them(client: TestClient) -> None:
    """Every claim of every event leads to a place that the page of its report has."""
    ids: dict[str, set[str]] = {}
    for one in client.get("/events.json?limit=60").json()["events"]:
        page = html.document_fromstring(client.get(f"/event/{one['id']}").text)
        links = [link for link in page.xpath("//a/@href") if link.startswith("/report/")]
        assert any("#c" in link for link in links)
        for link in links:
            path, _, anchor = link.partition("#")
            if path not in ids:
                there = html.document_fromstring(client.get(path).text)
                ids[path] = set(there.xpath("//@id"))
            assert not anchor or anchor in ids[path], link


def test_words_are_explained_without_scripts(report: html.HtmlElement) -> None:
    pieces = report.xpath("//article//a[@class='seg']")
    assert len(pieces) > 50
    ids = set(report.xpath("//@id"))
    for one in pieces:
        assert one.get("data-tip")
        assert one.get("href")[1:] in ids
        assert set(one.get("aria-describedby").split()) <= ids


def test_ids_of_a_page_are_there_once(report: html.HtmlElement) -> None:
    ids = report.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("only", "shown"),
    [("events,times", {"events", "times"}), ("none", set()), ("events", {"events"})],
)
def test_the_address_says_which_layers_are_drawn(
    client: TestClient, only: str, shown: set[str]
) -> None:
    one = client.get("/reports.json").json()["reports"][1]["id"]
    page = html.document_fromstring(client.get(f"/report/{one}", params={"only": only}).text)
    assert set(page.xpath("//input[@data-layer and @checked]/@data-layer")) == shown


def test_the_whole_text_is_on_the_page(client: TestClient) -> None:
    for row in client.get("/reports.json").json()["reports"]:
        view = client.get(f"/report/{row['id']}.json").json()
        page = html.document_fromstring(client.get(f"/report/{row['id']}").text)
        shown = "".join(page.xpath("//article[@class='text']")[0].itertext())
        assert re.sub(r"\s+", "", shown) == re.sub(r"\s+", "", view["reading"]["document"]["text"])


def test_paragraphs_say_where_they_stand(client: TestClient, report: html.HtmlElement) -> None:
    """Offsets counted from them, as a selection of words is, are those of the text."""
    one = client.get("/reports.json").json()["reports"][1]["id"]
    text = client.get(f"/report/{one}.json").json()["reading"]["document"]["text"]
    paragraphs = report.xpath("//article[@class='text']/p")
    assert len(paragraphs) > 5
    for paragraph in paragraphs:
        start = int(paragraph.get("data-text"))
        shown = paragraph.text_content()
        assert text[start : start + len(shown)] == shown


def test_a_version_that_was_corrected_leads_to_the_later_one(client: TestClient) -> None:
    versions = next(
        found
        for row in client.get("/reports.json").json()["reports"]
        if len(found := client.get(f"/versions/{row['id']}.json").json()["versions"]) > 1
    )
    first, second = (one["source"]["document"] for one in versions)
    page = client.get(f"/report/{first}").text
    assert "Corrected since" in page
    assert f'/report/{second}"' in page
    before = client.get(f"/report/{first}?as_of={versions[0]['known_from']}").text
    assert "Corrected since" not in before


def test_a_copy_says_so(client: TestClient) -> None:
    texts = [
        client.get(f"/report/{row['id']}").text
        for row in client.get("/reports.json").json()["reports"]
        if row["source"]["same_text"]
    ]
    assert len(texts) == 3
    assert (
        sum('<p class="note"><span class="kind copy">copy</span> of' in one for one in texts) == 2
    )
