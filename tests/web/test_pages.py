"""Every page in each of its forms, on the example record."""

import csv
import json

import pytest
from starlette.testclient import TestClient

from dateline.web.pages import PAGES
from dateline.web.words import find_link

LISTS = [page for page in PAGES if "{" not in page.path]


@pytest.mark.parametrize("page", LISTS, ids=lambda page: str(page.name))
def test_a_page_is_there_and_says_its_title(client: TestClient, page: object) -> None:
    answer = client.get(page.path)  # type: ignore[attr-defined]
    assert answer.status_code == 200
    assert "<main" in answer.text
    assert "<script>" not in answer.text


@pytest.mark.parametrize("page", LISTS, ids=lambda page: str(page.name))
def test_the_same_is_there_as_json(client: TestClient, page: object) -> None:
    base = "/start" if page.path == "/" else page.path  # type: ignore[attr-defined]
    assert isinstance(client.get(f"{base}.json").json(), dict)


def test_a_list_is_there_as_csv(client: TestClient) -> None:
    rows = list(
        csv.DictReader(client.get("/events.csv", params={"type": "CONSULT"}).text.splitlines())
    )
    assert rows
    assert {row["type"] for row in rows} == {"CONSULT"}


def test_an_event_shows_its_words_and_reports(client: TestClient) -> None:
    for one in client.get("/events.json", params={"limit": "100"}).json()["events"]:
        answer = client.get(f"/event/{one['id']}")
        assert answer.status_code == 200, one["id"]
        assert one["source"]["document"] in answer.text


def test_links_keep_the_day(client: TestClient) -> None:
    text = client.get("/events", params={"as_of": "2020-02-01"}).text
    assert 'href="/statements?as_of=2020-02-01"' in text


@pytest.mark.parametrize("day", ["2020-01-10", "2020-02-12", "2020-02-29"])
def test_nothing_later_is_shown_on_a_day(client: TestClient, day: str) -> None:
    events = client.get("/events.json", params={"as_of": day, "limit": "500"}).json()["events"]
    assert events
    assert all(one["source"]["published"] <= day for one in events)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/events?from=soon", 400),
        ("/events?status=odd", 400),
        ("/events?limit=0", 400),
        ("/events?limit=9999", 400),
        ("/event/event-none", 404),
        ("/event/..%2F..%2Fetc%2Fpasswd", 404),
        ("/static/..%2Fapp.py", 404),
        ("/nothing", 404),
    ],
)
def test_what_makes_no_sense_is_said(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_what_was_had_is_not_sent_again(client: TestClient) -> None:
    tag = client.get("/events").headers["etag"]
    again = client.get("/events", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_the_json_of_an_error_is_json(client: TestClient) -> None:
    assert isinstance(json.loads(client.get("/events.json?limit=0").text), str)


def test_what_came_into_dispute_between_two_days_has_its_page(client: TestClient) -> None:
    asked = {"from": "2020-01-01", "to": "2020-03-17", "limit": "500"}
    rows = client.get("/api/v1/changes", params=asked).json()["items"]
    disputes = [one["id"] for one in rows if one["kind"] == "dispute"]
    assert disputes
    for one in disputes:
        assert client.get(f"/dispute/{one}", params={"as_of": "2020-03-17"}).status_code == 200, one


def test_no_link_has_a_name_before_its_host() -> None:
    assert find_link("https://bank.example@evil.example/") is None
    assert find_link("javascript:alert(1)") is None
    assert (
        find_link("https://a.example/x#y", "two words") == "https://a.example/x#:~:text=two%20words"
    )
