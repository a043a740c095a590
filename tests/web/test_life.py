"""Bands over time: plain where something held, pale where it may have, and never outside."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.answers import Dossier
from dateline.lives import Days, Ground, Level, Life, Phase, Spell
from dateline.record import ActorRow, Source
from dateline.web.bands import Band, Row, draw_rows
from dateline.web.life import draw_life, draw_strength
from dateline.web.scales import Scale, Window
from dateline.web.shapes import Box, Line, Mark, Shape

FIRST = date(2020, 1, 1)
WINDOW = Window(FIRST, FIRST + timedelta(days=99))
SCALE = Scale(WINDOW, 200, 700)
SOURCE = Source("doc-1", "report-1", None, "Post", None, "a.txt", date(2020, 2, 1))


def on(first: int | None, last: int | None) -> Days:
    """Days by their numbers in the window."""
    return Days(*(None if one is None else FIRST + timedelta(days=one) for one in (first, last)))


def boxes(band: Band) -> list[Box]:
    marks = [one for one in draw_rows((Row("life", (band,)),), SCALE) if isinstance(one, Mark)]
    return [one for one in marks[0].shapes if isinstance(one, Box)]


def parts(begins: Days, ends: Days | None) -> list[tuple[float, float, bool]]:
    """Where the boxes of a band begin and end, and which are pale."""
    found = boxes(Band(begins, ends, "active", "", "", ""))
    return [(one.x, one.x + one.width, one.kind.endswith("unsure")) for one in found]


def test_a_band_is_plain_between_days_that_are_sure() -> None:
    assert parts(on(10, 10), on(20, 20)) == [(250, 300, False)]
    assert parts(on(10, 10), None) == [(250, 700, False)]


def test_a_band_is_pale_on_the_days_it_may_have_begun_or_ended() -> None:
    assert parts(on(10, 19), on(40, 49)) == [
        (250, 300, True),
        (300, 400, False),
        (400, 450, True),
    ]
    assert parts(on(None, None), None) == [(200, 700, True)]


def test_what_is_known_by_a_day_fades_in_before_it() -> None:
    assert parts(on(None, 20), None) == [(266, 300, True), (300, 700, False)]


DAYS = st.builds(
    lambda first, more: on(first, None if more is None or first is None else first + more),
    st.none() | st.integers(-400, 400),
    st.none() | st.integers(0, 200),
)


@given(begins=DAYS, ends=st.none() | DAYS)
def test_bands_stay_inside_and_do_not_overlap(begins: Days, ends: Days | None) -> None:
    found = parts(begins, ends)
    assert found
    assert all(200 <= left < right <= 700.001 for left, right, _ in found)
    assert all(one[1] <= later[0] + 0.001 for one, later in pairwise(found))


GROUND = Ground("state-1", "set up", "It was set up.", "happened", on(5, 5), (), SOURCE)
PHASE = Phase("phase-1", "active", "active", "happened", on(5, 5), None, None, (GROUND,), (), 1)
LEVEL = Level("about 500", 450, 550, on(5, 60), "happened", (GROUND,), 1)
EMPTY = Dossier(
    ActorRow("operation/a", "operation", "Mission A", ()), None, (), (), (), (), (), (), (SOURCE,)
)


def test_a_plan_has_no_fill_and_leads_to_its_words() -> None:
    plan = replace(PHASE, id="phase-2", kind="ended", status="planned")
    drawn = draw_life(replace(EMPTY, life=Life((PHASE,), (plan,))), WINDOW)
    assert drawn is not None
    marks = [one for one in drawn.shapes if isinstance(one, Mark)]
    assert [one.link for one in marks] == ["#phase-1", "#phase-2"]
    assert marks[1].title == "2020-01-06 ended (planned)"
    assert [one.kind for one in marks[1].shapes] == ["told planned"]


def test_nothing_told_is_nothing_drawn() -> None:
    assert draw_life(EMPTY, WINDOW) is None
    assert draw_strength(EMPTY, WINDOW) is None


def test_offices_of_others_bear_their_names() -> None:
    held = Spell("office", "head of A", None, "happened", on(1, 1), None, (GROUND,), 1)
    drawn = draw_life(replace(EMPTY, spells=(held,)), WINDOW)
    assert drawn is not None
    assert [one.link for one in drawn.shapes if isinstance(one, Mark)] == ["#spell-state-1"]


def find_steps(shapes: tuple[Shape, ...]) -> list[str]:
    return [one.path for one in shapes if isinstance(one, Line) and one.kind == "steps"]


def test_a_bound_that_the_number_keeps_makes_no_step() -> None:
    more = replace(LEVEL, value="more than 400", low=400, high=None, day=on(20, 20))
    less = replace(LEVEL, value="300", low=300, high=300, day=on(40, 40))
    kept = draw_strength(replace(EMPTY, strength=(LEVEL, more)), WINDOW)
    fell = draw_strength(replace(EMPTY, strength=(LEVEL, more, less)), WINDOW)
    assert kept is not None
    assert fell is not None
    assert find_steps(kept.shapes)[0].count(" ") == 3  # two points: a level line
    assert find_steps(fell.shapes)[0].count(" ") == 7


def test_what_was_corrected_is_seen_and_makes_no_step() -> None:
    gone = replace(LEVEL, value="900", low=900, high=900, corrected=True)
    drawn = draw_strength(replace(EMPTY, strength=(gone,)), WINDOW)
    assert drawn is not None
    assert find_steps(drawn.shapes) == []
    marks = [one for one in drawn.shapes if isinstance(one, Mark)]
    assert [one.title for one in marks] == ["2020-01-06..03-01: 900 (corrected since)"]
