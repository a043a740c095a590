"""Lives of operations, from cases/life.yaml, and what holds of every life."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.assemble.life import make_life
from dateline.datafiles import load_yaml
from dateline.lives import Days, Life, Phase
from dateline.record import EventRow, Party, Source, StateRow

CASES = cast("list[dict[str, Any]]", load_yaml(Path(__file__).parent / "cases" / "life.yaml"))
MISSION = Party("operation/nmi", "NATO Mission Iraq", "the mission")
FAR_DOWN = 5_000
VALUES = ("proposed", "approved", "active", "suspended", "resumed", "expanded", "extended", "ended")
STATUSES = ("happened", "happened", "ongoing", "planned", "possible", "denied")


def make_row(number: int, row: dict[str, Any]) -> StateRow | EventRow:
    """Make one row of a case."""
    told = date.fromisoformat(row["told"])
    source = Source(f"doc-{number}", f"report-{number}", None, None, None, "a.txt", told)
    source = replace(source, same_text=row.get("text"))
    days = str(row.get("days", ".."))
    first, _, last = days.partition("..") if ".." in days else (days, "", days)
    words = str(row.get("words", row["tells"]))
    shared: dict[str, Any] = {
        "status": row.get("as", "happened"),
        "certainty": 3,
        "earliest": read_day(first, told if "as" in row and row["as"] in PLANS else None),
        "latest": read_day(last, told if row.get("as", "happened") not in PLANS else None),
        "said_by": (Party("words-1", row["by"], row["by"]),) if "by" in row else (),
        "sentence": f"It was {words}{' since then' if row.get('since') else ''}.",
        "start": FAR_DOWN if row.get("deep") else 0,
        "end": FAR_DOWN + 1,
        "source": source,
    }
    if "event" not in row:
        return StateRow(f"state-{number}", MISSION, "status", row["tells"], words, **shared)
    kind, mode, role = row["event"]
    party: dict[str, Any] = {"actor": (), "recipient": (), role: (MISSION,)}
    return EventRow(
        id=f"event-{number}",
        happening=f"event-{number}",
        type=kind,
        mode=(mode,) if mode else (),
        background=False,
        place=None,
        trigger=words,
        **party,
        **shared,
    )


PLANS = ("planned", "possible", "called_for")


def read_day(text: str, otherwise: date | None) -> date | None:
    return date.fromisoformat(text) if text else otherwise


def split_rows(
    rows: list[StateRow | EventRow],
) -> tuple[list[StateRow], list[EventRow]]:
    states = [one for one in rows if isinstance(one, StateRow)]
    return states, [one for one in rows if isinstance(one, EventRow)]


def say(phase: Phase) -> str:
    """Write a phase as the cases do."""
    days = "".join(f" → {_span(one)}" for one in (phase.ends,) if one is not None)
    notes = [phase.standing] if phase.standing not in (phase.kind,) else []
    against = f" against {len(phase.against)}" if phase.against else ""
    brackets = f" ({notes[0]})" if notes else ""
    return f"{_span(phase.begins)}{days} {phase.kind}{brackets} {phase.independent}{against}"


def say_beside(phase: Phase) -> str:
    """Write what stands beside a life as the cases do."""
    status = "disputed" if phase.status == "happened" else phase.status
    met = ", came true" if phase.came_true is not None else ""
    against = f" against {len(phase.against)}" if phase.against else ""
    return f"{_span(phase.begins)} {phase.kind} ({status}{met}) {phase.independent}{against}"


def _span(days: Days) -> str:
    if days.earliest is not None and days.earliest == days.latest:
        return str(days.earliest)
    return f"{days.earliest or ''}..{days.latest or ''}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_life(case: dict[str, Any]) -> None:
    rows = [make_row(number, row) for number, row in enumerate(case["rows"])]
    for ordered in (rows, rows[::-1]):
        life = make_life(MISSION.id, *split_rows(ordered))
        assert [say(one) for one in life.phases] == case["life"]
        assert [say_beside(one) for one in life.beside] == case.get("beside", [])


@st.composite
def told_rows(draw: st.DrawFn) -> list[StateRow | EventRow]:
    """Give up to a dozen rows of one operation, of any days and standings."""
    rows = []
    for number in range(draw(st.integers(0, 12))):
        told = draw(st.dates(date(2020, 1, 1), date(2020, 12, 31)))
        row: dict[str, Any] = {
            "told": told.isoformat(),
            "tells": draw(st.sampled_from(VALUES)),
            "as": draw(st.sampled_from(STATUSES)),
            "deep": draw(st.booleans()),
            "since": draw(st.booleans()),
        }
        if draw(st.booleans()):
            first = draw(st.dates(date(2019, 1, 1), told))
            last = draw(st.dates(first, told))
            row["days"] = f"{first}..{last}"
        if draw(st.booleans()):
            row["by"] = "somebody"
        if draw(st.booleans()):
            row["text"] = draw(st.sampled_from(("a", "b")))
        rows.append(make_row(number, row))
    return rows


@given(told_rows(), st.randoms(use_true_random=False))
def test_a_life_is_a_function_of_the_set_of_rows(
    rows: list[StateRow | EventRow], chance: Any
) -> None:
    life = make_life(MISSION.id, *split_rows(rows))
    mixed = [*rows, *rows[:3]]
    chance.shuffle(mixed)
    assert make_life(MISSION.id, *split_rows(mixed)) == life


@given(told_rows())
def test_phases_follow_one_another_and_overlap_only_by_what_is_uncertain(
    rows: list[StateRow | EventRow],
) -> None:
    life = make_life(MISSION.id, *split_rows(rows))
    for phase, after in zip(life.phases, life.phases[1:], strict=False):
        assert phase.ends == after.begins
        assert phase.ended_by == after.id
        assert (phase.begins.earliest or date.min) <= (after.begins.earliest or date.min)
        assert (phase.begins.latest or date.max) <= (after.begins.latest or date.max)
    if life.phases:
        assert life.phases[-1].ends is None
    for phase in (*life.phases, *life.beside):
        assert phase.grounds
        if phase.begins.earliest and phase.begins.latest and phase in life.phases:
            assert phase.begins.earliest <= phase.begins.latest
    ids = {one.id for one in life.phases}
    assert {one.came_true for one in life.beside} <= ids | {None}
    assert {one.denies for one in life.beside} <= ids | {None}


@given(told_rows())
def test_every_telling_of_a_status_stands_somewhere_in_the_life(
    rows: list[StateRow | EventRow],
) -> None:
    life = make_life(MISSION.id, *split_rows(rows))
    assert {row.id for row in rows} == told_in(life)


@given(told_rows(), st.dates(date(2020, 1, 1), date(2020, 12, 31)))
def test_no_turn_of_a_life_is_after_the_last_report(
    rows: list[StateRow | EventRow], day: date
) -> None:
    seen = [row for row in rows if row.source.published and row.source.published <= day]
    life = make_life(MISSION.id, *split_rows(seen))
    for phase in life.phases:
        assert phase.begins.latest is not None
        assert phase.begins.latest <= day


def told_in(life: Life) -> set[str]:
    phases = (*life.phases, *life.beside)
    return {one.id for phase in phases for one in (*phase.grounds, *phase.against)}
