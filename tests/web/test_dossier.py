"""The page of one actor, place or operation on the example record."""

import csv
import re
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

MISSION = {"name": "NATO Mission Iraq"}


def test_a_band_leads_to_the_words_of_its_value(client: TestClient) -> None:
    text = client.get("/dossier", params=MISSION).text
    assert '<svg id="life"' in text
    assert '<svg id="strength"' in text
    links = re.findall(r'<a href="#([^"]+)" class="mark', text)
    assert links
    for one in links:
        assert f'id="{one}"' in text, one


def test_each_value_has_its_words_and_report(client: TestClient) -> None:
    rows = list(csv.DictReader(client.get("/dossier.csv", params=MISSION).text.splitlines()))
    assert {row["section"] for row in rows} >= {"life", "strength", "lead"}
    text = client.get("/dossier", params=MISSION).text
    for row in rows:
        assert row["words"] in row["sentence"]
        assert f"/report/{row['document']}" in text


def test_nothing_later_is_drawn_on_a_day(client: TestClient) -> None:
    early = client.get("/dossier", params={**MISSION, "as_of": "2020-01-06"}).text
    assert "about 600" not in early
    assert "asked to stay" not in early
    rows = csv.DictReader(
        client.get("/dossier.csv", params={**MISSION, "as_of": "2020-01-06"}).text.splitlines()
    )
    assert {row["published"] <= "2020-01-06" for row in rows} == {True}


def test_the_days_that_are_drawn_can_be_chosen(client: TestClient) -> None:
    found = client.get("/dossier.json", params={**MISSION, "from": "2018", "to": "2020-04"}).json()
    assert found["window"] == {"first": "2018-01-01", "last": "2020-04-30"}


def test_who_is_named_most_is_listed_without_a_name(client: TestClient) -> None:
    named = client.get("/dossier.json").json()["named"]["counts"]
    text = client.get("/dossier").text
    assert {one["kind"] for one in named} >= {"person", "organisation", "operation", "country"}
    assert all(one["actor"]["name"].replace("&", "&amp;").split("'")[0] in text for one in named)


@pytest.mark.parametrize("name", ["Baghdad", "IRA", "Jens Stoltenburg"])
def test_whom_a_name_can_mean_is_offered(client: TestClient, name: str) -> None:
    near = client.get("/dossier.json", params={"name": name}).json()["near"]
    text = client.get("/dossier", params={"name": name}).text
    assert near
    for one in near:
        path = f"/dossier?{urlencode({'name': one['id']})}"
        assert f'href="{path}"' in text
        assert client.get(path).status_code == 200


def test_a_name_that_means_nobody_is_said(client: TestClient) -> None:
    answer = client.get("/dossier", params={"name": "Zzyzx Qwrtp"})
    assert answer.status_code == 404
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize(
    ("name", "shown"),
    [("NATO", "NATO"), ("stoltenberg", "Jens Stoltenberg"), ("place/baghdad", "Baghdad")],
)
def test_any_kind_has_a_page(client: TestClient, name: str, shown: str) -> None:
    assert f"<h1>{shown}" in client.get("/dossier", params={"name": name}).text
