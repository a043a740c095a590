"""What goes wrong is told with what to do, and never by a traceback."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.assistants.answering import Answerer
from dateline.errors import StoreError
from dateline.store import Record
from tests.assistants.conftest import TODAY, Call, make_answerer


@pytest.mark.parametrize(
    ("tool", "given", "kind", "says"),
    [
        ("search_events", {"limit": 0}, "wrong_use", "limit: Input should be greater"),
        ("search_events", {"limit": 101}, "wrong_use", "limit: Input should be less"),
        ("search_events", {"who": "NATO"}, "wrong_use", "who: there is no such argument"),
        ("search_events", {"from": "yesterday"}, "wrong_use", "from: String should match"),
        ("search_events", {"from": "2020-13"}, "wrong_use", "'2020-13' is no date"),
        ("search_events", {"as_of": "0000"}, "wrong_use", "'0000' is no date"),
        ("search_events", {"type": "MEET"}, "wrong_use", "take one of AGREE, CONSULT"),
        ("search_events", {"status": "done"}, "wrong_use", "'happened', 'ongoing'"),
        ("search_events", {"text": "!!!"}, "wrong_use", "holds no word"),
        ("search_events", {"cursor": "20-00000000"}, "wrong_use", "is of no answer to this"),
        ("search_events", {"cursor": "x"}, "wrong_use", "leave it out"),
        ("search_events", {"about": ["NATO"]}, "wrong_use", "about: Input should be a valid"),
        ("search_events", {"about": "n" * 301}, "wrong_use", "about: String should have at most"),
        ("get_event", {"id": "event-zz"}, "wrong_use", "no id in this record begins with"),
        ("get_event", {"id": "e"}, "wrong_use", "begins several ids"),
        ("get_event", {"id": "doc-"}, "wrong_use", "give more of it"),
        ("get_event", {}, "wrong_use", "id: Field required. It takes: "),
        ("get_evidence", {"id": "nothing"}, "wrong_use", "copy one from a listing"),
        ("dossier", {"name": "NATO", "part": "all"}, "wrong_use", "'overview', 'life'"),
        ("dossier", {"name": "Atlantis"}, "unknown_name", "names 'Atlantis'"),
        ("dossier", {"name": "Allawi", "as_of": "2020-01-05"}, "unknown_name", "'Allawi'"),
        ("as_of", {"name": "Allawi", "date": "2020-01-05"}, "unknown_name", "'Allawi'"),
        ("agenda", {"part": "past"}, "wrong_use", "'to_come', 'overdue' or 'all'"),
        ("disputes", {"id": "event-zz"}, "wrong_use", "no id"),
        ("as_of", {"date": "2020-01-08", "since": "2020-01-09"}, "wrong_use", "2020-01-09"),
        ("sources", {"what": "event-zz"}, "wrong_use", "no id"),
        ("sources", {"what": "Atlantis"}, "unknown_name", "names 'Atlantis'"),
        ("write_event", {}, "unknown_tool", "no tool 'write_event'"),
    ],
)
def test_wrong_use_says_what_to_do(
    call: Call, tool: str, given: dict[str, Any], kind: str, says: str
) -> None:
    found = call(tool, **given)
    assert found.is_error
    trouble = found.structured_content
    assert trouble["error"] == kind
    assert says in trouble["what"]
    assert trouble["advice"]
    assert "Traceback" not in str(found)
    assert "pydantic" not in str(found)


def test_a_slip_of_a_name_lists_near_ones(call: Call) -> None:
    found = call("dossier", name="Jens Stoltenburg")
    assert found.is_error
    assert found.structured_content["near"][0] == {
        "id": "person/jens-stoltenberg",
        "name": "Jens Stoltenberg",
    }
    assert not call("dossier", name=found.structured_content["near"][0]["id"]).is_error


def test_near_names_are_of_that_day(call: Call) -> None:
    late = call("search_events", about="Mohammed Alawi").structured_content
    assert late["near"][0]["id"] == "person/mohammed-tawfiq-allawi"
    early = call("search_events", about="Mohammed Alawi", as_of="2020-01-05").structured_content
    assert "person/mohammed-tawfiq-allawi" not in {one["id"] for one in early["near"]}


def test_a_name_of_several_lists_them(call: Call) -> None:
    trouble = call("dossier", name="minister").structured_content
    assert trouble["error"] == "unknown_name"
    assert len(trouble["near"]) > 1
    assert all(one["name"] not in trouble["what"] for one in trouble["near"])


def test_what_takes_too_long_is_given_up(
    example_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.store.deadline.STEPS", 1)
    found = make_answerer(example_record, seconds=0.0).answer("search_events", {})
    assert not found.fine
    assert found.plain["error"] == "took_too_long"
    assert "a smaller limit" in str(found.plain["advice"])


def raise_store_error() -> Record:
    raise StoreError("there is no record x.db any more: put it back")


def raise_fault() -> Record:
    raise ZeroDivisionError("/home/ann/secret.db")


@pytest.mark.parametrize(
    ("open_one", "kind"), [(raise_store_error, "record"), (raise_fault, "fault")]
)
def test_a_lost_record_and_a_fault_are_told(
    open_one: Callable[[], Record], kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    found = Answerer(open_one, today=lambda: TODAY).answer("agenda", {})
    assert not found.fine
    assert found.plain["error"] == kind
    assert not re.search(r"ZeroDivision|secret|Traceback", found.text)
    assert ("ZeroDivisionError" in caplog.text) == (kind == "fault")
