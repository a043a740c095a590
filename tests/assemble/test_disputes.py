"""What excludes each other, and what only looks as if it did."""

from datetime import date

import pytest

from dateline.assemble.disputes import find_disputes
from dateline.assemble.exclusion import read_bounds
from dateline.disputes import Dispute, DisputeParts
from dateline.findings import StateField, Status
from dateline.record import Party, Source, StateRow

MISSION = Party("operation/nmi", "NATO Mission Iraq", "the mission")
CASES: tuple[tuple[StateField, str, str, bool], ...] = (
    ("strength", "about 500", "600", True),
    ("strength", "about 500", "520 troops", False),
    ("strength", "more than 400", "500", False),
    ("strength", "up to 400", "500", True),
    ("strength", "4,000", "4000", False),
    ("strength", "several", "500", False),
    ("status", "suspended", "active", True),
    ("lead", "Canada", "canada", False),
    ("member", "Jordan", "Spain", False),
)


def make_state(
    field: StateField,
    value: str,
    *,
    number: int,
    status: Status = "happened",
    published: str = "2020-02-13",
) -> StateRow:
    source = Source(
        f"doc-{number}", "report", None, None, None, "file", date.fromisoformat(published)
    )
    return StateRow(
        f"state-{number}", MISSION, field, value, value, status, 3, None, None, (), "", 0, 1, source
    )


def opposed(rows: tuple[StateRow, ...]) -> tuple[Dispute, ...]:
    """The disputes whose sides exclude each other."""
    found = find_disputes(DisputeParts(states=rows))
    return tuple(one for one in found if one.standing != "range")


@pytest.mark.parametrize(("field", "one", "other", "disputed"), CASES)
def test_values_that_exclude_each_other(
    field: StateField,
    one: str,
    other: str,
    disputed: bool,  # noqa: FBT001 (a column of CASES)
) -> None:
    rows = (make_state(field, one, number=1), make_state(field, other, number=2))
    assert bool(opposed(rows)) is disputed


def test_what_differs_a_year_apart_is_a_change() -> None:
    rows = (
        make_state("strength", "500", number=1),
        make_state("strength", "900", number=2, published="2021-02-13"),
    )
    assert not opposed(rows)


def test_one_affirms_what_another_denies() -> None:
    rows = (
        make_state("member", "Jordan", number=1),
        make_state("member", "Jordan", number=2, status="denied"),
    )
    (dispute,) = opposed(rows)
    assert [side.value for side in dispute.sides] == ["Jordan", "not Jordan"]


def test_a_plan_does_not_dispute_what_is() -> None:
    rows = (
        make_state("status", "suspended", number=1),
        make_state("status", "resumed", number=2, status="planned"),
    )
    assert not opposed(rows)


def test_only_those_who_differ_are_sides() -> None:
    rows = tuple(make_state("strength", value, number=n) for n, value in enumerate(("9", "9", "x")))
    assert not opposed(rows)
    (dispute,) = opposed((*rows, make_state("strength", "12", number=9)))
    assert [(side.value, side.independent) for side in dispute.sides] == [("9", 2), ("12", 1)]


def test_numbers_that_leave_room_for_each_other_are_a_range() -> None:
    rows = tuple(
        make_state("strength", value, number=n) for n, value in enumerate(("500", "about 520"))
    )
    (dispute,) = find_disputes(DisputeParts(states=rows))
    assert (dispute.standing, len(dispute.counts)) == ("range", 2)


@pytest.mark.parametrize("value", ["", "none", "9" * 10_000, "over " * 10_000])
def test_bounds_of_odd_values(value: str) -> None:
    bounds = read_bounds(value)
    assert bounds is None or bounds[0] <= bounds[1]
