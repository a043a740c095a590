"""Who makes an event one of public life, by what is known of those who take part."""

import pytest

from dateline.pipeline import Pipeline
from dateline.text import Failure, Report


def types_of(pipeline: Pipeline, text: str) -> list[str]:
    report = Report(source="report.txt", body=text, media_type="text/plain")
    (read,) = pipeline.read([report])
    assert not isinstance(read, Failure)
    return [event.type for event in read[1].events]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Angela Merkel met Barack Obama.", ["CONSULT"]),
        ("Angela Merkel met with Reuters.", []),
        ("Angela Merkel held a rally in Cologne.", []),
        ("Hundreds of students held a rally in Cologne.", ["PROTEST"]),
        ("Angela Merkel visited Cologne.", []),
        ("Angela Merkel visited France.", ["CONSULT"]),
        ("Hillary Clinton crushed Bernie Sanders on the gun issue.", []),
        ("Islamic State crushed the rebels with tanks.", ["ASSAULT"]),
        ("The minister says that Mexico is killing us.", []),
        ("A banker gave money to Marco Rubio.", []),
        ("Donald Trump fired a missile at Hillary Clinton.", []),
        ("North Korea fired a missile at Japan.", ["ASSAULT"]),
        ("Norway has demonstrated in Oslo.", []),
        ("Russia granted asylum to Edward Snowden.", ["AID"]),
        (
            "Migration Minister Dana Lukic spoke on Monday. She said she would visit France.",
            ["CONSULT"],
        ),
    ],
)
def test_public_life(pipeline: Pipeline, text: str, wanted: list[str]) -> None:
    assert types_of(pipeline, text) == wanted
