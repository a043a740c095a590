"""A dossier of who has very much: the newest are loaded, the rest is counted, nothing is later."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from benchmarks.scale_readings import FIRST, PER_DAY, Maker
from dateline.answers import Dossier, Filter
from dateline.knowledge import load_knowledge
from dateline.lives import Whole
from dateline.record import Source
from dateline.recording import open_record
from dateline.store import Record
from dateline.store import dossier as bounds
from tests.store.builders import NOW

REPORTS = 110
LAST = FIRST + timedelta(days=3)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of made-up reports, a hundred a day."""
    made = list(Maker(load_knowledge()).make(REPORTS))
    with open_record(tmp_path_factory.mktemp("dossier") / "a.db") as record:
        for _ in record.add_all(made, clock=lambda: NOW):
            pass
        yield record


@pytest.fixture(scope="module")
def common(grown: Record) -> str:
    """The id of who takes part in most events."""
    counts: dict[str, int] = {}
    for row in grown.events():
        for one in (*row.actor, *row.recipient):
            counts[one.id] = counts.get(one.id, 0) + 1
    return max(counts, key=lambda one: (counts[one], one))


def test_all_is_loaded_where_there_is_little(
    grown: Record, common: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "NEXT", 100)
    found = grown.dossier(common)
    assert found.whole == ()
    assert [row.id for row in found.events] == [row.id for row in grown.events(about(common))]


def test_of_many_plans_the_first_are_shown(
    grown: Record, common: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "NEXT", 3)
    found = grown.dossier(common)
    today = FIRST + timedelta(days=(REPORTS - 1) // PER_DAY)
    assert found.next == grown.agenda(Filter(subject=common, limit=4), today=today)[:3]
    assert found.whole == (Whole("plans to come", 3, None),)


def about(common: str) -> Filter:
    return Filter(subject=common)


def test_walking_by_day_finds_the_same_as_looking_up(
    grown: Record, common: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = grown.dossier(common)
    monkeypatch.setattr(bounds, "FEW", 1)
    walked = grown.dossier(common)
    assert walked.events == whole.events
    assert walked.statements == whole.statements
    assert walked.mentioned_in == whole.mentioned_in
    assert walked.named_in == whole.named_in
    assert walked.facts == whole.facts


@pytest.mark.parametrize("few", [1, 3_000])
def test_of_many_rows_the_newest_are_loaded_and_all_are_counted(
    grown: Record, common: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = grown.dossier(common)
    monkeypatch.setattr(bounds, "FEW", few)
    monkeypatch.setattr(bounds, "NEWEST", 5)
    monkeypatch.setattr(bounds, "NEWEST_STATES", 2)
    found = grown.dossier(common)
    assert found.events == whole.events[-5:]
    (events,) = (one for one in found.whole if one.what == "events")
    assert (events.loaded, events.all) == (5, len(whole.events))
    monkeypatch.setattr(bounds, "COUNTED", 3)
    again = next(one for one in grown.dossier(common).whole if one.what == "events")
    assert again.all == (None if few == 1 else len(whole.events))  # few are all looked up anyway


@pytest.mark.parametrize("few", [1, 3_000])
def test_no_day_of_a_dossier_sees_a_later_report(
    grown: Record, common: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "FEW", few)
    counts = []
    day = FIRST
    while day <= LAST:
        found = grown.dossier(common, as_of=day)
        assert all(one.published is not None and one.published <= day for one in sources_of(found))
        counts.append(len(found.sources))
        day += timedelta(days=1)
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def sources_of(found: Dossier) -> list[Source]:
    """Give every report that a dossier shows anywhere."""
    life = (*found.life.phases, *found.life.beside) if found.life is not None else ()
    shown = [ground.source for one in life for ground in (*one.grounds, *one.against)]
    shown += [ground.source for one in found.strength for ground in one.grounds]
    shown += [ground.source for one in found.spells for ground in one.grounds]
    shown += [side.source for one in found.disputes for side in one.sides]
    shown += [one.source for one in (*found.events, *found.named_in)]
    shown += [one.source for one in found.corrected]
    return [*shown, *found.sources]


def test_counts_of_rows_see_no_later_report(
    grown: Record, common: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "NEWEST", 2)
    early = {one.what: one.all or 0 for one in grown.dossier(common, as_of=FIRST).whole}
    late = {one.what: one.all or 0 for one in grown.dossier(common).whole}
    assert early.get("events", 2) < late["events"]


def test_the_questions_of_a_dossier_use_the_indexes_of_offices(grown: Record) -> None:
    for column in ("value", "substr(value, instr(value, ' of ') + 4)"):
        plan = grown._connection.execute(
            f"EXPLAIN QUERY PLAN SELECT id FROM state "  # noqa: S608
            f"WHERE field = 'office' AND {column} = ?",
            ("NATO",),
        ).fetchall()
        assert any("state_office" in row[-1] for row in plan), plan
