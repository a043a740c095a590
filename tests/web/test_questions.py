"""Lists, single things and search: what is asked comes out, in each form, and nothing later."""

import csv
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.disputes import Count, Voice
from dateline.record import Source
from dateline.text import Document
from dateline.web.disputed import draw_ranges
from dateline.web.pages import PAGES
from dateline.web.words import cut_words, find_page, say_change, say_when

DAYS = ["2020-01-10", "2020-02-12"]
SOURCE = Source("doc-1", "report-1", None, "Post", None, "a.txt", date(2020, 1, 2))


def rows_of(client: TestClient, path: str, name: str, **given: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"{path}.json", params=given).json()[name]
    return found


@pytest.mark.parametrize("page", [one for one in PAGES if one.table], ids=lambda one: one.name)
def test_every_table_has_as_many_cells_as_titles(client: TestClient, page: Any) -> None:
    item = {
        "/versions/{item:path}": rows_of(client, "/reports", "reports")[0]["id"],
        "/sources/{item:path}": rows_of(client, "/reports", "reports")[0]["id"],
        "/why/{item:path}": rows_of(client, "/events", "events")[0]["id"],
    }.get(page.path, "")
    path = page.path.replace("{item:path}", item)
    params = {"text": "nat"} if page.name == "names" else {}
    rows = list(csv.reader(client.get(f"{path}.csv", params=params).text.splitlines()))
    assert len(rows) > 1 or page.name == "versions"
    assert {len(row) for row in rows} == {len(rows[0])}


def test_every_thing_that_a_list_names_has_a_page(client: TestClient) -> None:
    for path, name in (
        ("/stories", "stories"),
        ("/agenda", "plans"),
        ("/disputes", "disputes"),
        ("/reports", "reports"),
    ):
        single = {"agenda": "plan", "stories": "story", "disputes": "dispute", "reports": "report"}
        given = {"from": "2020"} if name == "stories" else {}
        rows = rows_of(client, path, name, **given)
        assert rows
        for row in rows:
            answer = client.get(f"/{single[path[1:]]}/{row['id']}")
            assert answer.status_code == 200, row["id"]


@pytest.mark.parametrize("part", ["to_come", "overdue", "all"])
def test_each_part_of_the_agenda_is_there(client: TestClient, part: str) -> None:
    plans = rows_of(client, "/agenda", "plans", part=part)
    kinds = {one["outcome"]["kind"] for one in plans}
    assert plans
    if part == "overdue":
        assert kinds == {"not_reported"}
    if part == "to_come":
        assert not kinds & {"happened", "not_reported"}


def test_an_agenda_without_such_a_part_is_refused(client: TestClient) -> None:
    assert client.get("/agenda?part=soon").status_code == 400


def test_conditions_and_deadlines_are_shown(client: TestClient) -> None:
    page = client.get("/agenda?part=all&limit=100").text
    assert "as soon as conditions allowed" in page
    assert "before the end of the month" in page


def test_a_dispute_shows_its_voices_and_numbers(client: TestClient) -> None:
    one = next(row for row in rows_of(client, "/disputes", "disputes") if len(row["counts"]) > 1)
    page = client.get(f"/dispute/{one['id']}").text
    assert page.count("<svg") == len({count["what"] for count in one["counts"]})
    assert all(
        voice["source"]["document"] in page for side in one["sides"] for voice in side["voices"]
    )
    hinted = client.get(f"/dispute/{one['id']}", params={"of": one["events"][0]}).text
    assert (
        hinted.split("<main")[1].split("<footer")[0] == page.split("<main")[1].split("<footer")[0]
    )


def test_a_hint_that_leads_elsewhere_is_passed_over(client: TestClient) -> None:
    one, other = rows_of(client, "/disputes", "disputes")[1:3]
    for hint in ("event-none", other["sides"][0]["voices"][0]["id"]):
        answer = client.get(f"/dispute/{one['id']}.json", params={"of": hint})
        assert [found["id"] for found in answer.json()["disputes"]] == [one["id"]]


def test_changes_are_those_between_the_days(client: TestClient) -> None:
    changes = rows_of(client, "/changes", "changes", **{"from": "2020-02-01", "to": "2020-02-12"})
    assert changes
    assert all("2020-02-01" < one["day"] <= "2020-02-12" for one in changes)


def test_what_versions_changed_is_marked_word_by_word(client: TestClient) -> None:
    page = "".join(
        client.get(f"/versions/{row['id']}").text for row in rows_of(client, "/reports", "reports")
    )
    assert "<del>some 600</del>" in page
    assert "<ins>about 500</ins>" in page
    assert "silent" in page


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    ("path", "name", "published"),
    [
        ("/reports", "reports", lambda row: [row["source"]["published"]]),
        ("/stories", "stories", lambda row: [one["published"] for one in row["sources"]]),
        ("/agenda", "plans", lambda row: [one["published"] for one in row["sources"]]),
        ("/changes", "changes", lambda row: [row["day"]]),
        ("/disputes", "disputes", lambda row: [one["since"] for one in row["sides"]]),
        ("/speakers", "speakers", lambda row: [row["latest"]]),
    ],
)
def test_nothing_later_is_listed_on_a_day(
    client: TestClient, day: str, path: str, name: str, published: Any
) -> None:
    rows = rows_of(client, path, name, as_of=day)
    assert rows
    assert all(one <= day for row in rows for one in published(row) if one)


def test_nothing_later_explains_a_thing_on_a_day(client: TestClient) -> None:
    for one in rows_of(client, "/events", "events", as_of=DAYS[0], limit="40"):
        found = client.get(f"/why/{one['id']}.json", params={"as_of": DAYS[0]}).json()["found"]
        assert all(row["claim"]["published"] <= DAYS[0] for row in found["claims"])
        assert found["superseded_by"] is None
    later = rows_of(client, "/reports", "reports")[0]["id"]
    assert client.get(f"/report/{later}?as_of={DAYS[0]}").status_code == 404
    assert client.get(f"/why/{later}?as_of={DAYS[0]}").status_code == 404


def test_search_finds_names_and_words(client: TestClient) -> None:
    found = client.get("/search.json?text=stoltenberg").json()
    assert [one["actor"]["name"] for one in found["names"]] == ["Jens Stoltenberg"]
    assert found["reports"]
    assert found["events"]
    assert all("stoltenberg" in one["content"].casefold() for one in found["statements"])


def test_search_finds_the_beginning_of_words_while_they_are_typed(client: TestClient) -> None:
    assert client.get("/search.json?text=stolt").json()["reports"] == []
    typed = client.get("/search.json?text=stolt&typing=1").json()
    whole = client.get("/search.json?text=stoltenberg").json()
    assert {one["id"] for one in typed["reports"]} == {one["id"] for one in whole["reports"]}


@pytest.mark.parametrize("text", ["", "  ", "“”", "*", "a*", '"', "\0", "a" * 400])
@pytest.mark.parametrize("typing", ["", "1"])
def test_search_takes_whatever_is_typed(client: TestClient, text: str, typing: str) -> None:
    assert client.get("/search", params={"text": text, "typing": typing}).status_code == 200


def test_groups_of_names_are_by_kind(client: TestClient) -> None:
    page = client.get("/search?text=nato").text
    assert page.index("<h2>Operations</h2>") < page.index("<h2>People and organisations</h2>")
    assert "NATO Mission Iraq" in page


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        (None, None, ""),
        (None, date(2020, 3, 17), "by 2020-03-17"),
        (date(2020, 1, 5), None, "from 2020-01-05 on"),
        (date(2020, 1, 5), date(2020, 1, 5), "2020-01-05"),
        (date(2020, 1, 1), date(2020, 1, 31), "2020-01"),
        (date(2020, 1, 5), date(2020, 1, 9), "2020-01-05 to 2020-01-09"),
    ],
)
def test_days_are_said_as_people_say_them(
    earliest: date | None, latest: date | None, said: str
) -> None:
    assert say_when(earliest, latest) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        ("happened, ../2020-03-17", "happened, by 2020-03-17"),
        ("called_for, 2020-01-05/..", "called for, from 2020-01-05 on"),
        (
            "planned, 2020-02-12/2020-02-13, in Brussels",
            "planned, 2020-02-12 to 2020-02-13, in Brussels",
        ),
        ("killed 11..13, 14", "killed 11 to 13, 14"),
        ("rockets 7..", "rockets 7 or more"),
        ("United States", "United States"),
    ],
)
def test_values_of_changes_are_said_without_signs(value: str | None, said: str) -> None:
    assert say_change(value) == said


@pytest.mark.parametrize(
    ("one", "path"),
    [
        ("event-1", "/event/event-1"),
        ("doc-1", "/report/doc-1"),
        ("state-1", "/why/state-1"),
        ("country/IRQ", "/why/country/IRQ"),
        ("name/person/ann-lee", "/why/name/person/ann-lee"),
    ],
)
def test_an_id_leads_to_its_page(one: str, path: str) -> None:
    assert find_page(one) == path


def test_a_sentence_is_cut_at_its_words() -> None:
    document = Document("The mission has some 600 men.", "report-1", "a.txt")
    whole, words = document.span(0, 29), document.span(16, 24)
    assert cut_words(whole, [words, None]) == (
        ("The mission has ", False),
        ("some 600", True),
        (" men.", False),
    )


def make_count(low: int | None, high: int | None) -> Count:
    voice = Voice("tally-1", "some", 0, 4, "some", (), SOURCE)
    return Count("killed", low, high, (), None, voice)


def test_numbers_are_drawn_on_one_axis() -> None:
    drawn = draw_ranges("killed", [make_count(0, 0), make_count(7, None), make_count(40, 60)])
    none, least, both = drawn.ranges
    assert none.left == none.right < least.left < both.left < both.right
    assert least.open
    assert least.right > both.right
    assert [name for _, name in drawn.ticks][:2] == ["0", "20"]
    assert [one.says for one in drawn.ranges] == ["no", "7+", "40-60"]
