"""Pages: together they give every row once, each page is bounded, cursors fit their question."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.assistants.arguments import SearchEvents
from dateline.assistants.paging import Page, find_end, find_start, make_page
from dateline.assistants.plain import clean, write_plain
from dateline.errors import UsageError
from dateline.paging import DEEPEST
from tests.assistants.conftest import Call


@dataclass(frozen=True, slots=True)
class Row:
    """A row of some size."""

    words: str


def walk(rows: list[str], *, limit: int, room: int) -> list[Page[Row]]:
    pages: list[Page[Row]] = []
    cursor: str | None = None
    while not pages or cursor:
        asked = SearchEvents(limit=limit, cursor=cursor)
        page = make_page(rows[: find_end(asked)], Row, asked, room=room)
        pages.append(page)
        cursor = page.cursor
    return pages


@given(
    rows=st.lists(st.text(max_size=60), max_size=60),
    limit=st.integers(1, 20),
    room=st.integers(0, 300),
)
def test_pages_give_every_row_once(rows: list[str], limit: int, room: int) -> None:
    pages = walk(rows, limit=limit, room=room)
    assert [row.words for page in pages for row in page.rows] == rows
    for page in pages:
        assert len(page.rows) <= limit
        size = sum(len(write_plain(clean({"words": row.words}))) for row in page.rows)
        assert size <= room or len(page.rows) == 1
        assert page.rows or not rows


def test_a_cursor_is_of_its_question() -> None:
    page = make_page(["a", "b"], Row, SearchEvents(limit=1, about="NATO"))
    assert page.cursor
    assert find_start(SearchEvents(limit=9, about="NATO", cursor=page.cursor)) == 1
    with pytest.raises(UsageError, match="is of no answer to this question"):
        find_start(SearchEvents(limit=1, about="Iraq", cursor=page.cursor))
    deep = page.cursor.replace("1-", f"{DEEPEST + 1}-", 1)
    with pytest.raises(UsageError, match="for 5,000 rows at most"):
        find_start(SearchEvents(limit=1, about="NATO", cursor=deep))


@pytest.mark.parametrize(
    ("tool", "given_", "rows"),
    [
        ("search_events", {"about": "Iraq"}, "events"),
        ("search_events", {"about": "Iraq", "order": "oldest"}, "events"),
        ("search_statements", {"text": "said OR"}, "statements"),
        ("search_statements", {"from": "2020-01"}, "statements"),
        ("agenda", {"part": "all"}, "plans"),
        ("disputes", {}, "disputes"),
        ("as_of", {"date": "2020-01-08"}, "events"),
        ("as_of", {"date": "2020-02", "since": "2020-01"}, "changes"),
        ("sources", {"what": "Iraq"}, "sources"),
        ("dossier", {"name": "Iraq", "part": "statements_about"}, "statements_about"),
        ("get_evidence", {"id": "organisation/nato"}, "claims"),
    ],
)
def test_small_pages_give_what_a_large_one_gives(
    call: Call, tool: str, given_: dict[str, Any], rows: str
) -> None:
    many = call(tool, **given_, limit=30).structured_content
    few: list[Any] = []
    cursor: dict[str, str] = {}
    while len(few) < len(many[rows]):
        page = call(tool, **given_, **cursor, limit=7).structured_content
        few += page[rows]
        if "cursor" not in page:
            break
        assert "ask the same again" in page["advice"]
        cursor = {"cursor": page["cursor"]}
    assert few[: len(many[rows])] == many[rows]


def test_no_answer_is_larger_than_an_assistant_can_take(call: Call) -> None:
    for tool, given_ in (
        ("search_events", {}),
        ("search_statements", {}),
        ("agenda", {"part": "all"}),
        ("disputes", {}),
        ("dossier", {"name": "Iraq"}),
        ("dossier", {"name": "Iraq", "part": "events"}),
        ("as_of", {"date": "2020-03-20", "limit": 100}),
    ):
        limit = {"limit": 100} | given_
        found = call(tool, **limit)
        assert not found.is_error
        assert len(json.dumps(found.structured_content)) < 70_000, tool
