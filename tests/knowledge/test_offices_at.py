"""Who held which office on a day: questions written apart from the office files."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from dateline.datafiles import load_yaml
from dateline.knowledge import Knowledge, fold, load_knowledge, make_knowledge

CASES = Path(__file__).parent.parent / "cases" / "offices_at.yaml"


def test_nearly_all_questions_are_answered_and_none_wrongly() -> None:
    knowledge = load_knowledge()
    questions = load_yaml(CASES)
    assert isinstance(questions, list)
    assert len(questions) >= 300
    answers = [_answer(knowledge, one) for one in questions if isinstance(one, dict)]
    wrong = [question for question, who, given in answers if given and who not in given]
    right = [question for question, who, given in answers if given == {who}]
    assert wrong == []
    assert len(right) >= 0.95 * len(questions)


def _answer(knowledge: Knowledge, question: Mapping[str, object]) -> tuple[object, str, set[str]]:
    """Give a question, who is right by the id of our entry, and whom we name."""
    of, day = str(question["of"]), date.fromisoformat(str(question["on"]))
    holder = of if "/" in of else f"country/{of}"
    given = {office.person for office in knowledge.holders(str(question["role"]), holder, day)}
    who = fold(str(question["who"]))
    bearers = {entry.id for entry in knowledge.find(who) if entry.kind == "person"}
    return question, next(iter(bearers & given), who), given


def test_an_office_of_that_name_goes_before_others() -> None:
    (office,) = load_knowledge().holders("leader", "country/LBY", date(1996, 1, 10))
    assert office.person == "person/muammar-gaddafi"


def test_a_chairwoman_is_a_chairman() -> None:
    knowledge = make_knowledge(
        {
            "organisation": {"board": "Coast Board"},
            "offices": {"organisation/board": {"chairperson": {"Ada Example": "2014 to 2018"}}},
        }
    )
    (office,) = knowledge.holders("Chairwoman", "organisation/board", date(2016, 5, 1))
    assert office.person == "person/ada-example"
