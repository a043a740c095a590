"""Disputes of a record: found by index, as of each day, whatever the order of reading."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from dateline.answers import Filter
from dateline.disputes import Dispute
from dateline.errors import UsageError
from dateline.findings import Reading
from dateline.record import Link
from dateline.recording import open_record
from dateline.store import Record
from dateline.text import Report
from tests.store.builders import NOW, Told, open_test_record

Pairs = tuple[tuple[Report, Reading], ...]
PLANTED = (
    ("strength", ("about 500", "about 600")),
    ("killed", ("7", "10")),
    ("killed", ("at least 40", "56")),
    ("killed", ("80 (USA)", "none (USA)")),
    ("missiles", ("more than 12", "22")),
    ("wounded", ("none (USA)", "11 (USA soldier)", "34 (USA soldier)", "109 (USA soldier)")),
    ("wounded", ("none (USA)", "64 (USA soldier)")),
    ("wounded", ("about 12 (global coalition)", "14 (global coalition)")),
    ("rockets", ("10", "at least 15", "18")),
    ("rockets", ("at least 25", "33")),
    ("crowd", ("tens of thousands", "hundreds of thousands", "more than 1,000,000")),
)
"""The disagreements that the README of the examples lists, by field and values."""


@pytest.fixture(scope="module")
def examples(example_readings: Pairs, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with open_record(tmp_path_factory.mktemp("disputes") / "a.db") as record:
        list(record.add_all(example_readings, clock=lambda: NOW))
        yield record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_test_record(tmp_path / "test.db") as opened:
        yield opened


def values(dispute: Dispute) -> set[str]:
    return {side.value for side in dispute.sides}


def attack(
    url: str,
    actor: str,
    *,
    published: str = "2020-02-13",
    on: str | None = "2020-02-12",
    **more: str,
) -> tuple[Report, Reading]:
    """A report that somebody says that Iraq was attacked in Brussels, or denies it."""
    denied = more.get("status") == "denied"
    speaker = more.get("by", "Ann Lee")
    text = f"{actor} {'did not attack' if denied else 'attacked'} Iraq in Brussels, {speaker} said."
    told = Told(text, url=f"https://{url}.example", published=published)
    known = {"NATO": "organisation/nato", "United States": "country/USA"}
    who = told.who(actor, actor=known[actor])
    iraq = told.who("Iraq", kind="country", actor="country/IRQ")
    words = "did not attack" if denied else "attacked"
    said = told.says(f"{actor} {words} Iraq", speaker=told.who(speaker, kind="person"))
    told.does(
        "ASSAULT",
        "attack" if denied else "attacked",
        actor=(who,),
        recipient=(iraq,),
        on=on,
        status="denied" if denied else "happened",
        said_by=(said,),
        place=told.at("Brussels", actor="place/brussels", country="BEL"),
    )
    return told.pair


@pytest.mark.parametrize(("field", "wanted"), PLANTED, ids=[str(one) for one in PLANTED])
def test_planted_disagreements_come_out(
    field: str, wanted: tuple[str, ...], examples: Record
) -> None:
    found = examples.disputes(Filter(field=field))
    told = [values(one) | {side.value for side in one.sides} for one in found]
    assert any(set(wanted) <= one for one in told), told


def test_the_corrected_strength_is_settled(examples: Record) -> None:
    (one,) = examples.disputes(Filter(field="strength", subject="NATO Mission Iraq"))
    assert one.settled is not None
    assert (one.settled.on, one.settled.value) == (date(2020, 1, 8), "about 500")
    assert any(count.low == 400 and count.high is None for count in one.counts)
    (before,) = examples.disputes(Filter(field="strength", as_of=date(2020, 1, 7)))
    assert (before.standing, before.id) == ("open", one.id)


def test_no_day_shows_what_was_published_later(examples: Record) -> None:
    day = date(2020, 1, 3)
    while day <= date(2020, 3, 18):
        for one in examples.disputes(Filter(as_of=day)):
            voices = [voice for side in one.sides for voice in side.voices]
            voices += [count.voice for count in one.counts]
            for voice in voices:
                assert voice.source.published is not None
                assert voice.source.published <= day
                assert voice.until is None or voice.until <= day
            assert one.settled is None or one.settled.on <= day
        day += timedelta(days=1)


def test_every_value_stands_in_its_words(examples: Record, example_readings: Pairs) -> None:
    texts = {reading.document.id: reading.document.text for _, reading in example_readings}
    for one in examples.disputes():
        for voice in (voice for side in one.sides for voice in side.voices):
            text = texts[voice.source.document]
            assert text[voice.start : voice.end] in voice.sentence or voice.quote in text


def test_a_limit_gives_the_first_of_all(examples: Record) -> None:
    every = examples.disputes()
    assert examples.disputes(Filter(limit=3)) == every[:3]
    assert [one.day for one in every] == sorted((one.day for one in every), reverse=True)  # type: ignore[type-var]
    assert all(one.standing == "open" for one in examples.disputes(only_open=True))


def test_an_id_shows_one_dispute(examples: Record) -> None:
    one = examples.disputes()[0]
    assert examples.dispute(one.id[:14]) == (one,)
    assert one in examples.dispute(one.events[0])
    for unknown in ("dispute-zz", "event-zz", "doc-"):
        with pytest.raises(UsageError):
            examples.dispute(unknown)


def test_the_order_of_reading_does_not_matter(example_readings: Pairs, tmp_path: Path) -> None:
    def ask(pairs: Sequence[tuple[Report, Reading]], name: str) -> tuple[Dispute, ...]:
        with open_record(tmp_path / name) as opened:
            list(opened.add_all(pairs, clock=lambda: NOW))
            return opened.disputes()

    first = ask(example_readings, "a.db")
    assert first == ask(example_readings[::-1], "b.db")
    assert first == ask((*example_readings[5:], *example_readings[:5]), "c.db")


def test_a_denial_disputes_that_it_happened(record: Record) -> None:
    record.add(*attack("a", "NATO"), recorded=NOW)
    record.add(
        *attack("b", "NATO", published="2020-02-14", status="denied", by="Bo Roy"), recorded=NOW
    )
    (one,) = record.disputes(Filter(field="status"))
    assert values(one) == {"happened", "denied"}
    assert one.standing == "open"
    assert record.disputes(Filter(field="status", subject="NATO")) == (one,)
    assert not record.disputes(Filter(as_of=date(2020, 2, 13)))


def test_another_culprit_disputes_who_did_it(record: Record) -> None:
    record.add(*attack("a", "NATO"), recorded=NOW)
    record.add(*attack("b", "United States", by="Bo Roy"), recorded=NOW)
    found = record.disputes(Filter(field="actor"))
    assert [values(one) for one in found] == [{"NATO", "United States"}]


def test_days_of_one_happening_that_a_person_joins_are_disputed(record: Record) -> None:
    record.add(*attack("a", "NATO", on="2020-02-11"), recorded=NOW)
    record.add(*attack("b", "NATO", on="2020-02-12", by="Bo Roy"), recorded=NOW)
    assert not record.disputes(Filter(field="day"))
    one, other = (row.id for row in record.events())
    record.add_link(Link(one, other, "same", 1.0, "the same raid", "Ann"), recorded=NOW)
    (dispute,) = record.disputes(Filter(field="day"))
    assert values(dispute) == {"2020-02-11", "2020-02-12"}
    assert dispute in record.dossier("NATO").disputes


def test_a_rebuild_makes_the_same_tallies(examples: Record) -> None:
    before, found = list(examples.dump()), examples.disputes()
    examples.rebuild()
    assert list(examples.dump()) == before
    assert examples.disputes() == found
    assert examples.check() == ()
