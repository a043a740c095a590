"""Where words were said."""

import pytest

from tests.conftest import Parse
from tests.extract.statements.told import tell, words


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ada Berg said in Brussels that the bridge was safe.", "Brussels"),
        ("“We stay,” Berg told reporters in Brussels.", "Brussels"),
        ("“We stay,” Berg said at the airport.", "the airport"),
        ("Speaking at the town hall, Berg said the bridge was safe.", "the town hall"),
        ("Berg said at a news conference in Brussels that the bridge was safe.", "Brussels"),
        ("“We stay,” Berg said on state television.", "state television"),
        ("In Brussels, Berg said the bridge was safe.", "Brussels"),
        ("In Brussels NATO spokesman Piet Haas said the bridge was safe.", "Brussels"),
        ("Berg wrote on social media that the bridge was safe.", "social media"),
        ("Berg replied on Twitter: “We stay, and we count the ships.”", "Twitter"),
        ("“We stay,” Berg said on the steps.", "the steps"),
        ("“We stay,” Berg told supporters from the roof of a bus.", "the roof of a bus"),
        ("Berg said at a press conference that the bridge was safe.", "a press conference"),
        (
            "“We stay,” Berg told reporters on the sidelines of a summit.",
            "the sidelines of a summit",
        ),
        ("“We stay,” Berg told reporters in front of the court.", "front of the court"),
        ("Berg said on the outskirts of Brussels that it fell.", "the outskirts of Brussels"),
        ("Berg, reached by phone at the hospital, said it was safe.", "the hospital"),
        ("In the parking lot Berg explained that it fell.", "the parking lot"),
        ("From a flat, Berg appealed to the council to wait.", "a flat"),
    ],
)
def test_place(text: str, place: str, parse: Parse) -> None:
    assert [words(one.place) for one in tell(text, parse)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Berg said the bridge in Brussels was safe.",
        "Officials in Brussels said the bridge was safe.",
        "Berg said in March that the bridge was safe.",
        "Berg said in Italian that the bridge was safe.",
        "Berg wants to meet the council in Brussels.",
        "Berg said in front of reporters that it was safe.",
        "Berg told lawmakers from Brussels that the bridge was safe.",
    ],
)
def test_no_place_of_speaking(text: str, parse: Parse) -> None:
    assert [one.place for one in tell(text, parse)] == [None]


def test_a_place_ahead_is_that_of_both_verbs(parse: Parse) -> None:
    text = "In Brussels Berg has spoken of a flood and promised the council help."
    assert [words(one.place) for one in tell(text, parse)] == ["Brussels", "Brussels"]


def test_a_month_is_no_march(parse: Parse) -> None:
    assert [one.place for one in tell("Berg declared in March that they won.", parse)] == [None]
