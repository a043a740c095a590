"""What is to be done, cut out of the sentence that announces it."""

from datetime import date

import pytest

from dateline.assemble.plan_words import MOST, say_plan
from dateline.plans import Told
from dateline.record import EventRow, Party, Source

SOURCE = Source("doc-1", "report-1", None, None, None, "a.txt", date(2021, 3, 1))


def tell(sentence: str, trigger: str, *actors: str) -> Told:
    people = tuple(Party(f"organisation/{one.lower()}", one, one) for one in actors)
    at = sentence.find(trigger)
    row = EventRow(
        id="event-1", happening="event-1", type="CONSULT", mode=(), status="planned", certainty=2,
        background=False, actor=people, recipient=(), earliest=None, latest=None, place=None,
        said_by=(), trigger=trigger, sentence=sentence, start=at, end=at + len(trigger),
        source=SOURCE,
    )  # fmt: skip
    return Told(row)


@pytest.mark.parametrize(
    ("sentence", "trigger", "actors", "words"),
    [
        ("NATO will meet Iraq on Friday.", "meet", ("NATO",), "NATO will meet Iraq on Friday"),
        (
            "The lead said NATO and Iraq will meet on Friday, a day late.",
            "meet",
            ("NATO", "Iraq"),
            "NATO and Iraq will meet on Friday",
        ),
        (
            "It rained; the League, which is old, will meet soon, he said.",
            "meet",
            ("League",),
            "the League, which is old, will meet soon",
        ),
        ("Talks are due on Monday.", "Talks", (), "Talks are due on Monday"),
    ],
)
def test_the_clause_of_a_plan(
    sentence: str, trigger: str, actors: tuple[str, ...], words: str
) -> None:
    assert say_plan(tell(sentence, trigger, *actors)) == words


def test_a_long_clause_is_cut_at_a_space() -> None:
    words = say_plan(tell("NATO will meet " + "very " * 100 + "soon.", "meet", "NATO"))
    assert len(words) <= MOST + 2
    assert words.endswith("very …")
