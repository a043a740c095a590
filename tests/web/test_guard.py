"""Who is answered, and what every answer tells browsers."""

import pytest
from starlette.testclient import TestClient

from dateline.web.guard import LONGEST_QUERY


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8150", "localhost:1", "LOCALHOST", "[::1]:8"]
)
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8150", "127.0.0.1.evil.example", "", "localhost@evil.example"],
)
def test_another_name_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("path", ["/", "/events.json", "/nothing", "/static/style.css"])
def test_every_answer_forbids_scripts_of_others(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


def test_a_giant_query_is_refused(client: TestClient) -> None:
    assert client.get("/events", params={"text": "a" * LONGEST_QUERY}).status_code == 414
