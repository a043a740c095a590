"""The API: what schemathesis makes up from the description finds nothing, and a few by hand."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dateline.answers import Filter
from dateline.recording import open_record
from dateline.store import Record
from dateline.web.app import make_app
from tests.web.conftest import TODAY

PER_ADDRESS = 15


def nothing() -> Record:
    raise AssertionError("the description needs no record")


DESCRIBED = schemathesis.openapi.from_asgi(
    "/api/v1/openapi.json",
    make_app(Path("none.db"), nothing, today=lambda: TODAY),
    headers={"host": "127.0.0.1"},
)
OPERATIONS = {
    one.label: one
    for found in DESCRIBED.get_all_operations()
    if isinstance(found, Ok)
    for one in [found.ok()]
}
WRONG = [label for label in OPERATIONS if label != "GET /extent"]
"""What takes parameters, so that something can be wrong with them."""


@pytest.fixture(scope="module")
def application(example_record: Path) -> Starlette:
    return make_app(
        example_record, lambda: open_record(example_record, read_only=True), today=lambda: TODAY
    )


@pytest.mark.parametrize("label", OPERATIONS)
def test_no_question_that_fits_the_description_finds_a_fault(
    application: Starlette, label: str
) -> None:
    ask_many(application, label, GenerationMode.POSITIVE)


@pytest.mark.parametrize("label", WRONG)
def test_no_question_against_the_description_finds_a_fault(
    application: Starlette, label: str
) -> None:
    ask_many(application, label, GenerationMode.NEGATIVE)


def ask_many(application: Starlette, label: str, mode: GenerationMode) -> None:
    @given(case=OPERATIONS[label].as_strategy(generation_mode=mode))
    @settings(max_examples=PER_ADDRESS, suppress_health_check=list(HealthCheck))
    def ask(case: schemathesis.Case[Any]) -> None:
        answer = case.call(app=application, headers={"host": "127.0.0.1"})
        case.validate_response(answer)

    ask()


def test_the_rows_are_those_of_the_record(client: TestClient, example_record: Path) -> None:
    with open_record(example_record, read_only=True) as record:
        rows = record.events(Filter(actor="NATO", type="CONSULT"))
    answer = client.get("/api/v1/events", params={"actor": "NATO", "type": "CONSULT"}).json()
    assert answer["next"] is None
    assert [one["id"] for one in answer["items"]] == [row.id for row in rows]


@pytest.mark.parametrize(
    ("path", "given_", "limit"),
    [
        ("events", {}, 90),
        ("statements", {}, 70),
        ("states", {}, 40),
        ("reports", {"from": "2020-01-01"}, 3),
        ("timeline", {}, 11),
        ("speakers", {}, 9),
        ("stories", {}, 2),
        ("agenda", {"part": "all"}, 13),
        ("disputes", {}, 4),
        ("changes", {"from": "2020-01-10", "to": "2020-02-20"}, 30),
    ],
)
def test_pages_follow_by_cursor(
    client: TestClient, path: str, given_: dict[str, str], limit: int
) -> None:
    whole = client.get(f"/api/v1/{path}", params={**given_, "limit": "500"}).json()
    assert whole["next"] is None
    assert len(whole["items"]) > limit
    found: list[object] = []
    asked = {**given_, "limit": str(limit)}
    while True:
        answer = client.get(f"/api/v1/{path}", params=asked).json()
        found += answer["items"]
        if answer["next"] is None:
            break
        asked["after"] = answer["next"]
    assert found == whole["items"]


def test_a_cursor_of_another_question_is_a_problem(client: TestClient) -> None:
    after = client.get("/api/v1/stories", params={"limit": "1"}).json()["next"]
    other = {"after": after, "as_of": "2020-02-01"}
    answer = client.get("/api/v1/stories", params=other)
    assert answer.status_code == 404
    assert "is of no answer to this question" in answer.json()["detail"]


def test_what_goes_wrong_is_a_problem(client: TestClient) -> None:
    answer = client.get("/api/v1/dossier", params={"name": "Nobody At All"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].startswith("no report in this record names")


def test_what_was_had_is_not_sent_again(client: TestClient) -> None:
    tag = client.get("/api/v1/extent").headers["etag"]
    assert (
        client.get("/api/v1/extent", headers={"if-none-match": f'W/{tag}, "x"'}).status_code == 304
    )


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/v1/events")
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_day_hides_what_came_later(client: TestClient) -> None:
    answer = client.get("/api/v1/events", params={"as_of": "2020-01-31", "limit": "500"}).json()
    assert all(one["source"]["published"] <= "2020-01-31" for one in answer["items"])
