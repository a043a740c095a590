"""Why a source has no name."""

import pytest

from tests.conftest import Parse
from tests.extract.statements.told import tell, words


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "An official, who asked not to be named because he feared for his job, said it fell.",
            "because he feared for his job",
        ),
        (
            "Two officials, who were not authorised to discuss the talks, said it fell.",
            "not authorised to discuss the talks",
        ),
        (
            "“It fell,” said a clerk, speaking on condition of anonymity.",
            "on condition of anonymity",
        ),
        (
            "A clerk who declined to be identified for fear of reprisals said that it fell.",
            "for fear of reprisals",
        ),
        (
            "A clerk said it fell. He spoke on condition of anonymity since the talks are secret.",
            "since the talks are secret",
        ),
        (
            "A clerk, who spoke on condition of anonymity to discuss the talks, said it fell.",
            "to discuss the talks",
        ),
        (
            "A clerk, who still works on the line and gave no name, said that it fell.",
            "still works on the line",
        ),
        ("A clerk, who gave no name, said that it fell because of rust.", "gave no name"),
        ("A clerk, who cannot be named for legal reasons, said it fell.", "for legal reasons"),
        (
            "A clerk, who had been told not to speak to the press, said it fell.",
            "told not to speak to the press",
        ),
        ("An engineer, who gave no name, said that it fell.", "gave no name"),
        (
            "A clerk, who asked that his surname not be used because he has debts, said it fell.",
            "because he has debts",
        ),
        (
            "A clerk, who was not allowed to talk to reporters and asked not to be named, said so.",
            "not allowed to talk to reporters",
        ),
        (
            "An aide, speaking anonymously as the bill is not yet public, said it fell.",
            "as the bill is not yet public",
        ),
    ],
)
def test_anonymity(text: str, reason: str, parse: Parse) -> None:
    (one,) = [one for one in tell(text, parse) if one.cue[0].text == "said"]
    assert words(one.anonymity) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg said the victims were not named because their families were abroad.",
        "A clerk said that it fell. It did not name the group because it feared reprisals.",
        "An official said that the suspects had not been identified.",
    ],
)
def test_what_is_not_the_sources_own_is_left(text: str, parse: Parse) -> None:
    assert next(one.anonymity for one in tell(text, parse) if one.within is None) is None


def test_the_reason_holds_for_all_that_the_source_says(parse: Parse) -> None:
    found = tell(
        "An official, who asked not to be named because he feared for his job, said it fell. "
        "“We ran,” he said.",
        parse,
    )
    said = [words(one.anonymity) for one in found if one.cue[0].text == "said"]
    assert said == ["because he feared for his job"] * 2


def test_the_reason_holds_for_those_who_go_on(parse: Parse) -> None:
    found = tell(
        "Two clerks, who asked not to be named because the talks are secret, said it fell. "
        "One of them said it was rust. The clerks said nobody was hurt.",
        parse,
    )
    said = [words(one.anonymity) for one in found if one.cue[0].text == "said"]
    assert said == ["because the talks are secret"] * 3


def test_the_reason_holds_for_what_was_said_before(parse: Parse) -> None:
    found = tell(
        "Two officials said it fell. The officials, who asked not to be named because the talks "
        "are secret, said it was rust.",
        parse,
    )
    said = [words(one.anonymity) for one in found if one.cue[0].text == "said"]
    assert said == ["because the talks are secret"] * 2


def test_they_are_not_those_who_are_told_of(parse: Parse) -> None:
    found = tell(
        "Two officials said a member had wanted to leave. They spoke on condition of anonymity.",
        parse,
    )
    told = {one.cue[0].text: words(one.anonymity) for one in found}
    assert told == {"said": "on condition of anonymity", "had wanted": None}


def test_what_the_source_fears_in_the_reason_has_it_too(parse: Parse) -> None:
    found = tell("A clerk, who asked not to be named because she feared a fine, said so.", parse)
    told = {one.cue[0].text: words(one.anonymity) for one in found}
    assert told["feared"] == "because she feared a fine"
