"""Corrections on pages: off unless asked for, closed to other sites, honoured at once."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.recording import open_record
from dateline.web.app import make_app
from dateline.web.editing import Editor
from tests.web.conftest import TODAY

TOKEN = "a-token-of-the-tests"  # noqa: S105 (nobody else uses it)


@pytest.fixture
def path(example_record: Path, tmp_path: Path) -> Path:
    """A record of one's own."""
    return Path(shutil.copy(example_record, tmp_path / "own.db"))


@pytest.fixture
def editor(path: Path) -> Editor:
    return Editor(TOKEN, "Ann Lee", partial(open_record, path), partial(datetime.now, UTC))


@pytest.fixture
def stranger(path: Path, editor: Editor) -> Iterator[TestClient]:
    app = make_app(
        path, partial(open_record, path, read_only=True), today=lambda: TODAY, editor=editor
    )
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as found:
        yield found


@pytest.fixture
def person(stranger: TestClient) -> TestClient:
    """The same client, let in."""
    answer = stranger.get("/edit", params={"token": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    return stranger


def find_event(client: TestClient) -> dict[str, str]:
    found: dict[str, str] = client.get("/events.json").json()["events"][0]
    return found


def fill(editor: Editor, **fields: str) -> dict[str, str]:
    return {"form_token": editor.form_token, "back": "/events", **fields}


def test_without_an_editor_there_is_no_way_in(client: TestClient) -> None:
    assert client.get("/edit", params={"token": TOKEN}).status_code == 404
    assert client.post("/edit/correct", data={"thing": "x"}).status_code == 404
    one = find_event(client)["id"]
    assert "form_token" not in client.get(f"/event/{one}").text


def test_forms_show_to_who_was_let_in_alone(stranger: TestClient) -> None:
    one = find_event(stranger)["id"]
    assert "form_token" not in stranger.get(f"/event/{one}").text
    assert stranger.get("/edit", params={"token": "wrong"}).status_code == 403
    assert "form_token" not in stranger.get(f"/event/{one}").text
    stranger.get("/edit", params={"token": TOKEN})
    assert "form_token" in stranger.get(f"/event/{one}").text


def test_what_is_rejected_is_gone_from_page_and_api_until_taken_back(
    person: TestClient, editor: Editor
) -> None:
    one = find_event(person)["id"]
    answer = person.post("/edit/correct", data=fill(editor, thing=one, verdict="reject"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/events")
    assert person.get(f"/event/{one}").status_code == 404
    assert one not in person.get("/api/v1/events", params={"limit": "500"}).text
    person.post("/edit/undo", data=fill(editor, thing=one))
    assert person.get(f"/event/{one}").status_code == 200


def test_a_value_is_set(person: TestClient, editor: Editor) -> None:
    one = find_event(person)["id"]
    given = fill(editor, thing=one, field="status", value="denied")
    assert person.post("/edit/correct", data=given).status_code == 303
    rows = person.get("/events.json", params={"status": "denied"}).json()["events"]
    assert one in {row["id"] for row in rows}


def test_two_are_judged(person: TestClient, editor: Editor) -> None:
    rows = person.get("/events.json").json()["events"]
    one, other = rows[0]["id"], rows[1]["id"]
    given = fill(editor, thing=one, other=other, judgement="same")
    assert person.post("/edit/judge", data=given).status_code == 303
    rows = person.get("/events.json").json()["events"]
    assert rows[0]["happening"] == rows[1]["happening"]


def test_what_was_missed_is_added(person: TestClient, editor: Editor) -> None:
    row = person.get("/events.json").json()["events"][0]
    given = fill(
        editor,
        thing=row["source"]["document"],
        start=str(row["start"]),
        end=str(row["end"]),
        type="AID",
        actor="NATO",
    )
    assert person.post("/edit/missed", data=given).status_code == 303
    found = person.get("/events.json", params={"type": "AID", "actor": "NATO"}).json()["events"]
    assert row["trigger"] in {one["trigger"] for one in found}


@pytest.mark.parametrize(
    ("spoilt", "headers"),
    [
        ({"form_token": "wrong"}, {}),
        ({"form_token": ""}, {}),
        ({}, {"origin": "http://evil.example"}),
        ({}, {"origin": "null"}),
        ({}, {"cookie": "dateline_editor=wrong"}),
    ],
)
def test_forms_of_others_are_refused(
    person: TestClient, editor: Editor, spoilt: dict[str, str], headers: dict[str, str]
) -> None:
    one = find_event(person)["id"]
    given = {**fill(editor, thing=one, verdict="reject"), **spoilt}
    if "cookie" in headers:
        person.cookies.clear()
    assert person.post("/edit/correct", data=given, headers=headers).status_code == 403
    assert find_event(person)["id"] == one


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil", "", "/a\nb"])
def test_no_form_leads_elsewhere(person: TestClient, editor: Editor, back: str) -> None:
    one = find_event(person)["id"]
    given = {**fill(editor, thing=one, verdict="confirm"), "back": back}
    assert person.post("/edit/correct", data=given).headers["location"] == "/"


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        ("correct", {"verdict": "burn"}),
        ("correct", {}),
        ("correct", {"field": "trigger", "value": "x"}),
        ("correct", {"field": "status", "value": "odd"}),
        ("correct", {"field": "status", "value": "denied", "start": "x", "end": "2"}),
        ("missed", {}),
        ("judge", {"other": "nobody", "judgement": "same"}),
        ("undo", {}),
        ("drop", {}),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    person: TestClient, editor: Editor, what: str, fields: dict[str, str]
) -> None:
    one = find_event(person)["id"]
    before = person.get("/api/v1/events").text
    answer = person.post(f"/edit/{what}", data=fill(editor, thing=one, **fields))
    assert answer.status_code in (400, 404)
    assert person.get("/api/v1/events").text == before


def test_a_giant_form_is_refused(person: TestClient, editor: Editor) -> None:
    given = fill(editor, thing="x" * 50_000, verdict="reject")
    assert person.post("/edit/correct", data=given).status_code == 403
