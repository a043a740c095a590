"""Reports and questions that mean harm to a page: every page stays what its templates made it."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import yaml
from lxml import html
from starlette.testclient import TestClient

from dateline.findings import Reading
from dateline.pipeline import Pipeline
from dateline.recording import open_record
from dateline.text import Report
from dateline.web.app import make_app
from dateline.web.pages import PAGES
from tests.web.conftest import TODAY

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "hostile_pages.yaml").read_text(encoding="utf-8")
)
LISTS = [page.path for page in PAGES if "{" not in page.path]
ELEMENTS = frozenset(
    word
    for line in (
        "html head meta title link script body a header nav ul ol li form label input button",
        "strong main footer p h1 h2 h3 div section article aside details summary span cite figure",
        "blockquote figcaption mark time dl dt dd q table thead tbody tr th td select option",
        "fieldset legend svg line text circle path del ins kbd",
        "code desc g output rect",
    )
    for word in line.split()
)
"""All that our templates use."""

SIGNS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")
"""Signs that no page may hold."""


def spell(case: dict[str, Any]) -> str:
    if "words" in case:
        return str(case["words"])
    return "".join(part if isinstance(part, str) else part[0] * part[1] for part in case["parts"])


def make_report(number: int, case: dict[str, Any]) -> Report:
    words = spell(case)
    return Report(
        source=f"hostile/{number}-{words[:60]}",
        body=(
            f"Norway and {words} met in Oslo on Monday\n\n"
            f"Prime Minister Erna Solberg met {words} in Oslo on Monday. “We will meet {words} "
            f"again on Friday,” Solberg told reporters in Oslo. At least {number + 10} people were "
            f"killed in an attack on {words}, the Norwegian government said.\n"
        ),
        media_type="text/plain",
        url=case.get("url", f"https://a.example/{number}"),
        publisher=f"Post {words}",
        title=f"Norway and {words} met in Oslo on Monday",
        author=f"Ann {words}",
        published="2020-03-10",
    )


@pytest.fixture(scope="module")
def hostile(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Asks the pages of a record of hostile reports."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    reports = [make_report(number, case) for number, case in enumerate(CASES)]
    with open_record(path) as record:
        for one in pipeline.read(reports):
            if isinstance(one, tuple):
                report, reading = one
                assert isinstance(reading, Reading)
                record.add(report, reading, recorded=datetime(2020, 4, 1, tzinfo=UTC))
    app = make_app(path, lambda: open_record(path, read_only=True), today=lambda: TODAY)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture(scope="module")
def pages(hostile: TestClient) -> list[str]:
    """Addresses of pages of every sort, about everything that the hostile reports tell."""

    def ask(path: str) -> Any:
        return hostile.get(path).json()

    events = ask("/events.json?limit=200")["events"]
    statements = ask("/statements.json?limit=200")["statements"]
    reports = [one["id"] for one in ask("/reports.json")["reports"]]
    plans = [one["id"] for one in ask("/agenda.json?part=all")["plans"]]
    stories = [one["id"] for one in ask("/stories.json")["stories"]]
    disputes = [one["id"] for one in ask("/disputes.json")["disputes"]]
    assert len(reports) > len(CASES) / 2
    assert events
    assert statements
    assert stories
    return [
        *LISTS,
        *(f"/{sort}/{one}" for one in reports for sort in ("report", "why", "sources", "versions")),
        *(f"/{sort}/{one['id']}" for one in events for sort in ("event", "why", "sources")),
        *(f"/why/{one['id']}" for one in statements),
        *(f"/plan/{one}" for one in plans),
        *(f"/story/{one}" for one in stories),
        *(f"/dispute/{one}" for one in disputes),
        "/search?text=Solberg",
        "/agenda?part=all",
    ]


def check(text: str) -> None:
    """Assert that a page holds nothing but what its templates put there."""
    assert not SIGNS.search(text)
    for one in html.document_fromstring(text).iter():
        assert one.tag in ELEMENTS, html.tostring(one)[:200]
        for name, value in one.attrib.items():
            assert not name.startswith("on"), (one.tag, name)
            assert name not in ("style", "srcdoc", "formaction", "http-equiv"), (one.tag, name)
            if name in ("href", "src", "action"):
                check_address(one.tag, name, value)
        if one.tag == "script":
            assert one.text is None


def check_address(tag: str, name: str, value: str) -> None:
    if value.startswith(("#", "/")) and not value.startswith("//"):
        assert tag not in ("script", "link") or value.startswith("/static/"), value
        return
    assert (tag, name) == ("a", "href"), (tag, value)
    assert urlsplit(value).scheme.casefold() in ("http", "https"), value


def test_no_report_gets_out_of_its_words(hostile: TestClient, pages: list[str]) -> None:
    for path in pages:
        answer = hostile.get(path)
        assert answer.status_code == 200, path
        check(answer.text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["about"]))
def test_no_question_gets_out_of_its_field(hostile: TestClient, case: dict[str, Any]) -> None:
    words = spell(case)[:380]
    for path in LISTS:
        for names in (("text", "name"), ("actor", "type", "open"), ("from", words[:20]), ("part",)):
            answer = hostile.get(path, params=dict.fromkeys(names, words))
            assert answer.status_code in (200, 400, 404, 409), (path, names)
            check(answer.text)
    for sort in ("report", "event", "why", "story", "plan", "dispute", "versions", "sources"):
        answer = hostile.get(f"/{sort}/{quote(words[:40], safe='')}")
        assert answer.status_code in (200, 400, 404, 409), sort
        check(answer.text)


def test_what_templates_would_work_out_stays_as_it_is(hostile: TestClient) -> None:
    text = html.document_fromstring(hostile.get("/reports").text).text_content()
    assert "{{7*7}}{% for x in (1,) %}{{ x.__class__ }}{% endfor %}" in text


def test_addresses_that_are_none_of_the_web_lead_nowhere(hostile: TestClient) -> None:
    for one in hostile.get("/reports.json").json()["reports"]:
        page = html.document_fromstring(hostile.get(f"/report/{one['id']}").text)
        outside = page.xpath("//a[contains(@class, 'out')]/@href")
        if not one["source"]["url"].casefold().startswith(("http:", "https:")):
            assert not outside


def test_no_answer_but_a_page_is_taken_for_one(hostile: TestClient) -> None:
    for path in ("/reports.json", "/reports.csv", "/search.json?text=Solberg"):
        answer = hostile.get(path)
        assert answer.headers["content-type"].split(";")[0] in ("application/json", "text/csv")
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_no_spreadsheet_takes_a_cell_for_a_formula(hostile: TestClient) -> None:
    for path in ("/reports.csv", "/events.csv?limit=200", "/statements.csv", "/stories.csv"):
        for line in hostile.get(path).text.splitlines():
            assert not line.startswith(("=", "+", "@")), path
            assert ",=" not in line, path


def test_the_json_is_what_the_record_holds(hostile: TestClient) -> None:
    titles = [one["source"]["title"] for one in hostile.get("/reports.json").json()["reports"]]
    assert any("<script>alert(1)</script>" in (title or "") for title in titles)
    assert json.dumps(titles)
