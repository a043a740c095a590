"""What stands at a name: the area behind it, the kind beside it, the part before it."""

import pytest

from dateline.extract.places.toponyms import Reader, Toponym, find_areas, find_rows
from dateline.extract.places.words import load_words
from dateline.gazetteer import load_gazetteer
from dateline.knowledge import load_knowledge
from tests.builders import make_document

KNOWLEDGE, GAZETTEER = load_knowledge(), load_gazetteer()


def read(text: str, name: str) -> Toponym:
    document = make_document(text)
    start = text.index(name)
    span = document.span(start, start + len(name))
    return Reader(document, KNOWLEDGE, GAZETTEER).read(span, ())


@pytest.mark.parametrize(
    ("text", "name", "inside"),
    [
        ("Paris, Texas. Then", "Paris", {("USA", "TX")}),
        ("in Zenith, W. Va., on", "Zenith", {("USA", "WV")}),
        ("from Gary, IN, came", "Gary", {("USA", "IN")}),
        ("in Kenora, Ont. She", "Kenora", {("CAN", "08")}),
        ("London (Ontario) is", "London", {("CAN", "08")}),
        ("Mosul, Iraq", "Mosul", {("IRQ", "")}),
        ("Atlanta, Georgia", "Atlanta", {("USA", "GA"), ("GEO", "")}),
        ("Paris, Monday", "Paris", set()),
    ],
)
def test_areas_behind_a_name(text: str, name: str, inside: set[tuple[str, str]]) -> None:
    assert read(text, name).inside == inside


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("the Helmand province", "Helmand", "admin1"),
        ("the city of Idlib is", "Idlib", "city"),
        ("Wayne and Holmes counties", "Wayne", "admin2"),
        ("the Tigris River is", "Tigris River", "feature"),
        ("in Boston today", "Boston", None),
    ],
)
def test_kinds_beside_a_name(text: str, name: str, kind: str | None) -> None:
    assert read(text, name).kind == kind


def test_a_looser_phrase_and_a_part() -> None:
    assert read("Batesville in northern Mississippi", "Batesville").phrase == {("USA", "MS")}
    assert read("shelling in northern Syria", "Syria").part
    assert not read("shelling in Syria", "Syria").part


@pytest.mark.parametrize(
    ("name", "borne", "first"),
    [
        ("Township of Kenora", "Township of Kenora", None),
        ("Town of Kenora", "Kenora", "CAN"),
        ("Ala.", "Alabama", "USA"),
        ("L.A.", "L.A.", None),
        ("EU", "EU", None),
        ("Nowheresburg", "Nowheresburg", None),
    ],
)
def test_rows_of_a_name(name: str, borne: str, first: str | None) -> None:
    found, rows = find_rows(Toponym(None, name), GAZETTEER, load_words())
    assert found == borne
    assert (rows[0].country if rows else None) == first


def test_two_capitals_are_a_state_only_behind_a_comma() -> None:
    assert find_areas("IN", KNOWLEDGE, GAZETTEER) == []
    assert find_areas("IN", KNOWLEDGE, GAZETTEER, behind=True) == [("USA", "IN")]
