"""Corrections by persons: what they change, how they are undone, and that order is no matter."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from dateline.answers import Filter
from dateline.corrections import Change, Correction, Missed
from dateline.errors import UnknownError, UsageError
from dateline.store import Record
from tests.store.builders import NOW, brussels, open_test_record

LATER = NOW + timedelta(days=1)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record of two reports on the same meetings, a day apart."""
    with open_test_record(tmp_path / "test.db") as opened:
        add_first(opened)
        add_second(opened)
        yield opened


def add_first(record: Record) -> None:
    record.add(*brussels().pair, recorded=NOW)


def add_second(record: Record) -> None:
    record.add(*brussels(url="https://b.example/2", published="2020-02-14").pair, recorded=NOW)


def correct(
    record: Record, one: str, *changes: Change, at: datetime = LATER, **said: object
) -> None:
    asked = Correction(one, "Ann Lee", said.get("verdict"), changes)  # type: ignore[arg-type]
    record.correct(asked, recorded=at)
    assert record.check() == ()


def find(record: Record, one: str) -> object:
    return next((row for row in record.events() if row.id == one), None)


def test_what_is_rejected_is_in_no_view_until_that_is_undone(record: Record) -> None:
    before = list(record.dump())
    met = record.events()[0]
    correct(record, met.id, verdict="rejected")
    assert find(record, met.id) is None
    assert all(met.id not in [one.id for one in row.events] for row in record.timeline())
    assert record.events(Filter(text="met")) != ()
    record.undo_correction(met.id, author="Ben", recorded=LATER + timedelta(hours=1))
    assert find(record, met.id) == met
    assert record.check() == ()
    views = [line for line in before if '"table": "claim"' not in line and '"link"' not in line]
    assert set(views) <= set(record.dump())


def test_a_confirmation_changes_no_value(record: Record) -> None:
    met = record.events()[0]
    correct(record, met.id, verdict="confirmed")
    assert find(record, met.id) == met
    (row,) = record.corrections()
    assert (row.author, row.values, row.undone) == ("Ann Lee", (("verdict", "confirmed"),), None)


def test_a_corrected_value_takes_the_place_of_the_coders(record: Record) -> None:
    met = record.events()[0]
    correct(record, met.id, Change("status", "denied"), Change("date", "2020-02-10..2020-02-11"))
    row = next(one for one in record.events() if one.id == met.id)
    assert (row.status, row.earliest, row.latest) == (
        "denied",
        date(2020, 2, 10),
        date(2020, 2, 11),
    )
    assert row.actor == met.actor
    claims = record.why(met.id).claims
    assert {one.claim.evidence.by.split()[0] for one in claims} == {"dateline", "person"}


def test_the_latest_of_several_counts(record: Record) -> None:
    met = record.events()[0]
    correct(record, met.id, Change("type", "AID"))
    correct(record, met.id, Change("type", "retreat"), at=LATER + timedelta(hours=1))
    assert next(one.type for one in record.events() if one.id == met.id) == "RETREAT"
    record.undo_correction(met.id, author="Ben", recorded=LATER + timedelta(hours=2))
    assert next(one.type for one in record.events() if one.id == met.id) == "AID"


def test_an_actor_is_given_by_name(record: Record) -> None:
    met = record.events()[0]
    correct(record, met.id, Change("actor", "Iraq"), Change("actor", "Ann Lee"))
    row = next(one for one in record.events() if one.id == met.id)
    assert [one.name for one in row.actor] == ["Iraq", "Ann Lee"]
    assert met.id in [one.id for one in record.events(Filter(actor="Ann Lee"))]
    assert met.id not in [one.id for one in record.events(Filter(actor="NATO"))]


def test_a_corrected_actor_is_counted_under_its_name(record: Record) -> None:
    met = record.events()[0]
    correct(record, met.id, Change("actor", "Ann Lee"), Change("recipient", "Iraq"))
    pairs = record.count_pairs().counts
    assert ("Ann Lee", "Iraq") in [(one.actor.name, one.recipient.name) for one in pairs]


def test_a_missed_event_is_added_with_its_words(record: Record) -> None:
    document = record.documents()[0].id
    text = record.reading(document).document.text
    start = text.index("met")
    asked = Missed(document, start, start + 3, "Ann Lee", "aid", (Change("actor", "NATO"),))
    row = record.add_missed(asked, recorded=LATER)
    found = next(one for one in record.events() if one.id == row.subject)
    assert (found.type, found.trigger, found.actor[0].name) == ("AID", "met", "NATO")
    assert record.check() == ()
    record.undo_correction(row.subject, author="Ann Lee", recorded=LATER + timedelta(hours=1))
    assert find(record, row.subject) is None


def test_it_does_not_matter_whether_it_was_corrected_before_others_were_read(
    tmp_path: Path,
) -> None:
    dumps = []
    for number, early in enumerate((True, False)):
        with open_test_record(tmp_path / f"{number}.db") as record:
            add_first(record)
            one = record.events()[0].id
            if not early:
                add_second(record)
            correct(record, one, Change("type", "ASSAULT"), Change("actor", "Ann Lee"))
            if early:
                add_second(record)
            happenings = {row.id: row.happening for row in record.events()}
            record.rebuild()
            assert happenings == {row.id: row.happening for row in record.events()}
            dumps.append([line for line in record.dump() if '"withdrawal"' not in line])
    first, second = ([line for line in dump if '"table": "link"' not in line] for dump in dumps)
    assert first == second


def test_a_rebuild_honours_corrections(record: Record) -> None:
    met = record.events()[0]
    correct(record, met.id, verdict="rejected")
    before = list(record.dump())
    record.rebuild()
    assert list(record.dump()) == before


@pytest.mark.parametrize(
    ("changes", "verdict", "says"),
    [
        ((), None, "nothing is corrected"),
        ((Change("type", "PARTY"),), None, "is no type"),
        ((Change("status", "maybe"),), None, "is no status"),
        ((Change("trigger", "x"),), None, "cannot be corrected"),
        ((Change("actor", "Nobody At All"),), None, "names"),
        ((Change("date", "soon"),), None, "is no date"),
        ((Change("actor", "NATO", 5, 5),), None, "no words stand"),
        ((Change("actor", "NATO", 0, 10**9),), None, "no words stand"),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    record: Record, changes: tuple[Change, ...], verdict: None, says: str
) -> None:
    before = list(record.dump())
    met = record.events()[0]
    with pytest.raises(UsageError, match=says):
        record.correct(Correction(met.id, "Ann Lee", verdict, changes), recorded=LATER)
    assert list(record.dump()) == before


@pytest.mark.parametrize("author", ["", "  ", "Dateline", "dateline 1", "a\x00b"])
def test_who_corrects_must_be_a_person(record: Record, author: str) -> None:
    with pytest.raises(UsageError):
        record.correct(
            Correction(record.events()[0].id, author, "rejected"), recorded=datetime.now(UTC)
        )


def test_only_what_was_read_can_be_corrected(record: Record) -> None:
    with pytest.raises(UnknownError):
        record.correct(Correction("event-none", "Ann Lee", "rejected"), recorded=LATER)
    with pytest.raises(UsageError, match="nobody has corrected"):
        record.undo_correction(record.events()[0].id, author="Ann Lee", recorded=LATER)
