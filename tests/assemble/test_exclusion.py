"""Pairs of values that do and do not exclude each other, from cases/disputes.yaml."""

from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.assemble.exclusion import (
    exclude_actors,
    exclude_counts,
    exclude_days,
    exclude_places,
    exclude_states,
    exclude_statuses,
    find_seat,
    relate,
)
from dateline.datafiles import load_yaml
from dateline.record import Party, PlaceRow

CASES = cast(
    "dict[str, list[dict[str, Any]]]", load_yaml(Path(__file__).parent / "cases" / "disputes.yaml")
)


def place(name: str, country: str, lat: float, lon: float, precision: int = 4) -> PlaceRow:
    return PlaceRow(f"place/{name}", name, name, None, country, None, lat, lon, precision, "doc-1")


PLACES = {
    row.actor: row
    for row in (
        place("baghdad", "IRQ", 33.31, 44.36),
        place("taji", "IRQ", 33.53, 44.27),
        place("camp-taji", "IRQ", 33.52, 44.25, 5),
        place("mosul", "IRQ", 36.34, 43.13),
        place("nineveh", "IRQ", 36.0, 42.5, 2),
    )
}


def ids(kind: str) -> list[str]:
    return [f"{case.get('field', '')} {case['one']} {case['other']}" for case in CASES[kind]]


def party(words: list[str]) -> Party:
    return Party(words[0], words[1], words[1])


def bounds(low: int | None, high: int | None) -> tuple[float, float]:
    return (low or 0, float("inf") if high is None else high)


@pytest.mark.parametrize("case", CASES["counts"], ids=ids("counts"))
def test_counts(case: dict[str, Any]) -> None:
    one, other = ((what, of, bounds(*size)) for what, of, *size in (case["one"], case["other"]))
    assert exclude_counts(one, other) is case["excludes"]
    assert exclude_counts(other, one) is case["excludes"]


@pytest.mark.parametrize("case", CASES["days"], ids=ids("days"))
def test_days(case: dict[str, Any]) -> None:
    one, other = (
        tuple(date.fromisoformat(day) if day else None for day in days)
        for days in (case["one"], case["other"])
    )
    assert exclude_days(one, other) is case["excludes"]  # type: ignore[arg-type]
    assert exclude_days(other, one) is case["excludes"]  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES["places"], ids=ids("places"))
def test_places(case: dict[str, Any]) -> None:
    one, other = (party(words) for words in (case["one"], case["other"]))
    assert exclude_places(one, other, PLACES) is case["excludes"]
    assert exclude_places(other, one, PLACES) is case["excludes"]


@pytest.mark.parametrize("case", CASES["actors"], ids=ids("actors"))
def test_actors(case: dict[str, Any]) -> None:
    one, other = (tuple(party(words) for words in case[side]) for side in ("one", "other"))
    assert exclude_actors(one, other) is case["excludes"]
    assert exclude_actors(other, one) is case["excludes"]


@pytest.mark.parametrize("case", CASES["statuses"], ids=ids("statuses"))
def test_statuses(case: dict[str, Any]) -> None:
    assert exclude_statuses(case["one"], case["other"]) is case["excludes"]
    assert exclude_statuses(case["other"], case["one"]) is case["excludes"]


@pytest.mark.parametrize("case", CASES["states"], ids=ids("states"))
def test_states(case: dict[str, Any]) -> None:
    one, other = tuple(case["one"]), tuple(case["other"])
    assert exclude_states(case["field"], one, other) is case["excludes"]
    assert exclude_states(case["field"], other, one) is case["excludes"]


@pytest.mark.parametrize("case", CASES["seats"], ids=[case["office"] for case in CASES["seats"]])
def test_seats(case: dict[str, Any]) -> None:
    assert find_seat(case["office"]) == case["seat"]


KINDS = st.tuples(
    st.sampled_from(["killed", "wounded", "missing", "casualties", "rockets"]),
    st.frozensets(st.sampled_from(["USA", "IRQ", "civilian"])),
)
OPPOSITE = {"part": "whole", "whole": "part", "same": "same", "apart": "apart"}


@given(one=KINDS, other=KINDS)
def test_a_part_of_a_whole_is_the_whole_of_a_part(
    one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]
) -> None:
    assert relate(other, one) == OPPOSITE[relate(one, other)]


@given(one=KINDS, low=st.integers(0, 50), more=st.integers(0, 50))
def test_nothing_excludes_itself(one: tuple[str, frozenset[str]], low: int, more: int) -> None:
    count = (*one, (float(low), float(low + more)))
    assert not exclude_counts(count, count)
