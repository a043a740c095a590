"""Mere things, to which words of threat, promise, refusal and want attribute nothing."""

import pytest

from tests.conftest import Parse
from tests.extract.statements.told import tell, words


@pytest.mark.parametrize(
    "text",
    [
        "Engineers had held the Velka dam, which had threatened to burst on Monday.",
        "The strike threatened to halt all ships.",
        "The storm promised to bring more rain.",
        "The engine refused to start.",
        "Prices refused to fall.",
        "The bill seeks to ban masks.",
    ],
)
def test_a_thing_is_no_source(text: str, parse: Parse) -> None:
    assert tell(text, parse) == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The dockers threatened to close the port.", "The dockers"),
        ("The management threatened to close the plant.", "The management"),
        ("The Harbour Union threatened to strike.", "The Harbour Union"),
        ("Oslo refused to sign the treaty.", "Oslo"),
        ("The letter threatened to expose her.", "The letter"),
        ("The young ones refused to leave.", "The young ones"),
        ("Most of the harvesters refused to go back.", "Most of the harvesters"),
        ("A minstrel vowed to sing on.", "A minstrel"),
        ("The Labour minister, who had threatened to leave, stayed.", "who"),
    ],
)
def test_who_can_speak_is_a_source(text: str, speaker: str, parse: Parse) -> None:
    assert [words(one.speaker) for one in tell(text, parse)] == [speaker]
