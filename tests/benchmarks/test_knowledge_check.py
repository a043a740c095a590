"""The check of states and leaders: what agrees, what contradicts, what was decided."""

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks import knowledge_check
from benchmarks.knowledge_check import fold, is_same, read_spells
from dateline.knowledge import load_knowledge

HEAD = "stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear\n"
LEADERS = (
    "USA,2,x,Obama,20,1,2009,1,2017\n"
    "USA,2,x,Trump,20,1,2017,1,2021\n"
    "USA,2,x,Biden,20,1,2021,,\n"
    "XXX,999,x,Nobody,1,1,2020,3,2020\n"
    "USA,2,x,Truman,12,4,1945,1,1953\n"
)


def country(code: str, demonym: str, capital: str) -> dict[str, object]:
    english = {"f": demonym, "m": demonym}
    return {"cca3": code, "demonyms": {"eng": english}, "capital": [capital]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [
        country("IRQ", "Iraqi", "Baghdad"),
        country("FRA", "Gaul", "Lyon"),
        country("UNK", "Kosovar", "Pristina"),
        country("QQQ", "Nobody", "Nowhere"),
    ]
    (tmp_path / "countries.json").write_text(json.dumps(rows))
    (tmp_path / "reign_leaderlist_1_1.csv").write_text(HEAD + LEADERS)
    return tmp_path


def test_contradictions_are_told(folder: Path) -> None:
    result = knowledge_check.score(folder)
    assert "code QQQ: not ours" in result.lines
    assert "capital FRA Lyon: ours is Paris" in result.lines
    assert any(line.startswith("demonym FRA Gaul: ours are French") for line in result.lines)
    assert "cow XXX 999: no state of ours" in result.lines
    assert result.figures["iso_codes_share"] == 3 / 4
    assert result.figures["capitals_share"] == result.figures["demonyms_share"] == 2 / 3


def test_leaders_agree_month_by_month(folder: Path) -> None:
    result = knowledge_check.score(folder)
    assert result.figures["leader_months_share"] == 1.0
    assert 0.9 < result.figures["leader_months_known"] < 1.0


def test_another_leader_is_a_contradiction(tmp_path: Path) -> None:
    row = "USA,2,x,Clinton,1,3,2018,6,2018\n"
    (tmp_path / "reign_leaderlist_1_1.csv").write_text(HEAD + row)
    result = knowledge_check.score(tmp_path)
    assert "leader USA Clinton, 2018-03 to 2018-06: ours are Donald Trump" in result.lines
    assert result.figures["leader_months_share"] == 0.0


def test_spells_are_cut_to_the_time_asked_about(folder: Path) -> None:
    spells = list(read_spells(folder / "reign_leaderlist_1_1.csv"))
    assert [spell.leader for spell in spells] == ["Obama", "Trump", "Biden", "Nobody"]
    assert (spells[0].first, spells[0].last) == (date(2009, 1, 1), date(2017, 1, 31))
    assert spells[2].last == date(2021, 1, 31)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Mitterand", "Francois Mitterrand"),
        ("G.W. Bush", "George W. Bush"),
        ("al-Maliki", "Nouri al-Maliki"),
        ("May", "Theresa May"),
    ],
)
def test_names_are_compared_by_their_words(theirs: str, ours: str) -> None:
    assert is_same(theirs, ours)
    assert not is_same(theirs, "Donald Trump")


def test_short_words_make_no_name() -> None:
    assert not is_same("Al Thani", "Al Gore")


def test_names_fold() -> None:
    assert fold("Évans Paul (acting)") == "evans paul"
    assert fold("Saint John's") == fold("St. Johns") == "st johns"


def test_a_folder_without_lists_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="neither"):
        knowledge_check.score(tmp_path)


def test_every_decision_has_a_reason() -> None:
    decided = knowledge_check._load_decided()
    assert all(reason.strip() for reasons in decided.values() for reason in reasons.values())
    states = {entry.cow for entry in load_knowledge().entries.values()}
    assert {to for to in decided["renamed"].values() if " " in to} <= states
