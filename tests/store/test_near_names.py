"""What a person may have meant by a name that nobody bears; and by one that several bear."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import AmbiguousError, UnknownError
from dateline.store import Record
from tests.store.builders import NOW, Told, open_test_record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with open_test_record(Path(tmp_path_factory.mktemp("near")) / "a.db") as opened:
        for names, published in (
            (("Ann Lee", "NATO Mission Iraq"), "2020-02-13"),
            (("Anna Leeds", "Annette Lee"), "2020-02-20"),
        ):
            told = Told(f"{' and '.join(names)} met.", published=published)
            who = {"NATO Mission Iraq": "operation/nmi"}
            for name in names:
                told.who(name, kind="person", actor=who.get(name))
            told.does("CONSULT", "met", actor=(told.who(names[0], kind="person"),))
            opened.add(*told.pair, recorded=NOW)
        yield opened


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nato Misson Irak", "NATO Mission Iraq"),
        ("Anne Lee", "Ann Lee"),
        ("ann leed", "Ann Lee"),
        ("General Annette Leigh", "Annette Lee"),
    ],
)
def test_a_slip_leads_to_the_name(record: Record, typed: str, meant: str) -> None:
    near = record.find_near_names(typed)
    assert near[0].name == meant
    assert record.find_actor(near[0].id) == near[0].id


@pytest.mark.parametrize("typed", ["", "xy", "Zanzibar", "%", "'; DROP TABLE alias", "😀" * 500])
def test_what_is_like_nothing_leads_nowhere(record: Record, typed: str) -> None:
    assert record.find_near_names(typed) == ()


def test_no_name_comes_from_a_later_day(record: Record) -> None:
    names = {one.name for one in record.find_near_names("Annette Le", as_of=date(2020, 2, 14))}
    assert "Annette Lee" not in names
    assert "Annette Lee" in {one.name for one in record.find_near_names("Annette Le")}


def test_a_name_of_several_says_whose(record: Record) -> None:
    with pytest.raises(AmbiguousError, match="can mean") as caught:
        record.find_actor("Lee")
    assert caught.value.name == "Lee"
    assert {name for _, name in caught.value.near} == {"Ann Lee", "Anna Leeds", "Annette Lee"}


def test_a_name_of_nobody_says_so(record: Record) -> None:
    with pytest.raises(UnknownError, match="names 'Bo'") as caught:
        record.find_actor("Bo")
    assert (caught.value.name, caught.value.as_of) == ("Bo", None)


def test_texts_are_given_by_id(record: Record) -> None:
    ids = [row.id for row in record.documents()]
    found = record.texts([*ids, "doc-0000000000000000"])
    assert [one.document for one in found] == sorted(ids)
    assert {one.text for one in found} == {
        "Ann Lee and NATO Mission Iraq met.",
        "Anna Leeds and Annette Lee met.",
    }
    assert all((one.start, one.end) == (0, len(one.text)) for one in found)
