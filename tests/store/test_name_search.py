"""What pages ask beside the commands: beginnings of names and words, the latest first."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.answers import Filter
from dateline.errors import UsageError
from dateline.store import Record
from tests.store.builders import NOW, brussels, open_test_record, unnamed


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record of three reports, two of them on the same meetings a day apart."""
    with open_test_record(tmp_path / "test.db") as opened:
        opened.add(*brussels().pair, recorded=NOW)
        opened.add(*brussels(url="https://b.example/2", published="2020-02-14").pair, recorded=NOW)
        opened.add(*unnamed().pair, recorded=NOW)
        yield opened


def names_of(record: Record, start: str, as_of: date | None = None) -> list[tuple[str, int]]:
    return [(one.actor.id, one.documents) for one in record.names(start, as_of=as_of)]


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("nato", [("organisation/nato", 3), ("operation/nmi", 2)]),
        ("NATO  mission", [("operation/nmi", 2)]),
        ("atl", [("organisation/nato", 3)]),
        ("b", [("place/brussels", 3)]),
        ("ann", [("name/person/ann-lee", 2)]),
        ("ato", []),
        ("", []),
        ("%", []),
        ("\U0010ffff", []),
    ],
)
def test_names_are_found_by_their_beginning(
    record: Record, start: str, found: list[tuple[str, int]]
) -> None:
    assert names_of(record, start) == found


def test_only_names_of_reports_known_by_a_day_are_found(record: Record) -> None:
    assert names_of(record, "ann", date(2020, 2, 13)) == [("name/person/ann-lee", 1)]
    assert names_of(record, "ann", date(2020, 2, 12)) == []


def test_as_many_names_are_given_as_asked_for(record: Record) -> None:
    assert len(record.names("nato", limit=1)) == 1


def test_a_star_stands_for_the_rest_of_a_word(record: Record) -> None:
    def count(text: str) -> int:
        return len(record.documents(Filter(text=text)))

    assert (count("minis"), count("minis*"), count("spokes* minis*")) == (0, 2, 2)
    for text in ("mi*", "*", "**"):
        with pytest.raises(UsageError):
            count(text)


def test_a_sign_that_ends_strings_ends_no_question(record: Record) -> None:
    assert len(record.documents(Filter(text="Ministers\0meet"))) == 2


def test_the_latest_reports_come_first_when_asked_for(record: Record) -> None:
    first = record.documents()
    latest = record.documents(newest=True)
    assert latest == first[::-1]
    assert record.documents(Filter(limit=1), newest=True) == latest[:1]


def test_speakers_are_counted_among_the_latest_statements(record: Record) -> None:
    assert sum(one.statements for one in record.speakers()) == 5
    assert sum(one.statements for one in record.speakers(newest=2)) == 2
    (last,) = record.speakers(newest=1)
    assert last.speaker.name == "Ann Lee"


def test_claims_are_given_up_to_a_limit(record: Record) -> None:
    whole = record.why("organisation/nato")
    assert len(whole.claims) > 2
    assert record.why("organisation/nato", limit=2).claims == whole.claims[:2]


def test_a_state_of_mere_words_is_told_by_its_own_report(record: Record) -> None:
    for one in record.states():
        documents = {row.source.document for row in record.sources(one.id)}
        assert one.source.document in documents
