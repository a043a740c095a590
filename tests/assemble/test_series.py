"""Strengths by day; leads, members and offices by stretch; ties."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.assemble.series import make_levels, make_spells
from dateline.assemble.ties import make_ties
from dateline.findings import StateField, Status
from dateline.lives import Days, Level, Spell
from dateline.record import EventRow, Party, Source, StateRow

MISSION = Party("operation/nmi", "NATO Mission Iraq", "the mission")
NATO = Party("organisation/nato", "NATO", "NATO")
IRAQ = Party("country/IRQ", "Iraq", "Iraq")


def make_state(
    number: int,
    field: StateField,
    value: str,
    days: str,
    status: Status = "ongoing",
    who: Party = MISSION,
) -> StateRow:
    """Make a state of one report, published on the last of its days."""
    first, _, last = days.partition("..")
    told = date.fromisoformat(last or first)
    return StateRow(
        id=f"state-{number}",
        subject=who,
        field=field,
        value=value,
        words=value,
        status=status,
        certainty=3,
        earliest=date.fromisoformat(first) if first else None,
        latest=told,
        said_by=(),
        sentence=f"It is {value}.",
        start=0,
        end=1,
        source=Source(f"doc-{number}", f"report-{number}", None, None, None, "a.txt", told),
    )


def say_level(level: Level) -> str:
    old = " corrected" if level.corrected else ""
    return f"{level.day.earliest}..{level.day.latest} {level.value} {level.independent}{old}"


def say_spell(spell: Spell) -> str:
    ends = f" to {spell.ends.earliest}..{spell.ends.latest}" if spell.ends else ""
    who = f"{spell.who.name}: " if spell.field == "office" and spell.who else ""
    links = f" after {spell.before}, then {spell.after}"
    begins = f"{spell.begins.earliest}..{spell.begins.latest}"
    return f"{begins}{ends} {who}{spell.value}{links}"


def test_one_strength_told_again_is_one_level() -> None:
    states = (
        make_state(1, "strength", "about 500", "2020-01-04"),
        make_state(2, "strength", "more than 400", "2020-01-16"),
        make_state(3, "strength", "about 500", "2020-03-17"),
    )
    assert [say_level(one) for one in make_levels(states)] == [
        "2020-01-04..2020-03-17 about 500 2",
        "2020-01-16..2020-01-16 more than 400 1",
    ]


def test_a_strength_that_excludes_it_parts_a_level() -> None:
    states = (
        make_state(1, "strength", "500", "2020-01-04"),
        make_state(2, "strength", "300", "2020-02-04"),
        make_state(3, "strength", "500", "2020-03-04"),
    )
    assert [say_level(one) for one in make_levels(states)] == [
        "2020-01-04..2020-01-04 500 1",
        "2020-02-04..2020-02-04 300 1",
        "2020-03-04..2020-03-04 500 1",
    ]


def test_a_corrected_strength_says_so() -> None:
    old = make_state(1, "strength", "about 600", "2020-01-07")
    new = make_state(2, "strength", "about 500", "2020-01-07")
    levels = make_levels((new,), (old,))
    assert [say_level(one) for one in levels] == [
        "2020-01-07..2020-01-07 about 500 1",
        "2020-01-07..2020-01-07 about 600 1 corrected",
    ]
    assert (levels[0].low, levels[0].high) == (450, 550)


def test_a_lead_passes_from_one_to_another() -> None:
    states = (
        make_state(1, "lead", "Canada", "2020-01-04"),
        make_state(2, "lead", "Canada", "2020-02-12"),
        make_state(3, "lead", "Denmark", "2020-11-01..2020-11-30", "planned"),
        make_state(4, "lead", "Denmark", "2020-11-24", "happened"),
        make_state(5, "lead", "Denmark", "2021-03-01"),
    )
    spells = make_spells(states, ("lead",))
    assert [say_spell(one) for one in spells if one.status == "happened"] == [
        "None..2020-01-04 to 2020-11-24..2020-11-24 Canada after None, then Denmark",
        "2020-11-24..2020-11-24 Denmark after Canada, then None",
    ]


def test_a_lead_of_whom_only_is_told_that_it_holds_began_between() -> None:
    states = (
        make_state(1, "lead", "Italy", "2021-03-15"),
        make_state(2, "lead", "Greece", "2022-02-10"),
    )
    assert [say_spell(one) for one in make_spells(states, ("lead",))] == [
        "None..2021-03-15 to 2021-03-15..2022-02-10 Italy after None, then Greece",
        "2021-03-15..2022-02-10 Greece after Italy, then None",
    ]


def test_a_planned_lead_came_true() -> None:
    states = (
        make_state(1, "lead", "Denmark", "2020-11-01", "planned"),
        make_state(2, "lead", "Denmark", "2020-11-24", "happened"),
    )
    (planned,) = (one for one in make_spells(states, ("lead",)) if one.status == "planned")
    assert planned.came_true == Days(date(2020, 11, 24), date(2020, 11, 24))


def test_members_hold_side_by_side() -> None:
    states = (
        make_state(1, "member", "Ireland", "2021-08-01", "happened"),
        make_state(2, "member", "Italy", "2021-09-01", "happened"),
    )
    assert all(one.ends is None for one in make_spells(states, ("member",)))


def test_who_holds_an_office_one_after_the_other() -> None:
    ann, bo = Party("person/ann", "Ann Lee", "Lee"), Party("person/bo", "Bo Roy", "Roy")
    office = "Secretary General of NATO"
    states = (
        make_state(1, "office", office, "2020-01-04", who=ann),
        make_state(2, "office", office, "2021-01-04", who=bo),
        make_state(3, "office", "Mayor of Oslo", "2020-06-04", who=bo),
    )
    assert [say_spell(one) for one in make_spells(states, ("office",), by_holder=True)] == [
        f"None..2020-01-04 to 2020-01-04..2021-01-04 Ann Lee: {office} after None, then Bo Roy",
        f"2020-01-04..2021-01-04 Bo Roy: {office} after Ann Lee, then None",
        "None..2020-06-04 Bo Roy: Mayor of Oslo after None, then None",
    ]


@st.composite
def leads(draw: st.DrawFn) -> list[StateRow]:
    found = []
    for number in range(draw(st.integers(0, 8))):
        last = draw(st.dates(date(2020, 1, 1), date(2020, 12, 31)))
        first = draw(st.dates(date(2020, 1, 1), last))
        value = draw(st.sampled_from(("Canada", "Denmark", "Italy")))
        status: Status = draw(st.sampled_from(("ongoing", "happened", "planned")))
        found.append(make_state(number, "lead", value, f"{first}..{last}", status))
    return found


@given(leads(), st.randoms(use_true_random=False))
def test_spells_and_levels_are_functions_of_the_set_of_rows(
    rows: list[StateRow], chance: st.DataObject
) -> None:
    strengths = [replace(row, field="strength", value=f"{row.latest:%d}0") for row in rows]
    mixed, other = [*rows], [*strengths]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert make_spells(mixed, ("lead",)) == make_spells(rows, ("lead",))
    assert make_levels(other) == make_levels(strengths)


def make_event(number: int, kind: str, actor: Party, recipient: Party | None) -> EventRow:
    state = make_state(number, "status", "active", "2020-01-04")
    return EventRow(
        id=f"event-{number}",
        happening=f"event-{number}",
        type=kind,
        mode=(),
        status="happened",
        certainty=3,
        background=False,
        actor=(actor,),
        recipient=(recipient,) if recipient else (),
        earliest=None,
        latest=date(2020, 1, number),
        place=IRAQ,
        said_by=(),
        trigger="met",
        sentence="They met.",
        start=0,
        end=1,
        source=state.source,
    )


def test_ties_count_happenings_by_type_and_independent_reports() -> None:
    words = Party("words-1", "two men", "two men")
    one = make_event(1, "CONSULT", NATO, IRAQ)
    again = replace(make_event(2, "CONSULT", NATO, IRAQ), happening=one.happening)
    other = make_event(3, "AID", IRAQ, NATO)
    denied = replace(make_event(4, "AID", NATO, MISSION), status="denied")
    (tie,) = make_ties(NATO.id, (one, again, other, denied, make_event(5, "AID", NATO, words)))
    assert (tie.other.id, tie.events, tie.independent) == ("country/IRQ", 2, 3)
    assert tie.types == (("AID", 1), ("CONSULT", 1))
    assert tie.last == date(2020, 1, 3)


def test_the_ties_of_a_place_are_who_acts_there() -> None:
    row = make_event(1, "CONSULT", NATO, MISSION)
    assert make_ties(IRAQ.id, (row,)) == ()
    assert {one.other.id for one in make_ties(IRAQ.id, (row,), place=True)} == {NATO.id, MISSION.id}
