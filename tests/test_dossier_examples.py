"""The dossier of the mission that the examples tell of: one life, on every day, in any order."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dateline.codec import dumps
from dateline.errors import UsageError
from dateline.findings import Reading
from dateline.lives import Phase
from dateline.recording import open_record
from dateline.store import Record
from dateline.text import Report
from tests.store.builders import NOW
from tests.store.test_dossier import sources_of

MISSION = "operation/nato-mission-iraq"
FIRST, LAST = date(2020, 1, 3), date(2020, 3, 18)


def fill(path: Path, readings: list[tuple[Report, Reading]]) -> Record:
    record = open_record(path)
    for _ in record.add_all(readings, clock=lambda: NOW):
        pass
    return record


@pytest.fixture(scope="module")
def examples(
    tmp_path_factory: pytest.TempPathFactory,
    example_readings: tuple[tuple[Report, Reading], ...],
) -> Iterator[Record]:
    with fill(tmp_path_factory.mktemp("examples") / "a.db", list(example_readings)) as record:
        yield record


def say(phase: Phase) -> tuple[str, str, str]:
    begins = f"{phase.begins.earliest}..{phase.begins.latest}"
    return (begins, phase.kind, phase.status)


def test_the_mission_has_one_life(examples: Record) -> None:
    life = examples.dossier(MISSION).life
    assert life is not None
    assert [say(one) for one in life.phases] == [
        ("2018-10-01..2018-10-31", "active", "happened"),
        ("2020-01-04..2020-01-04", "suspended", "happened"),
    ]
    active, suspended = life.phases
    assert active.ended_by == suspended.id
    assert suspended.ends is None
    assert suspended.independent >= 6
    planned = {(one.kind, one.status) for one in life.beside}
    assert ("expanded", "planned") in planned
    assert ("resumed", "planned") in planned


def test_what_the_army_does_with_others_is_nothing_of_the_mission(examples: Record) -> None:
    life = examples.dossier(MISSION).life
    assert life is not None
    every = [ground for one in (*life.phases, *life.beside) for ground in one.grounds]
    assert not any("January 5" in ground.sentence for ground in every)


def test_strength_lead_consent_and_corrections(examples: Record) -> None:
    found = examples.dossier(MISSION)
    levels = [(one.value, one.corrected, one.independent) for one in found.strength]
    assert levels == [("about 500", False, 8), ("more than 400", False, 2), ("about 600", True, 1)]
    assert [one.value for one in found.spells if one.field == "lead"] == ["Canada"]
    consent = {fact.value for fact in found.facts if fact.field == "consent"}
    assert "at the request of the Iraqi government" in consent
    assert "asked to stay" in consent


def test_no_day_shows_a_later_report(examples: Record) -> None:
    day, seen = FIRST, 0
    while day <= LAST:
        try:
            found = examples.dossier(MISSION, as_of=day)
        except UsageError:  # nobody has named it yet
            assert seen == 0
        else:
            reports = sources_of(found)
            assert all(one.published is not None and one.published <= day for one in reports)
            assert len(found.sources) >= seen
            seen = len(found.sources)
            if found.life is not None and found.life.phases:
                assert all((one.begins.latest or day) <= day for one in found.life.phases)
        day += timedelta(days=1)
    assert seen >= 10


def test_on_the_day_of_the_halt_nothing_of_february_is_known(examples: Record) -> None:
    life = examples.dossier(MISSION, as_of=date(2020, 1, 4)).life
    assert life is not None
    assert [one.kind for one in life.phases] == ["active", "suspended"]
    assert {one.kind for one in life.beside} == {"resumed"}


def test_the_order_of_reading_makes_no_difference(
    tmp_path: Path, examples: Record, example_readings: tuple[tuple[Report, Reading], ...]
) -> None:
    wanted = dumps(examples.dossier(MISSION))
    for seed in (1, 2):
        mixed = list(example_readings)
        random.Random(seed).shuffle(mixed)  # noqa: S311 (no secret)
        with fill(tmp_path / f"{seed}.db", mixed) as record:
            assert dumps(record.dossier(MISSION)) == wanted


def test_disputes_are_those_that_are_planted(examples: Record) -> None:
    found = {(one.about, str(one.earliest)) for one in examples.disputes()}
    assert {
        ("killed", "2020-01-03"),
        ("killed", "2020-01-07"),
        ("killed", "2020-01-08"),
        ("wounded", "2020-01-08"),
        ("missiles", "2020-01-08"),
        ("crowd", "2020-01-24"),
        ("rockets", "2020-03-11"),
        ("wounded", "2020-03-11"),
        ("rockets", "2020-03-14"),
        ("strength", "2020-01-04"),
    } <= found
    # A camp north of a city is in no dispute with the city, nor training on hold with a mission.
    assert not {"place", "status"} & {about for about, _ in found}


def test_what_a_text_asked_is_of_the_day_of_the_vote(examples: Record) -> None:
    asked = [
        one
        for one in examples.events()
        if one.type == "REQUEST" and "voted" in one.sentence and one.status != "planned"
    ]
    assert len(asked) > 1
    assert {(one.earliest, one.latest) for one in asked} == {(date(2020, 1, 5), date(2020, 1, 5))}
