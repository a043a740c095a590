"""For whom a spokesperson speaks."""

import pytest

from tests.conftest import Parse
from tests.extract.statements.told import tell, words


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("NATO spokesman Piet Haas said the bridge was safe.", "NATO"),
        ("Piet Haas, a NATO spokesman, said the bridge was safe.", "NATO"),
        ("A spokesperson for the ministry said the bridge was safe.", "the ministry"),
        ("A police spokeswoman said the bridge was safe.", "police"),
        ("A military spokesman said the bridge was safe.", "military"),
        ("The union's chief spokesman said the bridge was safe.", "The union"),
        ("A lawyer for Ada Berg said she was ill.", "Ada Berg"),
        ("Her lawyer said she was ill.", "Her"),
        ("The representative of Norland said the bridge was safe.", "Norland"),
        ("Piet Haas, who speaks for the farmers, said the bridge was safe.", "the farmers"),
        ("Speaking on behalf of the families, Haas said the bridge fell.", "the families"),
        ("The minister's office said the bridge was safe.", "The minister"),
        ("The embassy of Norland said the bridge was safe.", "Norland"),
        ("The Norwegian embassy in Ostby said the bridge was safe.", "Norwegian"),
        ("The Norwegian ambassador said the bridge was safe.", "Norwegian"),
        ("Ada Berg, the ambassador of Norland, said the bridge was safe.", "Norland"),
        ("Piet Haas, for the riders, said the bridge was safe.", "the riders"),
        ("“We stay,” said Piet Haas, for the Ferry Company.", "the Ferry Company"),
        ("The union's pensions spokesman said the bridge was safe.", "The union"),
        ("The minister never made such calls, his office said.", "his"),
        ("The ministry rejected the report. A spokesman said the bridge was safe.", "The ministry"),
    ],
)
def test_speaks_for(text: str, whom: str, parse: Parse) -> None:
    assert whom in [words(one.speaks_for) for one in tell(text, parse)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg said the bridge was safe.",
        "A former NATO spokesman said the bridge was safe.",
        "An election lawyer said the bridge was safe.",
        "A London lawyer said the bridge was safe.",
        "A senior spokesman said the bridge was safe.",
        "The Observer Mission said the bridge was safe.",
        "The state prosecutor's office said the bridge was safe.",
        "Norland attorney-general Ada Berg said the bridge was safe.",
        "A donor whose lawyers are silent said the bridge was safe.",
        "Ada Berg, for her part, said the bridge was safe.",
        "An aide who spoke for an hour said the bridge was safe.",
    ],
)
def test_speaks_for_nobody_else(text: str, parse: Parse) -> None:
    assert [one.speaks_for for one in tell(text, parse)] == [None]


def test_its_spokesman_leads_to_the_body_told_of_before(parse: Parse) -> None:
    (one,) = tell("NATO disagrees. Its spokesman, Piet Haas, called the bridge a toy.", parse)
    assert one.speaks_for is not None
    assert (one.speaks_for.span.text, one.speaks_for.actor) == ("Its", "organisation/nato")


def test_a_spokesperson_keeps_speaking_for_somebody(parse: Parse) -> None:
    found = tell(
        "NATO spokesman Piet Haas said the bridge was safe. “It holds,” Haas said on Monday.", parse
    )
    assert [words(one.speaks_for) for one in found] == ["NATO", "NATO"]
