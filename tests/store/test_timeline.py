"""The first happenings of many, and their counts, are those that loading all of them would give."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.answers import Filter
from dateline.findings import DENIED, EventType, Status
from dateline.record import UNKNOWN, EventRow, Link
from dateline.store import Record, counting
from tests.store.builders import NOW, Told, brussels, open_test_record

QUICK = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FIRST = date(2020, 2, 1)
_TYPES: tuple[EventType, ...] = ("CONSULT", "ACCUSE")
_STATUSES: tuple[Status, ...] = ("happened", "planned", "denied")
_WHO = ("NATO", "Iraq", "Ann Lee", "Two men")
_KNOWN = {"NATO": "organisation/nato", "Iraq": "country/IRQ"}


@dataclass(frozen=True, slots=True)
class Sketch:
    """What one made-up report says: an event of some day, with who acts and on whom."""

    number: int
    day: int | None
    until: int | None
    published: int
    type: EventType
    status: Status
    actors: tuple[str, ...]
    recipient: str | None
    placed: bool


SKETCHES = st.lists(
    st.builds(
        Sketch,
        number=st.integers(0, 99),
        day=st.none() | st.integers(0, 12),
        until=st.none() | st.integers(0, 5),
        published=st.integers(5, 15),
        type=st.sampled_from(_TYPES),
        status=st.sampled_from(_STATUSES),
        actors=st.sampled_from([("NATO",), ("NATO", "Iraq"), ("Ann Lee",), ("Two men",)]),
        recipient=st.none() | st.sampled_from(("Iraq", "Ann Lee")),
        placed=st.booleans(),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda one: one.number,
)
JUDGED = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=6)
FILTERS = st.builds(
    Filter,
    type=st.none() | st.sampled_from(_TYPES),
    subject=st.none() | st.just("organisation/nato"),
    from_=st.none() | st.integers(0, 12).map(lambda days: FIRST + timedelta(days=days)),
    to=st.none() | st.integers(0, 15).map(lambda days: FIRST + timedelta(days=days)),
    as_of=st.none() | st.integers(5, 15).map(lambda days: FIRST + timedelta(days=days)),
)


def tell(sketch: Sketch) -> Told:
    who = ", ".join(_WHO)
    text = f"{who} met in Brussels, report {sketch.number} said."
    published = FIRST + timedelta(days=sketch.published)
    url = f"https://a.example/{sketch.number}"
    told = Told(text, url=url, published=published.isoformat())
    parties = {name: told.who(name, actor=_KNOWN.get(name)) for name in _WHO}
    on = None if sketch.day is None else FIRST + timedelta(days=sketch.day)
    until = None if on is None or sketch.until is None else on + timedelta(days=sketch.until)
    told.located("Brussels", "Brussels", "BEL", 50.85, 4.35)
    told.does(
        sketch.type,
        "met",
        actor=tuple(parties[name] for name in sketch.actors),
        recipient=(parties[sketch.recipient],) if sketch.recipient else (),
        on=on.isoformat() if on else None,
        until=until.isoformat() if until else None,
        status=sketch.status,
        place=told.at("Brussels", country="BEL") if sketch.placed else None,
    )
    return told


@contextmanager
def open_made_up(sketches: list[Sketch], judged: list[tuple[int, int]]) -> Iterator[Record]:
    """A record of made-up reports, some of whose events a person judged to be one."""
    with tempfile.TemporaryDirectory() as folder, open_test_record(Path(folder) / "a.db") as record:
        events = []
        for sketch in sketches:
            told = tell(sketch)
            record.add(*told.pair, recorded=NOW)
            events.append(told.events[0].id)
        for one, other in judged:
            if one != other and max(one, other) < len(events):
                link = Link(events[one], events[other], "same", 1.0, "test", "person:a")
                record.add_link(link, recorded=NOW)
        yield record


@QUICK
@given(sketches=SKETCHES, judged=JUDGED, wanted=FILTERS)
def test_the_first_happenings_are_the_first_of_all(
    sketches: list[Sketch], judged: list[tuple[int, int]], wanted: Filter
) -> None:
    with open_made_up(sketches, judged) as record:
        every = record.timeline(wanted)
        for limit in range(1, len(every) + 2):
            assert record.timeline(replace(wanted, limit=limit)) == every[:limit]


@QUICK
@given(sketches=SKETCHES, judged=JUDGED, wanted=FILTERS)
def test_counts_are_those_of_the_events_that_can_be_seen(
    sketches: list[Sketch], judged: list[tuple[int, int]], wanted: Filter
) -> None:
    with open_made_up(sketches, judged) as record:
        events = record.events(wanted)
        days = record.count_days(wanted)
        pairs = record.count_pairs(wanted)
        places = record.count_places(wanted)
    begun = {(row.earliest or row.latest, row.type, row.happening) for row in events}
    assert {(one.day, one.type): one.happenings for one in days.counts} == Counter(
        (day, kind) for day, kind, _ in begun if day is not None
    )
    assert days.looked_at == len(events)
    assert {
        (one.actor.id, one.recipient.id, one.type, one.mutual): one.happenings
        for one in pairs.counts
    } == Counter(pair[:-1] for pair in set(_pairs(events)))
    assert sum(one.happenings for one in places.counts) == len(
        {row.happening for row in events if row.place}
    )
    assert all((one.lat, one.lon, one.precision) == (50.85, 4.35, 4) for one in places.counts)


def _pairs(events: tuple[EventRow, ...]) -> Iterator[tuple[str, str, str, bool, str]]:
    """Give who acts towards whom in each happening, by looking at every event."""
    for row in events:
        actors = [one.id for one in row.actor if not one.id.startswith(UNKNOWN)]
        others = [one.id for one in row.recipient if not one.id.startswith(UNKNOWN)]
        if row.status in DENIED:
            continue
        for one in actors:
            yield from (
                (one, other, row.type, False, row.happening) for other in others if one != other
            )
            if not others:
                yield from (
                    (one, other, row.type, True, row.happening) for other in actors if one < other
                )


def test_counting_looks_at_the_newest_events_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_test_record(tmp_path / "a.db") as record:
        record.add(*brussels().pair, recorded=NOW)
        full = record.count_days()
        assert (full.looked_at, full.more) == (2, False)
        monkeypatch.setattr(counting, "MOST", 1)
        part = record.count_days()
    assert (part.looked_at, part.more) == (1, True)
    assert [one.day for one in part.counts] == [date(2020, 2, 14)]


def test_who_is_named_is_counted_in_texts(tmp_path: Path) -> None:
    with open_test_record(tmp_path / "a.db") as record:
        record.add(*brussels().pair, recorded=NOW)
        record.add(*brussels(url="https://b.example/2").pair, recorded=NOW)
        named = record.count_named(Filter(limit=1))
        early = record.count_named(Filter(as_of=date(2020, 2, 1)))
    assert named.looked_at == 2
    assert [(one.kind, one.actor.name, one.reports) for one in named.counts] == [
        ("country", "Iraq", 1),
        ("operation", "NATO Mission Iraq", 1),
        ("organisation", "NATO", 1),
        ("person", "Ann Lee", 1),
        ("place", "Brussels", 1),
    ]
    assert early.counts == ()
