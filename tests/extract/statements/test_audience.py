"""Whom words were said to."""

import pytest

from tests.conftest import Parse
from tests.extract.statements.told import tell, words


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("“We stay,” Ada Berg told reporters on Wednesday.", "reporters"),
        ("Berg warned his allies that the bridge would fall.", "his allies"),
        ("Berg assured the council that the bridge was safe.", "the council"),
        ("Berg asked the engineers whether the bridge was safe.", "the engineers"),
        ("Berg told the engineers to leave the bridge.", "the engineers"),
        ("Berg urged residents to stay indoors.", "residents"),
        ("Berg invited both unions to talks.", "both unions"),
        ("Berg instructs a Lisbon bank to treat the account as hers.", "a Lisbon bank"),
        ("Berg asked the press for patience with the new bridge.", "the press"),
        ("Berg called on Norland to open the bridge.", "Norland"),
        ("The bridge was safe, Berg said to the council.", "the council"),
        ("Berg said in a letter to the council that the bridge was safe.", "the council"),
        ("Speaking to supporters in Ostby, Berg said the bridge was safe.", "supporters"),
        ("Residents were told that the bridge was safe.", "Residents"),
        ("Asked by reporters about the bridge, Berg said it was safe.", "reporters"),
        ("Berg demanded that the council open the bridge.", "the council"),
        ("Berg offered the engineers a new bridge.", "the engineers"),
        ("The council was slow. Berg reminded it that the bridge was old.", "it"),
        ("In a reply to questions from lawmakers, Berg said it was safe.", "lawmakers"),
        ("A clerk, speaking to local radio, said the bridge was safe.", "local radio"),
    ],
)
def test_audience(text: str, audience: str, parse: Parse) -> None:
    assert audience in [words(one.audience) for one in tell(text, parse)]


@pytest.mark.parametrize(
    "text",
    [
        "Berg said the bridge was safe.",
        "Berg put that down to luck.",
        "Berg promised two trucks of rice for Monday.",
        "Berg promised an inquiry “without regard to rank”.",
        "Berg said on Monday that she had told reporters.",
        "Berg criticised the minister for closing the bridge.",
        "“It fell,” Berg said, to loud applause.",
        "Berg demanded that the bridge stay open.",
        "Berg offered a new bridge for the town.",
        "Berg promised it on Monday.",
        "Berg wants the council to open the bridge.",
    ],
)
def test_nobody_is_named_as_audience(text: str, parse: Parse) -> None:
    assert [one.audience for one in tell(text, parse) if one.within is None] == [None]


def test_an_audience_leads_to_its_name(parse: Parse) -> None:
    (one,) = tell("Jens Stoltenberg told NATO that the bridge was safe.", parse)
    assert one.audience is not None
    assert one.audience.actor == "organisation/nato"
