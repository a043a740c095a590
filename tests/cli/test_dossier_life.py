"""What a dossier shows over time, line by line."""

from dataclasses import replace
from datetime import date

from dateline.cli.dossier_entries import Entry
from dateline.cli.dossier_life import (
    show_life,
    show_spells,
    show_strength,
    show_ties,
    show_whole,
)
from dateline.lives import Days, Ground, Level, Life, Phase, Spell, Tie, Whole
from tests.cli.sample_rows import ECHO, LEAGUE, MISSION, MOEN, POST

TOLD = Ground(
    "state-1",
    "set up",
    "The mission was set up in March.",
    "happened",
    Days(date(2021, 3, 1), date(2021, 3, 31)),
    (),
    POST,
)
QUOTED = replace(TOLD, id="state-2", said_by=(MOEN,), source=ECHO)
MARCH = Days(date(2021, 3, 1), date(2021, 3, 31))
MAY = Days(date(2021, 5, 2), date(2021, 5, 2))
ACTIVE = Phase(
    "phase-1", "active", "active", "happened", MARCH, MAY, "phase-2", (TOLD, QUOTED), (), 2
)
HALT = Phase("phase-2", "suspended", "suspended", "happened", MAY, None, None, (QUOTED,), (), 1)
PLAN = replace(
    ACTIVE, id="phase-3", status="planned", ends=None, ended_by=None, came_true="phase-1"
)


def test_a_phase_says_from_when_to_when_and_who_tells_it() -> None:
    first, last = show_life(Life((ACTIVE, HALT), ()), show_all=False)
    where = "Torvik Post +1, 2021-03-09"
    assert first == Entry("2021-03 → 2021-05-02", "active", f"“{TOLD.sentence}”", where, "bold")
    assert (last.when, last.what) == ("since 2021-05-02", "suspended")
    assert last.where == "Ada Moen in echo.html 2021-06-02"


def test_a_phase_whose_begin_is_open_began_by_its_last_day() -> None:
    open_begin = replace(ACTIVE, begins=Days(None, date(2021, 3, 9)), ends=None)
    (entry,) = show_life(Life((open_begin,), ()), show_all=False)
    assert entry.when == "by 2021-03-09"


def test_what_is_enlarged_while_it_is_suspended_is_still_suspended() -> None:
    enlarged = replace(HALT, kind="expanded")
    (entry,) = show_life(Life((enlarged,), ()), show_all=False)
    assert entry.what == "expanded, still suspended"
    (entry,) = show_life(Life((replace(enlarged, standing="active"),), ()), show_all=False)
    assert entry.what == "expanded"


def test_a_plan_that_came_true_is_shown_when_all_is() -> None:
    life = Life((ACTIVE,), (PLAN,))
    assert len(show_life(life, show_all=False)) == 1
    assert show_life(life, show_all=True)[1].what == "active (planned; came true 2021-03)"


def test_a_disputed_turn_stands_beside_with_those_against_it() -> None:
    doubted = replace(HALT, against=(replace(TOLD, words="continues"),))
    turn, against = show_life(Life((), (doubted,)), show_all=False)
    assert (turn.what, turn.style) == ("suspended (disputed)", "yellow")
    assert against.what == "against suspended"


def test_a_strength_that_was_corrected_says_so() -> None:
    level = Level("about 40", 36, 44, MAY, "happened", (TOLD,), 1)
    now, old = show_strength((level, replace(level, corrected=True)))
    assert (now.when, now.what, now.style) == ("2021-05-02", "about 40", "bold")
    assert (old.what, old.style) == ("about 40 (corrected since)", "dim")


def test_spells_name_those_before_and_after() -> None:
    lead = Spell("lead", "Norway", MISSION, "happened", MARCH, MAY, (TOLD,), 1, after="Sweden")
    planned = replace(lead, value="Sweden", status="planned", ends=None, after=None)
    met = replace(planned, came_true=MAY)
    entries = show_spells((lead, planned, met), about=MISSION.id, show_all=False)
    assert [(one.when, one.what) for one in entries] == [
        ("2021-03 → 2021-05-02", "Norway, then Sweden"),
        ("2021-03", "Sweden (planned)"),
    ]
    (entry,) = show_spells((met,), about=MISSION.id)
    assert entry.what == "Sweden (planned; came true 2021-05-02)"


def test_an_office_of_somebody_else_names_who_has_it() -> None:
    office = Spell("office", "Mayor of Torvik", MOEN, "happened", MARCH, None, (TOLD,), 1)
    (own,) = show_spells((office,), about=MOEN.id)
    (other,) = show_spells((office,), about=LEAGUE.id)
    assert own.what == "Mayor of Torvik"
    assert other.what == "Ada Moen: Mayor of Torvik"


def test_who_left_says_so() -> None:
    left = Spell("former_member", "Norway", MISSION, "happened", MAY, None, (TOLD,), 1)
    (entry,) = show_spells((left,), about=MISSION.id)
    assert (entry.when, entry.what) == ("2021-05-02", "Norway (left)")


def test_ties_count_by_type() -> None:
    tie = Tie(LEAGUE, 9, (("CONSULT", 4), ("AID", 3), ("AGREE", 1), ("ACCUSE", 1)), 1, None)
    (entry,) = show_ties((tie,))
    assert entry.what == "Lake League: CONSULT 4, AID 3, AGREE 1, …, 1 report"


def test_what_was_left_out_is_said() -> None:
    assert show_whole(()) == ()
    (entry,) = show_whole((Whole("events", 300, 6114), Whole("states", 400, None)))
    assert entry.what == "the newest only: 300 of 6114 events, 400 of very many states"
    entries = show_whole((Whole("states", 400, 401), Whole("plans to come", 20, None)))
    assert entries[1].what == "the first 20 only of what is next: dateline agenda"
